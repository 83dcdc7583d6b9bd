//! *Segna come riportato*: somebody pressed the buttons on the portal and says so here.

use std::collections::BTreeMap;

use affianca_domain::{ActivityState, PortalStep, RequestId, SessionId, SessionState, portal};
use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, params};

use super::{
    PortalForm, PortalItem, PortalKind, PortalKnown, PortalOrder, PortalReach, PortalSubject, items,
};
use crate::numbering::time;
use crate::{Action, Archive, Error, Refusal, Result, StoreError, Write};
use affianca_store::journal::MOMENT;

impl Archive {
    /// Writes down that the portal now holds more of each entry, and gives what it held before, so
    /// that it can be taken back. One operation a request, so that the history of each tells it.
    ///
    /// # Errors
    /// `STALE` when an entry is no longer as the queue showed it: nothing is written down then.
    pub fn report_to_portal(
        &self,
        orders: &[PortalOrder],
        reach: PortalReach,
        now: NaiveDateTime,
    ) -> Result<Vec<PortalKnown>> {
        if orders.is_empty() {
            return Err(Refusal::NothingChosen.into());
        }
        let mut by_request: BTreeMap<RequestId, Vec<&PortalOrder>> = BTreeMap::new();
        self.read(|connection| {
            for order in orders {
                let item = fresh(connection, order, now)?;
                by_request.entry(item.request).or_default().push(order);
            }
            Ok(())
        })?;
        let mut before = Vec::with_capacity(orders.len());
        for (request, orders) in by_request {
            before.extend(self.write(Action::ReportToPortal, now, |step| {
                step.within(request);
                report(step, &orders, reach)
            })?);
        }
        Ok(before)
    }

    /// Writes down the ID the portal gave a session; an empty one takes it away.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it cannot be one, or another session has it.
    pub fn set_portal_id(
        &self,
        session: affianca_domain::SessionId,
        typed: &str,
        now: NaiveDateTime,
    ) -> Result<()> {
        let number = typed.trim();
        let allowed = |letter: char| letter.is_ascii_alphanumeric() || "-/._".contains(letter);
        if number.chars().count() > 20 || !number.chars().all(allowed) {
            let message = "L’ID del portale ha al massimo 20 cifre o lettere, senza spazi.";
            return Err(Error::invalid("portalId", message));
        }
        self.write(Action::PortalId, now, |step| {
            let subject = PortalSubject {
                kind: PortalKind::Session,
                id: session.0,
            };
            let item = items::one(step, subject, now.date())?;
            let other: Option<SessionId> = step
                .prepare_cached(
                    "SELECT session_id FROM session_portal
                     WHERE portal_id = ?1 AND portal_id <> '' AND session_id <> ?2",
                )?
                .query_row(params![number, session.0], |row| row.get(0).map(SessionId))
                .optional()?;
            if let Some(other) = other {
                let message = format!("L’ID {number} è già dell’erogazione {other}.");
                return Err(Error::invalid("portalId", message));
            }
            step.execute(
                "UPDATE session_portal SET portal_id = ?2 WHERE session_id = ?1",
                params![session.0, number],
            )?;
            step.about(item.title());
            step.within(item.request);
            step.note("ID sul portale", number);
            Ok(())
        })
    }
}

fn fresh(
    connection: &rusqlite::Connection,
    order: &PortalOrder,
    now: NaiveDateTime,
) -> Result<PortalItem> {
    let item = items::one(connection, order.subject, now.date())?;
    if item.stamp == order.stamp && !item.steps.is_empty() {
        return Ok(item);
    }
    Err(Refusal::QueueChanged(item.title()).into())
}

fn report(
    step: &mut Write,
    orders: &[&PortalOrder],
    reach: PortalReach,
) -> Result<Vec<PortalKnown>> {
    let mut before = Vec::with_capacity(orders.len());
    let mut told = Vec::with_capacity(orders.len());
    let mut titles = Vec::with_capacity(orders.len());
    for order in orders {
        let item = fresh(step, order, step.now)?;
        let taken: Vec<PortalStep> = match reach {
            PortalReach::Next => item
                .steps
                .iter()
                .take(1)
                .map(|button| button.step)
                .collect(),
            PortalReach::All => item.steps.iter().map(|button| button.step).collect(),
        };
        step.touches(item.request);
        before.push(held(step, &item)?);
        let now_there = take(step, &item, &taken)?;
        let pressed: Vec<&str> = taken.iter().map(|step| step.label()).collect();
        titles.push(item.title());
        told.push(format!(
            "{}: {} (ora {now_there})",
            item.title(),
            pressed.join(", ")
        ));
    }
    step.about(match titles.as_slice() {
        [only] => only.clone(),
        more => format!("{} voci", more.len()),
    });
    step.note("riportato", told);
    Ok(before)
}

/// What the portal holds before anything more is reported.
pub(super) fn held(step: &Write, item: &PortalItem) -> Result<PortalKnown> {
    let known = PortalKnown {
        subject: item.subject,
        known: item.known.clone(),
        form: None,
    };
    if item.subject.kind != PortalKind::Session || item.known.is_none() {
        return Ok(known);
    }
    let form = step
        .prepare_cached(
            "SELECT branch_id, coach_id, date, start, \"end\", place, note FROM session_portal
             WHERE session_id = ?1 AND branch_id IS NOT NULL",
        )?
        .query_row([item.subject.id], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, i64>(1)?,
                row.get(2)?,
                row.get::<_, i64>(3)?,
                row.get::<_, i64>(4)?,
                row.get(5)?,
                row.get(6)?,
            ))
        })
        .optional()?;
    let form = form
        .map(
            |(branch, coach, date, start, end, place, note)| -> Result<PortalForm> {
                Ok(PortalForm {
                    branch: branch.into(),
                    coach: coach.into(),
                    date,
                    start: time(start)?,
                    end: time(end)?,
                    place,
                    note,
                })
            },
        )
        .transpose()?;
    Ok(PortalKnown { form, ..known })
}

/// Moves what the portal is known to hold; gives its new state.
fn take(step: &Write, item: &PortalItem, taken: &[PortalStep]) -> Result<String> {
    let id = item.subject.id;
    match item.subject.kind {
        PortalKind::Session => {
            let known = item
                .known
                .as_deref()
                .map(str::parse::<SessionState>)
                .transpose();
            let known = known.map_err(|error| StoreError::Damaged(error.to_string()))?;
            let reached = taken
                .iter()
                .fold(known, |held, button| portal::after(held, *button));
            let reached = reached.ok_or_else(|| Error::Internal("a step led nowhere".into()))?;
            if taken
                .iter()
                .any(|step| matches!(step, PortalStep::Enter | PortalStep::Edit))
            {
                keep_form(step, id)?;
            }
            signed(
                step,
                "session_portal SET known = ?2",
                "session_id",
                id,
                reached.as_str(),
            )?;
            Ok(reached.to_string())
        }
        PortalKind::Request => {
            signed(
                step,
                "request_portal SET known = ?2",
                "request_id",
                id,
                &item.true_state,
            )?;
            Ok(item.true_state.clone())
        }
        PortalKind::Activity => {
            let ended = ActivityState::Ended.as_str();
            let set = "activity_portal SET ended = (?2 = 'TERMINATA')";
            signed(step, set, "activity_id", id, ended)?;
            Ok(ended.to_owned())
        }
    }
}

/// Writes a state with who says so and when.
pub(super) fn signed(step: &Write, set: &str, key: &str, id: i64, known: &str) -> Result<()> {
    step.prepare_cached(&format!(
        "UPDATE {set}, reported_at = ?3, reported_by = ?4 WHERE {key} = ?1"
    ))?
    .execute(params![
        id,
        known,
        step.now.format(MOMENT).to_string(),
        step.who()
    ])?;
    Ok(())
}

/// The portal's form is now the one that stands here.
pub(super) fn keep_form(step: &Write, session: i64) -> Result<()> {
    step.prepare_cached(
        "UPDATE session_portal SET (branch_id, coach_id, date, start, \"end\", place, note) =
             (SELECT branch_id, coach_id, date, start, \"end\", place, note FROM session WHERE id = ?1)
         WHERE session_id = ?1",
    )?
    .execute([session])?;
    Ok(())
}
