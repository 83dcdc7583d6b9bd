//! *Fascicolo per la verifica*: what an inspection asks for, as files that every system reads: registers,
//! scans, signed files, documents, reports, attestations and the journal, of one OPAL, of those with sessions
//! held in a period, or of all; with a table of contents and the hash of each file.
//!
//! Papers are read one at a time, so that it takes no more memory than the largest of them. Nobody's name
//! stands in the name of a file.

mod gather;
mod packing;
#[cfg(test)]
mod tests;
mod write;

use affianca_domain::{JournalHead, RequestId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::gather::Piece;
use crate::{Action, Archive, Result};

pub use packing::{FolderPacking, Packing, ZipPacking};

/// Which OPALs it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum InspectionScope {
    /// One.
    Opal {
        /// Its request.
        request: RequestId,
    },
    /// Those with sessions held in a period, both ends in, with all their papers. `[I]` Dates as typed.
    Period {
        /// First day.
        from: String,
        /// Last day.
        to: String,
    },
    /// All of them.
    All,
}

/// What to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct InspectionOrder {
    /// Which OPALs.
    pub scope: InspectionScope,
    /// As a folder, and not as a ZIP.
    pub folder: bool,
}

/// What was found to be put in.
pub struct InspectionPlan {
    /// In words.
    scope: String,
    requests: Vec<(RequestId, String)>,
    pieces: Vec<Piece>,
    /// The whole journal belongs in it.
    whole: bool,
    journal: Option<JournalHead>,
    now: NaiveDateTime,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// Files, those that list the others too.
    pub files: usize,
    /// Papers that could not be put in.
    pub left_out: usize,
    /// SHA-256 of the list of hashes, in hexadecimal: it binds every file.
    pub sums: String,
}

impl InspectionPlan {
    /// The name it is saved under, without an ending.
    #[must_use]
    pub fn name(&self) -> String {
        let day = self.now.date();
        match self.requests.as_slice() {
            [(_, opal)] => format!("fascicolo-{}-{day}", packing::part_of_place(opal)),
            _ => format!("fascicolo-{day}"),
        }
    }
}

impl Archive {
    /// Tells the journal of a *fascicolo* when `put` has given it its name where the user said; when
    /// `put` fails it says nothing.
    ///
    /// # Errors
    /// Whatever `put` refuses with; when the archive cannot be written.
    pub fn tell_inspection(
        &self,
        plan: &InspectionPlan,
        made: &Inspection,
        put: impl FnOnce() -> Result<()>,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::ExportInspection, now, |step| {
            put()?;
            step.about(plan.scope.clone());
            if let [(request, _)] = plan.requests.as_slice() {
                step.within(*request);
            } else {
                plan.requests
                    .iter()
                    .for_each(|(request, _)| step.touches(*request));
            }
            step.note("file", made.files);
            if made.left_out > 0 {
                step.note("mancano", made.left_out);
            }
            step.note("impronta di SHA256SUMS", made.sums.clone());
            Ok(())
        })
    }
}
