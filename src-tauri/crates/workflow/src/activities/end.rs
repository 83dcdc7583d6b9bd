//! *Concludi* on an activity (§3.3): one delivered session is enough, and nothing changes afterwards.

use affianca_domain::{Activity, ActivityId, ActivityState, CannotConclude, SessionState};
use affianca_store::rows;
use chrono::NaiveDateTime;

use super::EndCheck;
use super::open_matters::open_matters;
use crate::error::expect;
use crate::sessions::{self, Context, SessionRow};
use crate::{Action, Archive, Error, Refusal, Result};

impl Archive {
    /// What stays as it is when the activity is concluded, said before it is asked.
    ///
    /// # Errors
    /// [`Refusal::CannotEnd`] with the reason.
    pub fn check_end(&self, id: ActivityId, now: NaiveDateTime) -> Result<EndCheck> {
        self.read(|connection| {
            let context = Context::load(connection, id)?;
            let sessions = sessions::rows(connection, &context, now)?;
            concluded(&context.activity, &sessions, now).map_err(refused)?;
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
    /// [`Refusal::StateChanged`], [`Refusal::CannotEnd`].
    pub fn end_activity(
        &self,
        id: ActivityId,
        expected: ActivityState,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::EndActivity, now, |step| {
            let context = Context::load(step, id)?;
            expect(context.activity.state, expected)?;
            let sessions = sessions::rows(step, &context, now)?;
            let concluded = concluded(&context.activity, &sessions, now).map_err(refused)?;
            let matters = open_matters(step, &context, &sessions, now.date())?;
            rows::activity::update(step, &concluded)?;
            step.about(format!(
                "attività {} {}",
                context.request.opal, concluded.code
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
pub(super) fn cannot_end(activity: &Activity, sessions: &[SessionRow]) -> Option<String> {
    let refused = activity.state.conclude(delivered(sessions)).err()?;
    Some(refused.to_string())
}

/// The activity once it is concluded.
fn concluded(
    activity: &Activity,
    sessions: &[SessionRow],
    now: NaiveDateTime,
) -> Result<Activity, CannotConclude> {
    activity.clone().concluded(delivered(sessions), now)
}

/// How many sessions were delivered.
pub(super) fn delivered(sessions: &[SessionRow]) -> usize {
    let states = sessions.iter().map(|row| row.session.state);
    states
        .filter(|state| *state == SessionState::Delivered)
        .count()
}

fn refused(error: CannotConclude) -> Error {
    Refusal::CannotEnd(error.to_string()).into()
}
