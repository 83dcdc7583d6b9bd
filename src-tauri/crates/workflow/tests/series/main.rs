//! Many sessions at once: series, what comes after one of them, drafts scheduled together, two steps in one.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "../common/mod.rs"]
mod common;
mod hold;
mod many;
mod repeat;
mod rest;

use affianca_domain::{ActivityId, RequestState, RuleId, SessionId, SessionStep, Slot};
use affianca_workflow::series::{SeriesCheck, SeriesEnd, SeriesForm};
use affianca_workflow::sessions::{SessionForm, SessionRow, StepOrder};
use affianca_workflow::{Action, Archive, JournalEntry, JournalFilter};
use chrono::NaiveDateTime;
use tempfile::TempDir;

use common::{HEADINGS, Request, at, one, open, take};

/// Saturday 2 July 2022, 10:00.
pub fn now() -> NaiveDateTime {
    at("2022-07-02T10:00")
}

/// A coach with one admitted person, and the activity of 44 hours.
pub struct Desk {
    pub archive: Archive,
    pub training: ActivityId,
    pub analysis: ActivityId,
    _home: TempDir,
}

impl Desk {
    fn new() -> Self {
        let (home, archive) = open();
        take(
            &archive,
            format!("{HEADINGS}{}", Request::new(1).csv()).as_bytes(),
        );
        let row = one(&archive, "JC-1-1103/901");
        archive
            .admit(row.id, RequestState::Proposed, now())
            .unwrap();
        let activity = |code: &str| row.activities.iter().find(|it| it.code == code).unwrap().id;
        Self {
            training: activity("JC-AL"),
            analysis: activity("JC-AN"),
            archive,
            _home: home,
        }
    }

    pub fn form(&self, activity: ActivityId, date: &str) -> SessionForm {
        let detail = self.archive.activity_detail(activity, now()).unwrap();
        SessionForm {
            date: date.into(),
            start: "9".into(),
            end: "12".into(),
            place: "Vivai Prà dei Salici, Casier".into(),
            ..detail.blank
        }
    }

    /// Twelve of three hours on Mondays, Wednesdays and Fridays from 4 July.
    pub fn twelve(&self) -> SeriesForm {
        SeriesForm {
            session: self.form(self.training, "4/7/22"),
            weekdays: vec![1, 3, 5],
            end: SeriesEnd::Count,
            count: "12".into(),
            ..SeriesForm::default()
        }
    }

    pub fn check(&self, form: &SeriesForm) -> SeriesCheck {
        self.archive
            .check_series(self.training, form, now())
            .unwrap()
    }

    pub fn enter(&self, form: &SeriesForm) -> Vec<SessionId> {
        let shown = slots(&self.check(form));
        self.archive
            .enter_series(self.training, form, &shown, &RuleId::ALL, now())
            .unwrap()
            .sessions
    }

    pub fn rows(&self, activity: ActivityId) -> Vec<SessionRow> {
        let mut rows = self
            .archive
            .activity_detail(activity, now())
            .unwrap()
            .sessions;
        rows.sort_by_key(|row| (row.session.date, row.session.start));
        rows
    }

    pub fn step(&self, row: &SessionRow, step: SessionStep, now: NaiveDateTime) {
        let order = StepOrder {
            session: row.session.id,
            step,
            expected: row.session.state,
            acknowledged: RuleId::ALL.to_vec(),
            reason: "Persona assente.".into(),
            description: None,
        };
        self.archive.step(&order, now).unwrap();
    }

    pub fn journal(&self, action: Action) -> Vec<JournalEntry> {
        let filter = JournalFilter {
            action: Some(action),
            ..JournalFilter::default()
        };
        self.archive.journal(&filter, now()).unwrap().rows
    }

    /// How many rows the journal has in all.
    pub fn journalled(&self) -> u32 {
        self.archive
            .journal(&JournalFilter::default(), now())
            .unwrap()
            .found
    }
}

pub fn slots(check: &SeriesCheck) -> Vec<Slot> {
    let sent = check.lines.iter().filter(|line| !line.left_out);
    sent.map(|line| line.slot).collect()
}

pub fn told(rules: &[affianca_domain::Violation]) -> Vec<RuleId> {
    rules.iter().map(|it| it.rule).collect()
}
