//! The journal: read by pages, its chain walked, taken out to a file.

use std::path::PathBuf;

use affianca_workflow::{
    journal_file_name, IntegrityReport, JournalFilter, JournalFormat, JournalPage, Result,
};
use tauri::{AppHandle, State};

use super::registers::PDF;
use crate::files::{self, Kind};
use crate::office::{Answer, Office};
use crate::{clock, printing};

/// A table as text.
const CSV: Kind = Kind {
    label: "CSV",
    endings: &["csv"],
};

#[tauri::command]
pub async fn journal(office: State<'_, Office>, filter: JournalFilter) -> Answer<JournalPage> {
    office
        .work(move |archive, _| archive.journal(&filter))
        .await
}

#[tauri::command]
pub async fn verify_journal(office: State<'_, Office>) -> Answer<IntegrityReport> {
    office.work(|archive, _| archive.verify_journal()).await
}

#[tauri::command]
pub async fn export_journal(
    app: AppHandle,
    office: State<'_, Office>,
    filter: JournalFilter,
    format: JournalFormat,
) -> Answer<String> {
    office
        .work(move |archive, now| {
            // Asked for beforehand, so that a filter that finds nothing opens no window.
            archive.check_journal_export(&filter, format)?;
            let path = ask(&app, format)?;
            archive.export_journal(&filter, format, now, |export| {
                files::write_with(&path, |file| match format {
                    JournalFormat::Csv => export.csv(file),
                    JournalFormat::Pdf => {
                        Ok(file.write_all(&printing::journal(&export.sheet()?)?.pdf)?)
                    }
                })
            })?;
            Ok(files::shown(&path))
        })
        .await
}

fn ask(app: &AppHandle, format: JournalFormat) -> Result<PathBuf> {
    let kind = match format {
        JournalFormat::Csv => &CSV,
        JournalFormat::Pdf => &PDF,
    };
    files::ask_where(app, &journal_file_name(format, clock::now().date()), kind)
}
