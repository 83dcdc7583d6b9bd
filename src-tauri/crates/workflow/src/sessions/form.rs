//! The form of a session: from what was typed to a session the rules can judge, and back.

use affianca_domain::typed::lengths;
use affianca_domain::{
    ActivityId, BeneficiaryId, BranchId, CoachId, DateOf, Minutes, Session, SessionId, Span,
    TimeOfDay, format_date, parse_date, weekday_name,
};
use affianca_store::{Column, ReadColumn as _, ReadRows as _, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::{SessionCheck, SessionForm};
use crate::fields::Fields;
use crate::{Error, Result};

/// What the form is read onto.
#[derive(Clone, Copy)]
pub(crate) enum Onto<'a> {
    /// A session entered now.
    New(SessionId, (ActivityId, BeneficiaryId), NaiveDateTime),
    /// A session that is there: a branch and a coach archived meanwhile may stay with it.
    Kept(&'a Session),
}

/// What could be read of the form, with a problem for each field that could not.
pub(crate) struct SessionReader {
    pub date: Option<NaiveDate>,
    pub start: Option<TimeOfDay>,
    pub end: Option<TimeOfDay>,
    pub place: String,
    pub note: String,
    pub description: String,
    pub private_note: String,
    fields: Fields,
}

impl SessionReader {
    /// Reads the form; nothing about rules yet.
    pub fn of(form: &SessionForm, today: NaiveDate) -> Self {
        let mut fields = Fields::new("");
        Self {
            date: fields.take("date", parse_date(&form.date, DateOf::Appointment, today)),
            start: fields.take("start", TimeOfDay::parse_start(&form.start)),
            end: fields.take("end", TimeOfDay::parse(&form.end)),
            place: fields.text("place", &form.place),
            note: fields.lines("note", &form.note, lengths::NOTE),
            description: description(&mut fields, &form.description),
            private_note: private_note(&mut fields, &form.private_note),
            fields,
        }
    }

    /// What was chosen, or its problem.
    fn chosen<I>(
        &mut self,
        (field, missing): (&str, &str),
        archived: &str,
        chosen: Chosen<I>,
    ) -> Option<I> {
        let message = match chosen {
            Chosen::This(id) => return Some(id),
            Chosen::Archived => archived,
            Chosen::Nothing => missing,
        };
        self.fields.problem(field, message);
        None
    }

    /// Every field that cannot be read.
    pub fn problems(&self) -> Vec<crate::FieldProblem> {
        self.fields.clone().problems()
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
            .fields
            .problems()
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

/// The description for the register (§3.2).
pub(crate) fn description(fields: &mut Fields, typed: &str) -> String {
    fields.lines("description", typed, lengths::SESSION_DESCRIPTION)
}

/// The note that reaches no register.
pub(super) fn private_note(fields: &mut Fields, typed: &str) -> String {
    fields.lines("privateNote", typed, lengths::NOTE)
}

/// The session the form describes, or every problem in it.
pub(crate) fn read(
    connection: &Connection,
    form: &SessionForm,
    onto: Onto,
    today: NaiveDate,
) -> Result<Session> {
    let mut reader = SessionReader::of(form, today);
    let kept = match onto {
        Onto::New(..) => None,
        Onto::Kept(session) => Some((session.branch, session.coach)),
    };
    let branch = reader.chosen(
        ("branch", "Scegli lo sportello."),
        "Questo sportello è archiviato: scegline un altro.",
        in_use(connection, "branch", form.branch, kept.map(|it| it.0))?,
    );
    let coach = reader.chosen(
        ("coach", "Scegli l’operatore."),
        "Questo operatore è archiviato: scegline un altro.",
        in_use(connection, "coach", form.coach, kept.map(|it| it.1))?,
    );
    match (branch, coach, reader.date, reader.start, reader.end) {
        (Some(branch), Some(coach), Some(date), Some(start), Some(end))
            if reader.fields.are_right() =>
        {
            let span = Span { start, end };
            Ok(Session {
                place: reader.place,
                note: reader.note,
                description: reader.description,
                private_note: reader.private_note,
                ..onto.planned((branch, coach), (date, span))
            })
        }
        _ => Err(Error::Invalid(reader.fields.problems())),
    }
}

impl Onto<'_> {
    /// The session with the appointment that was typed.
    fn planned(
        self,
        (branch, coach): (BranchId, CoachId),
        (date, span): (NaiveDate, Span),
    ) -> Session {
        match self {
            Self::New(id, of, now) => {
                Session::entered_now(id, of, (branch, coach), (date, span), now)
            }
            Self::Kept(session) => Session {
                branch,
                coach,
                date,
                start: span.start,
                end: span.end,
                ..session.clone()
            },
        }
    }
}

/// A stored session as its form.
impl From<&Session> for SessionForm {
    fn from(session: &Session) -> Self {
        Self {
            branch: Some(session.branch),
            coach: Some(session.coach),
            date: format_date(session.date),
            start: session.start.to_string(),
            end: session.end.to_string(),
            place: session.place.clone(),
            note: session.note.clone(),
            description: session.description.clone(),
            private_note: session.private_note.clone(),
        }
    }
}

/// What was chosen of a list.
enum Chosen<I> {
    /// Nothing, or something that is not there.
    Nothing,
    /// Something that was archived.
    Archived,
    /// Something in use.
    This(I),
}

/// A branch or a coach as it was chosen; `kept` may stay though it was archived.
fn in_use<I: Column + Copy + PartialEq>(
    connection: &Connection,
    table: &str,
    chosen: Option<I>,
    kept: Option<I>,
) -> Result<Chosen<I>> {
    let Some(id) = chosen else {
        return Ok(Chosen::Nothing);
    };
    Ok(match is_archived(connection, table, id)? {
        None => Chosen::Nothing,
        Some(true) if kept != Some(id) => Chosen::Archived,
        Some(_) => Chosen::This(id),
    })
}

/// Whether a branch or a coach was archived; `None` where there is no such one.
pub(crate) fn is_archived<I: Column + Copy>(
    connection: &Connection,
    table: &str,
    id: I,
) -> Result<Option<bool>> {
    connection
        .prepare_cached(&format!("SELECT id, archived FROM {table} WHERE id = ?1"))?
        .first(values![id], |row| Ok(row.read("archived")?))
}
