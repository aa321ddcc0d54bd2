//! Signals, as news.

use std::io;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::News;
use super::post::Post;

/// Starts a thread that sleeps until a signal comes.
pub(super) fn listen(post: Post) -> io::Result<()> {
    let mut signals = Signals::new([SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let news = match signal {
                SIGWINCH => News::Resized,
                SIGTSTP => News::Suspend,
                SIGCONT => News::Continued,
                ending => News::Signal(ending),
            };
            if post.send(news).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// Stops the program, as the shell's suspend key would, until it is continued.
pub(super) fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}
