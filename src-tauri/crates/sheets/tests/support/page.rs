//! A page printed and signed, and how it is read when it has come back.

use std::time::Instant;

use affianca_domain::{FieldVerdict, SignatureField};
use affianca_sheets::{PageReading, Template, find_codes, read_fields, read_page};
use serde::{Deserialize, Serialize};

use super::camera::Sheet;
use super::chance::Chance;
use super::pen::{self, Put};
use super::{SHAPES, drawn, key, register};

/// A page on which pens have written.
pub struct Signed {
    pub page: Known,
    /// The whole document.
    pub pdf: Vec<u8>,
    pub sheet: Sheet,
}

/// What is known of a page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Known {
    pub seed: u64,
    /// Counted from 1.
    pub page: u32,
    /// What its squares say.
    pub code: String,
    /// Its places, and what was put there.
    pub put: Vec<(SignatureField, Put)>,
}

/// One page of a register, of the shapes in turn.
pub fn signed(seed: u64, chance: &mut Chance) -> Signed {
    let shape = SHAPES[(seed % SHAPES.len() as u64) as usize];
    let (paper, document) = register(shape, chance);
    let page = 1 + chance.below(document.pages as usize) as u32;
    let on_page = document.fields.iter().filter(|it| it.page == page);
    let fields: Vec<_> = on_page.copied().collect();
    let mut sheet = Sheet::printed(&drawn(&document, page));
    let put = pen::fill(&mut sheet, &fields, chance);
    let code = key().codes(paper).of_page(page, document.pages);
    Signed {
        page: Known {
            seed,
            page,
            code,
            put,
        },
        pdf: document.pdf,
        sheet,
    }
}

/// What was read of a page that came back.
pub struct Read {
    pub codes: usize,
    /// None where no square says which page it is.
    pub reading: Option<PageReading>,
    pub millis: u128,
}

/// Reads a file as the program does, where it shows the page that is `known`.
pub fn read(file: &[u8], known: &Known, pdf: &[u8]) -> Read {
    let began = Instant::now();
    let picture = read_page(file, 0).unwrap();
    let codes = find_codes(&picture);
    let is_it = codes.iter().any(|it| it.text == known.code);
    let reading = is_it.then(|| {
        let template = Template::of(pdf, known.page).unwrap();
        let fields: Vec<_> = known.put.iter().map(|(field, _)| *field).collect();
        read_fields(&template, &picture, &codes, &fields)
    });
    Read {
        codes: codes.len(),
        reading,
        millis: began.elapsed().as_millis(),
    }
}

/// Whether something else is said than what was put there.
pub fn is_wrong(put: Put, verdict: FieldVerdict) -> bool {
    match verdict {
        FieldVerdict::Signed => !put.is_signed(),
        FieldVerdict::Empty => put.is_signed(),
        FieldVerdict::ToLookAt => false,
    }
}
