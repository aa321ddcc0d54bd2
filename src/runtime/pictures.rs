//! Pictures are read and prepared on a thread of their own: a slow disk or a large file never holds up a key.

#[cfg(feature = "images")]
mod codec;
#[cfg(not(feature = "images"))]
#[path = "pictures/no_codec.rs"]
mod codec;
mod open;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::News;
use super::graphics::{Made, Order};
use super::post::Post;
use crate::app::Message;
use crate::picture::{Fault, File, Picture, Pixels};

/// The thread's name. What panics on it is caught: a decoder's mistake costs one picture.
pub(super) const THREAD: &str = "pictures";

/// What is to be done with a picture.
#[derive(Debug)]
pub(super) enum Job {
    /// Read it, for half blocks.
    Read(File),
    /// Prepare it for a terminal that draws pixels.
    Make(Order),
}

/// Takes jobs. The thread begins with the first one.
pub(super) struct Studio {
    news: Post,
    jobs: Option<Sender<Job>>,
}

impl Studio {
    pub(super) fn new(news: Post) -> Self {
        Self { news, jobs: None }
    }

    pub(super) fn give(&mut self, job: Job) {
        let jobs = self.jobs.get_or_insert_with(|| {
            let (sender, jobs) = channel();
            let news = self.news.clone();
            // Where no thread can begin, the words of the pictures stay.
            let _ = thread::Builder::new().name(THREAD.into()).spawn(move || work(&jobs, &news));
            sender
        });
        let _ = jobs.send(job);
    }
}

fn work(jobs: &Receiver<Job>, news: &Post) {
    while let Ok(job) = jobs.recv() {
        let done = match job {
            Job::Read(file) => {
                let came = read(&file).map(|pixels| Arc::new(Picture::from(pixels)));
                News::Message(Message::Picture(file, came))
            }
            Job::Make(order) => {
                let bytes = read(&order.file).ok().and_then(|pixels| caught(|| order.encode(&pixels, codec::png))?);
                News::Made(Made { order, bytes: bytes.unwrap_or_default() })
            }
        };
        if news.send(done).is_err() {
            return;
        }
    }
}

fn read(file: &File) -> Result<Pixels, Fault> {
    let bytes = open::bytes(file)?;
    caught(|| codec::decode(&bytes)).unwrap_or(Err(Fault::Damaged))
}

/// What a decoder gives; nothing where it panics.
fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}
