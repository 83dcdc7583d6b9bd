//! Taking in what was previewed and chosen: one transaction, one journal row with a line a session, nothing
//! doubled.

use std::collections::{BTreeMap, HashMap, HashSet};

use affianca_domain::{
    ActivityId, CoachId, OnPortal, PortalChoice, PortalForm, Session, format_date, portal,
};
use affianca_store::rows;
use chrono::NaiveDateTime;

use super::beside::on_portal;
use super::coaches::Operator;
use super::comparison::{Coming, Held, Work, compare};
use super::reading::Told;
use super::{HeldOutcome, HeldRow, PreparedSessions, SessionsReport};
use crate::directory::{CoachForm, insert_coach};
use crate::import::HeldChoices;
use crate::portal::{forget_session, hold_as_here, keep_session_as};
use crate::sessions::{Context, load, mark_started};
use crate::{Action, Archive, Error, Refusal, Result, Write};

/// Sessions between one word on progress and the next.
const STRIDE: usize = 50;
/// Why what the portal lacks was given up here.
const NOT_THERE: &str = "Non risulta sul portale.";

impl Archive {
    /// Takes in what was previewed, as `choices` say. `progress` is told how many of how many rows are done;
    /// answering `false` leaves everything as it was.
    ///
    /// # Errors
    /// [`Refusal::SessionsChanged`] when the archive has changed so that the rows would become something
    /// else; [`Error::Cancelled`] when `progress` says so; whatever the archive refuses with.
    pub fn import_sessions(
        &self,
        prepared: &PreparedSessions,
        choices: &HeldChoices,
        now: NaiveDateTime,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<SessionsReport> {
        if prepared.changes(choices) == 0 {
            return Ok(prepared.nothing_done());
        }
        self.write(Action::ImportSessions, now, |step| {
            let found = compare(step, &prepared.table, prepared.activity, now)?;
            if !found.held.iter().map(|held| &held.row).eq(&prepared.rows) {
                return Err(Refusal::SessionsChanged.into());
            }
            let mut taking = Taking {
                why: format!("Tabella del portale «{}».", prepared.table.source),
                new_coaches: found.new_coaches,
                added: HashMap::new(),
                begun: HashSet::new(),
                told: BTreeMap::new(),
                report: SessionsReport::default(),
            };
            let total = u32::try_from(found.held.len()).unwrap_or(u32::MAX);
            let mut order: Vec<&Held> = found.held.iter().collect();
            order.sort_by_key(|held| held.moment());
            for (index, held) in order.into_iter().enumerate() {
                let done = u32::try_from(index).unwrap_or(u32::MAX);
                if index % STRIDE == 0 && !progress(done, total) {
                    return Err(Error::Cancelled);
                }
                taking.one(step, held, chosen(choices, &held.row))?;
            }
            if !progress(total, total) {
                return Err(Error::Cancelled);
            }
            taking.finish(step, &prepared.table.source)
        })
    }
}

impl PreparedSessions {
    /// How many rows would lead to something.
    fn changes(&self, choices: &HeldChoices) -> usize {
        let rows = self.rows.iter();
        rows.filter(|row| chosen(choices, row) != PortalChoice::Leave)
            .count()
    }

    /// What is told when every row is left as it is: nothing is written then.
    fn nothing_done(&self) -> SessionsReport {
        let count = |of: fn(HeldOutcome) -> bool| {
            let rows = self.rows.iter().filter(|row| of(row.outcome)).count();
            u32::try_from(rows).unwrap_or(u32::MAX)
        };
        SessionsReport {
            equal: count(|it| it == HeldOutcome::Equal),
            skipped: count(|it| it == HeldOutcome::Faulty),
            left: count(|it| !matches!(it, HeldOutcome::Equal | HeldOutcome::Faulty)),
            ..SessionsReport::default()
        }
    }
}

/// What is to be done of a row.
fn chosen(choices: &HeldChoices, row: &HeldRow) -> PortalChoice {
    let kind = match row.outcome {
        HeldOutcome::New => choices.new,
        HeldOutcome::Different => choices.different,
        HeldOutcome::OnlyHere => choices.only_here,
        HeldOutcome::Equal | HeldOutcome::Faulty => row.chosen,
    };
    choices.of(kind, &row.key, &row.choices)
}

/// The import under way.
struct Taking {
    why: String,
    new_coaches: Vec<CoachForm>,
    /// Coaches added, by their place among the new ones.
    added: HashMap<usize, CoachId>,
    /// Activities with a session that has begun.
    begun: HashSet<ActivityId>,
    /// The journal's lines, by what was done.
    told: BTreeMap<&'static str, Vec<String>>,
    report: SessionsReport,
}

impl Taking {
    fn one(&mut self, step: &mut Write, held: &Held, chosen: PortalChoice) -> Result<()> {
        let row = &held.row;
        match (&held.work, chosen) {
            (Work::New(coming), PortalChoice::Take) => self.bring_in(step, coming, row),
            (Work::Both(id, operator, told), PortalChoice::Take) => {
                let session = load(step, *id)?;
                let coach = self.coach(step, operator)?;
                let there = read(told, coach)?;
                if row.outcome == HeldOutcome::Equal {
                    self.report.equal += 1;
                    self.tell(step, "segnate come sul portale", row, &session)?;
                    return hold_as_here(step, &session, &there.portal_id);
                }
                self.follow(step, session, told, &there, row)
            }
            (Work::Both(id, operator, told), PortalChoice::Keep) => {
                let session = load(step, *id)?;
                let coach = self.coach(step, operator)?;
                self.repeat(step, &session, &read(told, coach)?, row)
            }
            (Work::OnlyHere(id), PortalChoice::Take) => {
                let session = load(step, *id)?;
                self.give_up(step, session, row)
            }
            (Work::OnlyHere(id), PortalChoice::Keep) => {
                let session = load(step, *id)?;
                forget_session(step, session.id)?;
                self.tell(step, "da riportare sul portale", row, &session)?;
                self.report.kept += 1;
                Ok(())
            }
            (Work::Nothing, _) => {
                self.report.skipped += 1;
                Ok(())
            }
            _ if row.outcome == HeldOutcome::Equal => {
                self.report.equal += 1;
                Ok(())
            }
            _ => {
                self.report.left += 1;
                Ok(())
            }
        }
    }

    /// A session only the portal has.
    fn bring_in(&mut self, step: &mut Write, coming: &Coming, row: &HeldRow) -> Result<()> {
        let session = Session {
            id: step.new_id()?,
            coach: self.coach(step, &coming.operator)?,
            ..coming.session.clone()
        };
        rows::session::insert(step, &session)?;
        hold_as_here(step, &session, &coming.portal_id)?;
        self.tell(step, "riprese", row, &session)?;
        self.note_begun(&session);
        self.report.imported += 1;
        Ok(())
    }

    /// A session here becomes as the portal holds it.
    fn follow(
        &mut self,
        step: &mut Write,
        session: Session,
        told: &Told,
        there: &OnPortal,
        row: &HeldRow,
    ) -> Result<()> {
        let mut followed = session.placed_as(there);
        if followed.state != there.state {
            followed = followed.following(there.state, &self.why, step.now);
        }
        if followed.description.is_empty() {
            followed.description.clone_from(&told.description);
        }
        let followed = followed.changed();
        rows::session::update(step, &followed)?;
        hold_as_here(step, &followed, &there.portal_id)?;
        self.tell(step, "come sul portale", row, &followed)?;
        self.note_begun(&followed);
        self.report.taken += 1;
        Ok(())
    }

    /// What is here stays, and waits to be repeated on the portal.
    fn repeat(
        &mut self,
        step: &mut Write,
        session: &Session,
        there: &OnPortal,
        row: &HeldRow,
    ) -> Result<()> {
        let form = PortalForm {
            coach: there.coach,
            date: there.date,
            start: there.span.start,
            end: there.span.end,
            ..session.portal_form()
        };
        keep_session_as(step, session, &there.portal_id, (there.state, &form))?;
        self.tell(step, "da riportare sul portale", row, session)?;
        self.report.kept += 1;
        Ok(())
    }

    /// A session the portal does not have is given up here too.
    fn give_up(&mut self, step: &mut Write, session: Session, row: &HeldRow) -> Result<()> {
        let closing = portal::closing(session.state)
            .ok_or_else(|| Error::Internal(format!("{} cannot be given up", session.id)))?;
        let given_up = session
            .after(closing, Some(NOT_THERE.to_owned()), step.now)
            .map_err(|error| Error::Internal(error.to_string()))?;
        rows::session::update(step, &given_up)?;
        forget_session(step, given_up.id)?;
        self.tell(step, "come sul portale", row, &given_up)?;
        self.report.taken += 1;
        Ok(())
    }

    /// The coach an operator is, added if need be.
    fn coach(&mut self, step: &Write, operator: &Operator) -> Result<CoachId> {
        let place = match operator {
            Operator::Known(id) => return Ok(*id),
            Operator::New(place) => *place,
        };
        if let Some(id) = self.added.get(&place) {
            return Ok(*id);
        }
        let form = self
            .new_coaches
            .get(place)
            .ok_or_else(|| Error::Internal("a coach of the table is gone".into()))?;
        let id = insert_coach(step, form)?;
        self.added.insert(place, id);
        self.report.coaches += 1;
        Ok(id)
    }

    fn note_begun(&mut self, session: &Session) {
        if session.is_begun() {
            self.begun.insert(session.activity);
        }
    }

    /// Adds a line to the journal's row, and ties that to the request.
    fn tell(
        &mut self,
        step: &mut Write,
        what: &'static str,
        row: &HeldRow,
        session: &Session,
    ) -> Result<()> {
        let there = match row.portal_id.as_str() {
            "" => String::new(),
            id => format!(" (ID {id} sul portale)"),
        };
        let line = format!(
            "erogazione {}, {} {}, {} {}, {}{there}",
            session.id,
            row.opal,
            row.code,
            format_date(session.date),
            session.span(),
            session.state,
        );
        self.told.entry(what).or_default().push(line);
        let activity = rows::activity::find(step, session.activity)?;
        if let Some(activity) = activity {
            step.touches(activity.request);
        }
        Ok(())
    }

    /// The activities follow their sessions, and the journal says what was done.
    fn finish(mut self, step: &mut Write, source: &str) -> Result<SessionsReport> {
        for activity in &self.begun {
            let context = Context::load(step, *activity)?;
            if mark_started(step, context)? {
                self.report.started += 1;
            }
        }
        step.about(match self.report.imported {
            1 => "1 erogazione".to_owned(),
            more => format!("{more} erogazioni"),
        });
        step.note_apart("origine", source);
        for (what, lines) in self.told {
            step.note(what, lines);
        }
        if self.report.skipped > 0 {
            step.note("scartate", self.report.skipped);
        }
        Ok(self.report)
    }
}

fn read(told: &Told, coach: CoachId) -> Result<OnPortal> {
    on_portal(told, coach).ok_or_else(|| Error::Internal("a row that was read is not".into()))
}
