//! The boxes of the first page, which say what a paper is about.

use super::measures::FACTS;
use crate::layout::{Facts, Page};
use crate::pdf::Fonts;

/// A row of boxes is divided in six; a box takes two of them at least, lying one.
const UNITS: usize = 6;
const LEAST: usize = 2;
const LEAST_LYING: usize = 1;

/// Rows of one to three boxes (six, lying), each as wide as its value asks.
pub fn facts(fonts: &Fonts, page: Page, facts: &[(String, String)], landscape: bool) -> Facts {
    let least = if landscape { LEAST_LYING } else { LEAST };
    let step = page.width / UNITS as f32;
    let natural = |(label, value): &(String, String)| -> usize {
        let wide = FACTS.natural_width(fonts, label, value);
        ((wide / step).ceil() as usize).clamp(least, UNITS)
    };
    let spans: Vec<usize> = facts.iter().map(natural).collect();
    let mut facts = facts.iter();
    let rows: Vec<Vec<(&str, &str, f32)>> = rows(&spans)
        .into_iter()
        .map(|row| {
            row.into_iter()
                .zip(facts.by_ref())
                .map(|(span, (label, value))| (label.as_str(), value.as_str(), span as f32 * step))
                .collect()
        })
        .collect();
    Facts::new(fonts, page, FACTS, &rows)
}

/// Puts boxes in rows, in their order; what is left of a row goes to its narrowest.
fn rows(spans: &[usize]) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for &span in spans {
        match rows.last_mut() {
            Some(row) if row.iter().sum::<usize>() + span <= UNITS => row.push(span),
            _ => rows.push(vec![span]),
        }
    }
    for row in &mut rows {
        while row.iter().sum::<usize>() < UNITS {
            let narrowest = row.iter_mut().rev().min_by_key(|span| **span);
            if let Some(span) = narrowest {
                *span += 1;
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_fill_their_rows() {
        assert_eq!(
            rows(&[2, 2, 2, 3, 2, 6, 2]),
            [vec![2, 2, 2], vec![3, 3], vec![6], vec![6]]
        );
    }

    #[test]
    fn of_two_alike_the_last_is_widened_first() {
        assert_eq!(rows(&[2, 3, 6]), [vec![3, 3], vec![6]]);
        assert_eq!(rows(&[4, 1, 6]), [vec![4, 2], vec![6]]);
    }
}
