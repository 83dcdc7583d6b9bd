//! The form of a session: from what was typed to a plan the rules can judge.

use affianca_domain::{BranchId, CoachId, Minutes, Plan, TimeOfDay, parse_date, weekday_name};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::record::given;
use super::{SessionCheck, SessionForm};
use crate::{Error, FieldProblem, Result};

/// Longest description the register prints well (domain §7).
pub(super) const DESCRIPTION: usize = 400;
const PLACE: usize = 200;
const NOTE: usize = 2000;

/// A session ready to be judged and stored.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub branch: BranchId,
    pub coach: CoachId,
    pub plan: Plan,
    pub note: String,
    pub description: String,
    pub private_note: String,
}

/// What could be read of the form, with a problem for each field that could not.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub date: Option<NaiveDate>,
    pub start: Option<TimeOfDay>,
    pub end: Option<TimeOfDay>,
    pub place: String,
    pub note: String,
    pub description: String,
    pub private_note: String,
    pub problems: Vec<FieldProblem>,
}

impl Reading {
    /// Reads the form; nothing about rules yet.
    pub fn of(form: &SessionForm) -> Self {
        let mut reading = Self::default();
        reading.date = reading.take("date", parse_date(&form.date));
        reading.start = reading.take("start", TimeOfDay::parse(&form.start));
        reading.end = reading.take("end", TimeOfDay::parse(&form.end));
        reading.place = reading.text("place", &form.place, PLACE);
        reading.note = reading.text("note", &form.note, NOTE);
        reading.description = reading.text("description", &form.description, DESCRIPTION);
        reading.private_note = reading.text("privateNote", &form.private_note, NOTE);
        reading
    }

    fn take<T>(&mut self, field: &str, read: Result<T, affianca_domain::ParseError>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.problems
                    .push(FieldProblem::new(field, error.to_string()));
                None
            }
        }
    }

    fn text(&mut self, field: &str, typed: &str, longest: usize) -> String {
        let clean = clean(typed);
        let length = clean.chars().count();
        if length > longest {
            let message = format!("Troppo lungo: {length} caratteri su {longest}.");
            self.problems.push(FieldProblem::new(field, message));
        }
        clean
    }

    /// Duration, once it can be told.
    pub fn minutes(&self) -> Option<Minutes> {
        self.end?.minus(self.start?)
    }

    /// What the form shows while one types: problems only for fields something was typed in.
    pub fn into_check(self, form: &SessionForm) -> SessionCheck {
        let minutes = self.minutes();
        let weekday = self.date.map(|date| weekday_name(date).to_owned());
        let fields = self
            .problems
            .into_iter()
            .filter(|problem| match problem.field.as_str() {
                "date" => !form.date.trim().is_empty(),
                "start" => !form.start.trim().is_empty(),
                "end" => !form.end.trim().is_empty(),
                _ => true,
            })
            .collect();
        SessionCheck {
            fields,
            minutes,
            weekday,
            ..SessionCheck::default()
        }
    }
}

/// The whole form, or every problem in it. A branch and a coach put aside stay only with the session
/// that had them: `kept`.
pub(super) fn typed(
    connection: &Connection,
    form: &SessionForm,
    kept: Option<(BranchId, CoachId)>,
) -> Result<Typed> {
    let mut reading = Reading::of(form);
    let branch = form.branch.filter(|id| exists(connection, "branch", id.0));
    let coach = form.coach.filter(|id| exists(connection, "coach", id.0));
    let aside =
        |table, id: i64, kept: Option<i64>| kept != Some(id) && is_aside(connection, table, id);
    let mut problem = |field: &str, message: &str| {
        reading.problems.push(FieldProblem::new(field, message));
    };
    match branch {
        None => problem("branch", "Scegli lo sportello."),
        Some(id) if aside("branch", id.0, kept.map(|it| it.0.0)) => {
            problem(
                "branch",
                "Questo sportello è archiviato: scegline un altro.",
            );
        }
        Some(_) => {}
    }
    match coach {
        None => problem("coach", "Scegli l’operatore."),
        Some(id) if aside("coach", id.0, kept.map(|it| it.1.0)) => {
            problem("coach", "Questo operatore è archiviato: scegline un altro.");
        }
        Some(_) => {}
    }
    match (branch, coach, reading.date, reading.start, reading.end) {
        (Some(branch), Some(coach), Some(date), Some(start), Some(end))
            if reading.problems.is_empty() =>
        {
            let place = given(&reading.place);
            Ok(Typed {
                branch,
                coach,
                plan: Plan {
                    date,
                    start,
                    end,
                    place,
                },
                note: reading.note,
                description: reading.description,
                private_note: reading.private_note,
            })
        }
        _ => Err(Error::Invalid(reading.problems)),
    }
}

fn exists(connection: &Connection, table: &str, id: i64) -> bool {
    connection
        .prepare_cached(&format!("SELECT 1 FROM {table} WHERE id = ?1"))
        .and_then(|mut statement| statement.exists([id]))
        .unwrap_or(false)
}

/// Whether a branch or a coach was put aside.
pub(crate) fn is_aside(connection: &Connection, table: &str, id: i64) -> bool {
    connection
        .prepare_cached(&format!(
            "SELECT 1 FROM {table} WHERE id = ?1 AND archived = 1"
        ))
        .and_then(|mut statement| statement.exists([id]))
        .unwrap_or(false)
}

/// A text without what nobody can have typed on purpose; line breaks stay.
pub(super) fn clean(typed: &str) -> String {
    typed
        .replace("\r\n", "\n")
        .chars()
        .filter(|letter| *letter == '\n' || !letter.is_control())
        .collect::<String>()
        .trim()
        .to_owned()
}
