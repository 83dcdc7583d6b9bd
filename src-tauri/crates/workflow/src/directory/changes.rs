//! What the journal tells of a saved form: which fields changed, by the label on the screen.

use serde_json::Value;

use crate::Write;

/// A field's Italian label and its text.
pub(super) type Labelled<'a> = (&'static str, &'a str);

/// Tells each changed field with what it was and what it is now.
pub(super) fn tell<const N: usize>(
    step: &mut Write,
    before: Option<[Labelled; N]>,
    after: [Labelled; N],
) {
    let told = before.is_some();
    for ((label, old), (_, new)) in changed(before, after) {
        if told {
            step.note(label, format!("{} → {}", shown(old), shown(new)));
        } else {
            step.note(label, new);
        }
    }
}

/// Tells only which fields changed: the journal is never erased, so a person's data stay out of it.
pub(super) fn tell_labels<const N: usize>(
    step: &mut Write,
    before: Option<[Labelled; N]>,
    after: [Labelled; N],
) {
    let labels: Vec<Value> = changed(before, after)
        .map(|((label, _), _)| Value::from(label))
        .collect();
    step.note("campi modificati", labels);
}

fn changed<'a, const N: usize>(
    before: Option<[Labelled<'a>; N]>,
    after: [Labelled<'a>; N],
) -> impl Iterator<Item = (Labelled<'a>, Labelled<'a>)> {
    let before = before.unwrap_or_else(|| after.map(|(label, _)| (label, "")));
    before
        .into_iter()
        .zip(after)
        .filter(|((_, old), (_, new))| old != new)
}

fn shown(text: &str) -> &str {
    if text.is_empty() { "(vuoto)" } else { text }
}
