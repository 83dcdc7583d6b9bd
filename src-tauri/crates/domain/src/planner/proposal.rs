//! What the planner answers with: sessions, and the hours for which there was no room.

use super::ask::{Ask, CannotPlan, Planned, Taken, Wanted};
use super::layer::Layer;
use super::paths::{self, GoOn, Stop};
use super::relief::Relief;
use super::scene::Scene;
use super::verdict;
use crate::ids::ActivityId;
use crate::quantities::{Minutes, Span, TimeOfDay};

/// Most states a day may be left in.
const LARGEST: usize = 4_000_000;

/// A plan, to be looked at before it is accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Its sessions in order of time, without the locked ones.
    pub sessions: Vec<Planned>,
    /// The activities that have hours left, in the order asked.
    pub left: Vec<Left>,
    /// Its [`points`](super::points): the fewer, the better.
    pub points: u64,
    /// The smallest change of what was asked that would help, when hours are left.
    pub relief: Option<Relief>,
}

/// Hours of an activity for which there was no room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Which activity.
    pub activity: ActivityId,
    /// Its code.
    pub code: String,
    /// How much.
    pub minutes: Minutes,
    /// What a rule says of every day asked for, when it is against all of them.
    pub refused: Option<String>,
}

impl Proposal {
    /// All hours for which there was no room.
    #[must_use]
    pub fn left_over(&self) -> Minutes {
        self.left.iter().map(|left| left.minutes).sum()
    }
}

/// The best plan, without what would help.
pub fn best(ask: &Ask<'_>, taken: &[Taken], go_on: GoOn<'_>) -> Result<Proposal, CannotPlan> {
    let scene = ready(ask, taken)?;
    let path = paths::best(&scene, go_on)?;
    let sessions = path.sessions.iter().filter_map(|stop| planned(ask, stop));
    let sessions = without_objection(ask, sessions.collect(), taken);
    Ok(Proposal {
        left: left(ask, &sessions),
        sessions,
        points: path.points,
        relief: None,
    })
}

/// An ask made ready, when it can be planned.
pub fn ready(ask: &Ask<'_>, taken: &[Taken]) -> Result<Scene, CannotPlan> {
    ask.check()?;
    let scene = Scene::of(ask, taken);
    if Layer::size(&scene) > LARGEST {
        return Err(CannotPlan::TooMuch);
    }
    Ok(scene)
}

fn planned(ask: &Ask<'_>, stop: &Stop) -> Option<Planned> {
    let start = TimeOfDay::from_minutes(u16::try_from(stop.start).ok()?)?;
    Some(Planned {
        activity: ask.wanted.get(stop.wanted)?.activity,
        date: stop.date,
        span: Span {
            start,
            end: start.plus(Minutes(stop.minutes))?,
        },
    })
}

/// The sessions that the rules have nothing against; the search has asked them of each day and keeps their
/// sums itself, so that this is all of them.
fn without_objection(ask: &Ask<'_>, sessions: Vec<Planned>, taken: &[Taken]) -> Vec<Planned> {
    let mut sessions = sessions;
    loop {
        let against = verdict::of_plan(ask, &sessions, taken);
        let Some((last, _)) = against.last() else {
            return sessions;
        };
        sessions.retain(|session| session != last);
    }
}

fn left(ask: &Ask<'_>, sessions: &[Planned]) -> Vec<Left> {
    let left = ask.wanted.iter().filter_map(|wanted| {
        let own = sessions
            .iter()
            .filter(|one| one.activity == wanted.activity);
        let planned: Minutes = own.map(|one| one.span.length()).sum();
        let minutes = wanted.rest(&ask.locked).saturating_sub(planned);
        (minutes > Minutes::ZERO).then(|| Left {
            activity: wanted.activity,
            code: wanted.component.code.to_string(),
            minutes,
            refused: refused(ask, wanted),
        })
    });
    left.collect()
}

/// What the rules say of the last day asked for, when they are against every one.
fn refused(ask: &Ask<'_>, wanted: &Wanted<'_>) -> Option<String> {
    let days = ask
        .wish
        .from
        .iter_days()
        .take_while(|day| *day <= ask.wish.to);
    let mut last = None;
    for day in days {
        last = Some(verdict::of_day(ask, wanted, day)?);
    }
    last.map(|violation| violation.sentence())
}
