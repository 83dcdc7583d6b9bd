//! *Importa*: what spreadsheets do to a table is told or undone, mended where it stands, and what a
//! table does not say is asked for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use affianca_workflow::directory::BranchForm;
use affianca_workflow::import::{self, HeldChoices};
use affianca_workflow::today::TodayFilter;
use common::{HEADINGS, Request, at, one, open, preview, problems, take};

/// The table with one cell changed, and what is said of it.
fn told_of(from: &str, to: &str) -> (import::ImportPreview, Vec<String>) {
    let (_home, archive) = open();
    let text = format!(
        "{HEADINGS}{}{}",
        Request::new(1).csv(),
        Request::new(2).csv()
    );
    assert!(text.contains(from), "{from}");
    let (shown, _) = preview(&archive, text.replacen(from, to, 1).as_bytes());
    let told = problems(&shown);
    (shown, told)
}

#[test]
fn a_cell_that_failed_is_told_once_and_never_read_as_empty() {
    for (from, to, wanted) in [
        (
            "PROPOSTA;DEFINIZIONE",
            "#N/D;DEFINIZIONE",
            "4 Stato attività: La cella contiene un errore («#N/D»)",
        ),
        (
            "PROPOSTA;DEFINIZIONE",
            "=A1;DEFINIZIONE",
            "4 Stato attività: La cella contiene una formula senza risultato",
        ),
        (
            ";4;152,00 €",
            ";4;#VALORE!",
            "3 Importo: La cella contiene un errore («#VALORE!»)",
        ),
        (
            ";Rossi;",
            ";#RIF!;",
            "2 Cognome: La cella contiene un errore («#RIF!»)",
        ),
        (
            "RSSMRA80A01H501U",
            "8,03912E+15",
            "2 Codice fiscale: «8,03912E+15» è un numero",
        ),
        (
            ";Rossi;",
            ";NicolÃ²;",
            "2 Cognome: In «NicolÃ²» le lettere accentate sono guaste",
        ),
    ] {
        let (shown, told) = told_of(from, to);
        assert_eq!((shown.new, shown.faulty), (1, 1), "{to}: {told:?}");
        let place = wanted.split(':').next().unwrap();
        let here: Vec<_> = told.iter().filter(|line| line.starts_with(place)).collect();
        assert_eq!(here.len(), 1, "{to}: {told:?}");
        assert!(here.iter().all(|line| line.starts_with(wanted)), "{told:?}");
    }
}

#[test]
fn a_request_whose_opal_cannot_be_read_is_not_the_one_above() {
    for (opal, wanted) in [
        (
            "#N/D",
            "7 Codice OPAL: La cella contiene un errore («#N/D»)",
        ),
        (
            "=CERCA.VERT(A1;B:C;2)",
            "7 Codice OPAL: La cella contiene una formula",
        ),
    ] {
        let (shown, told) = told_of("JC-1-1103/902", opal);
        assert_eq!((shown.new, shown.faulty), (1, 1), "{told:?}");
        assert!(told.iter().any(|line| line.starts_with(wanted)), "{told:?}");
    }
    let (_home, archive) = open();
    let other = Request::new(2)
        .csv()
        .replace("JC-1-1103/902", "")
        .replace("RSSMRA80A01H501U", "PRVPLA80A01L736L");
    let text = format!("{HEADINGS}{}{other}", Request::new(1).csv());
    let (shown, report) = take(&archive, text.as_bytes());
    assert_eq!((shown.new, shown.faulty, report.imported), (1, 1, 1));
    assert_eq!(
        problems(&shown).first().unwrap(),
        "7 Codice OPAL: La riga è di un’altra persona ma non ha il codice OPAL: scrivilo."
    );
    assert_eq!(one(&archive, "JC-1-1103/901").activities.len(), 5);
}

#[test]
fn a_day_that_lost_its_format_and_a_code_that_lost_its_zeros_are_read_with_a_word() {
    let (shown, told) = told_of("30-06-2022", "44742");
    assert_eq!(shown.new, 2);
    assert!(
        told.iter().any(
            |line| line.starts_with("2 Data richiesta: «44742»") && line.contains("30/06/2022")
        ),
        "{told:?}"
    );
    let (shown, told) = told_of("RSSMRA80A01H501U", "1234567897");
    assert_eq!(shown.new, 2);
    assert!(
        told.iter().any(|line| line
            .starts_with("2 Codice fiscale: «1234567897» ha perso gli zeri")
            && line.contains("01234567897")),
        "{told:?}"
    );
}

#[test]
fn the_request_of_another_body_is_told() {
    let of = |holder: &str| told_of("JC-1-1103/901;;", &format!("JC-1-1103/901;{holder};"));
    let (shown, told) = of("ENTE DI PROVA S.C.S.");
    assert_eq!(shown.new, 2);
    assert!(
        told.iter().any(|line| line.starts_with(
            "2 Titolare: Il titolare è «ENTE DI PROVA S.C.S.», ma l’archivio è di «Bussola Gialla»"
        )),
        "{told:?}"
    );
    let (_, told) = of("BUSSOLA GIALLA s.c.s.");
    assert!(
        !told.iter().any(|line| line.contains("Titolare")),
        "{told:?}"
    );
}

#[test]
fn the_sums_at_the_foot_are_no_activity() {
    let (_home, archive) = open();
    let text = format!(
        "{HEADINGS}{}Totale;;;;;;;;;;;64;2.432,00 €\n",
        Request::new(1).csv()
    );
    let (shown, report) = take(&archive, text.as_bytes());
    assert_eq!(
        (shown.faulty, report.imported),
        (0, 1),
        "{:?}",
        problems(&shown)
    );
}

#[test]
fn a_problem_can_be_mended_where_it_stands() {
    let (_home, archive) = open();
    let text = format!("{HEADINGS}{}", Request::new(1).csv())
        .replace("JC-1-1103/901", "#N/D")
        .replace("30-06-2022", "31-06-2022");
    let mut table = import::read(text.as_bytes(), "prova.csv").unwrap();
    let look = |table: &import::RequestTable| {
        archive
            .preview_import(table, at("2022-07-01T09:00"))
            .unwrap()
    };
    let (shown, _) = look(&table);
    let problem = shown.rows.first().unwrap().problems.first().unwrap();
    assert_eq!(
        (
            problem.row,
            problem.column.as_str(),
            problem.cell.as_deref()
        ),
        (2, "Codice OPAL", Some("#N/D"))
    );
    import::mend(&mut table, 2, "Codice OPAL", " JC-1-1103/901 ").unwrap();
    let (shown, _) = look(&table);
    let problem = shown.rows.first().unwrap().problems.first().unwrap();
    assert_eq!(
        (problem.column.as_str(), problem.cell.as_deref()),
        ("Data richiesta", Some("31-06-2022"))
    );
    import::mend(&mut table, 2, "Data richiesta", "30/06/2022").unwrap();
    // The table has no such column: it gets one.
    import::mend(&mut table, 2, "Data notifica", "01/07/2022").unwrap();
    let (shown, prepared) = look(&table);
    assert_eq!(problems(&shown), Vec::<String>::new());
    archive
        .run_import(
            &prepared,
            &HeldChoices::default(),
            at("2022-07-01T09:00"),
            &mut |_, _| true,
        )
        .unwrap();
    assert_eq!(
        one(&archive, "JC-1-1103/901").request_date.to_string(),
        "2022-06-30"
    );
    for (row, column) in [(1, "Cognome"), (2, "Colonna")] {
        let refused = import::mend(&mut table, row, column, "x").unwrap_err();
        assert!(
            matches!(refused, affianca_workflow::Error::NotFound(_)),
            "{refused}"
        );
    }
}

#[test]
fn the_only_branch_is_taken_and_what_registers_will_need_is_asked_for() {
    let (_home, archive) = open();
    let now = at("2022-07-01T09:00");
    let admitted = Request::new(1)
        .csv()
        .replacen("PROPOSTA;30", "AMMESSO AL SERVIZIO;30", 1);
    let text = format!("{HEADINGS}{admitted}{}", Request::new(2).csv());
    let (_, report) = take(&archive, text.as_bytes());
    assert_eq!((report.imported, report.incomplete), (2, 1));
    let detail = |opal: &str| archive.request_detail(one(&archive, opal).id, now).unwrap();
    let first = detail("JC-1-1103/901");
    assert_eq!(first.branch_name.as_deref(), Some("Treviso"));
    assert_eq!(
        first.untold.as_deref(),
        Some(
            "Per i registri mancano ancora l’Id voucher e il datore di lavoro, per i termini la scadenza del voucher: si aggiunge con «Modifica dati»."
        )
    );
    assert_eq!(detail("JC-1-1103/902").untold, None, "not admitted yet");
    let today = archive.today(TodayFilter::default(), now).unwrap();
    let lines: Vec<_> = today
        .incomplete
        .iter()
        .map(|it| (it.opal.as_str(), it.lacks.as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            (
                "JC-1-1103/901",
                "Mancano l’Id voucher, il datore di lavoro e la scadenza del voucher"
            ),
            ("JC-1-1103/902", "Manca il giorno della notifica")
        ]
    );
    assert_eq!(today.incomplete_found, 2);
    let second = BranchForm {
        name: "Padova".into(),
        municipality: "Padova".into(),
        patron_day: "13/06".into(),
        ..BranchForm::default()
    };
    archive.save_branch(None, &second, now).unwrap();
    take(
        &archive,
        format!("{HEADINGS}{}", Request::new(3).csv()).as_bytes(),
    );
    assert_eq!(
        detail("JC-1-1103/903").branch,
        None,
        "which one is not known"
    );
}

#[test]
fn one_person_under_two_codes_is_told() {
    let (_home, archive) = open();
    let of = |number: u32, code: &str| {
        let text = Request::new(number).tax_code(code).csv();
        format!("{HEADINGS}{}", text.replace("Rossi;Mario", "Prova;Paola"))
    };
    take(&archive, of(1, "PRVPLA80A01L736L").as_bytes());
    for (number, code, wanted) in [
        (2, "PRVPLA80A01L7P6X", "uguale a parte l’omocodia"),
        (
            3,
            "01234567897",
            "è già nell’archivio con il codice PRVPLA80A01L736L",
        ),
    ] {
        let (shown, _) = preview(&archive, of(number, code).as_bytes());
        let told = problems(&shown);
        assert_eq!(shown.new, 1);
        assert!(
            told.iter()
                .any(|line| line.starts_with("2 Codice fiscale:") && line.contains(wanted)),
            "{told:?}"
        );
    }
    let (shown, _) = preview(&archive, of(4, "PRVPLA80A01L736L").as_bytes());
    assert!(
        !problems(&shown)
            .iter()
            .any(|line| line.contains("Codice fiscale"))
    );
}
