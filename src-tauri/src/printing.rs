//! From data to a PDF: the one place where archive and documents meet.

use affianca_documents::{DocumentError, Paper};
use affianca_domain::{
    AttestationSheet, InspectionSheet, JournalSheet, OutputSheet, PersonSheet, PlanSheet,
    PrintedDocument, RegisterSheet, ReportSheet, StatementSheet,
};
use affianca_workflow::statement::StatementFormat;
use affianca_workflow::{Error, Result};

/// Prints a register.
///
/// # Errors
/// [`Error::Document`].
pub fn register(sheet: &RegisterSheet) -> Result<PrintedDocument> {
    affianca_documents::register_pdf(sheet).map_err(failed)
}

/// Prints an output of an activity.
///
/// # Errors
/// [`Error::Document`].
pub fn output(sheet: &OutputSheet) -> Result<PrintedDocument> {
    paper(&affianca_documents::output_paper(sheet))
}

/// Prints a final report.
///
/// # Errors
/// [`Error::Document`].
pub fn report(sheet: &ReportSheet) -> Result<PrintedDocument> {
    paper(&affianca_documents::report_paper(sheet))
}

/// Prints the journal.
///
/// # Errors
/// [`Error::Document`].
pub fn journal(sheet: &JournalSheet) -> Result<PrintedDocument> {
    paper(&affianca_documents::journal_paper(sheet))
}

/// Prints the table of contents of a *fascicolo per la verifica*.
///
/// # Errors
/// [`Error::Document`].
pub fn inspection(sheet: &InspectionSheet) -> Result<PrintedDocument> {
    paper(&affianca_documents::inspection_paper(sheet))
}

/// Prints what is held of a person.
///
/// # Errors
/// [`Error::Document`].
pub fn person(sheet: &PersonSheet) -> Result<PrintedDocument> {
    paper(&affianca_documents::person_paper(sheet))
}

/// Prints an attestation, or its preview.
///
/// # Errors
/// [`Error::Document`].
pub fn attestation(sheet: &AttestationSheet) -> Result<PrintedDocument> {
    paper(&affianca_documents::attestation_paper(sheet))
}

/// Prints a plan of meetings.
///
/// # Errors
/// [`Error::Document`].
pub fn plan(sheet: &PlanSheet) -> Result<PrintedDocument> {
    affianca_documents::plan_pdf(sheet).map_err(failed)
}

/// Makes the file of a statement.
///
/// # Errors
/// [`Error::Document`].
pub fn statement(sheet: &StatementSheet, format: StatementFormat) -> Result<Vec<u8>> {
    match format {
        StatementFormat::Xlsx => affianca_documents::statement_xlsx(sheet).map_err(failed),
        StatementFormat::Csv => affianca_documents::statement_csv(sheet).map_err(failed),
        StatementFormat::Pdf => Ok(paper(&affianca_documents::statement_paper(sheet))?.pdf),
    }
}

/// Binds the pages of a scan, each a JPEG.
///
/// # Errors
/// [`Error::Document`].
pub fn bind_scan(pages: &[Vec<u8>]) -> Result<Vec<u8>> {
    affianca_documents::scan_pdf(pages).map_err(failed)
}

/// The pages of a scan bound here.
///
/// # Errors
/// [`Error::Document`].
pub fn pages_of_scan(pdf: &[u8]) -> Result<Vec<Vec<u8>>> {
    affianca_documents::scan_pages(pdf).map_err(failed)
}

fn paper(paper: &Paper) -> Result<PrintedDocument> {
    affianca_documents::paper_pdf(paper).map_err(failed)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the form that map_err asks for"
)]
fn failed(error: DocumentError) -> Error {
    Error::Document(error.to_string())
}
