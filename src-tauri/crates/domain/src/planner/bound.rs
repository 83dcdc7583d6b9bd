//! What a state will weigh at least when all is planned: states that cannot be part of a plan as good as
//! one already found are left out.

use super::scene::Scene;
use super::stages::{Stage, held_most};
use super::track::Track;

/// Units left weigh more than all points together.
pub const LEFT: u64 = 1 << 40;
/// More than any plan weighs.
const FAR: u32 = u32::MAX / 4;
/// Most figures that are worth working out to look through a week that is not over.
const WORTH: usize = 4_000_000;

/// The bounds of a scene.
#[derive(Debug)]
pub struct Bounds<'a> {
    track: &'a Track,
    whole: usize,
    /// By stage: units that the rest of its week's days can take.
    rest: Vec<usize>,
    weeks: Vec<WeekBound>,
    /// Points of sessions that take so many units, at least.
    sessions: Vec<u32>,
}

#[derive(Debug)]
struct WeekBound {
    room: usize,
    /// Units that its days can take, and those of later weeks.
    here: usize,
    after: usize,
    /// Points of later weeks that take so many units, at least.
    points_after: Vec<u32>,
    /// Points of this week and later ones, by what it holds and what is still to be held; empty where
    /// that is too much to work out.
    points: Vec<u32>,
}

/// Where a state is.
#[derive(Clone, Copy, Debug)]
pub struct Reached {
    /// On the main line.
    pub main: usize,
    /// On the line alongside.
    pub side: usize,
    /// Units its week holds; none once the week is over.
    pub week: usize,
    /// What it weighs.
    pub value: u64,
}

impl<'a> Bounds<'a> {
    /// Works the bounds out.
    pub fn of(scene: &'a Scene, stages: &[Stage]) -> Self {
        let track = &scene.track;
        let whole = track.main + track.side;
        Self {
            track,
            whole,
            rest: rest(stages),
            weeks: weeks(scene, stages, whole),
            sessions: sessions(scene, whole),
        }
    }

    /// Units that all weeks can take.
    pub fn room(&self) -> usize {
        self.weeks.first().map_or(0, |week| week.after + week.here)
    }

    /// What a state weighs at least at the end, after a stage; `None` when that is more than `limit`.
    pub fn least(&self, place: usize, stage: &Stage, at: Reached, limit: u64) -> Option<u64> {
        let week = &self.weeks[stage.week];
        let closed = stage.closing.is_some();
        let to_hold = self.whole - at.main - at.side;
        let this_week = if closed {
            0
        } else {
            (week.room - at.week).min(self.rest[place])
        };
        let over = to_hold.saturating_sub(this_week + week.after);
        let never = self.track.holes[at.main] + self.track.side_holes[at.side];
        let (lost, allowed) = (at.value / LEFT, limit / LEFT);
        let left = lost + over.max(never) as u64;
        if left > allowed {
            return None;
        }
        let spare = usize::try_from(allowed - lost).unwrap_or(usize::MAX);
        let to_hold = to_hold.saturating_sub(spare);
        let weeks = if closed {
            week.points_after[to_hold]
        } else {
            let place = at.week * (self.whole + 1) + to_hold;
            week.points.get(place).copied().unwrap_or_default()
        };
        let points = u64::from(weeks) + u64::from(self.sessions[to_hold]);
        let least = left * LEFT + at.value % LEFT + points;
        (least <= limit).then_some(least)
    }
}

/// Units that the days after each stage can take in the same week.
fn rest(stages: &[Stage]) -> Vec<usize> {
    let mut rest = vec![0; stages.len()];
    for place in (0..stages.len()).rev() {
        if stages[place].closing.is_none() && place + 1 < stages.len() {
            rest[place] = rest[place + 1] + stages[place + 1].room;
        }
    }
    rest
}

fn weeks(scene: &Scene, stages: &[Stage], whole: usize) -> Vec<WeekBound> {
    let mut after = 0;
    let mut points_after = vec![FAR; whole + 1];
    points_after[0] = 0;
    let all: usize = (0..scene.weeks.len())
        .map(|week| held_most(scene, week) + 1)
        .sum();
    let longest = (0..scene.weeks.len())
        .map(|week| held_most(scene, week) + 1)
        .max();
    let worth = all
        .saturating_mul(whole + 1)
        .saturating_mul(longest.unwrap_or(1))
        <= WORTH;
    let mut weeks: Vec<WeekBound> = Vec::with_capacity(scene.weeks.len());
    for week in (0..scene.weeks.len()).rev() {
        let room = held_most(scene, week);
        let of_week = || stages.iter().filter(move |stage| stage.week == week);
        let days: usize = of_week().map(|stage| stage.room).sum();
        let none = Vec::new();
        let closing = of_week().find_map(|stage| stage.closing.as_ref());
        let weighs = closing.map_or(&none, |closing| &closing.week);
        let from = |held: usize| together(weighs.get(held..).unwrap_or_default(), &points_after);
        let mut points = from(0);
        if worth {
            for held in 1..=room {
                points.extend(from(held));
            }
        }
        let before = points[..=whole].to_vec();
        weeks.push(WeekBound {
            room,
            here: room.min(days),
            after,
            points_after: std::mem::replace(&mut points_after, before),
            points: if worth { points } else { Vec::new() },
        });
        after += room.min(days);
    }
    weeks.reverse();
    weeks
}

/// The least that a week and what comes after weigh together, by the units both are to take.
fn together(week: &[u32], after: &[u32]) -> Vec<u32> {
    let least = |units: usize| {
        let shares = week.iter().take(units + 1).enumerate();
        shares
            .map(|(share, weight)| weight.saturating_add(after[units - share]).min(FAR))
            .min()
            .unwrap_or(FAR)
    };
    (0..after.len()).map(least).collect()
}

/// The least that sessions weigh which take at least so many units.
fn sessions(scene: &Scene, whole: usize) -> Vec<u32> {
    let lengths = &scene.track.lengths;
    let best = |length: usize| scene.days.iter().map(|day| day.weights[length]).min();
    let best: Vec<u32> = (0..lengths.len())
        .map(|length| best(length).unwrap_or(FAR))
        .collect();
    let mut least = vec![0; whole + 1];
    for units in 1..=whole {
        let last = lengths.iter().zip(&best);
        let weights = last.map(|(length, weight)| least[units.saturating_sub(*length)] + weight);
        least[units] = weights.min().unwrap_or(FAR).min(FAR);
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_and_what_follows_share_units_as_they_weigh_least() {
        assert_eq!(together(&[0, 1, 4], &[0, 3, 9, FAR]), [0, 1, 4, 7]);
        assert_eq!(together(&[], &[0, 3]), [FAR, FAR]);
    }
}
