//! A sheet that is drawn on, and the ways in which it comes back: a scanner, a good phone, a hurried one, bad
//! light.

use std::io::Cursor;

use affianca_sheets::Picture;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageFormat, ImageReader, RgbImage};

use super::chance::Chance;
use super::pen::Pen;

/// Columns that are blurred at once.
const TOGETHER: usize = 16;
/// Pixels a millimetre of what is printed.
const FINE: f32 = 200.0 / 25.4;

/// How it comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Scanner,
    GoodPhone,
    Hurried,
    Bad,
}

impl Level {
    pub const ALL: [Self; 4] = [Self::Scanner, Self::GoodPhone, Self::Hurried, Self::Bad];

    pub fn name(self) -> &'static str {
        match self {
            Self::Scanner => "scanner",
            Self::GoodPhone => "good phone",
            Self::Hurried => "hurried",
            Self::Bad => "bad light",
        }
    }
}

/// A printed page that pens write on.
pub struct Sheet {
    pixels: RgbImage,
}

impl Sheet {
    pub fn printed(picture: &Picture) -> Self {
        let bytes = picture.jpeg(98);
        let image = ImageReader::new(Cursor::new(bytes))
            .with_guessed_format()
            .unwrap()
            .decode()
            .unwrap();
        Self {
            pixels: image.into_rgb8(),
        }
    }

    /// Draws a line, in millimetres.
    pub fn stroke(&mut self, points: &[(f32, f32)], pen: Pen) {
        for pair in points.windows(2) {
            let [(x0, y0), (x1, y1)] = [pair[0], pair[1]].map(|(x, y)| (x * FINE, y * FINE));
            let length = (x1 - x0).hypot(y1 - y0).max(0.1);
            let steps = (length * 2.0).ceil() as usize;
            for step in 0..=steps {
                let part = step as f32 / steps as f32;
                self.blot(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part, pen);
            }
        }
    }

    fn blot(&mut self, x: f32, y: f32, pen: Pen) {
        let half = pen.half * FINE;
        let (width, height) = (self.pixels.width() as i64, self.pixels.height() as i64);
        for py in (y - half - 1.0).floor() as i64..=(y + half + 1.0).ceil() as i64 {
            for px in (x - half - 1.0).floor() as i64..=(x + half + 1.0).ceil() as i64 {
                if px < 0 || py < 0 || px >= width || py >= height {
                    continue;
                }
                let away = (px as f32 - x).hypot(py as f32 - y);
                let covers = (half + 0.5 - away).clamp(0.0, 1.0);
                let pixel = self.pixels.get_pixel_mut(px as u32, py as u32);
                for (light, left) in pixel.0.iter_mut().zip(pen.left) {
                    let inked = 255.0 * left;
                    let now = f32::from(*light);
                    *light = now.min(now + (inked - now) * covers) as u8;
                }
            }
        }
    }

    /// As it lies on the desk, as a PNG file.
    pub fn as_png(&self) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        self.pixels.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    /// How it comes back, as a JPEG file.
    pub fn comes_back(&self, level: Level, chance: &mut Chance) -> Vec<u8> {
        let shot = Shot::of(
            level,
            (self.pixels.width() as f32, self.pixels.height() as f32),
            chance,
        );
        shot.take(&self.pixels, chance)
    }
}

struct Shot {
    /// Size of the picture.
    width: u32,
    height: u32,
    /// From the picture to the sheet: the corners of the sheet on the picture.
    corners: [(f32, f32); 4],
    blur: f32,
    noise: f32,
    light: (f32, f32, f32),
    /// Which way it lies, how far off, how soft its edge is, and what light it leaves.
    shadow: Option<((f32, f32), f32, f32, f32)>,
    curl: f32,
    crumple: f32,
    quality: u8,
    sheet: (f32, f32),
}

impl Shot {
    fn of(level: Level, sheet: (f32, f32), chance: &mut Chance) -> Self {
        let (megapixels, lean, tilt, blur, noise, curl, crumple, quality) = match level {
            Level::Scanner => (3.9, 1.2, 0.0, 0.5, 2.0, 0.0, 0.0, 85),
            Level::GoodPhone => (12.0, 4.0, 0.03, 0.9, 3.0, 0.4, 0.0, 88),
            Level::Hurried => (12.0, 10.0, 0.06, 1.9, 5.0, 1.2, 0.0, 65),
            Level::Bad => (4.0, 12.0, 0.07, 1.5, 9.0, 1.6, 0.8, 40),
        };
        let turned = if level == Level::Scanner {
            [0, 0, 2][chance.below(3)]
        } else {
            chance.below(4)
        };
        let fill = if level == Level::Scanner {
            0.985
        } else {
            chance.between(0.82, 0.95)
        };
        let (mut across, mut down) = (sheet.0, sheet.1);
        if turned % 2 == 1 {
            std::mem::swap(&mut across, &mut down);
        }
        let scale = (megapixels * 1e6 / (across * down)).sqrt();
        let (width, height) = (across * scale, down * scale);
        let (middle_x, middle_y) = (width / 2.0, height / 2.0);
        let angle = (chance.between(-lean, lean) + 90.0 * turned as f32).to_radians();
        let (sine, cosine) = angle.sin_cos();
        let size = scale * fill * (1.0 - 0.008 * lean);
        let mut corners = [(0.0, 0.0); 4];
        let ends = [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)];
        for (corner, (x, y)) in corners.iter_mut().zip(ends) {
            let (x, y) = (x * sheet.0 * size, y * sheet.1 * size);
            let (x, y) = (x * cosine - y * sine, x * sine + y * cosine);
            let slip = |chance: &mut Chance| 1.0 - chance.between(0.0, tilt);
            *corner = (middle_x + x * slip(chance), middle_y + y * slip(chance));
        }
        let dim = match level {
            Level::Scanner => (1.0, 0.0, 0.0),
            Level::GoodPhone => (0.92, chance.between(-0.1, 0.1), chance.between(-0.1, 0.1)),
            Level::Hurried => (
                0.82,
                chance.between(-0.25, 0.25),
                chance.between(-0.25, 0.25),
            ),
            Level::Bad => (
                0.62,
                chance.between(-0.35, 0.35),
                chance.between(-0.35, 0.35),
            ),
        };
        let shadowed = match level {
            Level::Scanner | Level::GoodPhone => 0.0,
            Level::Hurried => 0.6,
            Level::Bad => 0.8,
        };
        let shadow = chance.happens(shadowed).then(|| {
            let way = chance.between(0.0, std::f32::consts::TAU);
            let soft = chance.between(8.0, 60.0);
            (
                way.sin_cos(),
                chance.between(-0.25, 0.25) * width,
                soft,
                chance.between(0.45, 0.75),
            )
        });
        Self {
            width: width as u32,
            height: height as u32,
            corners,
            blur: blur * scale.min(1.4),
            noise,
            light: dim,
            shadow,
            curl: curl * FINE,
            crumple: crumple * FINE,
            quality,
            sheet,
        }
    }

    fn take(&self, sheet: &RgbImage, chance: &mut Chance) -> Vec<u8> {
        let back = squares(&self.corners, self.sheet);
        let curl_phase = chance.between(0.0, std::f32::consts::TAU);
        let waves: Vec<(f32, (f32, f32), f32)> = (0..5)
            .map(|_| {
                (
                    chance.between(0.01, 0.04),
                    chance.between(0.0, 6.3).sin_cos(),
                    chance.between(0.0, 6.3),
                )
            })
            .collect();
        let (width, height) = (self.width as usize, self.height as usize);
        let mut planes = vec![vec![0.0_f32; width * height]; 3];
        for y in 0..height {
            for x in 0..width {
                let (mut u, mut v) = back(x as f32, y as f32);
                v += self.curl * (std::f32::consts::PI * u / self.sheet.0 + curl_phase).sin();
                if self.crumple > 0.0 {
                    for (often, (sine, cosine), phase) in &waves {
                        let wave = (often * (u * cosine + v * sine) + phase).sin();
                        u += self.crumple * 0.4 * wave;
                        v += self.crumple * 0.4 * wave * phase.cos();
                    }
                }
                let light = self.light_at(x as f32, y as f32);
                for (plane, colour) in planes.iter_mut().zip(sampled(sheet, u, v)) {
                    plane[y * width + x] = colour * light;
                }
            }
        }
        let mut pixels = vec![0_u8; width * height * 3];
        for (colour, plane) in planes.iter().enumerate() {
            let plane = blurred(plane, width, height, self.blur);
            for (at, light) in plane.iter().enumerate() {
                let noisy = light + self.noise * (chance.part() + chance.part() - 1.0) * 1.7;
                pixels[at * 3 + colour] = noisy.clamp(0.0, 255.0) as u8;
            }
        }
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, self.quality)
            .encode(&pixels, self.width, self.height, ExtendedColorType::Rgb8)
            .unwrap();
        bytes
    }

    fn light_at(&self, x: f32, y: f32) -> f32 {
        let (base, across, down) = self.light;
        let (x, y) = (x - self.width as f32 / 2.0, y - self.height as f32 / 2.0);
        let mut light = base + across * x / self.width as f32 + down * y / self.height as f32;
        if let Some(((sine, cosine), at, soft, left)) = self.shadow {
            let away = x * cosine + y * sine - at;
            let part = (away / soft + 0.5).clamp(0.0, 1.0);
            light *= left + (1.0 - left) * part;
        }
        light.clamp(0.05, 1.0)
    }
}

/// A table under the sheet is grey.
fn sampled(sheet: &RgbImage, x: f32, y: f32) -> [f32; 3] {
    let (left, top) = (x.floor(), y.floor());
    let width = sheet.width() as usize;
    let mut sum = [0.0; 3];
    for (dx, dy) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
        let (px, py) = (left + dx, top + dy);
        let weight = (1.0 - (x - px).abs()).max(0.0) * (1.0 - (y - py).abs()).max(0.0);
        let there =
            px >= 0.0 && py >= 0.0 && px < sheet.width() as f32 && py < sheet.height() as f32;
        let at = 3 * (py as usize * width + px as usize);
        let pixel = sheet.as_raw().get(at..at + 3).filter(|_| there);
        let pixel = pixel.unwrap_or(&[110; 3]);
        for (sum, light) in sum.iter_mut().zip(pixel) {
            *sum += weight * f32::from(*light);
        }
    }
    sum
}

/// Three boxes one after the other are nearly a bell.
fn blurred(plane: &[f32], width: usize, height: usize, sigma: f32) -> Vec<f32> {
    let mut plane = plane.to_vec();
    let half = (sigma * 0.9).round() as usize;
    if half == 0 {
        return plane;
    }
    for _ in 0..2 {
        let mut next = plane.clone();
        for y in 0..height {
            run(&plane[y * width..(y + 1) * width], half, |at, mean| {
                next[y * width + at] = mean;
            });
        }
        // Several columns at once: what lies side by side in memory is read together.
        let mut columns = vec![vec![0.0; height]; TOGETHER];
        for left in (0..width).step_by(TOGETHER) {
            let there = TOGETHER.min(width - left);
            for y in 0..height {
                for (column, light) in columns.iter_mut().zip(&next[y * width + left..][..there]) {
                    column[y] = *light;
                }
            }
            for column in &mut columns {
                let before = column.clone();
                run(&before, half, |at, mean| column[at] = mean);
            }
            for y in 0..height {
                for (column, light) in columns.iter().zip(&mut plane[y * width + left..][..there]) {
                    *light = column[y];
                }
            }
        }
    }
    plane
}

fn run(line: &[f32], half: usize, mut put: impl FnMut(usize, f32)) {
    let last = line.len() - 1;
    let count = (2 * half + 1) as f32;
    let at = |index: isize| line[index.clamp(0, last as isize) as usize];
    let mut sum: f32 = (-(half as isize)..=half as isize).map(at).sum();
    for index in 0..line.len() {
        put(index, sum / count);
        // Beyond both ends the line goes on as it ends.
        let (enters, leaves) = ((index + half + 1).min(last), index.saturating_sub(half));
        sum += line[enters] - line[leaves];
    }
}

/// From the picture back to the sheet, by its four corners.
fn squares(corners: &[(f32, f32); 4], sheet: (f32, f32)) -> impl Fn(f32, f32) -> (f32, f32) {
    let targets = [(0.0, 0.0), (sheet.0, 0.0), sheet, (0.0, sheet.1)];
    let mut rows = [[0.0_f64; 9]; 8];
    for (index, (from, to)) in corners.iter().zip(targets).enumerate() {
        let [x, y, u, v] = [from.0, from.1, to.0, to.1].map(f64::from);
        rows[2 * index] = [x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u];
        rows[2 * index + 1] = [0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v];
    }
    for column in 0..8 {
        let pivot = (column..8)
            .max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()))
            .unwrap();
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
    let mut m = [1.0_f64; 9];
    for row in 0..8 {
        m[row] = rows[row][8] / rows[row][row];
    }
    move |x, y| {
        let (x, y) = (f64::from(x), f64::from(y));
        let depth = m[6] * x + m[7] * y + m[8];
        (
            ((m[0] * x + m[1] * y + m[2]) / depth) as f32,
            ((m[3] * x + m[4] * y + m[5]) / depth) as f32,
        )
    }
}
