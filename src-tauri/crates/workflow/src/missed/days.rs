//! *Giornata saltata…*: every session of some days of a coach or a person, each with its proposal, in one step.

use std::collections::{HashMap, HashSet};

use affianca_domain::{
    Absence, ActivityId, DateOf, Minutes, Session, SessionState, Slot, Whose, format_date,
    parse_date,
};
use affianca_store::rows::availability::{self, KeptAbsence};
use affianca_store::rows::session;
use affianca_store::{ReadRows as _, named_values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::one::{enter, given_up, next_day, reason, step_of};
use super::places::Search;
use super::reasons::reasons;
use super::{MissDaysOrder, MissedDaysCheck, MissedDaysForm, MissedLine};
use crate::directory::under_one_code;
use crate::error::expect;
use crate::fields::Fields;
use crate::sessions::{Context, not_ended};
use crate::{Action, Archive, Error, FieldProblem, Refusal, Result, Write};

/// The most days of one absence: what lasts longer is another matter.
const MOST_DAYS: i64 = 62;

impl Archive {
    /// The sessions of the days, each with where it could be held instead: none in another's way.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn check_missed_days(
        &self,
        form: &MissedDaysForm,
        now: NaiveDateTime,
    ) -> Result<MissedDaysCheck> {
        self.read(|connection| {
            let reasons = reasons(connection)?;
            let days = match Missed::read(form, now.date()) {
                Ok(days) => days,
                Err(fields) => {
                    return Ok(MissedDaysCheck {
                        fields,
                        reasons,
                        ..MissedDaysCheck::default()
                    });
                }
            };
            Ok(MissedDaysCheck {
                fields: Vec::new(),
                lines: days.proposed(connection, now)?,
                reasons,
            })
        })
    }

    /// All the sessions of the days are given up and the chosen drafts entered: all of it, or nothing.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Refusal::ListChanged`] when other sessions are on those days,
    /// [`Refusal::StateChanged`], [`Error::Rules`] when a slot breaks a rule.
    pub fn miss_days(&self, order: &MissDaysOrder, now: NaiveDateTime) -> Result<()> {
        self.write(Action::MissDays, now, |step| {
            let days = Missed::read(&order.form, now.date()).map_err(Error::Invalid)?;
            let why = reason(&order.reason)?;
            let sessions = days.sessions(step)?;
            let shown = order.lines.iter().map(|line| line.session);
            if !sessions.iter().map(|session| session.id).eq(shown) {
                return Err(Refusal::ListChanged.into());
            }
            let contexts = Context::load_all(step, &sessions)?;
            let mut search = Search::begin(step, &sessions, days.search_from(now.date()), now)?;
            let mut counted = counted(&contexts, &sessions);
            let mut told = Vec::new();
            let mut requests = HashSet::new();
            for (session, line) in sessions.into_iter().zip(&order.lines) {
                expect(session.state, line.expected)?;
                let Some(context) = contexts.get(&session.activity) else {
                    continue;
                };
                not_ended(context)?;
                if requests.insert(context.request.id) {
                    step.touches(context.request.id);
                }
                let missed = given_up(step, session, &why)?;
                let mut words = format!(
                    "erogazione {}, {} {}, {}: {}",
                    missed.id,
                    context.request.opal,
                    context.activity.code,
                    missed.plan().when(),
                    missed.state
                );
                if let Some(slot) = line.slot {
                    let own = counted.entry(missed.activity).or_default();
                    let draft = enter(step, &search, (context, &missed), *own, slot)?;
                    *own = *own + draft.minutes();
                    search.diary.put(context, &draft);
                    words = format!("{words}; erogazione {}, {}", draft.id, draft.plan().when());
                }
                told.push(words);
            }
            if order.absence {
                days.keep_as_absence(step, &why)?;
                step.note("assenza", days.told());
            }
            if told.is_empty() && !order.absence {
                return Err(Refusal::NothingChosen.into());
            }
            step.about(format!("{} erogazioni, {}", told.len(), days.told()));
            step.note_apart("motivo", why);
            step.note("erogazioni", told);
            Ok(())
        })
    }
}

/// Days that were missed.
struct Missed {
    whose: Whose,
    from: NaiveDate,
    to: NaiveDate,
}

impl Missed {
    fn read(form: &MissedDaysForm, today: NaiveDate) -> Result<Self, Vec<FieldProblem>> {
        let mut fields = Fields::new("");
        let whose = match (form.coach, form.person) {
            (Some(coach), None) => Some(Whose::Coach(coach)),
            (None, Some(person)) => Some(Whose::Person(person)),
            _ => {
                fields.problem("who", "Scegli un operatore o una persona.");
                None
            }
        };
        let from = fields.take("from", parse_date(&form.from, DateOf::Appointment, today));
        let to = if form.to.trim().is_empty() {
            from
        } else {
            fields.take("to", parse_date(&form.to, DateOf::Appointment, today))
        };
        if let (Some(from), Some(to)) = (from, to) {
            if to < from {
                let (from, to) = (format_date(from), format_date(to));
                fields.problem(
                    "to",
                    format!("L’ultimo giorno ({to}) viene prima del primo ({from})."),
                );
            } else if (to - from).num_days() >= MOST_DAYS {
                fields.problem("to", format!("Al più {MOST_DAYS} giorni alla volta."));
            }
        }
        let problems = fields.problems();
        match (whose, from, to) {
            (Some(whose), Some(from), Some(to)) if problems.is_empty() => {
                Ok(Self { whose, from, to })
            }
            _ => Err(problems),
        }
    }

    /// The sessions of the days that are still to be held.
    fn sessions(&self, connection: &Connection) -> Result<Vec<Session>> {
        let (coach, people) = match self.whose {
            Whose::Coach(id) => (Some(id), Vec::new()),
            Whose::Person(id) => (None, under_one_code(connection, id)?),
            Whose::Employer(_) => (None, Vec::new()),
        };
        connection
            .prepare_cached(&format!(
                "SELECT {} FROM session
                 JOIN activity_by_state activity ON activity.id = session.activity_id
                 WHERE session.date BETWEEN :from AND :to
                   AND (session.coach_id = :coach
                        OR session.beneficiary_id IN (SELECT value FROM json_each(:people)))
                   AND session.state IN (:draft, :scheduled, :started)
                   AND NOT activity.ended
                 ORDER BY session.date, session.start, session.id",
                session::COLUMNS
            ))?
            .all(
                named_values! {
                    ":from": self.from,
                    ":to": self.to,
                    ":coach": coach,
                    ":people": serde_json::to_string(&people)?,
                    ":draft": SessionState::Entered,
                    ":scheduled": SessionState::Scheduled,
                    ":started": SessionState::Started,
                },
                |row| Ok(session::read(row)?),
            )
    }

    /// From the day after the last one missed, or after today.
    fn search_from(&self, today: NaiveDate) -> NaiveDate {
        next_day(self.to.max(today))
    }

    fn proposed(&self, connection: &Connection, now: NaiveDateTime) -> Result<Vec<MissedLine>> {
        let sessions = self.sessions(connection)?;
        let contexts = Context::load_all(connection, &sessions)?;
        let mut search = Search::begin(connection, &sessions, self.search_from(now.date()), now)?;
        let mut counted = counted(&contexts, &sessions);
        let mut lines = Vec::new();
        for session in &sessions {
            let Some(context) = contexts.get(&session.activity) else {
                continue;
            };
            let own = counted.entry(session.activity).or_default();
            let found = search.slots(connection, (context, session), *own, 1)?;
            let slot = found.first().copied();
            if let Some(slot) = slot {
                *own = *own + session.minutes();
                search.diary.put(context, &moved(session, slot));
            }
            lines.push(line(context, session, slot)?);
        }
        Ok(lines)
    }

    /// Keeps the days as an absence, unless they are one already.
    fn keep_as_absence(&self, step: &Write, why: &str) -> Result<()> {
        let absence = Absence::new(self.from, self.to, None)
            .map_err(|error| Error::Internal(error.to_string()))?;
        let others = availability::absences_of(step, self.whose, Some(self.from))?;
        if others.iter().any(|kept| kept.absence == absence) {
            return Ok(());
        }
        let kept = KeptAbsence {
            id: step.new_id()?,
            absence,
            note: why.lines().next().unwrap_or_default().to_owned(),
            calendar_uid: String::new(),
        };
        Ok(availability::keep_absence(step, self.whose, &kept)?)
    }

    fn told(&self) -> String {
        let (from, to) = (format_date(self.from), format_date(self.to));
        if from == to {
            from
        } else {
            format!("{from}–{to}")
        }
    }
}

fn moved(session: &Session, slot: Slot) -> Session {
    Session {
        date: slot.date,
        start: slot.start,
        end: slot.end,
        ..session.clone()
    }
}

/// What counts of each activity without the sessions that are given up.
fn counted(
    contexts: &HashMap<ActivityId, Context>,
    sessions: &[Session],
) -> HashMap<ActivityId, Minutes> {
    let without = |context: &Context| {
        let own = sessions.iter().filter(|it| {
            it.activity == context.activity.id && it.counts_in(context.activity.state)
        });
        let given_up = own.map(Session::minutes).sum();
        context.counted_without(None).saturating_sub(given_up)
    };
    contexts
        .iter()
        .map(|(id, context)| (*id, without(context)))
        .collect()
}

fn line(context: &Context, session: &Session, slot: Option<Slot>) -> Result<MissedLine> {
    Ok(MissedLine {
        session: session.id,
        number: session.id.counter(),
        state: session.state,
        step: step_of(session.state)?,
        activity: session.activity,
        code: context.activity.code.clone(),
        surname: context.surname.clone(),
        name: context.name.clone(),
        date: session.date,
        start: session.start,
        end: session.end,
        minutes: session.minutes(),
        place: session.place.clone(),
        slot,
    })
}
