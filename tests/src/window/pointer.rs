//! The mouse held down and moved: what a drag does, step by step, so that what is said on the way can be read.

use std::time::Duration;

use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::json;

use super::Window;

/// A point of the page, from its upper left.
pub type Point = (f64, f64);

/// Something drawn on the page: from left and top, how wide and how tall.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// How wide.
    pub width: f64,
    /// How tall.
    pub height: f64,
}

impl Place {
    /// A point so far across and down it, from 0 to 1.
    #[must_use]
    pub fn at(self, across: f64, down: f64) -> Point {
        (self.x + self.width * across, self.y + self.height * down)
    }
}

impl Window {
    /// Where something is drawn, once it is there and in view.
    #[track_caller]
    pub fn place(&self, selector: &str) -> Place {
        let wanted = format!("{selector} to be drawn");
        let [x, y, width, height] = self.until(&wanted, || {
            serde_json::from_value::<[f64; 4]>(self.ask("place", &[json!(selector)])).ok()
        });
        Place {
            x,
            y,
            width,
            height,
        }
    }

    /// Takes hold of what is at a point.
    #[track_caller]
    pub fn hold(&self, point: Point) {
        self.mouse(vec![
            to(point),
            PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            },
        ]);
    }

    /// Moves what is held to a point, by a point on the way.
    #[track_caller]
    pub fn steer(&self, (x, y): Point) {
        self.mouse(vec![to((x + 6.0, y + 6.0)), to((x, y))]);
    }

    /// Lets go of what is held.
    #[track_caller]
    pub fn let_go(&self) {
        self.mouse(vec![PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        }]);
    }

    /// Presses at a point.
    #[track_caller]
    pub fn press_at(&self, point: Point) {
        self.hold(point);
        self.let_go();
    }

    /// What the page was kept from by its content security policy, since it was first asked.
    #[track_caller]
    pub fn kept_from(&self) -> Vec<String> {
        serde_json::from_value(self.ask("kept", &[])).unwrap_or_default()
    }

    #[track_caller]
    fn mouse(&self, steps: Vec<PointerAction>) {
        let actions = steps
            .into_iter()
            .fold(MouseActions::new("mouse".to_owned()), |actions, step| {
                actions.then(step)
            });
        let done = self.obey("the mouse", self.client().perform_actions(actions));
        done.unwrap_or_else(|error| panic!("moving the mouse: {error}"));
    }
}

fn to((x, y): Point) -> PointerAction {
    PointerAction::MoveTo {
        duration: Some(Duration::from_millis(20)),
        x,
        y,
    }
}
