//! *Concludi* on an activity (§3.3): one delivered session is enough, and nothing changes afterwards.

use affianca_domain::{ActivityId, ActivityState, Cents, SessionState};
use chrono::NaiveDateTime;
use rusqlite::params;

use super::{EndCheck, SessionRow};
use crate::journal::MOMENT;
use crate::requests::listing;
use crate::sessions::{self, Context};
use crate::{Action, Archive, Error, Result, registers};

impl Archive {
    /// What stays as it is when the activity is concluded, said before it is asked.
    ///
    /// # Errors
    /// `CANNOT_END` with the reason.
    pub fn check_end(&self, id: ActivityId, now: NaiveDateTime) -> Result<EndCheck> {
        self.read(|connection| {
            let context = Context::load(connection, id)?;
            let sessions = sessions::rows(connection, &context, now)?;
            if let Some(reason) = cannot_end(&context, &sessions) {
                return Err(Error::refused("CANNOT_END", reason));
            }
            let mut remarks = open_sessions(&sessions).into_iter().collect::<Vec<_>>();
            remarks.extend(unused(&context));
            remarks.extend(registers::unsigned_remark(connection, &context, &sessions)?);
            Ok(EndCheck {
                question: "Confermi di voler concludere l’attività ?".to_owned(),
                remarks,
                irreversible: "L’attività passa a TERMINATA e non sarà più modificabile."
                    .to_owned(),
                paragraph: "§3.3".to_owned(),
            })
        })
    }

    /// *Concludi*: the activity becomes `TERMINATA`.
    ///
    /// # Errors
    /// [`Error::Stale`], `CANNOT_END`.
    pub fn end_activity(
        &self,
        id: ActivityId,
        expected: ActivityState,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::EndActivity, now, |step| {
            let context = Context::load(step, id)?;
            if context.state != expected {
                return Err(Error::Stale {
                    expected: expected.to_string(),
                    found: context.state.to_string(),
                });
            }
            let sessions = sessions::rows(step, &context, now)?;
            if let Some(reason) = cannot_end(&context, &sessions) {
                return Err(Error::refused("CANNOT_END", reason));
            }
            step.execute(
                "UPDATE activity SET state = ?2, ended_at = ?3 WHERE id = ?1",
                params![
                    id.0,
                    ActivityState::Ended.as_str(),
                    now.format(MOMENT).to_string()
                ],
            )?;
            listing::refresh(step, context.request.id)?;
            step.about(format!(
                "attività {} {}",
                context.request.opal, context.code
            ));
            step.within(context.request.id);
            if let Some(open) = open_sessions(&sessions) {
                step.note("rimaste aperte", open);
            }
            if let Some(unused) = unused(&context) {
                step.note("ore non usate", unused);
            }
            Ok(())
        })
    }
}

/// Why the activity cannot be concluded now, if so.
pub(super) fn cannot_end(context: &Context, sessions: &[SessionRow]) -> Option<String> {
    let delivered = sessions
        .iter()
        .filter(|session| session.state == SessionState::Delivered)
        .count();
    context
        .state
        .conclude(delivered)
        .err()
        .map(|error| error.to_string())
}

fn open_sessions(sessions: &[SessionRow]) -> Option<String> {
    let mut open: Vec<_> = sessions
        .iter()
        .filter(|session| session.state.is_open())
        .collect();
    open.sort_by_key(|session| session.id);
    let names: Vec<String> = open
        .iter()
        .map(|session| format!("{} {}", session.id, session.state))
        .collect();
    (!names.is_empty()).then(|| format!("Restano aperte, e così restano: {}.", names.join(", ")))
}

fn unused(context: &Context) -> Option<String> {
    let left = context.agreed.saturating_sub(context.hours.delivered);
    let worth = Cents::for_minutes(left, context.programme.rate);
    (left > affianca_domain::Minutes::ZERO).then(|| {
        format!(
            "Non si potranno più usare {left} ore su {} ({worth}).",
            context.agreed
        )
    })
}
