//! One archive, one program: whoever has it open holds a lock on a file beside it.

use std::fs::{File, TryLockError, remove_file};
use std::path::{Path, PathBuf};

use crate::files::private_file;
use crate::{Error, Result};

/// The file that is locked. It stays when the archive is closed: a file that is locked and one made
/// anew under its name would be two, and so could be those who hold them.
const FILE: &str = "in-uso";

/// Held while the archive is open. The system lets go of it when the program ends, however it does.
#[derive(Debug)]
pub(super) struct InUse {
    file: File,
    path: PathBuf,
    made: bool,
}

impl InUse {
    /// Takes the lock of the archive in `folder`.
    ///
    /// # Errors
    /// [`Error::InUse`] when another program has it; or the disk.
    pub fn hold(folder: &Path) -> Result<Self> {
        let path = folder.join(FILE);
        let made = !path.exists();
        let file = private_file(&path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::InUse),
            // A disk that knows no locks has none to be in the way.
            Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        Ok(Self { file, path, made })
    }

    /// Lets go of the lock of an archive that could not be opened, and leaves its folder as it was.
    pub fn give_back(self) {
        let Self { file, path, made } = self;
        if made {
            // While it is held: nobody else can have begun to wait for it.
            let _ = remove_file(path);
        }
        drop(file);
    }
}
