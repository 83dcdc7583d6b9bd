//! The shortest path over the days: every state that a day can be left in, the best way to each.
//!
//! A state is how far both lines are and how much its week holds; what came before has no other
//! influence, so that the best of the last states is the best plan there is. A quick search that keeps
//! few states finds a good plan; the exact one leaves out what cannot be better than that.

use chrono::NaiveDate;

use super::ask::CannotPlan;
use super::bound::{Bounds, LEFT, Reached};
use super::fits::{Rows, Step};
use super::layer::{Layer, State};
use super::points::QUARTER;
use super::scene::{Day, Scene};
use super::stages::{Stage, stages};

/// States that the quick search keeps of each day.
const KEPT: usize = 200;

/// The best plan of a scene.
#[derive(Clone, Debug, Default)]
pub struct Path {
    /// Its sessions in order of time.
    pub sessions: Vec<Stop>,
    /// Its points.
    pub points: u64,
    /// Units that it leaves.
    pub left: u64,
}

/// A session on the way.
#[derive(Clone, Copy, Debug)]
pub struct Stop {
    /// Its day.
    pub date: NaiveDate,
    /// The place of its activity among what is wanted.
    pub wanted: usize,
    /// The minute of the day it begins at.
    pub start: u32,
    /// How many minutes it lasts.
    pub minutes: u32,
}

/// Whether somebody still waits for the answer.
pub type GoOn<'a> = &'a dyn Fn() -> bool;

/// The best plan: without a remainder when there is one, else with the least.
///
/// # Errors
/// Nobody waits any more.
pub fn best(scene: &Scene, go_on: GoOn<'_>) -> Result<Path, CannotPlan> {
    let stages = stages(scene);
    let bounds = Bounds::of(scene, &stages);
    let mut way = Way {
        scene,
        stages: &stages,
        bounds,
        days: Alike::of(scene),
        go_on,
    };
    for limit in [LEFT - 1, u64::MAX] {
        let quick = way.search(limit, KEPT)?;
        let limit = quick
            .as_ref()
            .map_or(limit, |path| path.left * LEFT + path.points);
        if let Some(path) = way.search(limit, usize::MAX)? {
            return Ok(path);
        }
    }
    Ok(Path::default())
}

struct Way<'a> {
    scene: &'a Scene,
    stages: &'a [Stage],
    bounds: Bounds<'a>,
    days: Alike<'a>,
    go_on: GoOn<'a>,
}

/// Days that can hold the same are looked at once.
struct Alike<'a> {
    /// By day: which kind it is of.
    kinds: Vec<usize>,
    rows: Vec<Kind<'a>>,
}

/// A kind of day.
struct Kind<'a> {
    rows: Rows<'a>,
    day: &'a Day,
    /// Its steps, with and without giving up, from all places looked at.
    steps: [Vec<Step>; 2],
    /// By place of the main line: where its steps are.
    of_place: [Vec<Option<(usize, usize)>>; 2],
}

impl Way<'_> {
    /// The best plan that weighs no more than `limit`, of those that the `kept` most promising states of
    /// each day lead to.
    fn search(&mut self, limit: u64, kept: usize) -> Result<Option<Path>, CannotPlan> {
        let whole = limit < LEFT;
        let mut layers = vec![vec![State::default()]];
        let mut layer = Layer::of(self.scene);
        for (place, stage) in self.stages.iter().enumerate() {
            if !(self.go_on)() {
                return Err(CannotPlan::Interrupted);
            }
            let last = layers.last().map_or(&[][..], Vec::as_slice);
            for (from, state) in last.iter().enumerate() {
                let (first, end) = self.days.steps(stage, state.main as usize, whole);
                for number in first..end {
                    let step = self.days.step(stage, number, whole);
                    let Some(next) = self.after(stage, state, &step) else {
                        continue;
                    };
                    let Some(least) = self.bounds.least(place, stage, next, limit) else {
                        continue;
                    };
                    layer.reach(next, least, (from, number));
                }
            }
            let states = layer.taken(kept);
            if states.is_empty() {
                return Ok(None);
            }
            layers.push(states);
        }
        Ok(self.path(&layers, whole))
    }

    /// The state after a step, unless there is no room for it.
    fn after(&self, stage: &Stage, state: &State, step: &Step) -> Option<Reached> {
        let main = state.main as usize + step.main;
        let side = state.side as usize + step.side;
        let week = state.week as usize + step.main - step.lost + step.side;
        if side > self.scene.track.side {
            return None;
        }
        let evening = *stage.pace.get(week)?;
        let end = stage.closing.as_ref().map_or(0, |closing| {
            u64::from(closing.week[week]) + u64::from(closing.alongside[side])
        });
        let points = u64::from(step.points) + u64::from(evening) + end;
        Some(Reached {
            main,
            side,
            week: if stage.closing.is_some() { 0 } else { week },
            value: state.value + step.lost as u64 * LEFT + points,
        })
    }

    /// The way back from the best of the last states.
    fn path(&self, layers: &[Vec<State>], whole: bool) -> Option<Path> {
        let track = &self.scene.track;
        let weighs = |state: &State| {
            let left = track.main + track.side - state.main as usize - state.side as usize;
            state.value + left as u64 * LEFT
        };
        let last = layers.last()?;
        let mut state = last.iter().min_by_key(|state| weighs(state))?;
        let (left, points) = (weighs(state) / LEFT, weighs(state) % LEFT);
        let mut sessions = Vec::new();
        for (stage, layer) in self.stages.iter().zip(layers).rev() {
            if let Some(day) = stage.day {
                let step = self.days.step(stage, state.step as usize, whole);
                let rows = &self.days.rows[self.days.kinds[day]].rows;
                let date = self.scene.days[day].date;
                let stops = rows.sessions(step.row).into_iter().rev();
                sessions.extend(stops.map(|(act, length, slot)| Stop {
                    date,
                    wanted: track.acts[act].wanted,
                    start: slot as u32 * QUARTER,
                    minutes: track.lengths[length] as u32 * track.unit,
                }));
            }
            state = layer.get(state.from as usize)?;
        }
        sessions.reverse();
        Some(Path {
            sessions,
            points,
            left,
        })
    }
}

impl<'a> Alike<'a> {
    fn of(scene: &'a Scene) -> Self {
        let mut alike = Self {
            kinds: Vec::with_capacity(scene.days.len()),
            rows: Vec::new(),
        };
        for day in &scene.days {
            let same = alike
                .rows
                .iter()
                .position(|kind| kind.day.holds_the_same(day));
            let kind = same.unwrap_or_else(|| {
                let places = vec![None; scene.track.main + 1];
                alike.rows.push(Kind {
                    rows: Rows::of(scene, day),
                    day,
                    steps: [Vec::new(), Vec::new()],
                    of_place: [places.clone(), places],
                });
                alike.rows.len() - 1
            });
            alike.kinds.push(kind);
        }
        alike
    }

    /// Where the steps of a stage from a place are, the first and the one after the last.
    fn steps(&mut self, stage: &Stage, place: usize, whole: bool) -> (usize, usize) {
        let Some(day) = stage.day else {
            return (0, 1);
        };
        let kind = &mut self.rows[self.kinds[day]];
        let way = usize::from(whole);
        *kind.of_place[way][place].get_or_insert_with(|| {
            let first = kind.steps[way].len();
            kind.steps[way].extend(kind.rows.steps(place, whole));
            (first, kind.steps[way].len())
        })
    }

    fn step(&self, stage: &Stage, number: usize, whole: bool) -> Step {
        let steps = stage
            .day
            .map(|day| &self.rows[self.kinds[day]].steps[usize::from(whole)]);
        let step = steps.and_then(|steps| steps.get(number)).copied();
        step.unwrap_or_default()
    }
}
