//! *Segna come riportato*: somebody pressed the buttons on the portal and says so here.

use std::collections::BTreeMap;

use affianca_domain::{
    ActivityId, ActivityState, PortalKind, PortalStep, RequestId, SessionId, portal,
};
use affianca_store::values;
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::{PortalItem, PortalKnown, PortalOrder, PortalReach, PortalSubject, items, known};
use crate::requests;
use crate::{Action, Archive, Error, Refusal, Result, Write};

impl Archive {
    /// Writes down that the portal now holds more of each entry, and gives what it held before, so
    /// that it can be taken back. One operation a request, so that the history of each tells it.
    ///
    /// # Errors
    /// `Refusal::QueueChanged` when an entry is no longer as the queue showed it: nothing is written down then.
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
    pub fn set_portal_id(&self, session: SessionId, typed: &str, now: NaiveDateTime) -> Result<()> {
        let number =
            portal::portal_id(typed).map_err(|message| Error::invalid("portalId", message))?;
        self.write(Action::PortalId, now, |step| {
            let item = items::one(step, PortalSubject::session(session), now.date())?;
            if let Some(message) = known::id_taken(step, &number, Some(session))? {
                return Err(Error::invalid("portalId", message));
            }
            step.execute(
                "UPDATE session_portal SET portal_id = ?2 WHERE session_id = ?1",
                values![session, number],
            )?;
            step.about(item.title());
            step.within(item.request);
            step.note("ID sul portale", number);
            Ok(())
        })
    }
}

fn fresh(connection: &Connection, order: &PortalOrder, now: NaiveDateTime) -> Result<PortalItem> {
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
fn held(step: &Write, item: &PortalItem) -> Result<PortalKnown> {
    let form = match (item.subject.kind, &item.known) {
        (PortalKind::Session, Some(_)) => known::form(step, SessionId(item.subject.id))?,
        _ => None,
    };
    Ok(PortalKnown {
        subject: item.subject,
        known: item.known.clone(),
        form,
    })
}

/// Moves what the portal is known to hold; gives its new state.
fn take(step: &Write, item: &PortalItem, taken: &[PortalStep]) -> Result<&'static str> {
    let id = item.subject.id;
    match item.subject.kind {
        PortalKind::Session => take_session(step, SessionId(id), taken),
        PortalKind::Request => {
            let request = requests::load(step, RequestId(id))?;
            known::keep_request(step, request.id, request.state)?;
            Ok(request.state.as_str())
        }
        PortalKind::Activity => {
            known::keep_activity(step, ActivityId(id), true)?;
            Ok(ActivityState::Ended.as_str())
        }
    }
}

fn take_session(step: &Write, id: SessionId, taken: &[PortalStep]) -> Result<&'static str> {
    let held = known::session(step, id)?;
    let reached = taken
        .iter()
        .fold(held, |held, button| portal::after(held, *button))
        .ok_or_else(|| Error::Internal("a step led nowhere".into()))?;
    let fills_in = |button: &PortalStep| matches!(button, PortalStep::Enter | PortalStep::Edit);
    if taken.iter().any(fills_in) {
        known::keep_own_form(step, id)?;
    }
    known::keep_session(step, id, reached)?;
    Ok(reached.as_str())
}
