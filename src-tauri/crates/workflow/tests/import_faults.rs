//! *Importa*: what is wrong in a table is told with its row and column, and stays out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use affianca_workflow::import::ImportOutcome;
use common::{HEADINGS, Request, open, preview, problems, take};

#[test]
fn faulty_requests_stay_out_and_the_others_come_in() {
    let (_home, archive) = open();
    let text = format!(
        "{HEADINGS}{}{}{}",
        Request::new(1).csv(),
        Request::new(2).tax_code("RSSMRA80A01H501X").csv(),
        Request::new(3).csv()
    );
    let (shown, report) = take(&archive, text.as_bytes());
    assert_eq!((shown.new, shown.faulty), (2, 1));
    assert_eq!((report.imported, report.skipped), (2, 1));
    let first = shown.rows.first().unwrap();
    assert_eq!(
        (first.outcome, first.row),
        (ImportOutcome::Faulty, 7),
        "what must be looked at comes first"
    );
    let problem = first.problems.first().unwrap();
    assert_eq!(
        (problem.row, problem.column.as_str(), problem.blocks),
        (7, "Codice fiscale", true)
    );
}

#[test]
fn rows_of_one_request_that_contradict_each_other_are_a_problem() {
    let text = format!("{HEADINGS}{}", Request::new(1).csv())
        + "PROPOSTA;;JC-1-1103/901;;Bianchi;;;;PROPOSTA;;JC-AN;3;\n";
    let (_home, archive) = open();
    let (shown, _) = preview(&archive, text.as_bytes());
    let told = problems(&shown);
    assert!(
        told.iter()
            .any(|line| line.starts_with("7 Cognome: Qui «Bianchi», alla riga 2")),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|line| line.starts_with("7 Voce di spesa: JC-AN è già alla riga 3")),
        "{told:?}"
    );
    assert_eq!(shown.faulty, 1);
}

#[test]
fn rows_before_any_request_are_a_problem_of_their_own() {
    let orphan = ";;;;;;;;PROPOSTA;;JC-AN - Analisi del quadro generale;4;152,00 €\n";
    let text = format!("{HEADINGS}{orphan}{orphan}{}", Request::new(1).csv());
    let (_home, archive) = open();
    let (shown, report) = take(&archive, text.as_bytes());
    assert_eq!(
        (shown.new, shown.faulty, report.imported, report.skipped),
        (1, 1, 1, 1)
    );
    let told = problems(&shown);
    assert!(
        told.first()
            .unwrap()
            .starts_with("2 Codice OPAL: 2 righe non hanno il codice OPAL"),
        "{told:?}"
    );
}

#[test]
fn each_wrong_cell_is_told_with_its_row_and_column() {
    for (from, to, wanted) in [
        (
            "PROPOSTA;30-06-2022",
            "IN DUBBIO;30-06-2022",
            "2 Stato preselezione: «IN DUBBIO» non è uno stato",
        ),
        ("30-06-2022", "31-06-2022", "2 Data richiesta: "),
        (
            "30-06-2022",
            "30-06-2030",
            "2 Data richiesta: 30/06/2030 è nel futuro",
        ),
        (
            "JC-1-1103/901",
            "JC*901",
            "2 Codice OPAL: Il codice OPAL ha solo",
        ),
        (";Rossi;", ";;", "2 Cognome: Manca il cognome"),
        (";Mario;", ";;", "2 Nome: Manca il nome"),
        ("RSSMRA80A01H501U", "", "2 Codice fiscale: Manca"),
        ("CPI Treviso", "", "2 CPI: Manca il CPI"),
        (
            "PROPOSTA;DEFINIZIONE",
            "FERMA;DEFINIZIONE",
            "4 Stato attività: «FERMA» non è uno stato",
        ),
        (
            "JC-AN - Analisi del quadro generale;4;",
            "JC-AN - Analisi del quadro generale;5;",
            "3 Ore: 05:00 per JC-AN: il dispositivo ne prevede al massimo 04:00",
        ),
        (
            "JC-AN - Analisi del quadro generale;4;",
            "JC-AN - Analisi del quadro generale;;",
            "3 Ore: Mancano le ore di JC-AN",
        ),
        (
            "JC-AN - Analisi del quadro generale;4;",
            "JC-AN - Analisi del quadro generale;quattro;",
            "3 Ore: ",
        ),
        (
            "JC-AN - Analisi del quadro generale;4;152,00 €",
            "JC-AN - Analisi del quadro generale;4;molto",
            "3 Importo: ",
        ),
        (
            "ANALISI DEL QUADRO GENERALE;JC-AN - Analisi del quadro generale",
            "TIROCINIO;TI-01 - Tirocinio",
            "3 Voce di spesa: «TI-01 - Tirocinio» non è un’attività",
        ),
        (
            "304,00 €",
            "304,00 €;;;extra",
            "4 : La riga ha 16 celle, le intestazioni sono 13",
        ),
        (
            ";Rossi;",
            ";Ros\u{FFFD}i;",
            "2 Cognome: «Ros\u{FFFD}i» contiene caratteri illeggibili",
        ),
        (
            "PROPOSTA;DEFINIZIONE",
            "INIZIATA;DEFINIZIONE",
            "2 Stato attività: JC-DE è INIZIATA, ma la richiesta è PROPOSTA",
        ),
    ] {
        let text = format!("{HEADINGS}{}", Request::new(1).csv());
        assert!(text.contains(from), "{from}");
        let (_home, archive) = open();
        let (shown, report) = take(&archive, text.replacen(from, to, 1).as_bytes());
        let told = problems(&shown);
        assert!(
            told.iter().any(|line| line.starts_with(wanted)),
            "{to}: {told:?}"
        );
        assert_eq!((shown.faulty, report.imported), (1, 0), "{to}");
    }
}

#[test]
fn a_missing_activity_is_named() {
    let (_home, archive) = open();
    let without = |code: &str| -> String {
        let request = Request::new(1).csv();
        let rows = request
            .lines()
            .enumerate()
            .filter(|(index, row)| *index == 0 || !row.contains(code));
        let rows: String = rows.map(|(_, row)| format!("{row}\n")).collect();
        format!("{HEADINGS}{rows}")
    };
    let (shown, _) = preview(&archive, without("JC-DE").as_bytes());
    assert_eq!(
        problems(&shown).first().unwrap(),
        "2 Voce di spesa: Manca JC-DE - Definizione del programma: le cinque attività sono necessariamente compresenti (§1)."
    );
    let text = format!("{HEADINGS}{}", Request::new(1).csv()).replace(
        "ALLENAMENTO E AFFIANCAMENTO;JC-AL - Allenamento e affiancamento;44;1.672,00 €",
        "ANALISI DEL QUADRO GENERALE;JC-AN - Analisi del quadro generale;4;152,00 €",
    );
    let (shown, _) = preview(&archive, text.as_bytes());
    assert!(
        problems(&shown)
            .iter()
            .any(|line| line.contains("Manca JC-AL o JC-AL-R")),
        "{:?}",
        problems(&shown)
    );
}

#[test]
fn a_name_that_does_not_fit_the_codice_fiscale_is_only_a_warning() {
    let (_home, archive) = open();
    let text =
        format!("{HEADINGS}{}", Request::new(1).csv()).replace(";Rossi;Mario;", ";Verdi;Mario;");
    let (shown, report) = take(&archive, text.as_bytes());
    assert!(
        problems(&shown)
            .iter()
            .any(|line| line.contains("non corrisponde al cognome «Verdi»"))
    );
    assert_eq!(report.imported, 1);
}

#[test]
fn the_same_person_under_two_names_keeps_the_first() {
    let (_home, archive) = open();
    let text = format!(
        "{HEADINGS}{}{}",
        Request::new(1).csv(),
        Request::new(2).csv().replace(";Mario;", ";Maria;")
    );
    let (shown, report) = take(&archive, text.as_bytes());
    assert!(
        problems(&shown).iter().any(|line| line
            .starts_with("7 Codice fiscale: Questo codice fiscale è già di «Rossi Mario»")),
        "{:?}",
        problems(&shown)
    );
    assert_eq!((report.imported, report.people), (2, 1));
}
