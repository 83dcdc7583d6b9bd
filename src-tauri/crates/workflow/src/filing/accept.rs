//! Filing pages: by somebody's key they become a scan of their register, a version beside those before, and what
//! was seen in the places of its rows is recorded.

use std::collections::BTreeMap;

use affianca_domain::{FieldUse, FieldVerdict, Register, RegisterId, THRESHOLDS};
use affianca_sheets::kind_of;
use affianca_store::rows::{
    self,
    file_version::{CameBack, FileVersion},
};
use chrono::NaiveDateTime;
use hex::encode as hex;
use sha2::{Digest, Sha256};

use super::PageToFile;
use super::desk::Desk;
use super::known::Known;
use super::look::called;
use super::read::ReadPage;
use crate::{Action, Archive, Error, Refusal, Result, Write};

/// Binds pages, each a JPEG, into a document, and takes them out of it again.
#[derive(Clone, Copy)]
pub struct Binder {
    /// Pages in order, as a PDF.
    pub bind: fn(&[Vec<u8>]) -> Result<Vec<u8>>,
    /// The pages of such a PDF.
    pub pages: fn(&[u8]) -> Result<Vec<Vec<u8>>>,
}

/// A page with what somebody said of it.
struct Said<'a> {
    page: &'a ReadPage,
    number: u32,
    fields: Vec<(FieldUse, FieldVerdict)>,
}

impl Archive {
    /// Files pages: those of one register together, all of them or none.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a page that is not on the desk; [`Refusal::PageOfNoRegister`],
    /// [`Refusal::SamePageTwice`], [`Refusal::PageFiled`]; whatever `binder` refuses with.
    pub fn file_sheets(
        &self,
        desk: &Desk,
        pages: &[PageToFile],
        binder: Binder,
        now: NaiveDateTime,
    ) -> Result<Vec<u32>> {
        let mut registers: BTreeMap<RegisterId, Vec<Said<'_>>> = BTreeMap::new();
        for wanted in pages {
            let page = desk.page(wanted.key)?;
            let Known::Register(it) = &page.known else {
                return Err(Refusal::PageOfNoRegister.into());
            };
            if page.filed {
                return Err(Refusal::PageFiled.into());
            }
            let said = registers.entry(it.register).or_default();
            if said.iter().any(|other| other.number == it.page) {
                return Err(Refusal::SamePageTwice(it.page).into());
            }
            said.push(Said {
                page,
                number: it.page,
                fields: said_of(page, wanted)?,
            });
        }
        for (register, pages) in &registers {
            self.file(*register, pages, binder, now)?;
        }
        Ok(pages.iter().map(|page| page.key).collect())
    }

    fn file(
        &self,
        id: RegisterId,
        pages: &[Said<'_>],
        binder: Binder,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::FileSheets, now, |step| {
            let register = rows::register::load(step, id)?.ok_or(Error::NotFound("Il registro"))?;
            let scan = put_together(step, &register, pages, binder, now)?;
            let mut origins = Vec::new();
            for said in pages {
                let file = &said.page.file;
                rows::scan::enter_file(
                    step,
                    &file.sha256,
                    kind_of(&file.bytes),
                    &file.bytes,
                    now,
                    step.who(),
                )?;
                if !origins.contains(&file.sha256) {
                    origins.push(file.sha256.clone());
                }
            }
            for (page, sha256, file_page) in &scan.pages {
                rows::scan::enter_page(step, id, scan.scan.number, *page, sha256, *file_page)?;
            }
            step.about(register.called());
            step.within(register.request);
            let numbers: Vec<String> = pages.iter().map(|said| said.number.to_string()).collect();
            step.note("pagine", numbers.join(", "));
            step.note("scansione", scan.scan.number);
            step.note("impronta", scan.scan.sha256);
            step.note("impronta dei file", origins.join(", "));
            if register.state().is_good() {
                record_rows(step, id, pages)?;
            }
            Ok(())
        })
    }
}

/// What was said of the places of a page, each once; what is left to be looked at stays so.
fn said_of(page: &ReadPage, wanted: &PageToFile) -> Result<Vec<(FieldUse, FieldVerdict)>> {
    let mut said = Vec::new();
    for field in &wanted.fields {
        let index = usize::try_from(field.index).unwrap_or(usize::MAX);
        let read = page.reading.fields.get(index);
        let serves = read
            .ok_or(Error::NotFound("Il punto da firmare"))?
            .field
            .serves;
        if said.iter().any(|(other, _)| *other == serves) {
            return Err(Error::NotFound("Il punto da firmare"));
        }
        said.push((serves, field.verdict));
    }
    Ok(said)
}

/// A scan put together, with where each of its pages comes from.
struct PutTogether {
    scan: FileVersion,
    pages: Vec<(u32, String, u32)>,
}

/// The pages filed before and these, in the order of the register; of one page the newest.
fn put_together(
    step: &Write,
    register: &Register,
    pages: &[Said<'_>],
    binder: Binder,
    now: NaiveDateTime,
) -> Result<PutTogether> {
    let mut bound: BTreeMap<u32, (Vec<u8>, String, u32)> = BTreeMap::new();
    let before = rows::file_version::of_register(step, CameBack::Scan, register.id)?
        .into_iter()
        .next();
    if let Some(filed) = rows::scan::newest_filed(step, register.id)? {
        let origins = rows::scan::pages_of(step, register.id, filed)?;
        let (bytes, _) = rows::file_version::bytes(step, CameBack::Scan, register.id, filed)?
            .ok_or(Error::NotFound("La scansione"))?;
        for (jpeg, (page, sha256, file_page)) in (binder.pages)(&bytes)?.into_iter().zip(origins) {
            bound.insert(page, (jpeg, sha256, file_page));
        }
    }
    for said in pages {
        let origin = (
            said.page.jpeg.clone(),
            said.page.file.sha256.clone(),
            said.page.file_page,
        );
        bound.insert(said.number, origin);
    }
    let jpegs: Vec<Vec<u8>> = bound.values().map(|(jpeg, ..)| jpeg.clone()).collect();
    let bytes = (binder.bind)(&jpegs)?;
    let scan = FileVersion {
        number: before.map_or(1, |before| before.number + 1),
        file_kind: "PDF".to_owned(),
        size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        sha256: hex(Sha256::digest(&bytes)),
        added_at: now,
        added_by: step.who().to_owned(),
    };
    rows::file_version::enter(step, CameBack::Scan, register.id, &scan, &bytes)?;
    let pages = bound
        .into_iter()
        .map(|(page, (_, sha256, file_page))| (page, sha256, file_page));
    Ok(PutTogether {
        scan,
        pages: pages.collect(),
    })
}

/// What the rows show goes to the register and to the journal, with the version of the thresholds.
fn record_rows(step: &mut Write, id: RegisterId, pages: &[Said<'_>]) -> Result<()> {
    let mut told = Vec::new();
    for (serves, verdict) in pages.iter().flat_map(|said| &said.fields) {
        let Some(signed) = verdict.is_signed() else {
            continue;
        };
        told.push(format!("{}: {}", called(*serves), verdict.as_str()));
        if let FieldUse::Row { row, signer } = *serves {
            rows::row_signature::enter(step, id, (row, signer, signed))?;
        }
    }
    if !told.is_empty() {
        step.note("letture", told.join("; "));
        step.note("soglie", THRESHOLDS.version);
    }
    Ok(())
}
