//! Sums up activity after activity: a statement of a whole archive is made in one pass, holding
//! only its rows.

use std::collections::{BTreeMap, HashMap};

use super::sums::{StatementFigure, StatementFigures, apportion};
use super::{StatementGrouping, StatementMonth};
use crate::hours::SessionHours;
use crate::ids::CoachId;
use crate::quantities::{Cents, Minutes};
use crate::states::SessionState;

/// What was agreed for one activity of one OPAL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementActivity {
    /// Agreed minutes.
    pub agreed: Minutes,
    /// Agreed amount.
    pub amount: Cents,
    /// Worth of an hour.
    pub rate: Cents,
    /// `TERMINATA`: nothing more can be delivered.
    pub ended: bool,
}

/// One session of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementSession {
    /// The month it is in.
    pub month: StatementMonth,
    /// Who delivers it.
    pub coach: CoachId,
    /// Its state.
    pub state: SessionState,
    /// How long it is.
    pub minutes: Minutes,
    /// Whether it is in the selection; if not, it only tells what is left of its activity.
    pub chosen: bool,
}

/// A statement being made.
#[derive(Clone, Debug)]
pub struct StatementFold {
    grouping: StatementGrouping,
    rows: HashMap<i64, StatementFigures>,
    total: StatementFigures,
    months: BTreeMap<StatementMonth, SessionHours>,
    parts: BTreeMap<i64, SessionHours>,
}

impl StatementFold {
    /// Nothing summed up yet.
    #[must_use]
    pub fn new(grouping: StatementGrouping) -> Self {
        Self {
            grouping,
            rows: HashMap::new(),
            total: StatementFigures::default(),
            months: BTreeMap::new(),
            parts: BTreeMap::new(),
        }
    }

    /// Adds one activity with all its sessions. `row` is the key of the row it belongs to; by coach
    /// and by month its sessions say that for themselves.
    pub fn add(&mut self, row: i64, activity: StatementActivity, sessions: &[StatementSession]) {
        let mut chosen = SessionHours::default();
        let mut all = SessionHours::default();
        self.parts.clear();
        for session in sessions {
            all.take(session.state, activity.ended, session.minutes);
            if !session.chosen || session.state == SessionState::Cancelled {
                continue;
            }
            chosen.take(session.state, activity.ended, session.minutes);
            let month = self.months.entry(session.month).or_default();
            month.take(session.state, activity.ended, session.minutes);
            let part = match self.grouping {
                StatementGrouping::Coach => session.coach.0,
                StatementGrouping::Month => session.month.key(),
                _ => continue,
            };
            let part = self.parts.entry(part).or_default();
            part.take(session.state, activity.ended, session.minutes);
        }
        let figures = figures(activity, chosen, all);
        self.total = self.total + figures;
        if self.grouping.divides_agreed() {
            let sum = self.rows.entry(row).or_default();
            *sum = *sum + figures;
            return;
        }
        let hours: Vec<SessionHours> = self.parts.values().copied().collect();
        for (key, figures) in self.parts.keys().zip(shares(&hours, activity.rate)) {
            let sum = self.rows.entry(*key).or_default();
            *sum = *sum + figures;
        }
    }

    /// The rows by their keys, in no order.
    #[must_use]
    pub fn rows(&self) -> &HashMap<i64, StatementFigures> {
        &self.rows
    }

    /// The whole.
    #[must_use]
    pub fn total(&self) -> StatementFigures {
        self.total
    }

    /// Hours month by month, in order, without the months that have no session.
    #[must_use]
    pub fn months(&self) -> &BTreeMap<StatementMonth, SessionHours> {
        &self.months
    }
}

fn figures(
    activity: StatementActivity,
    chosen: SessionHours,
    all: SessionHours,
) -> StatementFigures {
    let at = |minutes: Minutes| StatementFigure::at(minutes, activity.rate);
    let left = all.left(activity.agreed);
    let (lost, free) = if activity.ended {
        (left, Minutes::ZERO)
    } else {
        (Minutes::ZERO, left)
    };
    StatementFigures {
        agreed: StatementFigure {
            minutes: activity.agreed,
            amount: activity.amount,
        },
        delivered: at(chosen.delivered),
        scheduled: at(chosen.scheduled),
        draft: at(chosen.draft),
        elsewhere: at(all.taken().saturating_sub(chosen.taken())),
        lost: at(lost),
        free: at(free),
        missed: at(chosen.missed),
    }
}

/// The figures of the parts of one activity's sessions; the agreed ones are not theirs.
fn shares(parts: &[SessionHours], rate: Cents) -> Vec<StatementFigures> {
    let share = |hours: fn(&SessionHours) -> Minutes| -> Vec<StatementFigure> {
        let minutes: Vec<Minutes> = parts.iter().map(hours).collect();
        let amounts = apportion(&minutes, rate);
        let figures = minutes.into_iter().zip(amounts);
        figures
            .map(|(minutes, amount)| StatementFigure { minutes, amount })
            .collect()
    };
    let delivered = share(|hours| hours.delivered);
    let scheduled = share(|hours| hours.scheduled);
    let draft = share(|hours| hours.draft);
    let missed = share(|hours| hours.missed);
    (0..parts.len())
        .map(|index| StatementFigures {
            delivered: delivered[index],
            scheduled: scheduled[index],
            draft: draft[index],
            missed: missed[index],
            ..StatementFigures::default()
        })
        .collect()
}
