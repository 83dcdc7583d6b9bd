//! The keyboard alone: keys go to whatever has the focus, as they would on a desk.

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::Window;

impl Window {
    /// Strikes one key.
    #[track_caller]
    pub fn key(&self, key: Key) {
        self.strike(&[char::from(key)]);
    }

    /// Strikes a key while Ctrl is held.
    #[track_caller]
    pub fn ctrl(&self, key: impl Into<char>) {
        self.strike(&[Key::Control.into(), key.into()]);
    }

    /// Strikes a key while Alt is held.
    #[track_caller]
    pub fn alt(&self, key: impl Into<char>) {
        self.strike(&[Key::Alt.into(), key.into()]);
    }

    /// Strikes a key while Alt and the capitals' key are held.
    #[track_caller]
    pub fn alt_shift(&self, key: impl Into<char>) {
        self.strike(&[Key::Alt.into(), Key::Shift.into(), key.into()]);
    }

    /// Tab backwards.
    #[track_caller]
    pub fn back_tab(&self) {
        self.strike(&[Key::Shift.into(), Key::Tab.into()]);
    }

    /// Types a text, one key after another.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        for letter in text.chars() {
            self.strike(&[letter]);
        }
    }

    /// Types in place of all that stands in the field one is in.
    #[track_caller]
    pub fn type_over(&self, text: &str) {
        self.ctrl('a');
        self.type_text(text);
    }

    /// Goes forward from element to element until the one with this name has the focus.
    #[track_caller]
    pub fn tab_to(&self, name: &str) {
        self.walk_to(name, || self.key(Key::Tab));
    }

    /// Goes backward until the one with this name has the focus.
    #[track_caller]
    pub fn back_tab_to(&self, name: &str) {
        self.walk_to(name, || self.back_tab());
    }

    #[track_caller]
    fn walk_to(&self, name: &str, step: impl Fn()) {
        const MOST: usize = 120;
        let mut passed = Vec::new();
        for _ in 0..MOST {
            step();
            let focus = self.focus();
            if focus.name == name {
                return;
            }
            passed.push(focus.name);
        }
        panic!("the keyboard never reaches «{name}»; it passed {passed:?}");
    }

    /// Presses all these together, and lets go in the other order.
    #[track_caller]
    fn strike(&self, keys: &[char]) {
        let down = keys.iter().map(|value| KeyAction::Down { value: *value });
        let up = keys
            .iter()
            .rev()
            .map(|value| KeyAction::Up { value: *value });
        let strokes = down
            .chain(up)
            .fold(KeyActions::new("keyboard".to_owned()), |actions, one| {
                actions.then(one)
            });
        let done = self.obey("striking", self.client().perform_actions(strokes));
        done.unwrap_or_else(|error| panic!("striking {keys:?}: {error}"));
    }
}
