//! From a picture's path to its bytes: a file inside the deck's folder, of a bounded size, or nothing.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use crate::picture::{Fault, File, refusal};

/// The largest file that is taken for a picture, in bytes.
const LARGEST: u64 = 32 * 1024 * 1024;

/// The bytes of a picture's file.
///
/// # Errors
/// When it lies outside the deck's folder (links are followed first), is no plain file, is too large, or cannot be read.
pub(super) fn bytes(file: &File) -> Result<Vec<u8>, Fault> {
    let path = inside(file)?;
    if !fs::metadata(&path).map_err(fault)?.is_file() {
        return Err(Fault::NoFile);
    }
    // Whatever takes the file's place in this moment: no link is followed any more, and a pipe without a writer waits for
    // nobody.
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
    let handle = OpenOptions::new().read(true).custom_flags(flags).open(&path).map_err(fault)?;
    let kind = handle.metadata().map_err(fault)?;
    if !kind.is_file() {
        return Err(Fault::NoFile);
    }
    if kind.len() > LARGEST {
        return Err(Fault::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(kind.len()).unwrap_or(0) + 1);
    handle.take(LARGEST + 1).read_to_end(&mut bytes).map_err(fault)?;
    if bytes.len() as u64 > LARGEST { Err(Fault::TooLarge) } else { Ok(bytes) }
}

/// Where the file really lies, if that is inside the folder.
fn inside(file: &File) -> Result<PathBuf, Fault> {
    if refusal(&file.path).is_some() {
        return Err(Fault::Outside);
    }
    let folder = if file.folder.as_os_str().is_empty() { Path::new(".") } else { &file.folder };
    let folder = fs::canonicalize(folder).map_err(fault)?;
    let path = fs::canonicalize(folder.join(&file.path)).map_err(fault)?;
    if path.starts_with(&folder) { Ok(path) } else { Err(Fault::Outside) }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn fault(error: io::Error) -> Fault {
    match error.kind() {
        ErrorKind::PermissionDenied => Fault::Forbidden,
        ErrorKind::IsADirectory => Fault::NoFile,
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidInput | ErrorKind::InvalidFilename => Fault::Missing,
        _ => Fault::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    /// A folder for one test, with `deck/inside.png` and `outside.png` beside it.
    fn folder(name: &str) -> PathBuf {
        let base = std::env::temp_dir().join(format!("immunodeck-open-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&base);
        fs::create_dir_all(base.join("deck/sub")).unwrap();
        fs::write(base.join("deck/inside.png"), b"inside").unwrap();
        fs::write(base.join("outside.png"), b"outside").unwrap();
        base
    }

    fn read(base: &Path, path: &str) -> Result<String, Fault> {
        let file = File { folder: base.join("deck"), path: path.into() };
        bytes(&file).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn only_what_really_lies_inside_is_read() {
        let base = folder("inside");
        let outside = base.join("outside.png");
        symlink(&outside, base.join("deck/link.png")).unwrap();
        symlink("../outside.png", base.join("deck/up.png")).unwrap();
        symlink("inside.png", base.join("deck/sub.png")).unwrap();
        symlink(&base, base.join("deck/all")).unwrap();
        symlink("loop.png", base.join("deck/loop.png")).unwrap();
        assert_eq!(read(&base, "inside.png"), Ok("inside".into()));
        assert_eq!(read(&base, "sub/../inside.png"), Ok("inside".into()));
        assert_eq!(read(&base, "sub.png"), Ok("inside".into()), "a link inside the folder");
        for path in ["link.png", "up.png", "all/outside.png", "../outside.png", outside.to_str().unwrap(), "/dev/zero"] {
            assert_eq!(read(&base, path), Err(Fault::Outside), "{path}");
        }
        assert_eq!(read(&base, "loop.png"), Err(Fault::Damaged));
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn a_folder_that_only_begins_alike_is_outside() {
        let base = folder("alike");
        fs::create_dir(base.join("deck-of-others")).unwrap();
        fs::write(base.join("deck-of-others/a.png"), b"theirs").unwrap();
        symlink(base.join("deck-of-others/a.png"), base.join("deck/a.png")).unwrap();
        assert_eq!(read(&base, "a.png"), Err(Fault::Outside));
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn what_is_no_file_is_not_opened() {
        let base = folder("kinds");
        rustix::fs::mkfifoat(rustix::fs::CWD, base.join("deck/pipe.png"), rustix::fs::Mode::RWXU).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(base.join("deck/socket.png")).unwrap();
        for path in ["pipe.png", "socket.png", "sub"] {
            assert_eq!(read(&base, path), Err(Fault::NoFile), "{path}");
        }
        for path in ["none.png", "inside.png/more.png", "a\0b.png", &"long".repeat(2000)] {
            assert_eq!(read(&base, path), Err(Fault::Missing), "{path}");
        }
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn a_file_has_its_bound() {
        let base = folder("large");
        let file = fs::File::create(base.join("deck/large.png")).unwrap();
        file.set_len(LARGEST + 1).unwrap();
        assert_eq!(read(&base, "large.png"), Err(Fault::TooLarge));
        file.set_len(LARGEST).unwrap();
        assert_eq!(read(&base, "large.png").unwrap().len() as u64, LARGEST);
        fs::remove_dir_all(base).unwrap();
    }
}
