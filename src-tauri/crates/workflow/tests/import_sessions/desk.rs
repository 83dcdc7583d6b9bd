//! One admitted request, and the portal's tables held beside it.
#![allow(unreachable_pub)]

use affianca_domain::{ActivityId, SessionId};
use affianca_workflow::import::{
    self, HeldChoices, PreparedSessions, SessionsPreview, SessionsReport,
};
use affianca_workflow::sessions::SessionRow;
use affianca_workflow::{Action, Archive, JournalFilter};
use tempfile::TempDir;

use crate::common::{HEADINGS, Request, at, one, open, take};

pub const HEAD: &str = "ID;Stato;Operatore;Data;Inizio;Fine;Ore;Azioni\n";
pub const MANUAL_3_2: &str = include_str!("../../../../../tests/data/erogazioni-manuale-3-2.txt");
pub const MANUAL_3_3: &str = include_str!("../../../../../tests/data/erogazioni-manuale-3-3.txt");
pub const NOW: &str = "2022-07-20T09:00";

pub struct Desk {
    pub home: TempDir,
    pub archive: Archive,
    pub analysis: ActivityId,
    pub training: ActivityId,
}

impl Desk {
    /// One admitted request, nothing delivered.
    pub fn new() -> Self {
        let (home, archive) = open();
        let request = Request::new(1)
            .csv()
            .replace("PROPOSTA;30-06", "AMMESSO AL SERVIZIO;30-06");
        take(&archive, format!("{HEADINGS}{request}").as_bytes());
        let row = one(&archive, "JC-1-1103/901");
        let of = |code: &str| row.activities.iter().find(|it| it.code == code).unwrap().id;
        Self {
            analysis: of("JC-AN"),
            training: of("JC-AL"),
            home,
            archive,
        }
    }

    pub fn preview(&self, table: &str) -> (SessionsPreview, PreparedSessions) {
        self.preview_of(Some(self.training), table)
    }

    pub fn preview_of(
        &self,
        activity: Option<ActivityId>,
        table: &str,
    ) -> (SessionsPreview, PreparedSessions) {
        let table = if table.contains('\t') {
            import::pasted_sessions(table)
        } else {
            import::read_sessions(table.as_bytes(), "/casa/erogazioni.csv")
        };
        self.archive
            .preview_sessions(table.unwrap(), activity, at(NOW))
            .unwrap()
    }

    pub fn run(&self, prepared: &PreparedSessions, choices: &HeldChoices) -> SessionsReport {
        self.archive
            .import_sessions(prepared, choices, at(NOW), &mut |_, _| true)
            .unwrap()
    }

    pub fn take(&self, table: &str) -> SessionsReport {
        let (_, prepared) = self.preview(table);
        self.run(&prepared, &HeldChoices::default())
    }

    pub fn sessions(&self) -> Vec<SessionRow> {
        let detail = self
            .archive
            .activity_detail(self.training, at(NOW))
            .unwrap();
        detail.sessions
    }

    pub fn session(&self, id: &str) -> SessionRow {
        let portal = |row: &&SessionRow| self.portal_id(row.session.id) == id;
        self.sessions().iter().find(portal).unwrap().clone()
    }

    pub fn portal_id(&self, id: SessionId) -> String {
        self.archive
            .read(|connection| -> affianca_workflow::Result<String> {
                Ok(connection.query_row(
                    "SELECT portal_id FROM session_portal WHERE session_id = ?1",
                    [id.0],
                    |row| row.get(0),
                )?)
            })
            .unwrap()
    }

    pub fn waiting(&self) -> u32 {
        self.archive
            .read(|connection| -> affianca_workflow::Result<u32> {
                Ok(connection.query_row(
                    "SELECT count(*) FROM session_portal WHERE differs = 1",
                    [],
                    |row| row.get(0),
                )?)
            })
            .unwrap()
    }

    pub fn journal(&self) -> Vec<String> {
        let filter = JournalFilter {
            action: Some(Action::ImportSessions),
            ..JournalFilter::default()
        };
        let page = self.archive.journal(&filter, at(NOW)).unwrap();
        page.rows.iter().map(|row| format!("{row:?}")).collect()
    }
}

pub fn problems(preview: &SessionsPreview) -> Vec<String> {
    preview
        .rows
        .iter()
        .flat_map(|row| &row.problems)
        .map(|it| format!("{} {}: {}", it.row, it.column, it.message))
        .collect()
}
