//! Registers as they are issued and printed, read back as who holds the paper reads them.

use std::process::Command;

use affianca_domain::{PrintedDocument, RegisterId, RegisterSheet, Signer, format_date};
use affianca_workflow::registers::{RegisterDetail, RegisterOrder, ScopeForm, SignatureForm};
use affianca_workflow::{Error, Result};

use super::{Body, Opal};

/// Prints a register as the program does.
///
/// # Errors
/// As the documents refuse it.
pub fn print(sheet: &RegisterSheet) -> Result<PrintedDocument> {
    affianca_documents::register_pdf(sheet).map_err(|error| Error::Document(error.to_string()))
}

/// The text of a PDF in reading order, its white space made single.
///
/// # Panics
/// When `pdftotext` is not there, or does not read it.
#[must_use]
pub fn read_back(pdf: &[u8]) -> String {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    std::fs::write(file.path(), pdf).expect("the PDF on disk");
    let output = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(file.path())
        .arg("-")
        .output()
        .expect("pdftotext, of poppler-utils");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "pdftotext does not read it: {complaint}"
    );
    let text = String::from_utf8(output.stdout).expect("text");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Body {
    /// The order of a register of a whole OPAL.
    #[must_use]
    pub fn register_of(&self, opal: &Opal) -> RegisterOrder {
        RegisterOrder {
            request: opal.id,
            scope: ScopeForm::Opal,
            blank: false,
            replaces: None,
        }
    }

    /// Issues a register.
    ///
    /// # Errors
    /// Whatever the archive refuses it for.
    pub fn issue(&self, order: &RegisterOrder) -> Result<RegisterId> {
        self.archive().issue_register(order, self.now(), print)
    }

    /// A register with its signatures.
    #[must_use]
    pub fn register(&self, id: RegisterId) -> RegisterDetail {
        self.archive().register_detail(id).unwrap()
    }

    /// The bytes of a register's PDF.
    #[must_use]
    pub fn pdf(&self, id: RegisterId) -> Vec<u8> {
        self.archive().register_pdf(id).unwrap().bytes
    }

    /// Records a signature seen on the paper today.
    ///
    /// # Errors
    /// Whatever the archive refuses it for.
    pub fn sign(&self, id: RegisterId, signer: Signer, who: &str) -> Result<()> {
        let form = SignatureForm {
            signer: Some(signer),
            who: who.into(),
            date: format_date(self.now().date()),
            place: "Verona".into(),
        };
        self.archive().sign_register(id, &form, self.now())
    }
}
