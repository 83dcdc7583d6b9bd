//! Pixels from black to white.

/// A picture without colours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gray {
    pub width: usize,
    pub height: usize,
    pixels: Vec<u8>,
}

const WHITE: u8 = 255;

impl Gray {
    /// A picture of its rows one after the other; white where there are too few.
    pub fn new(width: usize, height: usize, mut pixels: Vec<u8>) -> Self {
        pixels.resize(width * height, WHITE);
        Self {
            width,
            height,
            pixels,
        }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.pixels
    }

    /// A pixel; white beyond the edge.
    pub fn at(&self, x: isize, y: isize) -> u8 {
        let inside = |at: isize, side: usize| usize::try_from(at).ok().filter(|at| *at < side);
        match (inside(x, self.width), inside(y, self.height)) {
            (Some(x), Some(y)) => self.pixels[y * self.width + x],
            _ => WHITE,
        }
    }

    /// Between four pixels.
    pub fn between(&self, x: f32, y: f32) -> f32 {
        let (left, top) = (x.floor(), y.floor());
        let (along, down) = (x - left, y - top);
        let (left, top) = (left as isize, top as isize);
        let at = |dx: isize, dy: isize| f32::from(self.at(left + dx, top + dy));
        let upper = at(0, 0) * (1.0 - along) + at(1, 0) * along;
        let lower = at(0, 1) * (1.0 - along) + at(1, 1) * along;
        upper * (1.0 - down) + lower * down
    }

    /// Every so many pixels taken together into one.
    pub fn shrunk(&self, by: usize) -> Self {
        let by = by.max(1);
        let (width, height) = (self.width / by, self.height / by);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let mut sum = 0_usize;
                for row in y * by..(y + 1) * by {
                    let start = row * self.width + x * by;
                    sum += self.pixels[start..start + by]
                        .iter()
                        .map(|pixel| usize::from(*pixel))
                        .sum::<usize>();
                }
                pixels.push((sum / (by * by)) as u8);
            }
        }
        Self::new(width, height, pixels)
    }

    /// Turned by some degrees around its middle, on a sheet of its own size; and from where on the old one
    /// each pixel came.
    pub fn leaned(&self, degrees: f32) -> Self {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        let (middle_x, middle_y) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        let mut pixels = Vec::with_capacity(self.width * self.height);
        for y in 0..self.height {
            for x in 0..self.width {
                let (x, y) = (x as f32 - middle_x, y as f32 - middle_y);
                let (from_x, from_y) = (x * cosine - y * sine, x * sine + y * cosine);
                pixels.push(self.between(from_x + middle_x, from_y + middle_y) as u8);
            }
        }
        Self::new(self.width, self.height, pixels)
    }

    /// Where a point of the leaned picture is on this one.
    pub fn before_leaning(&self, degrees: f32, (x, y): (f32, f32)) -> (f32, f32) {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        let (middle_x, middle_y) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        let (x, y) = (x - middle_x, y - middle_y);
        (
            x * cosine - y * sine + middle_x,
            x * sine + y * cosine + middle_y,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slope() -> Gray {
        Gray::new(8, 8, (0..64).map(|at| (at % 8 * 30) as u8).collect())
    }

    #[test]
    fn beyond_the_edge_is_white() {
        assert_eq!(
            (slope().at(-1, 0), slope().at(8, 3), slope().at(3, 3)),
            (255, 255, 90)
        );
    }

    #[test]
    fn between_two_pixels_is_their_mean() {
        assert!((slope().between(2.5, 3.0) - 75.0).abs() < 0.01);
    }

    #[test]
    fn pixels_are_taken_together() {
        let small = slope().shrunk(2);
        assert_eq!(
            (small.width, small.height, small.at(0, 0), small.at(3, 3)),
            (4, 4, 15, 195)
        );
    }

    #[test]
    fn a_point_of_the_leaned_picture_is_found_on_the_straight_one() {
        let mut pixels = vec![255; 101 * 101];
        pixels[30 * 101 + 70] = 0;
        let straight = Gray::new(101, 101, pixels);
        let leaned = straight.leaned(20.0);
        let darkest = (0..101 * 101_usize)
            .min_by_key(|at| leaned.bytes()[*at])
            .map(|at| (at % 101, at / 101));
        let (x, y) = darkest.unwrap_or_default();
        let (x, y) = straight.before_leaning(20.0, (x as f32, y as f32));
        assert!((x - 70.0).abs() < 1.0 && (y - 30.0).abs() < 1.0, "{x} {y}");
    }
}
