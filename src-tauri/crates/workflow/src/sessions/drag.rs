//! A draft about to be dragged in the agenda: everything is read once, and the rules are asked of every place
//! it can be put in.

use affianca_domain::{Drag, Moment, SessionId, SessionState, drag_verdicts, iso_week};
use chrono::{NaiveDate, NaiveDateTime};

use super::enter::not_ended;
use super::judge::{Beside, Candidate};
use super::{Context, SessionDrag, SessionForm, load};
use crate::error::expect;
use crate::{Archive, Result};

/// The weeks of the longest month.
const MOST_DAYS: usize = 6 * 7;

impl Archive {
    /// What the rules say of a draft wherever it is dragged to from a day to another.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound); [`Refusal::StateChanged`](crate::Refusal::StateChanged)
    /// and [`Refusal::ActivityEnded`](crate::Refusal::ActivityEnded) for what cannot be moved.
    pub fn drag_session(
        &self,
        id: SessionId,
        drag: Drag,
        (from, to): (NaiveDate, NaiveDate),
        now: NaiveDateTime,
    ) -> Result<SessionDrag> {
        self.read(|connection| {
            let session = load(connection, id)?;
            expect(session.state, SessionState::Entered)?;
            let context = Context::load(connection, session.activity)?;
            not_ended(&context)?;
            let days: Vec<NaiveDate> = from
                .iter_days()
                .take_while(|day| *day <= to)
                .take(MOST_DAYS)
                .collect();
            let last = days.last().copied().unwrap_or(from);
            let candidate = Candidate {
                moment: Moment::Enter,
                plan: &session.plan(),
                branch: Some(session.branch),
                coach: Some(session.coach),
                itself: Some(&session),
                entered: None,
            };
            let weeks = (iso_week(from).0, iso_week(last).1);
            let beside = Beside {
                counted: context.counted_without(Some(&session)),
                neighbours: &context.neighbours(connection, &candidate, weeks)?,
                patron: context.patron(connection, &candidate)?,
            };
            let verdicts = context.weigh(&candidate, &beside, now, |case| {
                drag_verdicts(case, drag, days.into_iter())
            });
            Ok(SessionDrag {
                session: id,
                activity: session.activity,
                revision: session.revision,
                form: SessionForm::from(&session),
                verdicts,
            })
        })
    }
}
