//! Small pictures of places: a workshop for where one works, a desk for the office, a pin on the map for
//! any other place. Lines on white, as everything here.

use affianca_domain::PlaceKind;

use crate::pdf::{Canvas, Rect, mm};

const LINE: f32 = mm(0.55);
/// Corners of what is drawn round.
const STEPS: u16 = 28;

/// What a picture shows, for who cannot see it.
pub const fn words(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Work => "Disegno di un’azienda",
        PlaceKind::Office => "Disegno di una scrivania",
        PlaceKind::Other => "Disegno di un segnaposto",
    }
}

/// Draws one in its place.
pub fn draw(canvas: &mut Canvas<'_>, kind: PlaceKind, place: Rect) {
    let pen = Pen { canvas, place };
    match kind {
        PlaceKind::Work => workshop(pen),
        PlaceKind::Office => desk(pen),
        PlaceKind::Other => pin(pen),
    }
}

/// Draws in parts of a hundred of its place.
struct Pen<'a, 'b> {
    canvas: &'a mut Canvas<'b>,
    place: Rect,
}

impl Pen<'_, '_> {
    fn at(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let Rect { width, height, .. } = self.place;
        (
            self.place.x + width * x / 100.0,
            self.place.y + height * y / 100.0,
        )
    }

    fn points(&self, points: &[(f32, f32)]) -> Vec<(f32, f32)> {
        points.iter().map(|&point| self.at(point)).collect()
    }

    fn outline(&mut self, points: &[(f32, f32)]) {
        let points = self.points(points);
        self.canvas.outline(points, LINE);
    }

    fn fill(&mut self, points: &[(f32, f32)]) {
        let points = self.points(points);
        self.canvas.fill(points);
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32)) {
        let (from, to) = (self.at(from), self.at(to));
        self.canvas.rule(from, to, LINE);
    }
}

/// A box by its left, top, right and bottom.
const fn corners(left: f32, top: f32, right: f32, bottom: f32) -> [(f32, f32); 4] {
    [(left, top), (right, top), (right, bottom), (left, bottom)]
}

/// A point of a circle, `turn` being from 0 to 1, clockwise from its top.
fn on_circle(centre: (f32, f32), radius: f32, turn: f32) -> (f32, f32) {
    let angle = turn * std::f32::consts::TAU;
    (
        centre.0 + radius * angle.sin(),
        centre.1 - radius * angle.cos(),
    )
}

/// Saw-toothed roofs, a chimney, a door and a window.
fn workshop(mut pen: Pen<'_, '_>) {
    pen.outline(&[
        (6.0, 94.0),
        (6.0, 46.0),
        (32.0, 26.0),
        (32.0, 46.0),
        (58.0, 26.0),
        (58.0, 46.0),
        (72.0, 46.0),
        (75.0, 6.0),
        (88.0, 6.0),
        (94.0, 46.0),
        (94.0, 94.0),
    ]);
    for left in [18.0, 38.0] {
        pen.fill(&corners(left, 58.0, left + 11.0, 69.0));
    }
    pen.outline(&corners(62.0, 62.0, 80.0, 94.0));
    pen.fill(&corners(74.0, 77.0, 76.5, 80.0));
}

/// A table with a screen on it, and a chair beside.
fn desk(mut pen: Pen<'_, '_>) {
    pen.fill(&corners(4.0, 60.0, 96.0, 66.0));
    for x in [11.0, 89.0] {
        pen.line((x, 66.0), (x, 94.0));
    }
    pen.outline(&corners(30.0, 18.0, 74.0, 48.0));
    pen.line((52.0, 48.0), (52.0, 60.0));
    pen.line((42.0, 58.5), (62.0, 58.5));
    for (y, right) in [(27.0, 66.0), (33.0, 60.0), (39.0, 63.0)] {
        pen.line((38.0, y), (right, y));
    }
    pen.outline(&corners(60.0, 66.0, 84.0, 80.0));
    pen.line((68.0, 73.0), (76.0, 73.0));
}

/// A drop that points at the ground, with a dot in it.
fn pin(mut pen: Pen<'_, '_>) {
    let centre = (50.0, 36.0);
    // Round from a little over three o'clock to a little over nine, then down to the point.
    let round = (0..=STEPS).map(|step| {
        let part = f32::from(step) / f32::from(STEPS);
        on_circle(centre, 29.0, -0.3 + 0.6 * part)
    });
    let drop: Vec<(f32, f32)> = round.chain([(50.0, 90.0)]).collect();
    pen.outline(&drop);
    let dot: Vec<(f32, f32)> = (0..STEPS)
        .map(|step| on_circle(centre, 11.0, f32::from(step) / f32::from(STEPS)))
        .collect();
    pen.fill(&dot);
    pen.line((30.0, 94.0), (70.0, 94.0));
}
