//! Stretches of one day: put in order, in common, and one taken out of others.

use crate::quantities::Span;

/// In order and without those that are empty; what touches or overlaps becomes one.
#[must_use]
pub fn in_order(spans: &[Span]) -> Vec<Span> {
    let mut sorted: Vec<Span> = spans
        .iter()
        .copied()
        .filter(|span| span.start < span.end)
        .collect();
    sorted.sort_unstable_by_key(|span| (span.start, span.end));
    let mut joined: Vec<Span> = Vec::with_capacity(sorted.len());
    for span in sorted {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// What both have; each is in order.
#[must_use]
pub fn common(one: &[Span], other: &[Span]) -> Vec<Span> {
    let pairs = one
        .iter()
        .flat_map(|a| other.iter().map(move |b| (*a, *b)))
        .filter(|(a, b)| a.overlaps(*b));
    pairs
        .map(|(a, b)| Span {
            start: a.start.max(b.start),
            end: a.end.min(b.end),
        })
        .collect()
}

/// What is left of the stretches once another is taken out of them.
#[must_use]
pub fn without(spans: &[Span], taken: Span) -> Vec<Span> {
    if taken.start >= taken.end {
        return spans.to_vec();
    }
    let parts = spans.iter().flat_map(|span| {
        let before = Span {
            start: span.start,
            end: span.end.min(taken.start),
        };
        let after = Span {
            start: span.start.max(taken.end),
            end: span.end,
        };
        [before, after]
    });
    parts.filter(|span| span.start < span.end).collect()
}
