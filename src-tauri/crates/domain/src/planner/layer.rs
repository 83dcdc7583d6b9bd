//! The states that one day can be left in, each with the best way to it.

use super::bound::Reached;
use super::scene::Scene;
use super::stages::held_most;

/// No state is there yet.
const NONE: u32 = u32::MAX;

/// A state and how it was reached.
#[derive(Clone, Copy, Debug, Default)]
pub struct State {
    /// How far the main line is.
    pub main: u32,
    /// How far the line alongside is.
    pub side: u32,
    /// Units its week holds.
    pub week: u32,
    /// The state before, as a place in its layer.
    pub from: u32,
    /// The step from there.
    pub step: u32,
    /// What it weighs.
    pub value: u64,
    /// What it weighs at least at the end.
    least: u64,
}

/// A layer while it is made.
#[derive(Debug)]
pub struct Layer {
    states: Vec<State>,
    /// Where each state is in `states`.
    places: Vec<u32>,
    sides: usize,
    weeks: usize,
}

impl Layer {
    /// Room for all states of a scene.
    pub fn of(scene: &Scene) -> Self {
        let (sides, weeks) = (scene.track.side + 1, widest(scene));
        Self {
            states: Vec::new(),
            places: vec![NONE; (scene.track.main + 1) * sides * weeks],
            sides,
            weeks,
        }
    }

    /// How many states a scene can have at most.
    pub fn size(scene: &Scene) -> usize {
        let lines = (scene.track.main + 1).saturating_mul(scene.track.side + 1);
        lines.saturating_mul(widest(scene))
    }

    /// Keeps the better of two ways to a state, the first of two as good.
    pub fn reach(&mut self, at: Reached, least: u64, (from, step): (usize, usize)) {
        let state = State {
            main: at.main as u32,
            side: at.side as u32,
            week: at.week as u32,
            from: from as u32,
            step: step as u32,
            value: at.value,
            least,
        };
        let place = (at.main * self.sides + at.side) * self.weeks + at.week;
        let Some(place) = self.places.get_mut(place) else {
            return;
        };
        if *place == NONE {
            *place = self.states.len() as u32;
            self.states.push(state);
        } else if let Some(known) = self.states.get_mut(*place as usize)
            && at.value < known.value
        {
            *known = state;
        }
    }

    /// The states, of which the most promising are kept; the layer is empty again.
    pub fn taken(&mut self, kept: usize) -> Vec<State> {
        for state in &self.states {
            let place = (state.main as usize * self.sides + state.side as usize) * self.weeks
                + state.week as usize;
            self.places[place] = NONE;
        }
        let mut states = std::mem::take(&mut self.states);
        if states.len() > kept {
            states.sort_unstable_by_key(|at| (at.least, at.main, at.side, at.week));
            states.truncate(kept);
        }
        states
    }
}

fn widest(scene: &Scene) -> usize {
    let weeks = 0..scene.weeks.len();
    weeks
        .map(|week| held_most(scene, week) + 1)
        .max()
        .unwrap_or(1)
}
