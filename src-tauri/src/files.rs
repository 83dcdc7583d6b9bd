//! Files outside the archive: what the user saves or chooses in a system dialog.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use affianca_workflow::{Error, Refusal, Result};
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt as _;

/// The kinds of file a dialog offers.
pub struct Kind {
    /// What the user reads.
    pub label: &'static str,
    /// Endings, without the dot.
    pub endings: &'static [&'static str],
}

/// Asks where to save and writes there; gives the path.
///
/// # Errors
/// [`Error::Cancelled`] when the user gives up, or the disk.
pub fn save(app: &AppHandle, name: &str, kind: &Kind, bytes: &[u8]) -> Result<String> {
    let path = ask_where(app, name, kind)?;
    write_whole(&path, bytes)?;
    Ok(shown(&path))
}

/// Asks where to save.
///
/// # Errors
/// [`Error::Cancelled`].
pub fn ask_where(app: &AppHandle, name: &str, kind: &Kind) -> Result<PathBuf> {
    #[cfg(debug_assertions)]
    if let Some(folder) = std::env::var_os("AFFIANCA_SAVE_DIR") {
        return Ok(PathBuf::from(folder).join(name));
    }
    let chosen = app
        .dialog()
        .file()
        .set_file_name(name)
        .add_filter(kind.label, kind.endings)
        .blocking_save_file()
        .ok_or(Error::Cancelled)?;
    chosen
        .into_path()
        .map_err(|error| std::io::Error::other(error).into())
}

/// Asks which file to read.
///
/// # Errors
/// [`Error::Cancelled`].
pub fn ask_which(app: &AppHandle, kind: &Kind) -> Result<PathBuf> {
    #[cfg(debug_assertions)]
    if let Some(file) = std::env::var_os("AFFIANCA_OPEN_FILE") {
        return Ok(PathBuf::from(file));
    }
    let chosen = app
        .dialog()
        .file()
        .add_filter(kind.label, kind.endings)
        .blocking_pick_file()
        .ok_or(Error::Cancelled)?;
    chosen
        .into_path()
        .map_err(|error| std::io::Error::other(error).into())
}

/// Reads a file, unless it is larger than `most` bytes.
///
/// # Errors
/// `FILE_TOO_LARGE`, or the disk.
pub fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>> {
    if fs::metadata(path)?.len() > most {
        return Err(Refusal::FileTooLarge(most / (1024 * 1024)).into());
    }
    Ok(fs::read(path)?)
}

/// A path as the user reads it.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// The name of a file, without its folder.
pub fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Writes the whole file, as [`write_with`].
///
/// # Errors
/// When the disk refuses.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    write_with(path, |file| Ok(file.write_all(bytes)?))
}

/// Writes beside, then renames: the file is either the old one or all of the new one.
///
/// # Errors
/// Whatever `write` refuses with, or the disk.
pub fn write_with(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    let mut buffered = BufWriter::new(file.as_file_mut());
    write(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_file_is_the_old_one_until_all_of_the_new_one_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("giornale.csv");
        fs::write(&path, b"vecchio").unwrap();
        let refused = write_with(&path, |file| {
            file.write_all(b"met")?;
            Err(Error::Cancelled)
        });
        assert!(matches!(refused, Err(Error::Cancelled)));
        assert_eq!(fs::read(&path).unwrap(), b"vecchio");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        write_with(&path, |file| Ok(file.write_all(b"nuovo")?)).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"nuovo");
    }
}
