//! How a flat sheet looks to a camera: straight lines stay straight, and four points decide the rest.

/// Takes points of one plane to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Homography([f64; 9]);

type Pair = ((f32, f32), (f32, f32));

impl Homography {
    /// The one that takes the first point of each pair nearest to the second: of four pairs or more.
    pub fn between(pairs: &[Pair]) -> Option<Self> {
        if pairs.len() < 4 {
            return None;
        }
        let from = Unit::of(pairs.iter().map(|pair| pair.0))?;
        let to = Unit::of(pairs.iter().map(|pair| pair.1))?;
        let mut rows = [[0.0_f64; 9]; 8];
        for (source, target) in pairs {
            let (x, y) = from.apply(*source);
            let (u, v) = to.apply(*target);
            for (row, value) in [
                ([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y], u),
                ([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y], v),
            ] {
                for first in 0..8 {
                    for second in 0..8 {
                        rows[first][second] += row[first] * row[second];
                    }
                    rows[first][8] += row[first] * value;
                }
            }
        }
        let solved = solve(&mut rows)?;
        let mut middle = [0.0; 9];
        middle[..8].copy_from_slice(&solved);
        middle[8] = 1.0;
        Some(Self(product(to.back(), product(middle, from.matrix()))))
    }

    /// Where a point comes to be.
    pub fn apply(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let (x, y) = (f64::from(x), f64::from(y));
        let m = &self.0;
        let depth = m[6] * x + m[7] * y + m[8];
        (
            ((m[0] * x + m[1] * y + m[2]) / depth) as f32,
            ((m[3] * x + m[4] * y + m[5]) / depth) as f32,
        )
    }

    /// How far it misses the pairs at the most.
    pub fn miss(&self, pairs: &[Pair]) -> f32 {
        let misses = pairs.iter().map(|(source, target)| {
            let (x, y) = self.apply(*source);
            (x - target.0).hypot(y - target.1)
        });
        misses.fold(0.0, f32::max)
    }
}

/// Brings points around the origin, where numbers lose least.
struct Unit {
    x: f64,
    y: f64,
    scale: f64,
}

impl Unit {
    fn of(points: impl Iterator<Item = (f32, f32)> + Clone) -> Option<Self> {
        let count = points.clone().count() as f64;
        let sum = points.clone().fold((0.0, 0.0), |sum, it| {
            (sum.0 + f64::from(it.0), sum.1 + f64::from(it.1))
        });
        let (x, y) = (sum.0 / count, sum.1 / count);
        let away = points.map(|it| (f64::from(it.0) - x).hypot(f64::from(it.1) - y));
        let mean = away.sum::<f64>() / count;
        (mean > 1e-6 && mean.is_finite()).then(|| Self {
            x,
            y,
            scale: std::f64::consts::SQRT_2 / mean,
        })
    }

    fn apply(&self, (x, y): (f32, f32)) -> (f64, f64) {
        (
            (f64::from(x) - self.x) * self.scale,
            (f64::from(y) - self.y) * self.scale,
        )
    }

    fn matrix(&self) -> [f64; 9] {
        let s = self.scale;
        [s, 0.0, -s * self.x, 0.0, s, -s * self.y, 0.0, 0.0, 1.0]
    }

    fn back(&self) -> [f64; 9] {
        let s = 1.0 / self.scale;
        [s, 0.0, self.x, 0.0, s, self.y, 0.0, 0.0, 1.0]
    }
}

fn product(a: [f64; 9], b: [f64; 9]) -> [f64; 9] {
    let mut product = [0.0; 9];
    for row in 0..3 {
        for column in 0..3 {
            product[3 * row + column] = (0..3).map(|k| a[3 * row + k] * b[3 * k + column]).sum();
        }
    }
    product
}

/// Solves eight equations.
fn solve(rows: &mut [[f64; 9]; 8]) -> Option<[f64; 8]> {
    for column in 0..8 {
        let pivot =
            (column..8).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()))?;
        if rows[pivot][column].abs() < 1e-12 {
            return None;
        }
        rows.swap(column, pivot);
        for row in 0..8 {
            if row != column {
                let pivot = rows[column];
                let factor = rows[row][column] / pivot[column];
                for (value, above) in rows[row].iter_mut().zip(pivot).skip(column) {
                    *value -= factor * above;
                }
            }
        }
    }
    let mut solved = [0.0; 8];
    for (row, value) in solved.iter_mut().enumerate() {
        *value = rows[row][8] / rows[row][row];
    }
    Some(solved)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_view_is_found_again_from_its_points() {
        let view = Homography([1.1, 0.2, 30.0, -0.1, 0.9, 12.0, 0.0002, -0.0001, 1.0]);
        let points = [
            (0.0, 0.0),
            (900.0, 10.0),
            (20.0, 600.0),
            (880.0, 640.0),
            (400.0, 300.0),
        ];
        let pairs: Vec<Pair> = points
            .iter()
            .map(|point| (*point, view.apply(*point)))
            .collect();
        let found = Homography::between(&pairs).unwrap();
        assert!(found.miss(&pairs) < 0.01);
        let (x, y) = (found.apply((500.0, 500.0)), view.apply((500.0, 500.0)));
        assert!((x.0 - y.0).abs() < 0.05 && (x.1 - y.1).abs() < 0.05);
    }

    #[test]
    fn points_on_a_line_decide_nothing() {
        let line: Vec<Pair> = (0..6)
            .map(|at| ((at as f32, at as f32), (at as f32, 2.0)))
            .collect();
        assert_eq!(Homography::between(&line), None);
        assert_eq!(Homography::between(&line[..3]), None);
    }
}
