//! The way over the days: one stage an open day, and what its evening and its week's end weigh.

use super::points;
use super::scene::{Day, NEVER, SLOTS, Scene};

/// One step of the way.
#[derive(Debug)]
pub struct Stage {
    /// Its day; `None` in a week without one.
    pub day: Option<usize>,
    /// Its week.
    pub week: usize,
    /// What the evening weighs, by the units the week holds then.
    pub pace: Vec<u32>,
    /// What the week's end weighs, when it is its last.
    pub closing: Option<Closing>,
    /// What its day weighs at least by the units planned on it; [`FAR`] where it cannot take them.
    pub least: Vec<u32>,
}

/// More than any plan weighs.
pub const FAR: u32 = u32::MAX / 4;

impl Stage {
    /// Units that its day can take, whatever is planned.
    pub fn room(&self) -> usize {
        self.least
            .iter()
            .rposition(|weight| *weight < FAR)
            .unwrap_or(0)
    }
}

/// What a week's end weighs.
#[derive(Debug)]
pub struct Closing {
    /// By the units the week holds.
    pub week: Vec<u32>,
    /// By how far the line alongside is.
    pub alongside: Vec<u32>,
}

/// The stages of a scene.
pub fn stages(scene: &Scene) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::with_capacity(scene.days.len() + scene.weeks.len());
    for week in 0..scene.weeks.len() {
        let days = scene.days.iter().enumerate();
        let before = stages.len();
        stages.extend(
            days.filter(|(_, day)| day.week == week)
                .map(|(place, day)| Stage {
                    day: Some(place),
                    week,
                    pace: pace(scene, day),
                    closing: None,
                    least: least(scene, day),
                }),
        );
        if stages.len() == before {
            stages.push(Stage {
                day: None,
                week,
                pace: vec![0; held_most(scene, week) + 1],
                closing: None,
                least: vec![0],
            });
        }
        if let Some(last) = stages.last_mut() {
            last.closing = Some(closing(scene, week));
        }
    }
    stages
}

/// The most units that can be planned in a week.
pub fn held_most(scene: &Scene, week: usize) -> usize {
    let whole = scene.track.main + scene.track.side;
    scene.weeks.get(week).map_or(0, |week| week.room.min(whole))
}

fn pace(scene: &Scene, day: &Day) -> Vec<u32> {
    let units = 0..=held_most(scene, day.week);
    units
        .map(|units| {
            let held = day.held + scene.quarters(units);
            points::pace(held, day.place, scene.total, scene.open_days)
        })
        .collect()
}

fn closing(scene: &Scene, week: usize) -> Closing {
    let held = &scene.weeks[week];
    let last = scene.weeks.last().map_or(0, |week| week.alongside);
    let total = last + scene.quarters(scene.track.side);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (place, all) = (number(week + 1), number(scene.weeks.len()));
    Closing {
        week: (0..=held_most(scene, week))
            .map(|units| points::week(held.held + scene.quarters(units), held.open_days))
            .collect(),
        alongside: (0..=scene.track.side)
            .map(|units| {
                let side = held.alongside + scene.quarters(units);
                points::alongside(side, place, total, all)
            })
            .collect(),
    }
}

/// What a day weighs at least by the units planned on it, if every session could be of any activity.
fn least(scene: &Scene, day: &Day) -> Vec<u32> {
    let track = &scene.track;
    let begins = |length: usize| -> Vec<u32> {
        let acts = 0..track.acts.len();
        let of_acts = acts.map(|act| &day.begins[act * track.lengths.len() + length]);
        let least = |slot: usize| of_acts.clone().map(|begins| begins[slot]).min();
        (0..SLOTS)
            .map(|slot| least(slot).unwrap_or(NEVER))
            .collect()
    };
    let begins: Vec<Vec<u32>> = (0..track.lengths.len()).map(begins).collect();
    let wide = day.room + 1;
    // By slot and units: what some sessions weigh that are over by then.
    let mut by = vec![FAR; (SLOTS + 1) * wide];
    by.iter_mut().step_by(wide).for_each(|none| *none = 0);
    let mut least = vec![FAR; wide];
    least[0] = 0;
    for sessions in 1..=day.more {
        let mut more = vec![FAR; by.len()];
        for end in 1..=SLOTS {
            more.copy_within((end - 1) * wide..end * wide, end * wide);
            for (length, units) in track.lengths.iter().enumerate() {
                let start = end.checked_sub(scene.quarters(*units) as usize);
                let start = start.filter(|start| begins[length][*start] != NEVER);
                let Some(start) = start else {
                    continue;
                };
                let weight = begins[length][start] + day.weights[length];
                for held in *units..wide {
                    let known = &mut more[end * wide + held];
                    *known = (*known)
                        .min(by[start * wide + held - units] + weight)
                        .min(FAR);
                }
            }
        }
        by = more;
        let again = points::again(day.there_are, sessions);
        for (known, weight) in least.iter_mut().zip(by.iter().skip(SLOTS * wide)) {
            *known = (*known).min(weight + again).min(FAR);
        }
    }
    least
}
