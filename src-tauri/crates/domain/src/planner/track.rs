//! Two lines of time: the activities one after the other, and the one that goes along with them.

use super::ask::Ask;
use crate::quantities::Minutes;

/// What is to be held, in units of time of which every length is a multiple.
#[derive(Debug)]
pub struct Track {
    /// Minutes of a unit.
    pub unit: u32,
    /// The activities with something to plan: in their order, then the one alongside.
    pub acts: Vec<Act>,
    /// Units of all but the one alongside.
    pub main: usize,
    /// Units of the one alongside.
    pub side: usize,
    /// The lengths in units, in the wish's order, each once.
    pub lengths: Vec<usize>,
    /// Units that no length fills, from each place of the main line on.
    pub holes: Vec<usize>,
    /// The same of the line alongside.
    pub side_holes: Vec<usize>,
}

/// One activity on its line.
#[derive(Clone, Copy, Debug)]
pub struct Act {
    /// Its place among what is wanted.
    pub wanted: usize,
    /// Where it begins on its line.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether it is the one alongside.
    pub alongside: bool,
}

impl Track {
    /// The lines of an ask; what is no whole number of units is left out, since no session can fill it.
    pub fn of(ask: &Ask<'_>) -> Self {
        let mut minutes: Vec<Minutes> = Vec::new();
        for length in &ask.wish.lengths {
            if !minutes.contains(length) {
                minutes.push(*length);
            }
        }
        let unit = minutes
            .iter()
            .fold(0, |unit, length| divisor(unit, length.0));
        let unit = unit.max(1);
        let lengths: Vec<usize> = minutes.iter().map(|length| units(*length, unit)).collect();
        // More than all days can hold is not worth a place on the line.
        let most = Minutes(ask.limits.daily.0.saturating_mul(ask.wish.day_count()));
        let mut acts = Vec::new();
        let (mut main, mut side) = (0, 0);
        for alongside in [false, true] {
            for (wanted, one) in ask.wanted.iter().enumerate() {
                let need = units(one.rest(&ask.locked).min(most), unit);
                if one.alongside != alongside || need == 0 {
                    continue;
                }
                let line = if alongside { &mut side } else { &mut main };
                acts.push(Act {
                    wanted,
                    start: *line,
                    end: *line + need,
                    alongside,
                });
                *line += need;
            }
        }
        let line = |alongside: bool, whole: usize| {
            let acts = acts
                .iter()
                .copied()
                .filter(|act: &Act| act.alongside == alongside);
            holes(&acts.collect::<Vec<_>>(), whole, &lengths)
        };
        Self {
            unit,
            main,
            side,
            holes: line(false, main),
            side_holes: line(true, side),
            lengths,
            acts,
        }
    }

    /// The activity whose turn it is at a place of the main line, and those after it.
    pub fn turns(&self, place: usize) -> impl Iterator<Item = (usize, &Act)> {
        let acts = self.acts.iter().enumerate();
        acts.filter(move |(_, act)| !act.alongside && place < act.end)
    }

    /// The one alongside.
    pub fn beside(&self) -> Option<(usize, &Act)> {
        self.acts.iter().enumerate().find(|(_, act)| act.alongside)
    }
}

/// Whole units in a time.
pub fn units(minutes: Minutes, unit: u32) -> usize {
    (minutes.0 / unit.max(1)) as usize
}

/// The least units that stay empty from each place of a line on, since no length fills them.
fn holes(acts: &[Act], whole: usize, lengths: &[usize]) -> Vec<usize> {
    let mut holes = vec![0; whole + 1];
    for act in acts.iter().rev() {
        let after = holes[act.end];
        for place in (act.start..act.end).rev() {
            let room = act.end - place;
            let fitting = lengths.iter().filter(|length| **length <= room);
            let least = fitting.map(|length| holes[place + length]);
            holes[place] = least.min().unwrap_or(room + after).min(room + after);
        }
    }
    holes
}

fn divisor(one: u32, other: u32) -> u32 {
    if other == 0 {
        one
    } else {
        divisor(other, one % other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn act(start: usize, end: usize) -> Act {
        Act {
            wanted: 0,
            start,
            end,
            alongside: false,
        }
    }

    #[test]
    fn a_hole_is_what_no_length_fills_up_to_the_end_of_each_activity() {
        let acts = [act(0, 4), act(4, 5)];
        assert_eq!(holes(&acts, 5, &[2, 3]), [1, 1, 1, 2, 1, 0]);
        assert_eq!(holes(&acts, 5, &[1]), [0; 6]);
        assert_eq!(holes(&[], 0, &[1]), [0]);
    }

    #[test]
    fn a_unit_measures_every_length() {
        assert_eq!(
            [60, 90, 120]
                .iter()
                .fold(0, |unit, length| divisor(unit, *length)),
            30
        );
        assert_eq!(divisor(0, 45), 45);
    }
}
