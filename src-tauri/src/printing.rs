//! From data to a PDF: the one place where archive and documents meet.

use affianca_documents::Paper;
use affianca_domain::{
    AttestationSheet, JournalSheet, OutputSheet, RegisterSheet, ReportSheet, StatementSheet,
};
use affianca_workflow::papers::PrintedPaper;
use affianca_workflow::registers::Rendered;
use affianca_workflow::statement::StatementFormat;
use affianca_workflow::{Error, Result};

/// Prints a register.
///
/// # Errors
/// [`Error::Document`].
pub fn register(sheet: &RegisterSheet) -> Result<Rendered> {
    let printed = affianca_documents::register_pdf(sheet)
        .map_err(|error| Error::Document(error.to_string()))?;
    Ok(Rendered {
        pdf: printed.bytes,
        pages: printed.pages,
        uncovered: printed.uncovered.into_iter().collect(),
    })
}

/// Prints an output of an activity.
///
/// # Errors
/// [`Error::Document`].
pub fn output(sheet: &OutputSheet) -> Result<PrintedPaper> {
    paper(&affianca_documents::output_paper(sheet))
}

/// Prints a final report.
///
/// # Errors
/// [`Error::Document`].
pub fn report(sheet: &ReportSheet) -> Result<PrintedPaper> {
    paper(&affianca_documents::report_paper(sheet))
}

/// Prints the journal.
///
/// # Errors
/// [`Error::Document`].
pub fn journal(sheet: &JournalSheet) -> Result<PrintedPaper> {
    paper(&affianca_documents::journal_paper(sheet))
}

/// Prints an attestation, or its preview.
///
/// # Errors
/// [`Error::Document`].
pub fn attestation(sheet: &AttestationSheet) -> Result<PrintedPaper> {
    paper(&affianca_documents::attestation_paper(sheet))
}

/// Makes the file of a statement.
///
/// # Errors
/// [`Error::Document`].
pub fn statement(sheet: &StatementSheet, format: StatementFormat) -> Result<Vec<u8>> {
    let failed = |error: affianca_documents::DocumentError| Error::Document(error.to_string());
    match format {
        StatementFormat::Xlsx => affianca_documents::statement_xlsx(sheet).map_err(failed),
        StatementFormat::Csv => affianca_documents::statement_csv(sheet).map_err(failed),
        StatementFormat::Pdf => Ok(paper(&affianca_documents::statement_paper(sheet))?.pdf),
    }
}

fn paper(paper: &Paper) -> Result<PrintedPaper> {
    let printed =
        affianca_documents::paper_pdf(paper).map_err(|error| Error::Document(error.to_string()))?;
    Ok(PrintedPaper {
        pdf: printed.bytes,
        pages: printed.pages,
        uncovered: printed.uncovered.into_iter().collect(),
        content: paper.canonical_json(),
        data_hash: paper.data_hash(),
    })
}
