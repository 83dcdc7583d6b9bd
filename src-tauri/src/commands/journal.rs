//! The journal: read by pages, its chain walked, taken out to a file.

use std::io::Write as _;

use affianca_domain::JournalComparison;
use affianca_workflow::import::MOST_BYTES;
use affianca_workflow::{
    IntegrityReport, JournalFilter, JournalFormat, JournalPage, Result, journal_file_name,
};

use crate::office::Office;
use crate::{files, printing, synced};

pub fn journal(office: &Office, filter: JournalFilter) -> Result<JournalPage> {
    office.work(|archive, now| archive.journal(&filter, now))
}

pub fn verify_journal(office: &Office) -> Result<IntegrityReport> {
    office.work(|archive, _| archive.verify_journal())
}

pub fn compare_journal_paper(
    office: &Office,
    number: String,
    hash: String,
) -> Result<JournalComparison> {
    office.work(|archive, _| archive.compare_with_paper(&number, &hash))
}

pub fn compare_journal_export(office: &Office) -> Result<JournalComparison> {
    office.ask(
        |_, _| Ok(()),
        |desktop, ()| files::choose(desktop, &files::CSV, MOST_BYTES),
        |archive, (name, bytes), _| archive.compare_with_export(&name, &bytes),
    )
}

pub fn export_journal(
    office: &Office,
    filter: JournalFilter,
    format: JournalFormat,
) -> Result<String> {
    let kind = match format {
        JournalFormat::Csv => &files::CSV,
        JournalFormat::Pdf => &files::PDF,
    };
    office.ask(
        |archive, now| {
            // A filter that finds nothing opens no window.
            archive.check_journal_export(&filter, format, now)?;
            Ok(journal_file_name(format, now.date()))
        },
        |desktop, name| desktop.ask_where(&name, kind),
        |archive, path, now| {
            archive.export_journal(&filter, format, now, |export| {
                files::write_with(&path, |file| match format {
                    JournalFormat::Csv => export.csv(file),
                    JournalFormat::Pdf => {
                        Ok(file.write_all(&printing::journal(&export.sheet()?)?.pdf)?)
                    }
                })
            })?;
            Ok(synced::told(&path))
        },
    )
}
