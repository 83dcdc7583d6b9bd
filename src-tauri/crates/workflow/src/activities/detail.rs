//! The page "Erogazione attività": preselection, hours, value and the table of sessions (§3.1).

use affianca_domain::{ActivityId, BranchId, CoachId};
use affianca_store::settings::coach_at_work;
use affianca_store::{Column, ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::ActivityDetail;
use crate::directory::provider;
use crate::sessions::{self, Context, SessionForm, is_archived};
use crate::{Archive, Result};

impl Archive {
    /// One activity with its sessions.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn activity_detail(&self, id: ActivityId, now: NaiveDateTime) -> Result<ActivityDetail> {
        self.read(|connection| {
            let context = Context::load(connection, id)?;
            let sessions = sessions::rows(connection, &context, now)?;
            let rate = context.programme.rate;
            let branch_name = branch_name(connection, &context)?;
            let blank = blank(connection, &context)?;
            let (activity, request) = (context.activity, context.request);
            Ok(ActivityDetail {
                id,
                request: request.id,
                opal: request.opal,
                request_state: request.state,
                provider: provider(connection)?.name,
                branch_name,
                agreed: activity.agreed,
                value: activity.amount,
                envelope: activity.envelope(context.hours, rate),
                cannot_add: activity.cannot_add(request.state),
                cannot_end: super::end::cannot_end(&activity, &sessions),
                blank,
                rate,
                state: activity.state,
                code: activity.code,
                title: activity.title,
                surname: context.surname,
                name: context.name,
                sessions,
            })
        })
    }
}

/// A new session starts from the last one of the activity, else from the request and who is at work.
fn blank(connection: &Connection, context: &Context) -> Result<SessionForm> {
    let last: Option<(BranchId, CoachId)> = connection
        .prepare_cached(
            "SELECT branch_id, coach_id FROM session WHERE activity_id = ?1
             ORDER BY id DESC LIMIT 1",
        )?
        .first(values![context.activity.id], |row| -> Result<_> {
            Ok((row.read(0)?, row.read(1)?))
        })?;
    let (branch, coach) = match last {
        Some((branch, coach)) => (Some(branch), Some(coach)),
        None => {
            let coach = coach_at_work(connection)?;
            let branch = context.request.branch;
            (branch.or(branch_of(connection, coach)?), coach)
        }
    };
    Ok(SessionForm {
        branch: unless_archived(connection, "branch", branch)?,
        coach: unless_archived(connection, "coach", coach)?,
        place: context.usual_place().unwrap_or_default(),
        ..SessionForm::default()
    })
}

/// Who or what was archived meanwhile is not proposed again.
fn unless_archived<I: Column + Copy>(
    connection: &Connection,
    table: &str,
    id: Option<I>,
) -> Result<Option<I>> {
    match id {
        Some(id) if is_archived(connection, table, id)? == Some(true) => Ok(None),
        proposed => Ok(proposed),
    }
}

fn branch_of(connection: &Connection, coach: Option<CoachId>) -> Result<Option<BranchId>> {
    let Some(coach) = coach else { return Ok(None) };
    let branch: Option<Option<BranchId>> = connection
        .prepare_cached("SELECT id, branch_id FROM coach WHERE id = ?1")?
        .first(values![coach], |row| -> Result<_> {
            Ok(row.read("branch_id")?)
        })?;
    Ok(branch.flatten())
}

fn branch_name(connection: &Connection, context: &Context) -> Result<Option<String>> {
    let Some(branch) = context.request.branch else {
        return Ok(None);
    };
    connection
        .prepare_cached("SELECT id, name FROM branch WHERE id = ?1")?
        .first(values![branch], |row| Ok(row.read("name")?))
}
