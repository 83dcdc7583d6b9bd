//! Pages of registers as they come back: signed by pens that do not exist, scanned by no scanner.

#[path = "../../src-tauri/crates/sheets/tests/support/mod.rs"]
pub mod support;

use affianca_domain::{FieldUse, RegisterId, SignatureField};
use affianca_tests::body::Body;
use support::camera::{Level, Sheet};
use support::chance::Chance;
use support::pen::{self, Put};

/// What is put into every place of a page: signed but for these.
pub fn signed(body: &Body, id: RegisterId, page: u32, but: &[FieldUse], level: Level) -> Vec<u8> {
    let printed = body.archive().printed_register(id).unwrap();
    let picture = affianca_sheets::read_page(&printed.pdf, page as usize - 1).unwrap();
    let mut sheet = Sheet::printed(&picture);
    let mut chance = Chance::new(77);
    let ink = pen::pen(&mut chance);
    let fields: Vec<SignatureField> = printed
        .fields
        .iter()
        .filter(|it| it.page == page)
        .copied()
        .collect();
    assert!(!fields.is_empty());
    for field in fields.iter().filter(|field| !but.contains(&field.serves)) {
        let put = match field.serves {
            FieldUse::Row { .. } | FieldUse::Closing { .. } => Put::Signature,
            FieldUse::RowTick { .. } | FieldUse::ClosingTick { .. } => Put::Nothing,
        };
        pen::draw(&mut sheet, field.area, put, ink, &mut chance);
    }
    sheet.comes_back(level, &mut chance)
}
