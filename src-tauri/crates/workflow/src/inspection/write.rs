//! Writes what was found: every paper as it is kept, then the journal, the table of contents and the list
//! of hashes.

use affianca_domain::{InspectionFile, InspectionSheet, LeftOut};
use affianca_tables::CsvWriter;
use hex::encode as hex;
use sha2::{Digest as _, Sha256};

use super::packing::{Packing, Sums, part_of_place};
use super::{Inspection, InspectionPlan};
use crate::directory::provider;
use crate::files::FileKind;
use crate::{Archive, Error, Refusal, Result};

/// What stands beside the papers of all OPALs.
const CONTENTS: (&str, &str) = ("INDICE.pdf", "indice con le impronte");
const TABLE: (&str, &str) = ("indice.csv", "lo stesso indice per un foglio di calcolo");
const JOURNAL: &str = "giornale";
const SUMS: &str = "SHA256SUMS";

/// What is written so far.
struct Writing<'a> {
    packing: &'a mut dyn Packing,
    sums: Sums,
    files: Vec<InspectionFile>,
    left_out: Vec<LeftOut>,
}

impl Archive {
    /// Writes a *fascicolo* into `packing`, its table of contents as `print` prints it. `told` hears how many
    /// are done of how many, and says whether it is still wanted.
    ///
    /// # Errors
    /// [`Error::Cancelled`] when it is not; the disk; when the archive cannot be read. A paper that is no
    /// longer what was kept is left out, and the table of contents says so.
    pub fn write_inspection(
        &self,
        plan: &InspectionPlan,
        packing: &mut dyn Packing,
        print: impl FnOnce(&InspectionSheet) -> Result<Vec<u8>>,
        told: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Inspection> {
        let all = plan.pieces.len() + plan.requests.len() + 1;
        let mut done = 0;
        let mut pass = || {
            done += 1;
            if told(done, all) {
                Ok(())
            } else {
                Err(Error::Cancelled)
            }
        };
        let mut writing = Writing {
            packing,
            sums: Sums::default(),
            files: Vec::new(),
            left_out: Vec::new(),
        };
        for piece in &plan.pieces {
            let what = piece.what.clone();
            match piece.read(self) {
                Ok(file) => {
                    let ending = FileKind::of(&file.bytes).map_or("pdf", FileKind::ending);
                    let folder = format!("{}/{}", part_of_place(&piece.opal), piece.folder);
                    let place = writing.sums.place(&folder, &piece.stem, ending);
                    writing.put(&place, &piece.opal, what, &file.bytes)?;
                }
                Err(Error::Refused(why @ (Refusal::KeptFileChanged | Refusal::KeptFileKind))) => {
                    writing.left_out.push(LeftOut {
                        opal: piece.opal.clone(),
                        what,
                        why: why.message(),
                    });
                }
                Err(error) => return Err(error),
            }
            pass()?;
        }
        self.journals(plan, &mut writing, &mut pass)?;
        let made = self.contents(plan, writing, print)?;
        pass()?;
        Ok(made)
    }

    /// The journal of each OPAL, and all of it where everything is asked for.
    fn journals(
        &self,
        plan: &InspectionPlan,
        writing: &mut Writing,
        pass: &mut impl FnMut() -> Result<()>,
    ) -> Result<()> {
        for (request, opal) in &plan.requests {
            let mut rows = Vec::new();
            self.journal_csv(Some(*request), plan.now, &mut rows)?;
            let place = writing.sums.place(&part_of_place(opal), JOURNAL, "csv");
            let what = "giornale delle operazioni di questo OPAL".to_owned();
            writing.put(&place, opal, what, &rows)?;
            pass()?;
        }
        if plan.whole {
            let mut rows = Vec::new();
            self.journal_csv(None, plan.now, &mut rows)?;
            let place = writing.sums.place("", JOURNAL, "csv");
            writing.put(&place, "", "giornale delle operazioni".to_owned(), &rows)?;
        }
        Ok(())
    }

    fn contents(
        &self,
        plan: &InspectionPlan,
        mut writing: Writing,
        print: impl FnOnce(&InspectionSheet) -> Result<Vec<u8>>,
    ) -> Result<Inspection> {
        let sheet = InspectionSheet {
            provider: self.read(|connection| Ok(provider(connection)?.name))?,
            scope: plan.scope.clone(),
            files: std::mem::take(&mut writing.files),
            left_out: std::mem::take(&mut writing.left_out),
            made: plan.now,
            journal: plan.journal.clone(),
        };
        let table = table(&sheet)?;
        writing.put(TABLE.0, "", TABLE.1.to_owned(), &table)?;
        let paper = print(&sheet)?;
        writing.put(CONTENTS.0, "", CONTENTS.1.to_owned(), &paper)?;
        let list = writing.sums.list().as_bytes();
        writing.packing.put(SUMS, list)?;
        Ok(Inspection {
            files: writing.sums.files + 1,
            left_out: sheet.left_out.len(),
            sums: hex(Sha256::digest(list)),
        })
    }
}

impl Writing<'_> {
    fn put(&mut self, place: &str, opal: &str, what: String, bytes: &[u8]) -> Result<()> {
        let sha256 = self.sums.put(self.packing, place, bytes)?;
        self.files.push(InspectionFile {
            place: place.to_owned(),
            opal: opal.to_owned(),
            what,
            size: bytes.len() as u64,
            sha256,
        });
        Ok(())
    }
}

/// The table of contents for a spreadsheet.
fn table(sheet: &InspectionSheet) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut table = CsvWriter::new(&mut bytes)?;
    table.row(&[
        "OPAL",
        "Che cos’è",
        "File",
        "Byte",
        "SHA-256",
        "Manca perché",
    ])?;
    for file in &sheet.files {
        table.row(&[
            file.opal.as_str(),
            &file.what,
            &file.place,
            &file.size.to_string(),
            &file.sha256,
            "",
        ])?;
    }
    for it in &sheet.left_out {
        table.row(&[it.opal.as_str(), &it.what, "", "", "", &it.why])?;
    }
    if let Some(head) = &sheet.journal {
        let words = format!(
            "giornale fino alla riga {}, impronta {}",
            head.number, head.hash
        );
        table.row(&["", words.as_str(), "", "", "", ""])?;
    }
    table.finish()?;
    Ok(bytes)
}
