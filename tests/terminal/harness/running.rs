//! The program while it runs in a terminal, and what it leaves behind.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

use super::ended::{Ended, is_left, settings, unread};
use super::{DEADLINE, END, PAGE_DOWN, now};

/// How long to wait before looking again.
const MOMENT: Duration = Duration::from_millis(5);

/// The program, running.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    pid: Pid,
    keyboard: Box<dyn Write + Send>,
    /// The window's end of the terminal.
    window: Option<Box<dyn MasterPty + Send>>,
    /// The program's end of the terminal, held open so that it can be looked at when the program is gone.
    line: Option<File>,
    arriving: Receiver<Vec<u8>>,
    output: Vec<u8>,
    screen: vt100::Parser,
    before: String,
}

impl Terminal {
    pub(super) fn open(command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let line = OpenOptions::new().read(true).write(true).open(pair.master.tty_name().unwrap()).unwrap();
        let before = settings(&line);
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, arriving) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let pid = Pid::from_raw(child.process_id().unwrap().cast_signed()).unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (window, line, screen) = (Some(pair.master), Some(line), vt100::Parser::default());
        Self { child, pid, keyboard, window, line, arriving, output: Vec::new(), screen, before }
    }

    /// Takes what arrives next. False if nothing more will arrive.
    fn receive(&mut self, patience: Duration) -> bool {
        match self.arriving.recv_timeout(patience) {
            Ok(bytes) => {
                self.screen.process(&bytes);
                self.output.extend(bytes);
                true
            }
            Err(error) => error == RecvTimeoutError::Timeout,
        }
    }

    #[track_caller]
    pub fn wait_until(&mut self, what: &str, done: impl Fn(&Self) -> bool) -> &mut Self {
        let end = now() + DEADLINE;
        while !done(self) {
            self.receive(MOMENT);
            assert!(now() < end, "waited in vain for {what}. The screen:\n{}", self.text());
        }
        self
    }

    #[track_caller]
    pub fn wait_for(&mut self, text: &str) -> &mut Self {
        self.wait_until(&format!("{text:?}"), |terminal| terminal.text().contains(text))
    }

    /// Listens for a time, to find out whether something comes.
    pub fn listen(&mut self, time: Duration) -> &mut Self {
        let end = now() + time;
        while now() < end {
            self.receive(MOMENT);
        }
        self
    }

    /// Presses keys, or answers as a terminal would.
    pub fn send(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self
    }

    /// The same over a slow line: one byte after the other.
    pub fn send_slowly(&mut self, keys: &str) -> &mut Self {
        for byte in keys.bytes() {
            self.keyboard.write_all(&[byte]).unwrap();
            thread::sleep(Duration::from_millis(1));
        }
        self
    }

    /// Presses PgDn until there is no further slide.
    #[track_caller]
    pub fn walk_to_the_end(&mut self) -> &mut Self {
        for _ in 0..200 {
            let page = self.text();
            if page.contains(END) {
                return self;
            }
            self.send(PAGE_DOWN).wait_until("another page", |terminal| terminal.text() != page);
        }
        panic!("no end in sight:\n{}", self.text());
    }

    pub fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid, signal).unwrap();
        self
    }

    /// Presses `q`: the program must end well, and leave the terminal as it was.
    #[track_caller]
    pub fn quit(&mut self) -> Ended {
        self.send("q");
        let ended = self.end();
        ended.exited(0).restored();
        ended
    }

    /// Gives the window another size, and tells the program.
    pub fn resize(&mut self, (cols, rows): (u16, u16)) -> &mut Self {
        self.window.as_ref().unwrap().resize(PtySize { rows, cols, ..PtySize::default() }).unwrap();
        self.screen.screen_mut().set_size(rows, cols);
        // The kernel tells the terminal's own programs alone, and this one is not bound to it.
        self.signal(Signal::WINCH)
    }

    /// Closes the window: nobody will read, nobody will press keys.
    pub fn unplug(&mut self) -> &mut Self {
        // The thread that reads ends when it finds nobody to tell, and the terminal goes with it.
        self.arriving = channel().1;
        self.line.take().unwrap().write_all(b"\n").unwrap();
        (self.keyboard, self.window) = (Box::new(io::sink()), None);
        self
    }

    /// Waits for the program's end.
    #[track_caller]
    pub fn end(&mut self) -> Ended {
        self.wait_for_exit();
        let status = self.child.wait().unwrap();
        let after = self.line.as_ref().map(settings).unwrap_or_default();
        let unread = self.line.as_ref().map_or(0, unread);
        self.line = None;
        let end = now() + DEADLINE;
        while self.receive(MOMENT) {
            assert!(now() < end, "somebody else holds the terminal");
        }
        Ended {
            status,
            after,
            unread,
            before: self.before.clone(),
            screen: self.text(),
            output: std::mem::take(&mut self.output),
        }
    }

    #[track_caller]
    fn wait_for_exit(&mut self) {
        let end = now() + DEADLINE;
        while self.child.try_wait().unwrap().is_none() {
            self.receive(MOMENT);
            assert!(now() < end, "the program does not end. The screen:\n{}", self.text());
        }
    }

    /// The text on the screen.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// The colour of the paper, as the first cell has it.
    pub fn paper(&self) -> vt100::Color {
        self.screen.screen().cell(0, 0).unwrap().bgcolor()
    }

    /// All that was written so far.
    pub fn output(&self) -> &[u8] {
        &self.output
    }

    /// Whether the screen was left, and nothing written since.
    pub fn is_left(&self) -> bool {
        is_left(&self.output)
    }

    /// Whether the terminal has the settings that it had before.
    pub fn is_as_before(&self) -> bool {
        self.line.as_ref().map(settings).unwrap_or_default() == self.before
    }

    /// The process's state: `S` asleep, `T` stopped.
    pub fn state(&self) -> String {
        self.stat().swap_remove(0)
    }

    /// The fields of `/proc/PID/stat` after the program's name.
    fn stat(&self) -> Vec<String> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.pid)).unwrap();
        stat.rsplit(')').next().unwrap().split_whitespace().map(String::from).collect()
    }

    /// What the process did so far: processor time, and how often each of its threads slept and woke.
    pub fn activity(&self) -> Vec<String> {
        let mut found = self.stat()[11..13].to_vec();
        for thread in fs::read_dir(format!("/proc/{}/task", self.pid)).unwrap().flatten() {
            let status = fs::read_to_string(thread.path().join("status")).unwrap();
            found.extend(status.lines().filter(|line| line.contains("ctxt_switches")).map(String::from));
        }
        found
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if let Ok(None) = self.child.try_wait() {
            let _ = kill_process(self.pid, Signal::KILL);
            let _ = self.child.wait();
        }
    }
}
