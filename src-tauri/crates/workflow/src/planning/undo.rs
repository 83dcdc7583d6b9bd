//! A plan that was accepted and is taken back in one step, while all of it are drafts.

use affianca_domain::planner::can_be_undone;
use affianca_domain::{
    Activity, ActivityState, Minutes, RequestId, Session, SessionGroupId, SessionState, SessionStep,
};
use affianca_store::rows::{self, activity, session};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::{EnteredPlan, words};
use crate::{Action, Archive, Error, Refusal, Result};

impl Archive {
    /// The accepted plans of a request that can be taken back, the last first.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn entered_plans(&self, request: RequestId) -> Result<Vec<EnteredPlan>> {
        self.read(|connection| open(connection, request))
    }

    /// Takes plans back: their drafts become `ANNULLATA`.
    ///
    /// # Errors
    /// [`Refusal::PlanUnderWay`] when something of them is more than a draft, [`Error::NotFound`].
    pub fn undo_plans(&self, groups: &[SessionGroupId], now: NaiveDateTime) -> Result<()> {
        self.write(Action::UndoPlan, now, |step| {
            let mut cancelled = 0;
            for group in groups {
                let members = members(step, *group)?;
                let states = members
                    .iter()
                    .map(|(session, activity, _)| frozen(session.state, activity.state));
                if !can_be_undone(states) {
                    return Err(Refusal::PlanUnderWay.into());
                }
                let mut lines = Vec::new();
                for (session, activity, opal) in members {
                    if session.state != SessionState::Entered {
                        continue;
                    }
                    let when = session.plan().when();
                    lines.push(format!(
                        "erogazione {}: {} {opal}, {when}",
                        session.id, activity.code
                    ));
                    step.touches(activity.request);
                    let after = session.after(SessionStep::Cancel, None, step.now);
                    let after = after.map_err(|_| Refusal::PlanUnderWay)?;
                    rows::session::update(step, &after)?;
                    cancelled += 1;
                }
                step.note(&format!("piano {group}"), lines);
            }
            step.about(format!("piano di {} annullato", words::sessions(cancelled)));
            Ok(())
        })
    }
}

/// A draft of an activity `TERMINATA` is no draft any more: nothing in it can change (§3.3).
fn frozen(session: SessionState, activity: ActivityState) -> SessionState {
    match session {
        SessionState::Entered if activity.is_ended() => SessionState::ClosedNegatively,
        state => state,
    }
}

/// The sessions of a plan with their activity and the code of its request.
fn members(
    connection: &Connection,
    group: SessionGroupId,
) -> Result<Vec<(Session, Activity, String)>> {
    let found = connection
        .prepare_cached(&format!(
            "SELECT {}, {}, request.opal FROM session_group_member m
             JOIN session_group g ON g.id = m.group_id AND g.kind = 'piano'
             JOIN session ON session.id = m.session_id
             JOIN activity ON activity.id = session.activity_id
             JOIN request ON request.id = activity.request_id
             WHERE m.group_id = ?1 ORDER BY session.date, session.start",
            session::COLUMNS,
            activity::COLUMNS
        ))?
        .all(values![group], |row| -> Result<_> {
            let activity = activity::read_at(row, session::WIDTH)?;
            let opal = row.read(session::WIDTH + activity::WIDTH)?;
            Ok((session::read(row)?, activity, opal))
        })?;
    if found.is_empty() {
        return Err(Error::NotFound("Il piano"));
    }
    Ok(found)
}

const OPEN: &str = "SELECT g.id, g.entered_at, s.state, a.state, count(*), sum(s.\"end\" - s.start)
     FROM activity a
     JOIN session s ON s.activity_id = a.id
     JOIN session_group_member m ON m.session_id = s.id
     JOIN session_group g ON g.id = m.group_id AND g.kind = 'piano'
     WHERE a.request_id = ?1
     GROUP BY g.id, s.state, a.state
     ORDER BY g.entered_at DESC, g.id DESC";

fn open(connection: &Connection, request: RequestId) -> Result<Vec<EnteredPlan>> {
    let rows = connection
        .prepare_cached(OPEN)?
        .all(values![request], |row| -> Result<_> {
            let state = frozen(row.read(2)?, row.read(3)?);
            let plan = EnteredPlan {
                group: row.read(0)?,
                entered_at: row.read(1)?,
                drafts: row.read(4)?,
                minutes: row.read(5)?,
            };
            Ok((plan, state))
        })?;
    let mut plans: Vec<(EnteredPlan, Vec<SessionState>)> = Vec::new();
    for (plan, state) in rows {
        let is_draft = state == SessionState::Entered;
        match plans
            .last_mut()
            .filter(|(last, _)| last.group == plan.group)
        {
            Some((last, states)) => {
                states.push(state);
                if is_draft {
                    last.drafts += plan.drafts;
                    last.minutes = last.minutes + plan.minutes;
                }
            }
            None => {
                let drafts = if is_draft { plan.drafts } else { 0 };
                let minutes = if is_draft {
                    plan.minutes
                } else {
                    Minutes::ZERO
                };
                plans.push((
                    EnteredPlan {
                        drafts,
                        minutes,
                        ..plan
                    },
                    vec![state],
                ));
            }
        }
    }
    let open = plans
        .into_iter()
        .filter(|(_, states)| can_be_undone(states.iter().copied()));
    Ok(open.map(|(plan, _)| plan).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::query_plan::{in_memory, plan};

    #[test]
    fn the_plans_of_a_request_are_found_by_its_sessions() {
        let connection = in_memory().unwrap();
        let steps = plan(&connection, OPEN, values![RequestId(1)]).unwrap();
        assert!(!steps.contains("SCAN"), "{steps}");
    }
}
