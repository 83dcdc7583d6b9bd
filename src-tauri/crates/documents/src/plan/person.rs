//! The plan of the person served: one idea a line, words of every day, no code.

use affianca_domain::{PlanSheet, period_in_words};

use super::frame::Head;
use super::look::Look;
use super::meetings::Meetings;
use super::sentences::Sentences;
use crate::italian::capital;
use crate::layout::Part;
use crate::pdf::Fonts;

/// What «Da confermare» means.
const UNCONFIRMED: [&str; 2] = [
    "«Da confermare» vuol dire che l’incontro può cambiare.",
    "Se cambia, il tuo coach ti avvisa.",
];
const CANNOT_COME: [&str; 1] = ["Non puoi venire? Dillo prima al tuo coach."];

pub fn head(sheet: &PlanSheet, name: &str) -> Head {
    let title = if name.trim().is_empty() {
        "I tuoi incontri".to_owned()
    } else {
        format!("Gli incontri di {name}")
    };
    let period = capital(&period_in_words(sheet.from, sheet.to));
    Head::new(sheet, title, vec![period])
}

pub fn parts(fonts: &Fonts, look: &'static Look, sheet: &PlanSheet) -> Vec<Part> {
    if sheet.meetings.is_empty() {
        return vec![Part::new(Sentences::new(fonts, look, &[sheet.nothing()]))];
    }
    let mut words: Vec<&str> = Vec::new();
    if sheet.has_unconfirmed() {
        words.extend(UNCONFIRMED);
    }
    words.extend(CANNOT_COME);
    vec![
        Part::new(Meetings::new(fonts, look, sheet)),
        Part::new(Sentences::new(fonts, look, &words)),
    ]
}
