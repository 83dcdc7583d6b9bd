//! What the window was asked from outside the page: to close, and to take a file let fall on it; and the
//! copy that somebody chose.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use affianca_workflow::{Error, Result};

/// The page asks for the file at once: one that was taken and not asked for is nobody's answer.
const DROP_HOLDS: Duration = Duration::from_secs(5);

/// How often the window was asked to close and the last time the page heard it; and the file let
/// fall last. No path comes from the page: it says that it takes the file, and then asks for one as
/// it always does.
#[derive(Default)]
pub struct Asked {
    closing: u64,
    heard: u64,
    dropped: Vec<PathBuf>,
    accepted: Option<(Vec<PathBuf>, Instant)>,
    copy: Option<PathBuf>,
}

impl Asked {
    /// Notes what was let fall on the window: files, or nothing that can be taken.
    pub fn drop_files(&mut self, paths: &[PathBuf]) {
        self.accepted = None;
        self.dropped = if paths.iter().all(|path| path.is_file()) {
            paths.to_vec()
        } else {
            Vec::new()
        };
    }

    /// The page takes what was let fall, one file or `several`: it is the answer to the next question for
    /// files. False when there is nothing to take.
    pub fn accept_drop(&mut self, several: bool) -> bool {
        let dropped = std::mem::take(&mut self.dropped);
        let taken = if several {
            !dropped.is_empty()
        } else {
            dropped.len() == 1
        };
        self.accepted = taken.then(|| (dropped, Instant::now()));
        taken
    }

    /// The file taken, once.
    pub fn take_accepted_drop(&mut self) -> Option<PathBuf> {
        let taken = self.take_accepted_drops();
        match <[PathBuf; 1]>::try_from(taken) {
            Ok([path]) => Some(path),
            Err(_) => None,
        }
    }

    /// The files taken, once.
    pub fn take_accepted_drops(&mut self) -> Vec<PathBuf> {
        match self.accepted.take() {
            Some((paths, at)) if at.elapsed() < DROP_HOLDS => paths,
            _ => Vec::new(),
        }
    }

    /// Notes the copy that somebody chose, to be looked into.
    pub fn choose_copy(&mut self, path: PathBuf) {
        self.copy = Some(path);
    }

    /// The copy chosen last.
    ///
    /// # Errors
    /// [`Error::Cancelled`] when none was.
    pub fn chosen_copy(&self) -> Result<PathBuf> {
        self.copy.clone().ok_or(Error::Cancelled)
    }

    /// Notes that the window is asked to close; gives which time it is.
    pub fn close(&mut self) -> u64 {
        self.closing += 1;
        self.closing
    }

    /// The page heard it.
    pub fn hear_close(&mut self) {
        self.heard = self.closing;
    }

    /// Whether the page heard that it was asked for the time `closing`, or a later one.
    pub const fn heard_close(&self, closing: u64) -> bool {
        self.heard >= closing
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn one_file_let_fall_is_the_answer_to_one_question_once_the_page_takes_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("scansione.pdf");
        std::fs::write(&file, b"%PDF").unwrap();
        let mut asked = Asked::default();
        assert!(!asked.accept_drop(false), "nothing was let fall");
        asked.drop_files(std::slice::from_ref(&file));
        assert_eq!(
            asked.take_accepted_drop(),
            None,
            "the page has not taken it"
        );
        assert!(asked.accept_drop(false));
        assert!(!asked.accept_drop(false), "it is taken once");
        asked.drop_files(std::slice::from_ref(&file));
        assert!(asked.accept_drop(false));
        assert_eq!(asked.take_accepted_drop(), Some(file.clone()));
        assert_eq!(asked.take_accepted_drop(), None);
        for nothing in [vec![], vec![folder.path().into()], vec![file.clone(), file]] {
            asked.drop_files(&nothing);
            assert!(!asked.accept_drop(false), "{nothing:?}");
        }
    }

    #[test]
    fn several_files_are_taken_where_several_are_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let files = ["uno.pdf", "due.jpg"].map(|name| folder.path().join(name));
        for file in &files {
            std::fs::write(file, b"%PDF").unwrap();
        }
        let mut asked = Asked::default();
        asked.drop_files(&files);
        assert!(asked.accept_drop(true));
        assert_eq!(asked.take_accepted_drops(), files);
        assert!(asked.take_accepted_drops().is_empty());
        asked.drop_files(&[files[0].clone(), folder.path().into()]);
        assert!(!asked.accept_drop(true), "a folder is no file");
    }

    #[test]
    fn a_file_taken_and_never_asked_for_is_nobody_s_answer() {
        let mut asked = Asked {
            accepted: Instant::now()
                .checked_sub(DROP_HOLDS)
                .map(|before| (vec!["scansione.pdf".into()], before)),
            ..Asked::default()
        };
        assert_eq!(asked.take_accepted_drop(), None);
    }

    #[test]
    fn a_page_that_hears_the_last_time_heard_those_before() {
        let mut asked = Asked::default();
        let (first, second) = (asked.close(), asked.close());
        assert!(!asked.heard_close(first));
        asked.hear_close();
        assert!(asked.heard_close(first) && asked.heard_close(second));
        let third = asked.close();
        assert!(!asked.heard_close(third));
    }
}
