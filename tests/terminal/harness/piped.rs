//! The program with pipes in the place of a terminal.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::{DEADLINE, now};

/// What the program printed.
pub struct Printed {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// The program, with nobody at the keys and its output in pipes. `most`: after so many bytes the reader closes the pipe.
pub fn piped(args: &[&str], most: u64) -> Printed {
    let mut command = Command::new(env!("CARGO_BIN_EXE_immunodeck"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env_clear().env("TERM", "xterm-256color");
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let out = reader(child.stdout.take().unwrap().take(most));
    let err = reader(child.stderr.take().unwrap());
    let code = exit_code(&mut child);
    let text = |reader: JoinHandle<Vec<u8>>| String::from_utf8(reader.join().unwrap()).unwrap();
    Printed { code, out: text(out), err: text(err) }
}

fn reader(mut pipe: impl Read + Send + 'static) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).unwrap();
        bytes
    })
}

fn exit_code(child: &mut Child) -> Option<i32> {
    let end = now() + DEADLINE;
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        if now() > end {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("the program does not end");
        }
        thread::sleep(Duration::from_millis(5));
    }
}
