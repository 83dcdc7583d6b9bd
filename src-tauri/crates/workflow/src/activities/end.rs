//! *Concludi* on an activity (§3.3): one delivered session is enough, and nothing changes afterwards.

use affianca_domain::{ActivityId, ActivityState, SessionState};
use chrono::NaiveDateTime;
use rusqlite::params;

use super::open_matters::open_matters;
use super::{EndCheck, SessionRow};
use crate::requests::listing;
use crate::sessions::{self, Context};
use crate::{Action, Archive, Refusal, Result};
use affianca_store::journal::MOMENT;

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
                return Err(Refusal::CannotEnd(reason).into());
            }
            let matters = open_matters(connection, &context, &sessions, now.date())?;
            Ok(EndCheck {
                question: "Confermi di voler concludere l’attività ?".to_owned(),
                remarks: matters.into_iter().map(|it| it.sentence).collect(),
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
                return Err(Refusal::StateChanged {
                    expected: expected.to_string(),
                    found: context.state.to_string(),
                }
                .into());
            }
            let sessions = sessions::rows(step, &context, now)?;
            if let Some(reason) = cannot_end(&context, &sessions) {
                return Err(Refusal::CannotEnd(reason).into());
            }
            let matters = open_matters(step, &context, &sessions, now.date())?;
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
            for matter in matters {
                step.note(matter.name, matter.sentence);
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
