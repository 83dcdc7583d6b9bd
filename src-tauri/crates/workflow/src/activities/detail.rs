//! The page "Erogazione attività": preselection, hours, value and the table of sessions (§3.1).

use affianca_domain::{ActivityId, ActivityState, BranchId, CoachId, RequestState};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension};

use super::ActivityDetail;
use crate::directory::provider;
use crate::requests::{Worth, envelope};
use crate::sessions::{self, Context, SessionForm, is_aside};
use crate::{Archive, Result};
use affianca_store::settings::coach_at_work;

impl Archive {
    /// One activity with its sessions.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn activity_detail(&self, id: ActivityId, now: NaiveDateTime) -> Result<ActivityDetail> {
        self.read(|connection| {
            let context = Context::load(connection, id)?;
            let sessions = sessions::rows(connection, &context, now)?;
            let agreed = Worth {
                minutes: context.agreed,
                amount: context.amount,
            };
            Ok(ActivityDetail {
                id,
                request: context.request.id,
                opal: context.request.opal.clone(),
                request_state: context.request.state,
                provider: provider(connection)?.name,
                branch_name: branch_name(connection, &context)?,
                agreed: context.agreed,
                value: context.amount,
                envelope: envelope(agreed, context.hours, context.programme.rate),
                cannot_add: cannot_add(&context),
                cannot_end: super::end::cannot_end(&context, &sessions),
                blank: blank(connection, &context)?,
                rate: context.programme.rate,
                state: context.state,
                code: context.code,
                title: context.title,
                surname: context.surname,
                name: context.name,
                sessions,
            })
        })
    }
}

fn cannot_add(context: &Context) -> Option<String> {
    match (context.request.state, context.state) {
        (RequestState::Admitted, ActivityState::Ended) => {
            Some("L’attività è TERMINATA: non si può più modificare (§3.3).".to_owned())
        }
        (RequestState::Admitted, _) => None,
        (state, _) => Some(format!(
            "La richiesta è {state}: le erogazioni si inseriscono solo dopo l’ammissione al servizio (§3)."
        )),
    }
}

/// A new session starts from the last one of the activity, else from the request and who is at work.
fn blank(connection: &Connection, context: &Context) -> Result<SessionForm> {
    let last = connection
        .prepare_cached(
            "SELECT branch_id, coach_id FROM session WHERE activity_id = ?1 ORDER BY id DESC LIMIT 1",
        )?
        .query_row([context.activity.0], |row| {
            Ok((row.get::<_, i64>(0)?.into(), row.get::<_, i64>(1)?.into()))
        })
        .optional()?;
    let (branch, coach) = match last {
        Some((branch, coach)) => (Some(branch), Some(coach)),
        None => {
            let coach = coach_at_work(connection)?;
            (
                context.request.branch.or(branch_of(connection, coach)?),
                coach,
            )
        }
    };
    Ok(SessionForm {
        // Who or what was put aside meanwhile is not proposed again.
        branch: branch.filter(|id: &BranchId| !is_aside(connection, "branch", id.0)),
        coach: coach.filter(|id: &CoachId| !is_aside(connection, "coach", id.0)),
        place: context.usual_place().unwrap_or_default(),
        ..SessionForm::default()
    })
}

fn branch_of(connection: &Connection, coach: Option<CoachId>) -> Result<Option<BranchId>> {
    let Some(coach) = coach else { return Ok(None) };
    let branch: Option<Option<i64>> = connection
        .prepare_cached("SELECT branch_id FROM coach WHERE id = ?1")?
        .query_row([coach.0], |row| row.get(0))
        .optional()?;
    Ok(branch.flatten().map(Into::into))
}

fn branch_name(connection: &Connection, context: &Context) -> Result<Option<String>> {
    let Some(branch) = context.request.branch else {
        return Ok(None);
    };
    Ok(connection
        .prepare_cached("SELECT name FROM branch WHERE id = ?1")?
        .query_row([branch.0], |row| row.get(0))
        .optional()?)
}
