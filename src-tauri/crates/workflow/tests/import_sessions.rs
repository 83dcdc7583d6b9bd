#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! The portal's table of sessions held beside the archive: what comes in, what is told, what changes only by
//! choice.

#[path = "common/mod.rs"]
mod common;

use affianca_domain::{
    ActivityId, ActivityState, PortalChoice, SessionId, SessionOrigin, SessionState,
};
use affianca_workflow::import::{
    self, HeldChoices, HeldOutcome, PreparedSessions, SessionsPreview, SessionsReport,
};
use affianca_workflow::sessions::{SessionRow, StepOrder};
use affianca_workflow::{Action, Archive, JournalFilter, Refusal};
use common::{HEADINGS, Request, at, content, one, open, take};
use tempfile::TempDir;

const HEAD: &str = "ID;Stato;Operatore;Data;Inizio;Fine;Ore;Azioni\n";
const MANUAL_3_2: &str = include_str!("../../../../tests/data/erogazioni-manuale-3-2.txt");
const MANUAL_3_3: &str = include_str!("../../../../tests/data/erogazioni-manuale-3-3.txt");
const NOW: &str = "2022-07-20T09:00";

struct Desk {
    home: TempDir,
    archive: Archive,
    analysis: ActivityId,
    training: ActivityId,
}

impl Desk {
    /// One admitted request, nothing delivered.
    fn new() -> Self {
        let (home, archive) = open();
        let request = Request::new(1).csv().replace("PROPOSTA;30-06", "AMMESSO AL SERVIZIO;30-06");
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

    fn preview(&self, table: &str) -> (SessionsPreview, PreparedSessions) {
        self.preview_of(Some(self.training), table)
    }

    fn preview_of(
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

    fn run(&self, prepared: &PreparedSessions, choices: &HeldChoices) -> SessionsReport {
        self.archive
            .import_sessions(prepared, choices, at(NOW), &mut |_, _| true)
            .unwrap()
    }

    fn take(&self, table: &str) -> SessionsReport {
        let (_, prepared) = self.preview(table);
        self.run(&prepared, &HeldChoices::default())
    }

    fn sessions(&self) -> Vec<SessionRow> {
        let detail = self.archive.activity_detail(self.training, at(NOW)).unwrap();
        detail.sessions
    }

    fn session(&self, id: &str) -> SessionRow {
        let portal = |row: &&SessionRow| self.portal_id(row.session.id) == id;
        self.sessions().iter().find(portal).unwrap().clone()
    }

    fn portal_id(&self, id: SessionId) -> String {
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

    fn waiting(&self) -> u32 {
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

    fn journal(&self) -> Vec<String> {
        let filter = JournalFilter {
            action: Some(Action::ImportSessions),
            ..JournalFilter::default()
        };
        let page = self.archive.journal(&filter, at(NOW)).unwrap();
        page.rows.iter().map(|row| format!("{row:?}")).collect()
    }
}

fn problems(preview: &SessionsPreview) -> Vec<String> {
    preview
        .rows
        .iter()
        .flat_map(|row| &row.problems)
        .map(|it| format!("{} {}: {}", it.row, it.column, it.message))
        .collect()
}

#[test]
fn the_manual_s_own_table_comes_in_as_history_and_the_activity_follows() {
    let desk = Desk::new();
    let (preview, prepared) = desk.preview(MANUAL_3_3);
    assert_eq!((preview.new, preview.faulty, preview.lines), (3, 0, 3));
    assert_eq!(preview.coaches.first().unwrap().coach, "Marangon Elisa");
    let report = desk.run(&prepared, &HeldChoices::default());
    assert_eq!((report.imported, report.started), (3, 1));
    let delivered = desk.session("42");
    assert_eq!(delivered.session.state, SessionState::Delivered);
    assert_eq!(delivered.session.origin, SessionOrigin::FromPortal);
    assert_eq!(delivered.minutes.to_string(), "03:00");
    assert_eq!(delivered.told_origin.as_deref(), Some("ripresa dal portale"));
    let detail = desk.archive.activity_detail(desk.training, at(NOW)).unwrap();
    assert_eq!(detail.state, ActivityState::Started);
    assert_eq!(desk.waiting(), 0, "here and there are the same");
    let told = desk.journal();
    assert_eq!(told.len(), 1);
    for id in ["41", "42", "43"] {
        assert!(told[0].contains(&format!("ID {id} sul portale")), "{}", told[0]);
    }
}

#[test]
fn a_second_reading_doubles_nothing() {
    let desk = Desk::new();
    for table in [MANUAL_3_2, MANUAL_3_3] {
        desk.take(table);
    }
    assert_eq!(desk.sessions().len(), 6);
    let all = format!("{MANUAL_3_3}\n{MANUAL_3_2}");
    let (preview, prepared) = desk.preview(&all);
    assert_eq!((preview.new, preview.equal, preview.different), (0, 6, 0));
    let report = desk.run(&prepared, &HeldChoices::default());
    assert_eq!((report.imported, report.equal), (0, 6));
    assert_eq!(desk.sessions().len(), 6);
}

#[test]
fn a_page_pasted_twice_says_the_same_once() {
    let desk = Desk::new();
    let (preview, _) = desk.preview(&format!("{MANUAL_3_3}\n{MANUAL_3_3}"));
    assert_eq!((preview.new, preview.faulty), (3, 0));
    let (preview, _) = desk.preview(&format!(
        "{HEAD}7;EROGATA;;01/07/2022;09:00;10:00;1;\n7;EROGATA;;02/07/2022;09:00;10:00;1;\n"
    ));
    assert_eq!((preview.new, preview.faulty), (1, 1));
    assert_eq!(problems(&preview), ["3 ID: È già alla riga 2, con altri valori."]);
}

#[test]
fn rules_are_told_beside_history_and_do_not_block() {
    let desk = Desk::new();
    let (preview, prepared) = desk.preview(&format!(
        "{HEAD}1;EROGATA;Marangon Elisa;02/06/2022;08:00;12:00;4;\n\
         2;EROGATA;Marangon Elisa;03/06/2022;08:00;12:00;4;\n\
         3;EROGATA;Marangon Elisa;03/06/2022;11:00;17:00;6;\n"
    ));
    assert_eq!((preview.new, preview.faulty), (3, 0));
    let told = problems(&preview);
    let has = |row: u32, words: &str| {
        told.iter()
            .any(|it| it.starts_with(&row.to_string()) && it.contains(words))
    };
    assert_eq!(
        told.first().map(String::as_str),
        Some("2 Data: Giorno festivo (02/06/2022, Festa della Repubblica, §3.2).")
    );
    assert!(has(4, "8 ore") || has(4, "08:00"), "{told:#?}");
    assert!(has(4, "già un’erogazione in questo orario (erogazione 2, 08:00–12:00"), "{told:#?}");
    assert!(!told.iter().any(|it| it.starts_with('3')), "{told:#?}");
    assert!(!told.iter().any(|it| it.contains("giorno precedente") || it.contains("7 giorni")));
    assert_eq!(desk.run(&prepared, &HeldChoices::default()).imported, 3);
}

#[test]
fn hours_over_those_agreed_are_told_from_where_they_go_over() {
    let desk = Desk::new();
    let rows: String = (1..=6)
        .map(|day| format!("{day};EROGATA;;0{day}/07/2022;08:00;09:00;1;\n"))
        .collect();
    // 3 July is a Sunday.
    let (preview, _) = desk.preview_of(Some(desk.analysis), &format!("{HEAD}{rows}"));
    let over: Vec<u32> = preview
        .rows
        .iter()
        .filter(|row| row.problems.iter().any(|it| it.message.contains("superano le ore")))
        .filter_map(|row| row.row)
        .collect();
    assert_eq!(over, [6, 7], "{:#?}", problems(&preview));
}

#[test]
fn every_fault_has_its_row_and_column_and_the_rest_comes_in() {
    let desk = Desk::new();
    let (preview, prepared) = desk.preview(&format!(
        "{HEAD}1;SVOLTA;;01/07/2022;08:00;09:00;1;\n\
         2;EROGATA;;31/06/2022;08:00;09:00;1;\n\
         3;EROGATA;;01/08/2022;08:00;09:00;1;\n\
         4;EROGATA;;01/07/2022;10:00;09:00;1;\n\
         ab cd;EROGATA;;01/07/2022;09:00;10:00;1;\n\
         6;EROGATA;Zanon;01/07/2022;09:00;10:00;1;\n\
         7;EROGATA;;01/07/2022;14:00;16:00;1;\n\
         8;;;01/07/2022;16:00;17:00;1;\n\
         9;EROGATA;;;16:00;17:00;1;\n"
    ));
    let told = problems(&preview);
    for expected in [
        "2 Stato: «SVOLTA» non è uno stato",
        "3 Data: ",
        "4 Data: 01/08/2022 è nel futuro, ma l’erogazione è EROGATA",
        "5 Fine: La fine (09:00) non viene dopo l’inizio (10:00).",
        "6 ID: ",
        "7 Operatore: «Zanon» non è fra i coach",
        "8 Ore: La tabella dice 01:00, ma 14:00–16:00 sono 02:00",
        "9 Stato: Manca lo stato.",
        "10 Data: Manca la data.",
    ] {
        assert!(told.iter().any(|it| it.starts_with(expected)), "{expected}\n{told:#?}");
    }
    assert_eq!((preview.faulty, preview.new), (8, 1));
    let report = desk.run(&prepared, &HeldChoices::default());
    assert_eq!((report.imported, report.skipped), (1, 8));
}

#[test]
fn many_activities_at_once_each_row_by_its_opal_and_expense_item() {
    let desk = Desk::new();
    let table = "Codice OPAL;Voce di spesa;ID;Stato;Operatore;Data;Inizio;Fine;Ore\n\
        JC-1-1103/901;JC-AN - Analisi del quadro generale;1;EROGATA;NALIN FRANCESCA;01/07/2022;09:00;11:00;2\n\
        jc-1-1103/901;Allenamento e affiancamento;2;EROGATA;ELISA MARANGON;04/07/2022;09:00;12:00;3\n\
        JC-1-1103/999;JC-AN;3;EROGATA;;04/07/2022;14:00;15:00;1\n\
        JC-1-1103/901;JC-XX;4;EROGATA;;04/07/2022;15:00;16:00;1\n\
        ;JC-AN;5;EROGATA;;04/07/2022;16:00;17:00;1\n";
    let (preview, prepared) = desk.preview_of(None, table);
    assert_eq!((preview.new, preview.faulty, preview.activities), (2, 3, 2));
    let told = problems(&preview);
    assert!(told.iter().any(|it| it.contains("JC-1-1103/999 non è nell’archivio")), "{told:#?}");
    assert!(told.iter().any(|it| it.contains("«JC-XX» non è un’attività di JC-1-1103/901")));
    assert!(told.iter().any(|it| it.contains("Manca il codice OPAL")));
    let report = desk.run(&prepared, &HeldChoices::default());
    assert_eq!((report.imported, report.coaches, report.started), (2, 1, 2));
    let detail = desk.archive.activity_detail(desk.analysis, at(NOW)).unwrap();
    let row = detail.sessions.first().unwrap();
    assert_eq!((row.coach_surname.as_str(), row.coach_name.as_str()), ("Nalin", "Francesca"));
}

#[test]
fn a_row_of_another_activity_is_not_taken_on_this_page() {
    let desk = Desk::new();
    let table = "Codice OPAL;Voce di spesa;ID;Stato;Data;Inizio;Fine\n\
        JC-1-1103/901;JC-AN;1;EROGATA;01/07/2022;09:00;11:00\n";
    let (preview, _) = desk.preview(table);
    assert_eq!((preview.new, preview.faulty), (0, 1));
    assert!(problems(&preview)[0].contains("La riga è di un’altra attività"));
}

#[test]
fn only_an_admitted_request_has_sessions() {
    let (home, archive) = open();
    take(&archive, format!("{HEADINGS}{}", Request::new(1).csv()).as_bytes());
    let row = one(&archive, "JC-1-1103/901");
    let desk = Desk {
        analysis: row.activities[0].id,
        training: row.activities[0].id,
        home,
        archive,
    };
    let (preview, _) = desk.preview(MANUAL_3_3);
    assert_eq!((preview.new, preview.faulty), (0, 3));
    assert!(problems(&preview)[0].contains("si eroga solo dopo l’ammissione"));
}

fn choices(change: impl FnOnce(&mut HeldChoices)) -> HeldChoices {
    let mut choices = HeldChoices::default();
    change(&mut choices);
    choices
}

/// 42 is concluded there, 43 moved there and 44 gone there.
fn changed_there(desk: &Desk) -> (SessionsPreview, PreparedSessions) {
    desk.take(&format!(
        "{HEAD}41;EROGATA;;30/06/2022;08:00;12:00;4;\n42;PROGRAMMATA;;01/07/2022;09:00;12:00;3;\n\
         43;INSERITA;;02/07/2022;08:00;09:00;1;\n44;PROGRAMMATA;;04/07/2022;08:00;09:00;1;\n"
    ));
    desk.preview(&format!(
        "{HEAD}41;EROGATA;;30/06/2022;08:00;12:00;4;\n42;EROGATA;;01/07/2022;09:00;12:00;3;\n\
         43;INSERITA;;05/07/2022;10:00;11:00;1;\n45;EROGATA;;06/07/2022;08:00;09:00;1;\n"
    ))
}

#[test]
fn the_three_lists_say_field_by_field_what_differs_and_nothing_changes_unchosen() {
    let desk = Desk::new();
    let (preview, prepared) = changed_there(&desk);
    assert_eq!(
        (preview.equal, preview.different, preview.new, preview.only_here),
        (1, 2, 1, 1)
    );
    let row = |id: &str| preview.rows.iter().find(|it| it.portal_id == id).unwrap();
    let differing = |id: &str| {
        row(id)
            .differences
            .iter()
            .map(|it| format!("{} {} {}", it.field, it.here, it.there))
            .collect::<Vec<_>>()
    };
    assert_eq!(differing("42"), ["Stato PROGRAMMATA EROGATA"]);
    assert_eq!(
        differing("43"),
        ["Data 02/07/2022 05/07/2022", "Inizio 08:00 10:00", "Fine 09:00 11:00"]
    );
    assert_eq!(row("44").outcome, HeldOutcome::OnlyHere);
    let none = choices(|it| it.new = PortalChoice::Leave);
    let before = desk.sessions();
    let report = desk.run(&prepared, &none);
    assert_eq!((report.imported, report.taken, report.kept, report.left), (0, 0, 0, 4));
    assert_eq!(desk.sessions(), before);
}

#[test]
fn the_portal_s_is_taken_where_it_is_chosen() {
    let desk = Desk::new();
    let (_, prepared) = changed_there(&desk);
    let all = choices(|it| {
        it.different = PortalChoice::Take;
        it.only_here = PortalChoice::Take;
    });
    let report = desk.run(&prepared, &all);
    assert_eq!((report.imported, report.taken), (1, 3));
    let moved = desk.session("43");
    assert_eq!(
        (moved.session.date.to_string(), moved.session.start.to_string()),
        ("2022-07-05".into(), "10:00".into())
    );
    let held = desk.session("42").session;
    assert_eq!(held.state, SessionState::Delivered);
    assert_eq!(held.origin_why.as_deref(), Some("Tabella del portale «erogazioni.csv»."));
    let gone = desk.session("44").session;
    assert_eq!(
        (gone.state, gone.reason.as_deref()),
        (SessionState::ClosedNegatively, Some("Non risulta sul portale."))
    );
    assert_eq!(desk.waiting(), 0);
}

#[test]
fn ours_is_kept_and_waits_in_the_queue_where_it_is_chosen() {
    let desk = Desk::new();
    let (preview, prepared) = changed_there(&desk);
    let row = |id: &str| preview.rows.iter().find(|it| it.portal_id == id).unwrap();
    let some = choices(|it| {
        it.rows = vec![
            (row("43").key.clone(), PortalChoice::Keep),
            (row("44").key.clone(), PortalChoice::Keep),
            // The portal is ahead: that it be repeated there is not possible, and nothing is done.
            (row("42").key.clone(), PortalChoice::Keep),
        ];
    });
    let report = desk.run(&prepared, &some);
    assert_eq!((report.imported, report.kept, report.left), (1, 2, 1));
    assert_eq!(desk.session("43").session.date.to_string(), "2022-07-02");
    assert_eq!(desk.session("42").session.state, SessionState::Scheduled);
    assert_eq!(desk.waiting(), 2);
    let (again, _) = desk.preview(&format!("{HEAD}43;INSERITA;;05/07/2022;10:00;11:00;1;\n"));
    assert_eq!(again.different, 1, "until it is repeated there it differs");
}

#[test]
fn what_was_changed_meanwhile_is_read_again_before_anything_comes_in() {
    let desk = Desk::new();
    desk.take(&format!("{HEAD}42;PROGRAMMATA;;01/07/2022;09:00;12:00;3;\n"));
    let (_, prepared) = desk.preview(&format!("{HEAD}42;EROGATA;;01/07/2022;09:00;12:00;3;\n"));
    let id = desk.session("42").session.id;
    let order = StepOrder {
        session: id,
        step: affianca_domain::SessionStep::CloseNegatively,
        expected: SessionState::Scheduled,
        acknowledged: Vec::new(),
        reason: "Assente".into(),
        description: None,
    };
    desk.archive.step(&order, at(NOW)).unwrap();
    let before = content(&desk.home);
    let refused = desk
        .archive
        .import_sessions(&prepared, &HeldChoices::default(), at(NOW), &mut |_, _| true)
        .unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::SessionsChanged));
    assert_eq!(content(&desk.home), before);
}

#[test]
fn an_import_stopped_half_way_leaves_nothing() {
    let desk = Desk::new();
    let rows: String = (0..120)
        .map(|n| format!("{n};ANNULLATA;;{:02}/07/2022;{:02}:00;{:02}:30;;\n", n / 10 + 1, n % 10 + 8, n % 10 + 8))
        .collect();
    let (_, prepared) = desk.preview(&format!("{HEAD}{rows}"));
    let stopped = desk
        .archive
        .import_sessions(&prepared, &HeldChoices::default(), at(NOW), &mut |done, _| done < 100);
    assert!(stopped.is_err());
    assert!(desk.sessions().is_empty());
}
