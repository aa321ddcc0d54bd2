//! News from other threads, and the one place where the main thread waits: for keys and for news at once.

use std::io;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SendError, Sender, channel};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::pipe::{PipeFlags, pipe_with};

use super::News;

/// Where news arrives.
pub(super) struct Inbox {
    news: Receiver<News>,
    post: Post,
    /// Holds a byte for each piece of news.
    bell: OwnedFd,
}

/// Sends news to the main thread, and wakes it.
#[derive(Clone)]
pub(super) struct Post {
    sender: Sender<News>,
    bell: Arc<OwnedFd>,
}

/// What the main thread woke up for.
#[derive(Debug)]
pub(super) enum Ready {
    /// Keys can be read.
    Keys,
    /// News has come.
    News(Vec<News>),
    /// Neither, in the time given.
    Nothing,
}

impl Post {
    /// Sends a piece of news.
    ///
    /// # Errors
    /// When nobody waits for it any more.
    pub(super) fn send(&self, news: News) -> Result<(), SendError<News>> {
        self.sender.send(news)?;
        // A full pipe wakes as well.
        let _ = rustix::io::write(&*self.bell, b"!");
        Ok(())
    }
}

impl Inbox {
    pub(super) fn new() -> io::Result<Self> {
        let (sender, news) = channel();
        let (bell, rung) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
        Ok(Self { news, post: Post { sender, bell: Arc::new(rung) }, bell })
    }

    /// A way to send news here.
    pub(super) fn post(&self) -> Post {
        self.post.clone()
    }

    /// Sleeps until news has come, keys can be read, or the time is over; without a time, as long as it takes.
    pub(super) fn wait(&self, keyboard: BorrowedFd, patience: Option<Duration>) -> io::Result<Ready> {
        let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
        let mut lines = [PollFd::new(&self.bell, PollFlags::IN), PollFd::from_borrowed_fd(keyboard, PollFlags::IN)];
        loop {
            match poll(&mut lines, patience.as_ref()) {
                Ok(0) => return Ok(Ready::Nothing),
                Ok(_) => break,
                // What a signal says comes as news.
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let [bell, _] = &lines;
        if bell.revents().is_empty() {
            return Ok(Ready::Keys);
        }
        let mut rung = [0; 64];
        // What rings again in the meantime wakes again.
        let _ = rustix::io::read(&self.bell, &mut rung);
        Ok(Ready::News(self.news.try_iter().collect()))
    }
}
