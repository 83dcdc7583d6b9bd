//! What a state will weigh at least when all is planned: states that cannot be part of a plan as good as
//! one already found are left out.

use super::scene::Scene;
use super::stages::{FAR, Stage, held_most};
use super::track::Track;

/// Units left weigh more than all points together.
pub const LEFT: u64 = 1 << 40;
/// Most figures that are worth working out.
const WORTH: usize = 8_000_000;

/// The bounds of a scene.
#[derive(Debug)]
pub struct Bounds<'a> {
    track: &'a Track,
    whole: usize,
    /// By stage: units that the rest of its week's days can take.
    rest: Vec<usize>,
    weeks: Vec<WeekBound>,
    /// By stage: the least that all days after it weigh.
    points: Vec<Vec<u32>>,
}

#[derive(Debug)]
struct WeekBound {
    room: usize,
    /// Units that its days can take, and those of later weeks.
    here: usize,
    after: usize,
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
            weeks: weeks(scene, stages),
            points: points_after(stages, whole),
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
        let row = at.week * (self.whole + 1);
        let points = self.points[place].get(row + to_hold).copied();
        let points = points.unwrap_or_default();
        if points >= FAR {
            return None;
        }
        let least = left * LEFT + at.value % LEFT + u64::from(points);
        (least <= limit).then_some(least)
    }
}

/// Units that the days after each stage can take in the same week.
fn rest(stages: &[Stage]) -> Vec<usize> {
    let mut rest = vec![0; stages.len()];
    for place in (0..stages.len()).rev() {
        if stages[place].closing.is_none() && place + 1 < stages.len() {
            rest[place] = rest[place + 1] + stages[place + 1].room();
        }
    }
    rest
}

fn weeks(scene: &Scene, stages: &[Stage]) -> Vec<WeekBound> {
    let mut after = 0;
    let mut weeks: Vec<WeekBound> = Vec::with_capacity(scene.weeks.len());
    for week in (0..scene.weeks.len()).rev() {
        let room = held_most(scene, week);
        let of_week = stages.iter().filter(move |stage| stage.week == week);
        let here = room.min(of_week.map(Stage::room).sum());
        weeks.push(WeekBound { room, here, after });
        after += here;
    }
    weeks.reverse();
    weeks
}

/// The least that all days after each stage weigh, by the units its week holds and those still to be held:
/// the way over the days again, with one line of no activity. Empty where that is too much to work out.
fn points_after(stages: &[Stage], whole: usize) -> Vec<Vec<u32>> {
    let wide = whole + 1;
    let figures = stages.iter().map(|stage| stage.pace.len() * wide);
    if figures.sum::<usize>() > WORTH {
        return vec![Vec::new(); stages.len()];
    }
    let mut last = vec![FAR; wide];
    last[0] = 0;
    let mut points = vec![last];
    for (place, stage) in stages.iter().enumerate().skip(1).rev() {
        let after = &points[points.len() - 1];
        let open = stages[place - 1].closing.is_none();
        let weeks = if open { stage.pace.len() } else { 1 };
        let before = (0..weeks).flat_map(|week| before(stage, after, week, wide));
        let before = before.collect();
        points.push(before);
    }
    points.reverse();
    points
}

/// The least that a stage and all after it weigh when its week holds so much before, by the units still to
/// be held; more may be held than that.
fn before(stage: &Stage, after: &[u32], week: usize, wide: usize) -> Vec<u32> {
    let mut points = vec![FAR; wide];
    for (units, weight) in stage.least.iter().enumerate() {
        let Some(evening) = stage.pace.get(week + units).filter(|_| *weight < FAR) else {
            continue;
        };
        let end = stage
            .closing
            .as_ref()
            .map_or(0, |closing| closing.week[week + units]);
        let here = weight.saturating_add(*evening).saturating_add(end).min(FAR);
        let row = if stage.closing.is_some() {
            0
        } else {
            (week + units) * wide
        };
        for (to_hold, known) in points.iter_mut().enumerate() {
            *known = (*known).min(here + after[row + to_hold.saturating_sub(units)]);
        }
    }
    points
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::planner::stages::Closing;

    #[test]
    fn what_is_still_to_be_held_weighs_its_cheapest_day_its_evening_and_its_week() {
        let stage = Stage {
            day: Some(0),
            week: 0,
            pace: vec![3, 1, 2],
            closing: Some(Closing {
                week: vec![0, 10, 40],
                alongside: vec![0],
            }),
            least: vec![0, 5, FAR],
        };
        let after = [0, 7, FAR];
        assert_eq!(before(&stage, &after, 0, 3), [3, 10, 23]);
        assert_eq!(before(&stage, &after, 1, 3), [11, 18, 54]);
        assert_eq!(before(&stage, &after, 2, 3), [42, 49, FAR]);
    }
}
