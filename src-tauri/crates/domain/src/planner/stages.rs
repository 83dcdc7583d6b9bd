//! The way over the days: one stage an open day, and what its evening and its week's end weigh.

use super::points;
use super::scene::{Day, SLOTS, Scene};

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
    /// Units that its day can take, whatever is planned.
    pub room: usize,
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
                    room: room(scene, day),
                }),
        );
        if stages.len() == before {
            stages.push(Stage {
                day: None,
                week,
                pace: vec![0; held_most(scene, week) + 1],
                closing: None,
                room: 0,
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

/// The most units that sessions of a day can take, if any of them could be of any activity.
fn room(scene: &Scene, day: &Day) -> usize {
    let track = &scene.track;
    let begins = |length: usize, slot: usize| {
        let acts = 0..track.acts.len();
        acts.into_iter()
            .any(|act| day.begins[act * track.lengths.len() + length][slot] != super::scene::NEVER)
    };
    let mut most = vec![0; SLOTS + 1];
    for _ in 0..day.more {
        let mut longer = most.clone();
        for end in 1..=SLOTS {
            longer[end] = longer[end].max(longer[end - 1]);
            for (length, units) in track.lengths.iter().enumerate() {
                let slots = scene.quarters(*units) as usize;
                let start = end
                    .checked_sub(slots)
                    .filter(|start| begins(length, *start));
                if let Some(start) = start {
                    longer[end] = longer[end].max(most[start] + units);
                }
            }
        }
        most = longer;
    }
    most[SLOTS].min(day.room)
}
