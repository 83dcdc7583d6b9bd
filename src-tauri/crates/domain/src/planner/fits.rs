//! What a day can hold from each place of the main line on: which sessions one after the other, how far
//! they lead on both lines, and what they weigh at best.

use std::collections::BTreeMap;

use super::points;
use super::scene::{Day, NEVER, SLOTS, Scene};

/// What one day can add.
#[derive(Clone, Copy, Debug, Default)]
pub struct Step {
    /// Units on the main line, those given up included.
    pub main: usize,
    /// Units on the line alongside.
    pub side: usize,
    /// Units of the main line that are given up, since they can never be held.
    pub lost: usize,
    /// Its points.
    pub points: u32,
    /// The sessions, as a place among the rows of the day.
    pub row: usize,
}

/// The rows of sessions that a day can hold, each a longer one of another.
#[derive(Debug)]
pub struct Rows<'a> {
    scene: &'a Scene,
    day: &'a Day,
    rows: Vec<Row>,
}

/// Sessions one after the other.
#[derive(Debug)]
struct Row {
    /// The row without its last session, and that session's activity and length.
    before: Option<(usize, usize, usize)>,
    /// What it weighs at best when it is over by each quarter.
    by: [u32; SLOTS + 1],
    /// Rows with one more session, by activity and length: not looked for yet, none, or where it is.
    longer: Vec<Longer>,
}

#[derive(Clone, Copy, Debug)]
enum Longer {
    Unknown,
    None,
    At(usize),
}

/// The end of a row while it grows.
#[derive(Clone, Copy)]
struct End {
    row: usize,
    main: usize,
    side: usize,
    lost: usize,
    sessions: u32,
    weight: u32,
}

impl<'a> Rows<'a> {
    /// A day on which nothing is planned yet.
    pub fn of(scene: &'a Scene, day: &'a Day) -> Self {
        let mut rows = Self {
            scene,
            day,
            rows: Vec::new(),
        };
        rows.add(None, [0; SLOTS + 1]);
        rows
    }

    /// All that a day can add from a place of the main line, the best of what leads equally far. With
    /// `whole` nothing is given up: where the day ends within an activity, all places give the same.
    pub fn steps(&mut self, place: usize, whole: bool) -> Vec<Step> {
        let place = if whole { self.alike(place) } else { place };
        let mut found = BTreeMap::new();
        let end = End {
            row: 0,
            main: place,
            side: 0,
            lost: 0,
            sessions: 0,
            weight: 0,
        };
        self.grow(place, end, whole, &mut found);
        found.into_values().collect()
    }

    /// The last place of the same activity that a day cannot bring to its end, if this one is before it.
    fn alike(&self, place: usize) -> usize {
        let turn = self.scene.track.turns(place).next();
        turn.map_or(place, |(_, act)| {
            let last = act.end.saturating_sub(self.day.room + 1);
            if act.start <= place {
                place.max(last)
            } else {
                place
            }
        })
    }

    fn grow(
        &mut self,
        from: usize,
        end: End,
        whole: bool,
        found: &mut BTreeMap<(usize, usize, usize), Step>,
    ) {
        let points = end.weight
            + self.rows[end.row].by[SLOTS]
            + points::again(self.day.there_are, end.sessions);
        let step = Step {
            main: end.main - from,
            side: end.side,
            lost: end.lost,
            points,
            row: end.row,
        };
        let best = found
            .entry((step.main, step.side, step.lost))
            .or_insert(step);
        if points < best.points {
            *best = step;
        }
        if end.sessions == self.day.more {
            return;
        }
        let held = end.main - from - end.lost + end.side;
        for (act, begun, room) in self.next(end, whole) {
            for length in 0..self.scene.track.lengths.len() {
                let units = self.scene.track.lengths[length];
                if units > room || held + units > self.day.room {
                    continue;
                }
                let Longer::At(row) = self.longer(end.row, act, length) else {
                    continue;
                };
                let alongside = self.scene.track.acts[act].alongside;
                let longer = End {
                    row,
                    main: if alongside { end.main } else { begun + units },
                    side: end.side + if alongside { units } else { 0 },
                    lost: end.lost + if alongside { 0 } else { begun - end.main },
                    sessions: end.sessions + 1,
                    weight: end.weight + self.day.weights[length],
                };
                self.grow(from, longer, whole, found);
            }
        }
    }

    /// The activities a row can go on with: where each would begin, and how much of it there is.
    fn next(&self, end: End, whole: bool) -> Vec<(usize, usize, usize)> {
        let track = &self.scene.track;
        let turns = track
            .turns(end.main)
            .take(if whole { 1 } else { usize::MAX });
        let main = turns.map(|(act, one)| {
            let begun = one.start.max(end.main);
            (act, begun, one.end - begun)
        });
        let beside = track
            .beside()
            .map(|(act, one)| (act, end.main, one.end.saturating_sub(end.side)));
        main.chain(beside).collect()
    }

    fn longer(&mut self, row: usize, act: usize, length: usize) -> Longer {
        let place = act * self.scene.track.lengths.len() + length;
        if let Longer::Unknown = self.rows[row].longer[place] {
            let by = self.with_one_more(row, act, length);
            self.rows[row].longer[place] = match by {
                Some(by) => Longer::At(self.add(Some((row, act, length)), by)),
                None => Longer::None,
            };
        }
        self.rows[row].longer[place]
    }

    fn add(&mut self, before: Option<(usize, usize, usize)>, by: [u32; SLOTS + 1]) -> usize {
        let track = &self.scene.track;
        self.rows.push(Row {
            before,
            by,
            longer: vec![Longer::Unknown; track.acts.len() * track.lengths.len()],
        });
        self.rows.len() - 1
    }

    /// What a row weighs at best with one more session at its end, when it is over by each quarter.
    fn with_one_more(&self, row: usize, act: usize, length: usize) -> Option<[u32; SLOTS + 1]> {
        let mut by = [NEVER; SLOTS + 1];
        for end in 1..=SLOTS {
            let here = self
                .ending(row, act, length, end)
                .map_or(NEVER, |(weight, _)| weight);
            by[end] = by[end - 1].min(here);
        }
        (by[SLOTS] != NEVER).then_some(by)
    }

    /// What a row weighs with one more session that ends in a quarter, and by when the row itself is over.
    fn ending(&self, row: usize, act: usize, length: usize, end: usize) -> Option<(u32, usize)> {
        let track = &self.scene.track;
        let begins = &self.day.begins[act * track.lengths.len() + length];
        let start = end.checked_sub(self.scene.quarters(track.lengths[length]) as usize)?;
        let one = Some(begins[start]).filter(|weight| *weight != NEVER)?;
        let before = &self.rows[row];
        let over = match before.before {
            Some((_, last, _)) => start.checked_sub(self.scene.gaps[last][act])?,
            None => start,
        };
        let rest = Some(before.by[over]).filter(|weight| *weight != NEVER)?;
        Some((rest + one, over))
    }

    /// The sessions of a row, each as early as the best row allows: activity, length, first quarter.
    pub fn sessions(&self, row: usize) -> Vec<(usize, usize, usize)> {
        let mut sessions = Vec::new();
        let (mut row, mut by) = (row, SLOTS);
        while let Some((before, act, length)) = self.rows[row].before {
            let best = self.rows[row].by[by];
            let found = (1..=by).find_map(|end| {
                self.ending(before, act, length, end)
                    .filter(|(weight, _)| *weight == best)
                    .map(|(_, over)| (end, over))
            });
            let Some((end, over)) = found else {
                break;
            };
            let length_slots = self.scene.quarters(self.scene.track.lengths[length]) as usize;
            sessions.push((act, length, end - length_slots));
            (row, by) = (before, over);
        }
        sessions.reverse();
        sessions
    }
}
