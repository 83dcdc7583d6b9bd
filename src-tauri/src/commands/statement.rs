//! *Rendiconto*: hours and amounts of a selection, and the files it leaves in.

use affianca_workflow::Result;
use affianca_workflow::statement::{Statement, StatementFilter, StatementFormat};

use crate::office::Office;
use crate::{files, printing, synced};

pub fn statement(office: &Office, filter: StatementFilter) -> Result<Statement> {
    office.work(|archive, now| archive.statement(&filter, now))
}

pub fn save_statement(
    office: &Office,
    filter: StatementFilter,
    format: StatementFormat,
) -> Result<String> {
    let kind = match format {
        StatementFormat::Xlsx => &files::XLSX,
        StatementFormat::Csv => &files::CSV,
        StatementFormat::Pdf => &files::PDF,
    };
    office.ask(
        |archive, now| {
            // Criteria that cannot be printed open no window.
            let sheet = archive.statement_sheet(&filter, format, now)?;
            let (grouping, day) = (sheet.grouping.as_str(), now.date());
            Ok(format!(
                "rendiconto-per-{grouping}-{day}.{}",
                format.ending()
            ))
        },
        |desktop, name| desktop.ask_where(&name, kind),
        |archive, path, now| {
            let sheet = archive.statement_sheet(&filter, format, now)?;
            let bytes = printing::statement(&sheet, format)?;
            // Made before the journal is written: nobody waits for a printer.
            archive.hand_over_statement(&filter, &sheet, format, now, || {
                files::write_whole(&path, &bytes)?;
                Ok(synced::told(&path))
            })
        },
    )
}
