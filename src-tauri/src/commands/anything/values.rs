//! Values drawn at random: of the shape a command takes, or of none.

use serde_json::{Map, Value, json};

use super::shapes::{Shape, Shapes};

/// How many values of the archive are kept to be sent back.
const MOST_KEPT: usize = 4000;

/// Numbers at the edge of something.
const NUMBERS: [f64; 16] = [
    0.0,
    1.0,
    -1.0,
    2.0,
    7.0,
    99.0,
    1.5,
    -0.0,
    255.0,
    65_536.0,
    4_294_967_295.0,
    4_294_967_296.0,
    9_007_199_254_740_993.0,
    -9_223_372_036_854_775_808.0,
    18_446_744_073_709_551_615.0,
    1e300,
];
/// Texts that a field may be given by mistake or on purpose.
const TEXTS: [&str; 24] = [
    "",
    " ",
    "\0",
    "28/06/2022",
    "2022-06-28",
    "30/02/2022",
    "31/12/9999",
    "9999-12-31",
    "-262143-01-01",
    "10:00",
    "24:00",
    "1,30",
    "99999999999999999999",
    "-1",
    "%_\\",
    "'; DROP TABLE journal; --",
    "\"OR\" NEAR(a b) *",
    "\\\\host\\share\\x",
    "../../../etc/passwd",
    "\u{202E}fdp.exe",
    "e\u{301}\u{301}\u{301}",
    "𝕽𝖔𝖘𝖘𝖎 😀",
    "RSSMRA80A01L736X",
    "=HYPERLINK(\"http://x\")",
];

/// Values drawn from a seed, and from what the archive answered so far.
pub struct Values<'a> {
    shapes: &'a Shapes,
    state: u64,
    numbers: Vec<Value>,
    texts: Vec<Value>,
}

impl<'a> Values<'a> {
    pub const fn new(shapes: &'a Shapes, seed: u64) -> Self {
        Self {
            shapes,
            state: seed,
            numbers: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// The arguments of a command: nearly always of the right names.
    pub fn arguments(&mut self, command: &str) -> Value {
        let shape = &self.shapes.commands[command];
        match self.below(40) {
            0 => self.anything(3),
            _ => self.of(shape, 0),
        }
    }

    /// Keeps what an answer holds, to send it back.
    pub fn hear(&mut self, answer: &Value) {
        match answer {
            Value::Number(_) => keep(&mut self.numbers, answer, self.state),
            Value::String(_) => keep(&mut self.texts, answer, self.state),
            Value::Array(items) => items.iter().take(20).for_each(|item| self.hear(item)),
            Value::Object(fields) => fields.values().for_each(|value| self.hear(value)),
            Value::Null | Value::Bool(_) => {}
        }
        self.below(2);
    }

    fn of(&mut self, shape: &Shape, depth: u32) -> Value {
        if depth > 0 && self.below(25) == 0 {
            return self.anything(2);
        }
        match shape {
            Shape::Number => self.number(),
            Shape::Text => self.text(),
            Shape::Truth => json!(self.below(2) == 0),
            Shape::Nothing => Value::Null,
            Shape::Word(word) => json!(word),
            Shape::Named(name) => {
                let shape = &self.shapes.named[name];
                self.of(shape, depth)
            }
            Shape::List(of) => {
                let many = [0, 1, 1, 2, 3, 40][self.below(6)];
                (0..many).map(|_| self.of(of, depth + 1)).collect()
            }
            Shape::Tuple(of) => of.iter().map(|of| self.of(of, depth + 1)).collect(),
            Shape::OneOf(all) => {
                let one = self.below(all.len());
                self.of(&all[one], depth)
            }
            Shape::Record(fields) => self.record(fields, depth),
        }
    }

    fn record(&mut self, fields: &[(String, Shape)], depth: u32) -> Value {
        let mut record = Map::new();
        for (name, shape) in fields {
            if self.below(40) > 0 {
                record.insert(name.clone(), self.of(shape, depth + 1));
            }
        }
        if self.below(40) == 0 {
            record.insert("__proto__".into(), self.anything(1));
        }
        Value::Object(record)
    }

    fn number(&mut self) -> Value {
        match self.below(4) {
            0 => {
                let number = NUMBERS[self.below(NUMBERS.len())];
                // As a whole number where it is one, as the page writes it.
                if number.fract() == 0.0 && number.abs() < 1e15 {
                    json!(number as i64)
                } else {
                    json!(number)
                }
            }
            1 => json!(self.below(60)),
            _ if self.numbers.is_empty() => json!(1),
            _ => {
                let one = self.below(self.numbers.len());
                self.numbers[one].clone()
            }
        }
    }

    fn text(&mut self) -> Value {
        match self.below(20) {
            0 => json!("à".repeat(100_000)),
            1..=9 => json!(TEXTS[self.below(TEXTS.len())]),
            _ if self.texts.is_empty() => json!("Rossi"),
            _ => {
                let one = self.below(self.texts.len());
                self.texts[one].clone()
            }
        }
    }

    /// A value of no shape.
    fn anything(&mut self, depth: u32) -> Value {
        match self.below(if depth == 0 { 5 } else { 8 }) {
            0 => Value::Null,
            1 => json!(self.below(2) == 0),
            2 | 3 => self.number(),
            4 => self.text(),
            5 => (0..self.below(4))
                .map(|_| self.anything(depth - 1))
                .collect(),
            6 => {
                // As deep as a reader of JSON goes, and no deeper.
                (0..100).fold(json!(1), |inner, _| json!([inner]))
            }
            _ => json!({ "kind": self.anything(0), "id": self.anything(depth - 1) }),
        }
    }

    /// A number below another, by xorshift: the same for the same seed.
    fn below(&mut self, most: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 33).unwrap() % most
    }
}

fn keep(kept: &mut Vec<Value>, value: &Value, at: u64) {
    if kept.len() < MOST_KEPT {
        kept.push(value.clone());
    } else if let Some(place) = kept.get_mut(usize::try_from(at >> 20).unwrap() % MOST_KEPT) {
        *place = value.clone();
    }
}
