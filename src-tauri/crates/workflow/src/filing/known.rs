//! What a page is, as far as the archive knows, and how its register was printed.

use affianca_domain::{RegisterId, SignatureField};

/// What a page is, as far as the archive knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Of a register.
    Register(PageOfRegister),
    /// Of another paper: which.
    OtherPaper(String),
    /// Of another archive, or a forgery.
    OtherArchive,
    /// It has no code that can be read.
    NoCode,
    /// It cannot be read at all: why.
    Unreadable(String),
}

/// A page of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageOfRegister {
    pub(super) register: RegisterId,
    pub(super) number: String,
    pub(super) version: u32,
    pub(super) person: String,
    pub(super) page: u32,
    pub(super) pages: u32,
    pub(super) good: bool,
    pub(super) replaced: bool,
}

/// What a register was printed as.
pub struct Printed {
    /// Its document.
    pub pdf: Vec<u8>,
    /// Where on its pages a pen is expected.
    pub fields: Vec<SignatureField>,
}
