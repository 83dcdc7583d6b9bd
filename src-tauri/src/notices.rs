//! The notice on the desktop: once a day at most, only when it was asked for, with numbers and no
//! name. What it counts is kept in memory while the archive is locked: figures tell nobody's story.

use std::fs;
use std::path::{Path, PathBuf};

use affianca_domain::{DayAhead, notice};
use chrono::{NaiveDate, NaiveDateTime};

/// File in the program's folder that holds the day of the last notice, and nothing else.
const TOLD_FILE: &str = "ultimo-avviso";

/// What is known of the days to come, and when the last notice was given.
pub struct Notices {
    file: PathBuf,
    ahead: Vec<DayAhead>,
    told: Option<NaiveDate>,
}

impl Notices {
    /// Notices of the program whose folder is `folder`.
    pub fn new(folder: &Path) -> Self {
        let file = folder.join(TOLD_FILE);
        let told = fs::read_to_string(&file)
            .ok()
            .and_then(|day| day.trim().parse().ok());
        Self {
            file,
            ahead: Vec::new(),
            told,
        }
    }

    /// The archive was read: this is what the coming days hold.
    pub fn expect(&mut self, ahead: Vec<DayAhead>) {
        self.ahead = ahead;
    }

    /// The words to show now, if there are any; they will not be said again today. When the user
    /// has the program `in_front` and open, nothing needs to be said.
    pub fn take(&mut self, now: NaiveDateTime, in_front: bool) -> Option<String> {
        let words = notice(&self.ahead, self.told, now)?;
        self.told = Some(now.date());
        // Should the file not be written, the day is still known until the program ends.
        let _ = fs::write(&self.file, now.date().to_string());
        (!in_front).then_some(words)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn due(date: &str) -> Vec<DayAhead> {
        vec![DayAhead {
            presumed: 0,
            date: date.parse().unwrap(),
            overdue: 0,
            today: 2,
            soon: 0,
        }]
    }

    #[test]
    fn one_notice_a_day_even_after_the_program_was_started_again() {
        let folder = tempfile::tempdir().unwrap();
        let now: NaiveDateTime = "2022-06-28T09:00:00".parse().unwrap();
        let mut notices = Notices::new(folder.path());
        assert_eq!(notices.take(now, false), None, "nothing is known yet");
        notices.expect(due("2022-06-28"));
        assert_eq!(
            notices.take(now, false).as_deref(),
            Some("Scadenze: 2 oggi.")
        );
        assert_eq!(notices.take(now, false), None);

        let mut again = Notices::new(folder.path());
        again.expect(due("2022-06-28"));
        assert_eq!(again.take(now, false), None);
    }

    #[test]
    fn whoever_looks_at_the_program_needs_none_that_day() {
        let folder = tempfile::tempdir().unwrap();
        let now: NaiveDateTime = "2022-06-28T09:00:00".parse().unwrap();
        let mut notices = Notices::new(folder.path());
        notices.expect(due("2022-06-28"));
        assert_eq!(notices.take(now, true), None);
        assert_eq!(notices.take(now, false), None);
    }

    #[test]
    fn a_folder_that_takes_no_file_does_not_make_it_say_it_again() {
        let now: NaiveDateTime = "2022-06-28T09:00:00".parse().unwrap();
        let mut notices = Notices::new(Path::new("/nowhere/at/all"));
        notices.expect(due("2022-06-28"));
        assert!(notices.take(now, false).is_some());
        assert_eq!(notices.take(now, false), None);
    }
}
