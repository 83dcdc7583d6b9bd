#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! The portal's table of sessions held beside the archive: what comes in, what is told, what changes only by
//! choice.

mod beside;
#[path = "../common/mod.rs"]
mod common;
mod desk;

use affianca_domain::{ActivityState, SessionOrigin, SessionState};
use affianca_workflow::import::HeldChoices;
use common::{HEADINGS, Request, at, one, open, take};
use desk::{Desk, HEAD, MANUAL_3_2, MANUAL_3_3, NOW, problems};

#[test]
fn the_manual_s_own_table_comes_in_as_history_and_the_activity_follows() {
    let desk = Desk::new();
    let (preview, prepared) = desk.preview(MANUAL_3_3);
    assert_eq!((preview.new, preview.faulty, preview.read.lines), (3, 0, 3));
    assert_eq!(preview.coaches.first().unwrap().coach, "Marangon Elisa");
    let report = desk.run(&prepared, &HeldChoices::default());
    assert_eq!((report.imported, report.started), (3, 1));
    let delivered = desk.session("42");
    assert_eq!(delivered.session.state, SessionState::Delivered);
    assert_eq!(delivered.session.origin, SessionOrigin::FromPortal);
    assert_eq!(delivered.minutes.to_string(), "03:00");
    assert_eq!(
        delivered.told_origin.as_deref(),
        Some("ripresa dal portale")
    );
    let detail = desk
        .archive
        .activity_detail(desk.training, at(NOW))
        .unwrap();
    assert_eq!(detail.state, ActivityState::Started);
    assert_eq!(desk.waiting(), 0, "here and there are the same");
    let told = desk.journal();
    assert_eq!(told.len(), 1);
    for id in ["41", "42", "43"] {
        assert!(
            told[0].contains(&format!("ID {id} sul portale")),
            "{}",
            told[0]
        );
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
    assert_eq!(
        problems(&preview),
        ["3 ID: È già alla riga 2, con altri valori."]
    );
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
    assert!(
        has(
            4,
            "già un’erogazione in questo orario (erogazione 2, 08:00–12:00"
        ),
        "{told:#?}"
    );
    assert!(!told.iter().any(|it| it.starts_with('3')), "{told:#?}");
    assert!(
        !told
            .iter()
            .any(|it| it.contains("giorno precedente") || it.contains("7 giorni"))
    );
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
        .filter(|row| {
            row.problems
                .iter()
                .any(|it| it.message.contains("superano le ore"))
        })
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
        assert!(
            told.iter().any(|it| it.starts_with(expected)),
            "{expected}\n{told:#?}"
        );
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
    assert!(
        told.iter()
            .any(|it| it.contains("JC-1-1103/999 non è nell’archivio")),
        "{told:#?}"
    );
    assert!(
        told.iter()
            .any(|it| it.contains("«JC-XX» non è un’attività di JC-1-1103/901"))
    );
    assert!(told.iter().any(|it| it.contains("Manca il codice OPAL")));
    let report = desk.run(&prepared, &HeldChoices::default());
    assert_eq!((report.imported, report.coaches, report.started), (2, 1, 2));
    let detail = desk
        .archive
        .activity_detail(desk.analysis, at(NOW))
        .unwrap();
    let row = detail.sessions.first().unwrap();
    assert_eq!(
        (row.coach_surname.as_str(), row.coach_name.as_str()),
        ("Nalin", "Francesca")
    );
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
    take(
        &archive,
        format!("{HEADINGS}{}", Request::new(1).csv()).as_bytes(),
    );
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
