//! An attendance register («registro attività», §3.2), issued here or kept on paper before: what it
//! covers, who signs it, where it stands, and what makes it out of date.

mod paper;
mod printed;
mod scope;
mod signatures;
#[cfg(test)]
mod tests;

use chrono::NaiveDateTime;

use crate::ids::{RegisterId, RequestId};
use crate::quantities::Minutes;
use crate::register_number::RegisterNumber;
use crate::states::SessionState;
use crate::word::{shown_by_its_word, words};

pub use paper::{PaperMisfit, PaperScope, RestingOnPaper, SoughtOnPaper};
pub use printed::{
    Outdating, PrintedMark, PrintedSession, SheetKind, belongs, outdating, period, total,
};
pub use scope::RegisterScope;
pub use signatures::{ExpectedSigners, Signature, Signatures, Signer};

words! {
    /// Where a register stands.
    RegisterState, "uno stato del registro" {
        /// Neither the coach nor the recipient has signed (§3.2).
        ToSign = "DA FIRMARE",
        /// Only one of them has. `[I]`
        PartlySigned = "FIRMATO IN PARTE",
        /// Coach and recipient have signed.
        Signed = "FIRMATO",
        /// A session it prints has changed since: a new version is needed.
        Outdated = "SUPERATO",
        /// A newer version took its place.
        Replaced = "SOSTITUITO",
        /// Kept on paper, and recorded by mistake.
        Withdrawn = "RITIRATO",
    }
}

shown_by_its_word!(RegisterState);

impl RegisterState {
    /// Where a register stands, by whether a newer version took its place, whether it was withdrawn,
    /// whether a session it prints has changed, and who has signed.
    #[must_use]
    pub const fn of(
        replaced: bool,
        withdrawn: bool,
        outdated: bool,
        signatures: Signatures,
    ) -> Self {
        if replaced {
            Self::Replaced
        } else if withdrawn {
            Self::Withdrawn
        } else if outdated {
            Self::Outdated
        } else if signatures.is_signed() {
            Self::Signed
        } else if signatures.is_partly_signed() {
            Self::PartlySigned
        } else {
            Self::ToSign
        }
    }

    /// Whether it was neither replaced nor withdrawn: what it prints is registered, if perhaps out of
    /// date.
    #[must_use]
    pub const fn is_in_force(self) -> bool {
        !matches!(self, Self::Replaced | Self::Withdrawn)
    }

    /// Whether it tells the truth: it can be signed, and a change of its sessions makes it outdated.
    #[must_use]
    pub const fn is_good(self) -> bool {
        matches!(self, Self::ToSign | Self::PartlySigned | Self::Signed)
    }

    /// Whether it waits for somebody: for a signature or for a new version. In place of an `unused`
    /// sheet nothing is to be signed or issued.
    #[must_use]
    pub const fn waits(self, unused: bool) -> bool {
        matches!(self, Self::ToSign | Self::PartlySigned | Self::Outdated) && !unused
    }
}

/// Whether a session is still to be registered: it was delivered, and no register in force prints it
/// (§3.2).
#[must_use]
pub const fn is_unregistered(state: SessionState, on_register_in_force: bool) -> bool {
    matches!(state, SessionState::Delivered) && !on_register_in_force
}

/// A register as it is kept, but for its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// Which one.
    pub id: RegisterId,
    /// The request it belongs to.
    pub request: RequestId,
    /// Where it was made.
    pub origin: RegisterOrigin,
    /// What it covers, in words.
    pub scope_label: String,
    /// Sessions it prints.
    pub sessions: u32,
    /// Minutes of those that are not struck.
    pub minutes: Minutes,
    /// When it was issued; of one on paper, recorded.
    pub issued_at: NaiveDateTime,
    /// Who issued or recorded it.
    pub issued_by: String,
    /// Since when a session it prints has changed.
    pub outdated_at: Option<NaiveDateTime>,
    /// Nothing of a blank sheet was held: no new version is to be issued.
    pub unused: bool,
    /// The newer version that took its place.
    pub replaced_by: Option<RegisterId>,
    /// When one on paper was withdrawn, and why.
    pub withdrawn: Option<(NaiveDateTime, String)>,
    /// The signatures seen on it.
    pub signatures: Vec<Signature>,
    /// Places of its rows that a scan has shown signed, and empty.
    pub rows_signed: u32,
    /// See [`Self::rows_signed`].
    pub rows_missing: u32,
}

/// Where a register was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegisterOrigin {
    /// Numbered and printed here.
    Issued(IssuedRegister),
    /// Kept on paper before Affianca: nothing of it is ours but what was recorded.
    Paper(PaperRegister),
}

/// What only a register printed here has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedRegister {
    /// Its number; a new version keeps it.
    pub number: RegisterNumber,
    /// Counts from 1.
    pub version: u32,
    /// What it covers.
    pub scope: RegisterScope,
    /// Printed before the sessions, with the description left to be written by hand.
    pub blank: bool,
    /// SHA-256 of what it says.
    pub data_hash: String,
    /// Pages of its document.
    pub pages: u32,
    /// Characters its font did not cover.
    pub uncovered: String,
}

/// What only a register on paper has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperRegister {
    /// Its number, as written on it: `Reg. 14/2022`.
    pub number: String,
    /// What it covers.
    pub covers: PaperScope,
}

impl IssuedRegister {
    /// The version that comes after it.
    #[must_use]
    pub const fn next_version(&self) -> u32 {
        self.version.saturating_add(1)
    }
}

impl Register {
    /// Its number: ours, or as written on the paper.
    #[must_use]
    pub fn number(&self) -> String {
        match &self.origin {
            RegisterOrigin::Issued(it) => it.number.to_string(),
            RegisterOrigin::Paper(it) => it.number.clone(),
        }
    }

    /// As sentences and the journal call it: «registro 2022/017», «registro su carta Reg. 14/2022».
    #[must_use]
    pub fn called(&self) -> String {
        called(&self.number(), self.paper().is_some())
    }

    /// What it has as one printed here, if it was.
    #[must_use]
    pub const fn issued(&self) -> Option<&IssuedRegister> {
        match &self.origin {
            RegisterOrigin::Issued(it) => Some(it),
            RegisterOrigin::Paper(_) => None,
        }
    }

    /// What it has as one kept on paper, if it was.
    #[must_use]
    pub const fn paper(&self) -> Option<&PaperRegister> {
        match &self.origin {
            RegisterOrigin::Issued(_) => None,
            RegisterOrigin::Paper(it) => Some(it),
        }
    }

    /// What kind of sheet it is.
    #[must_use]
    pub fn kind(&self) -> SheetKind {
        self.issued()
            .map_or(SheetKind::Paper, |it| SheetKind::issued(it.blank))
    }

    /// Who has signed.
    #[must_use]
    pub fn signed_by(&self) -> Signatures {
        let signed: Signatures = self.signatures.iter().map(|it| it.signer).collect();
        signed.with_rows(self.rows_signed, self.rows_missing)
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> RegisterState {
        RegisterState::of(
            self.replaced_by.is_some(),
            self.withdrawn.is_some(),
            self.outdated_at.is_some(),
            self.signed_by(),
        )
    }

    /// Whether it waits for a signature or for a new version.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.state().waits(self.unused)
    }
}

/// What sentences and the journal call a register with a number.
#[must_use]
pub fn called(number: &str, on_paper: bool) -> String {
    let on_paper = if on_paper { " su carta" } else { "" };
    format!("registro{on_paper} {number}")
}
