//! Correcting what the portal is thought to hold: a report taken back, or what somebody saw there.

use affianca_domain::ActivityState;
use chrono::NaiveDateTime;
use rusqlite::params;

use super::report::{keep_form, signed};
use super::{PortalForm, PortalItem, PortalKind, PortalKnown, items};
use crate::{Action, Archive, Error, Refusal, Result, Write};

impl Archive {
    /// Writes down what the portal really holds of each entry.
    ///
    /// # Errors
    /// `IMPOSSIBLE` when the true state was never reached through that one; nothing changes then.
    pub fn correct_portal(&self, known: &[PortalKnown], now: NaiveDateTime) -> Result<()> {
        let Some(first) = known.first() else {
            return Err(Refusal::NothingChosen.into());
        };
        let request = |known: &PortalKnown| {
            self.read(|connection| Ok(items::one(connection, known.subject, now.date())?.request))
        };
        let of_first = request(first)?;
        let alone = known
            .iter()
            .try_fold(true, |alone, known| -> Result<bool> {
                Ok(alone && request(known)? == of_first)
            })?;
        self.write(Action::CorrectPortal, now, |step| {
            if alone {
                step.within(of_first);
            }
            let mut told = Vec::with_capacity(known.len());
            for known in known {
                let item = items::one(step, known.subject, now.date())?;
                step.touches(item.request);
                correct(step, &item, known)?;
                let there = known.known.as_deref().unwrap_or("niente");
                told.push(format!("{}: {there}", item.title()));
                step.about(item.title());
            }
            if known.len() > 1 {
                step.about(format!("{} voci", known.len()));
            }
            step.note("sul portale risulta", told);
            Ok(())
        })
    }
}

fn correct(step: &Write, item: &PortalItem, known: &PortalKnown) -> Result<()> {
    if !item.possible.contains(&known.known) {
        let there = known.known.as_deref().unwrap_or("niente");
        return Err(Refusal::PortalCannotHold {
            here: item.true_state.clone(),
            there: there.to_string(),
            title: item.title(),
        }
        .into());
    }
    let id = item.subject.id;
    match (item.subject.kind, known.known.as_deref()) {
        (PortalKind::Session, None) => {
            step.execute(
                "UPDATE session_portal SET known = NULL, branch_id = NULL, coach_id = NULL,
                     date = NULL, start = NULL, \"end\" = NULL, place = NULL, note = NULL,
                     reported_at = NULL, reported_by = NULL
                 WHERE session_id = ?1",
                [id],
            )?;
            Ok(())
        }
        (PortalKind::Session, Some(there)) => {
            match &known.form {
                Some(form) => put_form(step, id, form)?,
                None => keep_form(step, id)?,
            }
            signed(
                step,
                "session_portal SET known = ?2",
                "session_id",
                id,
                there,
            )
        }
        (PortalKind::Request, Some(there)) => signed(
            step,
            "request_portal SET known = ?2",
            "request_id",
            id,
            there,
        ),
        (PortalKind::Activity, there) => {
            let there = there.unwrap_or(ActivityState::Started.as_str());
            let set = "activity_portal SET ended = (?2 = 'TERMINATA')";
            signed(step, set, "activity_id", id, there)
        }
        (PortalKind::Request, None) => Err(Error::Internal("a request holds a state".into())),
    }
}

fn put_form(step: &Write, session: i64, form: &PortalForm) -> Result<()> {
    step.prepare_cached(
        "UPDATE session_portal SET branch_id = ?2, coach_id = ?3, date = ?4, start = ?5,
             \"end\" = ?6, place = ?7, note = ?8
         WHERE session_id = ?1",
    )?
    .execute(params![
        session,
        form.branch.0,
        form.coach.0,
        form.date,
        form.start.minutes(),
        form.end.minutes(),
        form.place,
        form.note,
    ])?;
    Ok(())
}
