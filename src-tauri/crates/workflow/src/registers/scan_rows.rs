//! A scan of a register held beside what the register says, row by row (§3.2). What it needs is taken out of the
//! archive at once; reading the pages takes longer, and the archive does not wait for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use affianca_domain::{
    ExpectedSigners, FieldUse, FieldVerdict, RecipientKind, RegisterId, RegisterRow, RegisterSheet,
    Signer, signature_reading::who_signed,
};
use affianca_sheets::{LONGEST, bounded, pages_in};
use affianca_store::rows::{self, row_signature::RowSignature};
use chrono::NaiveDateTime;

use super::SignatureForm;
use super::scan_page::{SeenPage, SeenPlace};
use super::scan_rows_view::{RowSaid, ScanRows, ScannedClosing, ScannedPlace, ScannedRow};
use super::sign::still_good;
use crate::filing::{Printed, called, missing_told, picture_address};
use crate::{Action, Archive, Error, Result};

/// Pages of a scan that are looked at: no register has so many.
const MOST_PAGES: usize = 60;

/// A scan with what it is held against.
pub struct ScanToRead {
    bytes: Arc<Vec<u8>>,
    printed: Arc<Printed>,
    sheet: RegisterSheet,
    pages: u32,
    said: Vec<RowSignature>,
    /// Whether signatures can still be marked on it.
    open: bool,
}

impl Archive {
    /// The newest scan of a register with what it is held against.
    ///
    /// # Errors
    /// [`Error::NotFound`], of a register kept on paper too; [`crate::Refusal::KeptFileChanged`].
    pub fn scan_to_read(&self, id: RegisterId) -> Result<ScanToRead> {
        let printed = self.printed_register(id)?;
        let scan = self.register_scan(id, None)?;
        self.read(|connection| {
            let register =
                rows::register::load(connection, id)?.ok_or(Error::NotFound("Il registro"))?;
            Ok(ScanToRead {
                bytes: Arc::new(scan.bytes),
                printed: Arc::new(printed),
                sheet: rows::register::sheet(connection, id)?,
                pages: register.issued().map_or(0, |it| it.pages),
                said: rows::row_signature::of_register(connection, id)?,
                open: register.state().is_good(),
            })
        })
    }

    /// What somebody sees in the place of a row; *da guardare* takes back what was said of it.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a place that is not on the register;
    /// [`crate::Refusal::RegisterOutdated`] when a new version is needed.
    pub fn say_row_signature(
        &self,
        id: RegisterId,
        said: RowSaid,
        now: NaiveDateTime,
    ) -> Result<()> {
        let RowSaid {
            row,
            signer,
            verdict,
        } = said;
        let place = FieldUse::Row { row, signer };
        let fields = self.printed_register(id)?.fields;
        if !fields.iter().any(|field| field.serves == place) {
            return Err(Error::NotFound("Il punto da firmare"));
        }
        self.write(Action::SayRowSignature, now, |step| {
            let register = still_good(step, id)?;
            match verdict.is_signed() {
                Some(signed) => rows::row_signature::enter(step, id, (row, signer, signed))?,
                None => rows::row_signature::remove(step, id, row, signer)?,
            }
            step.within(register.request);
            step.about(register.called());
            step.note(
                "lettura",
                format!("{}: {}", called(place), verdict.as_str()),
            );
            Ok(())
        })
    }
}

impl ScanToRead {
    /// Reads its pages, and lays each row beside what the register says of it.
    #[must_use]
    pub fn by_rows(&self) -> ScanRows {
        let mut remarks = Vec::new();
        let pages = self.read_pages(&mut remarks);
        let missing: Vec<u32> = (1..=self.pages)
            .filter(|page| !pages.contains_key(page))
            .collect();
        if !pages.is_empty() && !missing.is_empty() {
            remarks.push(missing_told(&missing));
        }
        let rows = (1..).zip(&self.sheet.rows);
        ScanRows {
            rows: rows.map(|(row, of)| self.row(row, of, &pages)).collect(),
            closings: self.closings(&pages),
            remarks,
        }
    }

    /// The pages of the register that are in the scan; what is to be said of the others goes to the remarks.
    fn read_pages(&self, remarks: &mut Vec<String>) -> BTreeMap<u32, SeenPage> {
        let mut pages: BTreeMap<u32, SeenPage> = BTreeMap::new();
        let Some(codes) = &self.sheet.codes else {
            remarks.push(
                "Questo registro è stato stampato senza codici: apri la scansione intera."
                    .to_owned(),
            );
            return pages;
        };
        let bytes = Arc::clone(&self.bytes);
        let count = bounded(LONGEST, move || pages_in(&bytes)).unwrap_or_else(|why| {
            remarks.push(format!("La scansione non si può leggere: {why}."));
            0
        });
        for at in 0..count.min(MOST_PAGES) {
            let shown = at + 1;
            match SeenPage::read(&self.bytes, at, &self.printed, codes) {
                Ok(Some(seen)) => {
                    // Of a page scanned twice the better one is shown.
                    let better = |before: &SeenPage| seen.faults.len() < before.faults.len();
                    if pages.get(&seen.page).is_none_or(better) {
                        pages.insert(seen.page, seen);
                    }
                }
                Ok(None) => remarks.push(format!(
                    "Sulla pagina {shown} della scansione non si legge nessun codice di questo registro."
                )),
                Err(why) => remarks.push(format!(
                    "La pagina {shown} della scansione non si può leggere: {why}."
                )),
            }
        }
        if count > MOST_PAGES {
            remarks.push(format!(
                "La scansione ha {count} pagine: si leggono le prime {MOST_PAGES}."
            ));
        }
        for (page, seen) in &pages {
            let faults = seen.faults.iter().map(|fault| fault.sentence());
            remarks.extend(faults.map(|fault| format!("Pagina {page}: {fault}.")));
        }
        pages
    }

    fn row(&self, row: u32, of: &RegisterRow, pages: &BTreeMap<u32, SeenPage>) -> ScannedRow {
        let seen = pages.values().find(|page| page.rows.contains_key(&row));
        let picture = seen.and_then(|page| page.rows.get(&row));
        let signers = self
            .printed
            .fields
            .iter()
            .filter_map(|field| match field.serves {
                FieldUse::Row { row: its, signer } if its == row => Some(signer),
                _ => None,
            });
        ScannedRow {
            row,
            date: of.date,
            start: of.start.clone(),
            end: of.end.clone(),
            minutes: of.minutes,
            activity_code: of.activity_code.clone(),
            activity_title: of.activity_title.clone(),
            place: of.place.clone(),
            description: of.description.clone(),
            struck: of.struck,
            picture: picture.map_or_else(String::new, |jpeg| picture_address(jpeg)),
            places: signers
                .map(|signer| self.place(row, signer, pages))
                .collect(),
        }
    }

    fn place(&self, row: u32, signer: Signer, pages: &BTreeMap<u32, SeenPage>) -> ScannedPlace {
        let said = self
            .said
            .iter()
            .find(|said| (said.0, said.1) == (row, signer));
        let ticked = ticked(pages, |recipient| FieldUse::RowTick { row, recipient });
        ScannedPlace {
            signer,
            label: signer.label().to_owned(),
            said: said.map(|(.., signed)| (*signed).into()),
            seen: seen(pages, FieldUse::Row { row, signer }).map(|place| place.verdict),
            ticked: of_recipient(signer, &ticked),
        }
    }

    fn closings(&self, pages: &BTreeMap<u32, SeenPage>) -> Vec<ScannedClosing> {
        let ticked = ticked(pages, |recipient| FieldUse::ClosingTick { recipient });
        let expected = ExpectedSigners::from(&self.sheet);
        let closing = |signer: Signer| {
            let place = seen(pages, FieldUse::Closing { signer })?;
            let offered = self.open && place.verdict != FieldVerdict::Empty;
            let who = who_signed(&expected, signer, &ticked).unwrap_or_default();
            Some(ScannedClosing {
                signer,
                label: signer.label().to_owned(),
                seen: place.verdict,
                ticked: of_recipient(signer, &ticked),
                picture: picture_address(&place.crop),
                offer: offered.then(|| SignatureForm {
                    signer: Some(signer),
                    who: who.to_owned(),
                    ..SignatureForm::default()
                }),
            })
        };
        Signer::ALL.into_iter().filter_map(closing).collect()
    }
}

fn seen(pages: &BTreeMap<u32, SeenPage>, serves: FieldUse) -> Option<&SeenPlace> {
    let mut places = pages.values().flat_map(|page| &page.places);
    places.find(|place| place.serves == serves)
}

/// The boxes that are ticked, of the two.
fn ticked(
    pages: &BTreeMap<u32, SeenPage>,
    place: impl Fn(RecipientKind) -> FieldUse,
) -> Vec<RecipientKind> {
    let is_ticked = |kind: &RecipientKind| {
        seen(pages, place(*kind)).is_some_and(|it| it.verdict == FieldVerdict::Signed)
    };
    RecipientKind::ALL.into_iter().filter(is_ticked).collect()
}

fn of_recipient(signer: Signer, ticked: &[RecipientKind]) -> Vec<String> {
    let ticked = ticked.iter().filter(|_| signer == Signer::Recipient);
    ticked.map(|kind| kind.as_str().to_owned()).collect()
}
