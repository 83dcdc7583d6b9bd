//! The code on each page of an issued paper: which paper it is, which page of it, and a proof that this
//! archive printed it. It holds no personal datum.
//!
//! `R1:2022-017-1:1/2:7Q4K9ZC2` is the first of two pages of register 2022/017, version 1. Every sign is
//! one that a QR code writes in its alphanumeric mode, so that the squares stay large.

mod typed;

use std::fmt;
use std::str::FromStr;

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::ids::{Id, OutputVersionId, ReportId, Site, parted};
use crate::register_number::RegisterNumber;
use crate::word::Unreadable;

const WHAT: &str = "il codice di un foglio";
/// The form that codes have now.
const FORM: char = '1';
/// Signs of the proof: 40 bits.
const PROOF: usize = 8;
const PROOF_BYTES: usize = 5;
/// Most pages a paper is believed to have.
const MOST_PAGES: u32 = 9_999;
/// Digits and letters with none that is taken for another, each worth five bits.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A paper that carries codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CodedPaper {
    /// A register, of one version.
    Register {
        /// Its number.
        number: RegisterNumber,
        /// Its version.
        version: u32,
    },
    /// An attestation.
    Attestation(RegisterNumber),
    /// A kept version of an output.
    Output(OutputVersionId),
    /// A final report made ready.
    Report(ReportId),
}

/// What a page's code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PageCode {
    /// Of which paper.
    pub paper: CodedPaper,
    /// Which page, from 1.
    pub page: u32,
    /// Of how many.
    pub pages: u32,
    proof: [u8; PROOF_BYTES],
}

/// What the pages of one paper get their codes from; kept with what the paper was printed from, and never
/// printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageCodes {
    /// Form, kind and reference: `R1:2022-017-1`.
    paper: String,
    /// The key of this paper's proofs, in hexadecimal.
    key: String,
}

/// The key of an archive from which every paper's follows.
pub struct CodeKey(Zeroizing<[u8; 32]>);

impl CodeKey {
    /// A key that follows from a secret of the archive, and gives nothing of it away.
    #[must_use]
    pub fn of_archive(secret: &[u8]) -> Self {
        Self(Zeroizing::new(keyed(secret, b"page codes")))
    }

    /// What a paper's pages get their codes from.
    #[must_use]
    pub fn codes(&self, paper: CodedPaper) -> PageCodes {
        let paper = paper.to_string();
        PageCodes {
            key: hex::encode(&keyed(self.0.as_slice(), paper.as_bytes())[..16]),
            paper,
        }
    }

    /// Whether this archive printed the page.
    #[must_use]
    pub fn printed(&self, code: &PageCode) -> bool {
        let codes = self.codes(code.paper);
        // Somebody who tries every proof would have to print and scan a million million sheets: how long
        // the comparison takes tells nothing to anybody.
        codes.proof(&codes.told(code.page, code.pages)) == code.proof
    }
}

impl PageCodes {
    /// The code of a page, as the QR holds it and as it is printed in letters.
    #[must_use]
    pub fn of_page(&self, page: u32, pages: u32) -> String {
        let told = self.told(page, pages);
        let proof = in_letters(&self.proof(&told));
        format!("{told}:{proof}")
    }

    fn told(&self, page: u32, pages: u32) -> String {
        format!("{}:{page}/{pages}", self.paper)
    }

    fn proof(&self, told: &str) -> [u8; PROOF_BYTES] {
        let mut proof = [0; PROOF_BYTES];
        proof.copy_from_slice(&keyed(self.key.as_bytes(), told.as_bytes())[..PROOF_BYTES]);
        proof
    }
}

/// HMAC-SHA256.
fn keyed(key: &[u8], message: &[u8]) -> [u8; 32] {
    // A key of any length is taken.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return [0; 32];
    };
    mac.update(message);
    mac.finalize().into_bytes().into()
}

fn in_letters(proof: &[u8; PROOF_BYTES]) -> String {
    let bits = proof
        .iter()
        .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    (0..PROOF)
        .rev()
        .map(|place| char::from(LETTERS[(bits >> (5 * place)) as usize % LETTERS.len()]))
        .collect()
}

fn of_letters(letters: &str) -> Option<[u8; PROOF_BYTES]> {
    if letters.len() != PROOF {
        return None;
    }
    let mut bits = 0_u64;
    for letter in letters.bytes() {
        let worth = LETTERS.iter().position(|it| *it == letter)?;
        bits = bits << 5 | worth as u64;
    }
    let mut proof = [0; PROOF_BYTES];
    proof.copy_from_slice(&bits.to_be_bytes()[8 - PROOF_BYTES..]);
    Some(proof)
}

/// Form, kind and reference, with which a code begins.
impl fmt::Display for CodedPaper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Register { number, version } => {
                write!(f, "R{FORM}:{}-{version}", number.in_file_names())
            }
            Self::Attestation(number) => write!(f, "A{FORM}:{}", number.in_file_names()),
            Self::Output(id) => write!(f, "D{FORM}:{}", sited(*id)),
            Self::Report(id) => write!(f, "F{FORM}:{}", sited(*id)),
        }
    }
}

impl FromStr for CodedPaper {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read_paper(text).ok_or_else(|| Unreadable::new(WHAT, text))
    }
}

fn read_paper(text: &str) -> Option<CodedPaper> {
    let (kind, reference) = text.split_once(':')?;
    match kind {
        "R1" => {
            let (number, version) = reference.rsplit_once('-')?;
            Some(CodedPaper::Register {
                number: number_of(number)?,
                version: figures(version)?,
            })
        }
        "A1" => number_of(reference).map(CodedPaper::Attestation),
        "D1" => of_sited(reference).map(CodedPaper::Output),
        "F1" => of_sited(reference).map(CodedPaper::Report),
        _ => None,
    }
}

fn number_of(reference: &str) -> Option<RegisterNumber> {
    let number: RegisterNumber = reference.replacen('-', "/", 1).parse().ok()?;
    (number.in_file_names() == reference).then_some(number)
}

/// A number as we write it: from 1, without zeros before it.
fn figures(text: &str) -> Option<u32> {
    let number = text.parse().ok().filter(|number| *number > 0)?;
    (u32::to_string(&number) == text).then_some(number)
}

/// An id as a code tells it: the archive it was given in, and its number there.
fn sited<I: Id>(id: I) -> String {
    let (site, counter) = parted(id.stored());
    format!("{}.{counter}", site.map_or(0, Site::number))
}

fn of_sited<I: Id>(text: &str) -> Option<I> {
    let (site, counter) = text.split_once('.')?;
    I::new(Site::new(figures(site)?)?, figures(counter)?)
}

/// The whole code.
impl fmt::Display for PageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            paper,
            page,
            pages,
            proof,
        } = self;
        write!(f, "{paper}:{page}/{pages}:{}", in_letters(proof))
    }
}

impl FromStr for PageCode {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read(text).ok_or_else(|| Unreadable::new(WHAT, text))
    }
}

fn read(text: &str) -> Option<PageCode> {
    let (told, proof) = text.rsplit_once(':')?;
    let (paper, page) = told.rsplit_once(':')?;
    let (page, pages) = page.split_once('/')?;
    let (page, pages) = (figures(page)?, figures(pages)?);
    if page > pages || pages > MOST_PAGES {
        return None;
    }
    Some(PageCode {
        paper: paper.parse().ok()?,
        page,
        pages,
        proof: of_letters(proof)?,
    })
}

#[cfg(test)]
mod tests;
