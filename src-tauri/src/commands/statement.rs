//! *Rendiconto*: hours and amounts of a selection, and the files it leaves in.

use affianca_workflow::statement::{Statement, StatementFilter, StatementFormat};
use tauri::{AppHandle, State};

use super::registers::PDF;
use crate::files::{self, Kind};
use crate::office::{Answer, Office};
use crate::printing;

const XLSX: Kind = Kind {
    label: "Cartella di lavoro XLSX",
    endings: &["xlsx"],
};
const CSV: Kind = Kind {
    label: "Tabella CSV",
    endings: &["csv"],
};

#[tauri::command]
pub async fn statement(office: State<'_, Office>, filter: StatementFilter) -> Answer<Statement> {
    office
        .work(move |archive, _| archive.statement(&filter))
        .await
}

/// Asks where before the file is made and the journal written: nobody waits for a window to be closed.
#[tauri::command]
pub async fn save_statement(
    app: AppHandle,
    office: State<'_, Office>,
    filter: StatementFilter,
    format: StatementFormat,
) -> Answer<String> {
    office
        .work(move |archive, now| {
            let sheet = archive.statement_sheet(&filter, format, now)?;
            let name = format!(
                "rendiconto-per-{}-{}.{}",
                sheet.grouping.as_str(),
                now.date(),
                format.ending()
            );
            let path = files::ask_where(&app, &name, kind(format))?;
            let bytes = printing::statement(&sheet, format)?;
            archive.hand_over_statement(&filter, &sheet, format, now, || {
                files::write_whole(&path, &bytes)?;
                Ok(files::shown(&path))
            })
        })
        .await
}

fn kind(format: StatementFormat) -> &'static Kind {
    match format {
        StatementFormat::Xlsx => &XLSX,
        StatementFormat::Csv => &CSV,
        StatementFormat::Pdf => &PDF,
    }
}
