//! Files only this user may read, that are on the disk when we say so.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use crate::paths::beside;
use crate::{Error, Result};

/// What every plain SQLite file begins with, and an encrypted one never does.
const PLAIN_SQLITE: &[u8; 16] = b"SQLite format 3\0";

/// Makes the folder, readable by this user alone where the system knows how.
pub(crate) fn make_private_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    Ok(builder.create(folder)?)
}

/// Makes an empty file that only this user may read. SQLite gives its companions the same rights.
pub(crate) fn private_file(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    Ok(options.open(path)?)
}

/// Gives a finished file its name, and waits until the disk knows.
pub(crate) fn put_in_place(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to)?;
    // A renamed file is only there after a power cut once its folder is written too.
    #[cfg(unix)]
    if let Some(folder) = to.parent() {
        let synced = File::open(folder)?.sync_all();
        if let Err(error) = synced.or_else(forgiven) {
            return Err(error.into());
        }
    }
    Ok(())
}

/// Shares and some file systems cannot write a folder to the disk, and say so: the file is there.
#[cfg(unix)]
fn forgiven(error: io::Error) -> io::Result<()> {
    match error.kind() {
        io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported => Ok(()),
        _ => Err(error),
    }
}

/// Where a file that is in the way is kept: a name nothing has yet, with the moment in it.
pub(crate) fn name_to_keep(path: &Path, why: &str, now: NaiveDateTime) -> PathBuf {
    free_name(path, &format!(".{why}-{}", now.format("%Y%m%d-%H%M%S")))
}

/// The name with `ending` after it that nothing has yet: numbered where some have.
pub(crate) fn free_name(path: &Path, ending: &str) -> PathBuf {
    let numbered = (2..).map(|number| beside(path, &format!("{ending}-{number}")));
    std::iter::once(beside(path, ending))
        .chain(numbered)
        .find(|kept| !kept.exists())
        .unwrap_or_else(|| beside(path, ending))
}

/// Removes a file that may not be there.
pub(crate) fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Removes an unfinished archive with what SQLite keeps beside it.
pub(crate) fn remove_with_companions(path: &Path) -> Result<()> {
    ["", "-journal", "-wal", "-shm"]
        .into_iter()
        .try_for_each(|ending| remove_if_there(&beside(path, ending)))
}

/// What tells one encrypted archive from any other file: its first 16 bytes, random for each.
///
/// # Errors
/// [`Error::Damaged`] when there is nothing to read; [`Error::NotAnArchive`] for plain SQLite.
pub(crate) fn fingerprint(path: &Path) -> Result<[u8; 16]> {
    let mut bytes = [0_u8; 16];
    match File::open(path)?.read_exact(&mut bytes) {
        Ok(()) if &bytes == PLAIN_SQLITE => Err(Error::NotAnArchive),
        Ok(()) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            Err(Error::Damaged("the file is empty or cut short".into()))
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_cannot_be_synced_does_not_hide_a_good_file() {
        // EINVAL, EOPNOTSUPP, EIO.
        let told = |code| forgiven(io::Error::from_raw_os_error(code)).is_ok();
        assert!(told(22));
        assert_eq!(told(95), cfg!(target_os = "linux"));
        assert!(!told(5));
    }
}
