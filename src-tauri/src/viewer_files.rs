//! Files put where the system's viewers can open them, for as long as the archive is open: each in
//! a folder of its own, all of them in one that only this user can read and that does not outlive
//! the program.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use affianca_workflow::Result;

use crate::files::name_of;
use crate::platform;

/// What the name of every program's folder begins with.
const PREFIX: &str = "affianca-";
/// A file locked by the program the folder belongs to: when nobody locks it, that program is gone.
const MARK: &str = "in-uso";

/// Who wrote a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// This program.
    Ours,
    /// Somebody else: it was attached.
    Outside,
}

/// The viewer files of this program.
pub struct ViewerFiles {
    place: PathBuf,
    own: Option<Own>,
}

/// This program's folder.
struct Own {
    folder: PathBuf,
    _mark: File,
}

impl ViewerFiles {
    /// None yet; the first makes a new folder in `place`.
    pub fn new(place: PathBuf) -> Self {
        Self { place, own: None }
    }

    /// Writes a file where a viewer can open it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put(&mut self, name: &str, bytes: &[u8], origin: Origin) -> Result<PathBuf> {
        let own = match &self.own {
            Some(own) => own,
            None => self.own.insert(Own::make(&self.place)?),
        };
        let path = private_folder("", &own.folder)?.join(name_of(Path::new(name)));
        // The folder around it is this user's alone.
        let mut file = File::create_new(&path)?;
        file.write_all(bytes)?;
        if origin == Origin::Outside {
            platform::mark_from_outside(&path);
        }
        // What somebody writes into it would be gone with the lock: the viewer says so at once.
        let mut rights = file.metadata()?.permissions();
        rights.set_readonly(true);
        fs::set_permissions(&path, rights)?;
        Ok(path)
    }

    /// Whether there are none, nor anything left of earlier ones.
    #[cfg(test)]
    pub fn is_empty(&self) -> bool {
        self.own.is_none()
    }

    /// Deletes all of them. What the system does not let go, because a viewer still has it open, is
    /// tried again the next time.
    pub fn delete_all(&mut self) {
        if let Some(folder) = self.own.as_ref().map(|own| own.folder.clone())
            && empty(&folder)
        {
            self.own = None;
            // All that is left is the mark, and the next start looks for that.
            let _ = fs::remove_dir_all(folder);
        }
    }
}

impl Drop for ViewerFiles {
    fn drop(&mut self) {
        self.delete_all();
    }
}

impl Own {
    fn make(place: &Path) -> io::Result<Self> {
        platform::make_private_folder(place)?;
        let folder = private_folder(PREFIX, place)?;
        // Locked before it has its name: until then nobody takes the folder for an abandoned one.
        let unnamed = folder.join("nuovo");
        let mark = File::create(&unnamed)?;
        // Where files cannot be locked nobody can lock this one to sweep the folder away, either.
        let _ = mark.try_lock();
        fs::rename(unnamed, folder.join(MARK))?;
        Ok(Self {
            folder,
            _mark: mark,
        })
    }
}

/// Deletes what programs that are gone could not delete themselves.
pub fn sweep(place: &Path) {
    let Ok(entries) = fs::read_dir(place) else {
        return;
    };
    let owner = Owner::myself();
    for entry in entries.flatten() {
        let program = entry.file_name().to_string_lossy().starts_with(PREFIX)
            && entry
                .metadata()
                .is_ok_and(|it| it.is_dir() && owner.owns(&it));
        if program && is_abandoned(&entry.path()) {
            // What another program has open now goes at another start.
            empty(&entry.path());
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// What is no file is no mark of ours: a pipe would keep whoever opens it waiting.
fn is_abandoned(folder: &Path) -> bool {
    let mark = folder.join(MARK);
    fs::symlink_metadata(&mark).is_ok_and(|it| it.is_file())
        && File::open(mark).is_ok_and(|mark| mark.try_lock().is_ok())
}

/// Who this program runs as: the folder for temporary files may be everybody's.
struct Owner {
    #[cfg(unix)]
    user: Option<u32>,
}

impl Owner {
    fn myself() -> Self {
        Self {
            // Whoever makes a file owns it.
            #[cfg(unix)]
            user: tempfile::tempfile()
                .and_then(|file| file.metadata())
                .map(|it| std::os::unix::fs::MetadataExt::uid(&it))
                .ok(),
        }
    }

    #[cfg(unix)]
    fn owns(&self, it: &fs::Metadata) -> bool {
        self.user == Some(std::os::unix::fs::MetadataExt::uid(it))
    }

    /// On Windows each user has a folder of their own for temporary files.
    #[cfg(not(unix))]
    fn owns(&self, _: &fs::Metadata) -> bool {
        true
    }
}

/// Makes a folder of a name nobody can guess that this user alone can read.
fn private_folder(prefix: &str, place: &Path) -> io::Result<PathBuf> {
    let mut builder = tempfile::Builder::new();
    let made = builder.prefix(prefix).make_in(place, |folder| {
        if folder.exists() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        platform::make_private_folder(folder)
    })?;
    made.keep()
        .map(|(_, folder)| folder)
        .map_err(|kept| kept.error)
}

/// Deletes every folder in `folder`, going on when one stays; tells whether all are gone.
fn empty(folder: &Path) -> bool {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return error.kind() == io::ErrorKind::NotFound,
    };
    let mut all_gone = true;
    for entry in entries.flatten() {
        if entry.file_name() != MARK {
            all_gone &= remove(&entry.path()).is_ok();
        }
    }
    all_gone
}

/// Deletes a folder and its files. Windows deletes none that nobody may write.
fn remove(folder: &Path) -> io::Result<()> {
    #[cfg(windows)]
    for file in fs::read_dir(folder)?.flatten() {
        let mut rights = file.metadata()?.permissions();
        rights.set_readonly(false);
        fs::set_permissions(file.path(), rights)?;
    }
    fs::remove_dir_all(folder)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn viewer_files() -> (tempfile::TempDir, ViewerFiles) {
        let place = tempfile::tempdir().unwrap();
        let files = ViewerFiles::new(place.path().to_owned());
        (place, files)
    }

    fn is_empty(folder: &Path) -> bool {
        fs::read_dir(folder).unwrap().next().is_none()
    }

    #[test]
    fn every_file_can_be_deleted_and_goes_with_the_program() {
        let (place, mut files) = viewer_files();
        let path = files.put("registro.pdf", b"%PDF", Origin::Ours).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"%PDF");
        files.delete_all();
        assert!(
            is_empty(place.path()),
            "a file stays after the archive is locked"
        );
        assert!(
            files
                .put("registro.pdf", b"%PDF", Origin::Ours)
                .unwrap()
                .exists()
        );
        drop(files);
        assert!(is_empty(place.path()));
    }

    #[test]
    fn two_files_of_the_same_name_do_not_touch_each_other() {
        let (_place, mut files) = viewer_files();
        let first = files.put("scansione.pdf", b"uno", Origin::Ours).unwrap();
        let second = files.put("scansione.pdf", b"due", Origin::Ours).unwrap();
        assert_eq!(fs::read(first).unwrap(), b"uno");
        assert_eq!(fs::read(&second).unwrap(), b"due");
        assert_eq!(name_of(&second), "scansione.pdf");
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let (place, mut files) = viewer_files();
        for name in ["../../fuori.pdf", "/fuori.pdf"] {
            let path = files.put(name, b"%PDF", Origin::Ours).unwrap();
            assert!(path.starts_with(place.path()), "{}", path.display());
            assert_eq!(name_of(&path), "fuori.pdf");
        }
        assert!(files.put("..", b"%PDF", Origin::Ours).is_err());
    }

    #[test]
    fn what_the_system_does_not_let_go_is_deleted_the_next_time() {
        let (place, mut files) = viewer_files();
        let held = files.put("registro.pdf", b"%PDF", Origin::Ours).unwrap();
        let free = files.put("scansione.pdf", b"%PDF", Origin::Ours).unwrap();
        // What stands in the folder's place cannot be deleted as a folder, whoever one is.
        let (folder, away) = (held.parent().unwrap(), place.path().join("altrove"));
        fs::rename(folder, &away).unwrap();
        fs::write(folder, b"").unwrap();
        files.delete_all();
        assert!(!free.exists(), "the others go all the same");
        fs::remove_file(folder).unwrap();
        fs::rename(&away, folder).unwrap();
        files.delete_all();
        assert!(is_empty(place.path()));
    }

    #[test]
    fn what_a_program_broken_off_left_is_swept_and_nothing_else() {
        let (place, mut gone) = viewer_files();
        let mut alive = ViewerFiles::new(place.path().to_owned());
        let left = gone.put("registro.pdf", b"%PDF", Origin::Ours).unwrap();
        let kept = alive.put("registro.pdf", b"%PDF", Origin::Ours).unwrap();
        let others = place.path().join("affianca-appunti");
        fs::create_dir(&others).unwrap();
        // A program that ends without deleting anything no longer holds its mark.
        drop(gone.own.take());
        sweep(place.path());
        assert!(!left.exists());
        assert!(kept.exists(), "of a program that still runs");
        assert!(others.exists(), "not of this program");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_whose_mark_is_a_pipe_is_let_be() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("affianca-altrui");
        fs::create_dir(&folder).unwrap();
        let pipe = folder.join(MARK);
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        // It would wait for whoever writes into the pipe.
        sweep(place.path());
        assert!(pipe.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_of_another_user_is_not_of_this_one() {
        let place = tempfile::tempdir().unwrap();
        let it = fs::metadata(place.path()).unwrap();
        assert!(Owner::myself().owns(&it));
        let other = Owner {
            user: Owner::myself().user.map(|user| user + 1),
        };
        assert!(!other.owns(&it));
        assert!(!Owner { user: None }.owns(&it));
    }

    #[test]
    fn what_a_viewer_writes_into_a_file_is_refused_at_once() {
        let (place, mut files) = viewer_files();
        let file = files.put("lettera.docx", b"PK", Origin::Outside).unwrap();
        assert!(fs::metadata(&file).unwrap().permissions().readonly());
        assert_eq!(fs::read(&file).unwrap(), b"PK");
        files.delete_all();
        assert!(is_empty(place.path()), "and it is deleted all the same");
    }

    #[cfg(windows)]
    #[test]
    fn what_came_from_somebody_else_is_marked_and_what_is_ours_is_not() {
        let (_place, mut files) = viewer_files();
        let mark = |file: &Path| fs::read_to_string(format!("{}:Zone.Identifier", file.display()));
        let own = files.put("registro.pdf", b"%PDF", Origin::Ours).unwrap();
        assert!(mark(&own).is_err());
        let other = files.put("lettera.docx", b"PK", Origin::Outside).unwrap();
        assert!(mark(&other).unwrap().contains("ZoneId=3"));
    }

    #[cfg(unix)]
    #[test]
    fn only_this_user_can_read_a_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_place, mut files) = viewer_files();
        let file = files.put("registro.pdf", b"%PDF", Origin::Ours).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let folder = file.parent().unwrap();
        assert_eq!(mode(folder), 0o700);
        assert_eq!(mode(folder.parent().unwrap()), 0o700);
    }
}
