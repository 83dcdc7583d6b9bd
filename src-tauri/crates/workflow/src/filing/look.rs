//! The desk as the interface sees it.

use std::collections::{BTreeMap, BTreeSet};

use affianca_domain::{FieldUse, RegisterId, RegisterRow, RegisterSheet, Signer, format_date};
use affianca_store::rows;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;

use super::desk::Desk;
use super::known::{Known, PageOfRegister};
use super::read::ReadPage;
use super::{FilingDesk, PageStanding, SheetField, SheetPage, SheetRegister};
use crate::{Archive, Result};

/// A JPEG as the page shows it.
pub(crate) fn picture_address(jpeg: &[u8]) -> String {
    if jpeg.is_empty() {
        return String::new();
    }
    format!("data:image/jpeg;base64,{}", STANDARD.encode(jpeg))
}

impl Desk {
    /// A page large and upright, as an address of its picture.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn picture_address(&self, key: u32) -> Result<String> {
        Ok(picture_address(self.picture(key)?))
    }
}

impl Archive {
    /// Everything on the desk, as the archive stands now.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn filing_desk(&self, desk: &Desk) -> Result<FilingDesk> {
        self.read(|connection| view(connection, desk))
    }
}

/// What is asked of the archive about a register once, however many pages of it there are.
struct OfRegister {
    sheet: RegisterSheet,
    filed: BTreeSet<u32>,
}

fn view(connection: &Connection, desk: &Desk) -> Result<FilingDesk> {
    let mut registers: BTreeMap<RegisterId, OfRegister> = BTreeMap::new();
    for page in &desk.pages {
        if let Known::Register(it) = &page.known
            && !registers.contains_key(&it.register)
        {
            let of = OfRegister {
                sheet: rows::register::sheet(connection, it.register)?,
                filed: rows::scan::pages_filed(connection, it.register)?,
            };
            registers.insert(it.register, of);
        }
    }
    let mut seen: BTreeSet<(RegisterId, u32)> = BTreeSet::new();
    let pages = desk.pages.iter().map(|page| {
        let double = match &page.known {
            Known::Register(it) => !seen.insert((it.register, it.page)),
            _ => false,
        };
        sheet_page(page, double, &registers)
    });
    Ok(FilingDesk {
        pages: pages.collect(),
        registers: sheet_registers(desk, &registers),
        unread: desk.unread.clone(),
    })
}

fn sheet_registers(
    desk: &Desk,
    registers: &BTreeMap<RegisterId, OfRegister>,
) -> Vec<SheetRegister> {
    let mut told: Vec<SheetRegister> = registers
        .iter()
        .filter_map(|(id, of)| {
            let on_desk: Vec<&PageOfRegister> = desk
                .pages
                .iter()
                .filter_map(|page| match &page.known {
                    Known::Register(it) if it.register == *id => Some(it),
                    _ => None,
                })
                .collect();
            let pages = on_desk.first()?.pages;
            let there =
                |page: &u32| of.filed.contains(page) || on_desk.iter().any(|it| it.page == *page);
            let missing: Vec<u32> = (1..=pages).filter(|page| !there(page)).collect();
            Some(SheetRegister {
                register: *id,
                called: format!(
                    "registro {}, versione {}",
                    of.sheet.number, of.sheet.version
                ),
                person: of.sheet.beneficiary.clone(),
                pages,
                missing_told: missing_told(&missing),
                missing,
            })
        })
        .collect();
    told.sort_by(|one, other| one.called.cmp(&other.called));
    told
}

/// Which pages are missing, in words; empty when none is.
pub(crate) fn missing_told(missing: &[u32]) -> String {
    let numbers: Vec<String> = missing.iter().map(u32::to_string).collect();
    match numbers.as_slice() {
        [] => String::new(),
        [one] => format!("Manca la pagina {one}."),
        [first @ .., last] => format!("Mancano le pagine {} e {last}.", first.join(", ")),
    }
}

fn sheet_page(
    page: &ReadPage,
    double: bool,
    registers: &BTreeMap<RegisterId, OfRegister>,
) -> SheetPage {
    let of = match &page.known {
        Known::Register(it) => registers.get(&it.register).map(|of| (it, of)),
        _ => None,
    };
    let (standing, told) = standing(page, double, of);
    let faults = page.reading.faults.iter().map(|fault| fault.sentence());
    SheetPage {
        key: page.key,
        file: page.file.name.clone(),
        file_page: page.file_page,
        standing,
        told,
        register: of.map(|(it, _)| it.register),
        page: of.map_or(0, |(it, _)| it.page),
        faults: faults.collect(),
        fields: of.map_or_else(Vec::new, |(_, of)| fields(page, &of.sheet.rows)),
        picture: picture_address(&page.small),
        filed: page.filed,
    }
}

fn standing(
    page: &ReadPage,
    double: bool,
    of: Option<(&PageOfRegister, &OfRegister)>,
) -> (PageStanding, String) {
    match (&page.known, of) {
        (Known::Register(it), of) => {
            let filed = of.is_some_and(|(it, of)| of.filed.contains(&it.page));
            let which = format!(
                "registro {}, versione {}, pagina {} di {}",
                it.number, it.version, it.page, it.pages
            );
            let because = match () {
                () if double => (PageStanding::Double, "pagina doppia"),
                () if it.replaced => (PageStanding::Superseded, "versione superata"),
                () if !it.good => (
                    PageStanding::Superseded,
                    "non corrisponde più alle erogazioni",
                ),
                () if filed && !page.filed => (PageStanding::FiledBefore, "già archiviata"),
                () => return (PageStanding::Found, which),
            };
            (because.0, format!("{which}: {}", because.1))
        }
        (Known::OtherPaper(what), _) => (PageStanding::OtherPaper, what.clone()),
        (Known::OtherArchive, _) => (
            PageStanding::OtherArchive,
            "di un altro archivio: il suo codice non è stato stampato da questo".to_owned(),
        ),
        (Known::NoCode, _) => (
            PageStanding::NoCode,
            "codice illeggibile: scrivi quello stampato accanto al quadrato".to_owned(),
        ),
        (Known::Unreadable(why), _) => (PageStanding::Unreadable, why.clone()),
    }
}

fn fields(page: &ReadPage, rows: &[RegisterRow]) -> Vec<SheetField> {
    let field = |(index, read): (usize, &affianca_sheets::ReadField)| SheetField {
        index: u32::try_from(index).unwrap_or(u32::MAX),
        serves: read.field.serves,
        called: called(read.field.serves),
        of: row_of(read.field.serves, rows).map_or_else(String::new, row_told),
        verdict: read.verdict,
        crop: page
            .crops
            .get(index)
            .map_or_else(String::new, |crop| picture_address(crop)),
    };
    page.reading.fields.iter().enumerate().map(field).collect()
}

fn row_of(serves: FieldUse, rows: &[RegisterRow]) -> Option<&RegisterRow> {
    let (FieldUse::Row { row, .. } | FieldUse::RowTick { row, .. }) = serves else {
        return None;
    };
    rows.get(usize::try_from(row).ok()?.checked_sub(1)?)
}

fn row_told(row: &RegisterRow) -> String {
    format!(
        "{}, {}–{} · {}",
        format_date(row.date),
        row.start,
        row.end,
        row.place
    )
}

/// What a place is called on the screen and in the journal.
pub(crate) fn called(serves: FieldUse) -> String {
    let who = |signer: Signer| match signer {
        Signer::Coach => "coach",
        Signer::Recipient => "destinatario o referente",
        Signer::Provider => "referente dell’ente",
    };
    match serves {
        FieldUse::Row { row, signer } => format!("riga {row}, {}", who(signer)),
        FieldUse::RowTick { row, recipient } => {
            format!("riga {row}, casella «{}»", recipient.as_str())
        }
        FieldUse::Closing { signer } => format!("firma finale, {}", who(signer)),
        FieldUse::ClosingTick { recipient } => {
            format!("firma finale, casella «{}»", recipient.as_str())
        }
    }
}
