//! What the interface sees of signed sheets that come home: pages, the registers they are of, what is missing.

use affianca_domain::{FieldUse, FieldVerdict, RegisterId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything on the desk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct FilingDesk {
    /// Pages, in the order they came.
    pub pages: Vec<SheetPage>,
    /// The registers they are of, by number.
    pub registers: Vec<SheetRegister>,
    /// Files that could not be read at all.
    pub unread: Vec<UnreadFile>,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct UnreadFile {
    /// Its name.
    pub name: String,
    /// Why, in words.
    pub why: String,
}

/// A register of which there are pages on the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SheetRegister {
    /// Which one.
    pub register: RegisterId,
    /// `registro 2022/017, versione 1`.
    pub called: String,
    /// Whose it is.
    pub person: String,
    /// How many pages it has.
    pub pages: u32,
    /// Those that are neither on the desk nor filed before.
    pub missing: Vec<u32>,
    /// `Manca la pagina 3.`; empty when nothing is missing.
    pub missing_told: String,
}

/// A page on the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SheetPage {
    /// Names it while it is on the desk.
    pub key: u32,
    /// The file it came in.
    pub file: String,
    /// Which page of that, from 1.
    pub file_page: u32,
    /// What it is.
    pub standing: PageStanding,
    /// The same in words: `registro 2022/001, versione 1, pagina 2 di 4`.
    pub told: String,
    /// The register it is of, if one is known.
    pub register: Option<RegisterId>,
    /// Which page of that; 0 where it is not known.
    pub page: u32,
    /// Why a new photo would be better, in words.
    pub faults: Vec<String>,
    /// What its places show.
    pub fields: Vec<SheetField>,
    /// A small picture, upright: a `data:` address.
    pub picture: String,
    /// It was filed.
    pub filed: bool,
}

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub enum PageStanding {
    /// A page of a register in force.
    Found,
    /// Of a register that a newer version took the place of, or that no longer tells the truth.
    Superseded,
    /// The same page as another on the desk.
    Double,
    /// It was filed before: filing it again makes another version of the scan.
    FiledBefore,
    /// Of another archive, or a forgery.
    OtherArchive,
    /// Of a paper of ours that is no register.
    OtherPaper,
    /// No code can be read on it.
    NoCode,
    /// The page cannot be read.
    Unreadable,
}

/// What one place on a page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SheetField {
    /// Names it on its page.
    pub index: u32,
    /// What it is for.
    pub serves: FieldUse,
    /// `riga 3, coach`; `firma finale del coach`.
    pub called: String,
    /// What a row is of: `09/05/2022, 09:00–11:00 · Vivai Sile`. Empty at the end.
    pub of: String,
    /// What the scan shows.
    pub verdict: FieldVerdict,
    /// That part of the scan: a `data:` address.
    pub crop: String,
}

/// A page to be filed, with what somebody has said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PageToFile {
    /// Which one.
    pub key: u32,
    /// What its places show, by somebody's eye; those left to be looked at are not recorded.
    pub fields: Vec<FieldSaid>,
}

/// What somebody says a place shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct FieldSaid {
    /// Which one of its page.
    pub index: u32,
    /// What it shows.
    pub verdict: FieldVerdict,
}

/// What a page is said to be whose code cannot be read: the code typed by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct PageSaid {
    /// Which one.
    pub key: u32,
    /// The code in letters.
    pub code: String,
}

/// A file that was pasted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct PastedFile {
    /// Its name.
    pub name: String,
    /// Its bytes, in Base64.
    pub base64: String,
}

/// How far reading has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct FilingProgress {
    /// Pages read.
    pub done: u32,
    /// Of so many.
    pub all: u32,
    /// `scansione.pdf, pagina 3`.
    pub now: String,
}
