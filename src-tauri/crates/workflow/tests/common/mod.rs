//! A new archive in a temporary folder, and tables to import into it.
#![allow(dead_code, unreachable_pub)]

use affianca_workflow::Archive;
use affianca_workflow::directory::{BranchForm, CoachForm, CreateArchive, Provider};
use affianca_workflow::import::{self, HeldChoices, ImportPreview, ImportReport, PreparedImport};
use affianca_workflow::requests::{RequestFilter, RequestRow};
use affianca_workflow::vault::Vault;
use chrono::NaiveDateTime;
use tempfile::TempDir;

pub const MANUAL: &str = include_str!("../../../../../tests/data/richieste-manuale.csv");
pub const HEADINGS: &str = "Stato preselezione;Data richiesta;Codice OPAL;Titolare;Cognome;Nome;Codice fiscale;CPI;Stato attività;Componente;Voce di spesa;Ore;Importo\n";
pub const PASSPHRASE: &str = "girasole lento sotto vetro 41";

pub fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

/// A new archive with its provider, branch and coach.
pub fn open() -> (TempDir, Archive) {
    let home = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(home.path());
    let now = at("2022-06-01T08:00");
    let input = CreateArchive {
        provider: Provider {
            name: "Bussola Gialla".into(),
            ..Provider::default()
        },
        branch: BranchForm {
            name: "Treviso".into(),
            municipality: "Treviso".into(),
            patron_day: "27/04".into(),
            ..BranchForm::default()
        },
        coach: CoachForm {
            surname: "Marangon".into(),
            name: "Elisa".into(),
            branch: None,
        },
        passphrase: PASSPHRASE.into(),
    };
    vault.create(&input, now).unwrap();
    let archive = vault.archive().unwrap();
    (home, archive)
}

pub fn preview(archive: &Archive, bytes: &[u8]) -> (ImportPreview, PreparedImport) {
    let table = import::read(bytes, "/casa/prova.csv").unwrap();
    archive
        .preview_import(&table, at("2022-07-01T09:00"))
        .unwrap()
}

pub fn take(archive: &Archive, bytes: &[u8]) -> (ImportPreview, ImportReport) {
    let (shown, prepared) = preview(archive, bytes);
    let report = archive
        .run_import(
            &prepared,
            &HeldChoices::default(),
            at("2022-07-01T09:00"),
            &mut |_, _| true,
        )
        .unwrap();
    (shown, report)
}

/// Every file of the archive, to see that nothing changed.
pub fn content(home: &TempDir) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(home.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        // Memory shared between connections, not content.
        .filter(|path| !path.to_string_lossy().ends_with("-shm"))
        .map(|path| {
            (
                path.to_string_lossy().into_owned(),
                std::fs::read(&path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

/// A base request as the portal writes it.
pub struct Request {
    opal: String,
    tax_code: String,
}

impl Request {
    pub fn new(number: u32) -> Self {
        Self {
            opal: format!("JC-1-1103/{:03}", 900 + number),
            tax_code: "RSSMRA80A01H501U".into(),
        }
    }

    pub fn tax_code(mut self, tax_code: &str) -> Self {
        self.tax_code = tax_code.into();
        self
    }

    pub fn csv(&self) -> String {
        format!(
            "PROPOSTA;30-06-2022;{};;Rossi;Mario;{};CPI Treviso;PROPOSTA;ALLENAMENTO E AFFIANCAMENTO;JC-AL - Allenamento e affiancamento;44;1.672,00 €
;;;;;;;;PROPOSTA;ANALISI DEL QUADRO GENERALE;JC-AN - Analisi del quadro generale;4;152,00 €
;;;;;;;;PROPOSTA;DEFINIZIONE DEL PROGRAMMA;JC-DE - Definizione del programma;8;304,00 €
;;;;;;;;PROPOSTA;PUNTUALIZZAZIONE DELLE PROBLEMATICHE;JC-PU - Puntualizzazione delle problematiche;4;152,00 €
;;;;;;;;PROPOSTA;SUPERVISIONE DELL'ATTIVITA';JC-SU - Supervisione delle attività;4;152,00 €
",
            self.opal, self.tax_code
        )
    }
}

/// A table of many requests, headings included.
pub fn many(requests: u32) -> String {
    std::iter::once(HEADINGS.to_owned())
        .chain((0..requests).map(|number| Request::new(1000 + number).csv()))
        .collect()
}

/// Every request, up to fifty.
pub fn all(archive: &Archive) -> Vec<RequestRow> {
    let filter = RequestFilter {
        page: 1,
        page_size: 50,
        ..RequestFilter::default()
    };
    archive
        .list_requests(&filter, at("2022-07-01T09:00"))
        .unwrap()
        .rows
}

/// One request by its OPAL.
pub fn one(archive: &Archive, opal: &str) -> RequestRow {
    all(archive)
        .into_iter()
        .find(|row| row.opal == opal)
        .expect("the request is in the archive")
}

/// Every problem as `row column: message`.
pub fn problems(preview: &ImportPreview) -> Vec<String> {
    preview
        .rows
        .iter()
        .flat_map(|row| &row.problems)
        .map(|problem| format!("{} {}: {}", problem.row, problem.column, problem.message))
        .collect()
}
