//! An archive that moves once from the folder of an earlier version to the one of this.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::make_private_folder;

/// The folder of an archive inside the program's own.
const ARCHIVE: &str = "archivio";
/// What goes along with the archive.
const BESIDE: [&str; 2] = ["finestra.json", "ultimo-avviso"];
/// An archive half copied.
const ARRIVING: &str = "archivio-in-arrivo";
/// The old one once a copy has arrived.
const LEFT: &str = "archivio-spostato";

/// The folder to work in: `new`, into which an archive in `old` moves unless there already is one.
/// When it cannot be moved now, because another program has it open or the disk is full, it is used
/// where it is and moves another time. Nothing is ever deleted but a copy that broke off.
pub fn moved_once(old: &Path, new: &Path) -> PathBuf {
    if old == new || new.join(ARCHIVE).exists() {
        return new.to_owned();
    }
    let moved = if old.join(ARCHIVE).is_dir() {
        move_archive(old, new)
    } else if old.join(LEFT).is_dir() && new.join(ARRIVING).is_dir() {
        // A power cut between the two last steps: the copy is whole.
        fs::rename(new.join(ARRIVING), new.join(ARCHIVE))
    } else {
        Ok(())
    };
    match moved {
        Ok(()) => new.to_owned(),
        Err(_) => old.to_owned(),
    }
}

fn move_archive(old: &Path, new: &Path) -> io::Result<()> {
    make_private_folder(new)?;
    let (from, to) = (old.join(ARCHIVE), new.join(ARCHIVE));
    if fs::rename(&from, &to).is_err() {
        // The two are on different disks.
        let arriving = new.join(ARRIVING);
        if arriving.exists() {
            fs::remove_dir_all(&arriving)?;
        }
        copy_folder(&from, &arriving)?;
        set_aside(&from, old, &arriving, &to)?;
    }
    for name in BESIDE {
        // Where the window was is no reason to stay.
        let _ = fs::copy(old.join(name), new.join(name));
    }
    Ok(())
}

/// The old one leaves its name first: while another program has it open it stays the one used.
fn set_aside(from: &Path, old: &Path, arriving: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, old.join(LEFT))?;
    fs::rename(arriving, to)
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    make_private_folder(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
            fs::OpenOptions::new()
                .write(true)
                .open(&target)?
                .sync_all()?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn folders() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        let (old, new) = (place.path().join("Roaming"), place.path().join("Local"));
        fs::create_dir_all(old.join(ARCHIVE)).unwrap();
        fs::write(old.join(ARCHIVE).join("chiavi.json"), b"chiavi").unwrap();
        fs::write(old.join("finestra.json"), b"{}").unwrap();
        (place, old, new)
    }

    fn keys(folder: &Path) -> Option<Vec<u8>> {
        fs::read(folder.join(ARCHIVE).join("chiavi.json")).ok()
    }

    #[test]
    fn an_archive_of_an_earlier_version_moves_once_with_what_is_beside_it() {
        let (_place, old, new) = folders();
        assert_eq!(moved_once(&old, &new), new);
        assert_eq!(keys(&new).unwrap(), b"chiavi");
        assert_eq!(keys(&old), None);
        assert!(new.join("finestra.json").exists());
        fs::create_dir_all(old.join(ARCHIVE)).unwrap();
        fs::write(old.join(ARCHIVE).join("chiavi.json"), b"altre").unwrap();
        assert_eq!(moved_once(&old, &new), new);
        assert_eq!(keys(&new).unwrap(), b"chiavi", "one already there stays");
        assert_eq!(keys(&old).unwrap(), b"altre");
    }

    #[test]
    fn with_no_archive_before_there_is_nothing_to_move() {
        let place = tempfile::tempdir().unwrap();
        let (old, new) = (place.path().join("Roaming"), place.path().join("Local"));
        assert_eq!(moved_once(&old, &new), new);
        assert!(!old.exists() && !new.exists());
        assert_eq!(moved_once(&new, &new), new);
    }

    #[test]
    fn an_archive_that_cannot_be_moved_is_used_where_it_is() {
        let (_place, old, new) = folders();
        fs::write(&new, b"a file stands in the way").unwrap();
        assert_eq!(moved_once(&old, &new), old);
        assert_eq!(keys(&old).unwrap(), b"chiavi");
    }

    #[test]
    fn a_move_broken_off_after_the_copy_is_finished_at_the_next_start() {
        let (_place, old, new) = folders();
        copy_folder(&old.join(ARCHIVE), &new.join(ARRIVING)).unwrap();
        fs::rename(old.join(ARCHIVE), old.join(LEFT)).unwrap();
        assert_eq!(moved_once(&old, &new), new);
        assert_eq!(keys(&new).unwrap(), b"chiavi");
        assert!(old.join(LEFT).is_dir(), "what was copied is not deleted");
    }

    #[test]
    fn a_copied_folder_has_all_that_was_in_it() {
        let (_place, old, new) = folders();
        fs::create_dir(old.join(ARCHIVE).join("copie")).unwrap();
        fs::write(old.join(ARCHIVE).join("copie").join("a"), b"a").unwrap();
        copy_folder(&old, &new).unwrap();
        assert_eq!(keys(&new).unwrap(), b"chiavi");
        assert_eq!(
            fs::read(new.join(ARCHIVE).join("copie").join("a")).unwrap(),
            b"a"
        );
    }
}
