//! What was said of many pages, held against what was put on them.

use std::fmt::Write as _;

use affianca_domain::{FieldUse, FieldVerdict};

use super::bound::{at_least, at_most};
use super::page::{Known, Read, is_wrong};
use super::pen::Put;

/// Said *firmata*, *da guardare*, *vuota*.
type Said = [u32; 3];

/// Places of one kind on pages of one kind.
#[derive(Clone, Copy, Debug, Default)]
struct Places {
    signed: Said,
    unsigned: Said,
}

/// The pages of one level.
#[derive(Debug, Default)]
pub struct Tally {
    pages: u32,
    found: u32,
    both: u32,
    asked_again: u32,
    /// On pages that were taken, and on pages that were asked for again: to sign, to tick.
    places: [[Places; 2]; 2],
    /// Cells of pages that were taken, to look at since a pen had slipped there.
    slips: u32,
    millis: Vec<u128>,
    notes: Vec<String>,
}

impl Tally {
    /// Takes in a page; `every_look` notes besides what is wrong also what is to be looked at.
    pub fn add(&mut self, known: &Known, read: &Read, every_look: bool) {
        self.pages += 1;
        self.millis.push(read.millis);
        self.both += u32::from(read.codes == 2);
        let Some(reading) = &read.reading else {
            return;
        };
        self.found += 1;
        let asked_again = !reading.faults.is_empty();
        self.asked_again += u32::from(asked_again);
        for ((field, put), read) in known.put.iter().zip(&reading.fields) {
            let tick = matches!(
                field.serves,
                FieldUse::RowTick { .. } | FieldUse::ClosingTick { .. }
            );
            let places = &mut self.places[usize::from(asked_again)][usize::from(tick)];
            let said = if put.is_signed() {
                &mut places.signed
            } else {
                &mut places.unsigned
            };
            said[match read.verdict {
                FieldVerdict::Signed => 0,
                FieldVerdict::ToLookAt => 1,
                FieldVerdict::Empty => 2,
            }] += 1;
            let slipped = *put == Put::Dot && read.verdict == FieldVerdict::ToLookAt;
            self.slips += u32::from(slipped && !asked_again);
            let look = every_look && read.verdict == FieldVerdict::ToLookAt && *put != Put::Dot;
            if is_wrong(*put, read.verdict) || look {
                self.notes.push(format!(
                    "seed {}: {:?} {put:?} -> {} {:?}{}",
                    known.seed,
                    field.serves,
                    read.verdict.as_str(),
                    read.ink,
                    if asked_again { " (asked again)" } else { "" }
                ));
            }
        }
    }

    /// Takes in what another has counted.
    pub fn join(&mut self, other: Self) {
        self.pages += other.pages;
        self.found += other.found;
        self.both += other.both;
        self.asked_again += other.asked_again;
        for (own, its) in self
            .places
            .iter_mut()
            .flatten()
            .zip(other.places.iter().flatten())
        {
            for (own, its) in [
                (&mut own.signed, its.signed),
                (&mut own.unsigned, its.unsigned),
            ] {
                for (own, its) in own.iter_mut().zip(its) {
                    *own += its;
                }
            }
        }
        self.slips += other.slips;
        self.millis.extend(other.millis);
        self.notes.extend(other.notes);
    }

    /// The level in words and as a table.
    pub fn report(&mut self, name: &str) -> String {
        self.millis.sort_unstable();
        self.notes.sort_unstable();
        let middle = self.millis.get(self.millis.len() / 2).unwrap_or(&0);
        let slowest = self.millis.last().unwrap_or(&0);
        let (pages, found) = (self.pages, self.found);
        let mut told = format!(
            "## {name}\n\n{pages} pages, found {found} (≥ {}), both squares {}, asked again {} ({}); \
             {middle} ms a page, slowest {slowest}\n\n",
            percent(at_least(found, pages)),
            self.both,
            self.asked_again,
            share(self.asked_again, found),
        );
        told += "| places | firmata | da guardare | vuota | wrong |\n|---|---|---|---|---|\n";
        for (gate, by_kind) in ["taken", "asked again"].iter().zip(&self.places) {
            for (kind, places) in ["cell", "box"].iter().zip(by_kind) {
                told += &row(
                    &format!("{kind} not signed, page {gate}"),
                    places.unsigned,
                    0,
                );
                told += &row(&format!("{kind} signed, page {gate}"), places.signed, 2);
            }
        }
        let [cells, _] = self.places[0];
        let looks = cells.signed[1] + cells.unsigned[1];
        let all = cells.signed.iter().chain(&cells.unsigned).sum();
        let _ = writeln!(
            told,
            "\nto look at, cells of pages taken: {looks} of {all} ({}), {} of them slips of a pen",
            share(looks, all),
            self.slips
        );
        for note in &self.notes {
            let _ = writeln!(told, "  {note}");
        }
        told
    }
}

fn row(what: &str, said: Said, wrong: usize) -> String {
    let all = said.iter().sum();
    let [signed, look, empty] = said;
    let wrong = said[wrong];
    format!(
        "| {what} | {signed} | {look} | {empty} | {wrong} of {all} (≤ {}) |\n",
        percent(at_most(wrong, all))
    )
}

fn share(some: u32, all: u32) -> String {
    percent(f64::from(some) / f64::from(all.max(1)))
}

fn percent(part: f64) -> String {
    format!("{:.2} %", 100.0 * part)
}
