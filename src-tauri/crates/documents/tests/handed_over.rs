//! The final report and the attestation on paper: what §3.2 asks for is there, and the files are sound.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_documents::{attestation_paper, report_paper};
use affianca_domain::{
    AttestationSheet, AttestedActivity, AttestedSession, Cents, DocumentHead, Minutes,
    ReportChapter, ReportOutcome, ReportSheet,
};
use chrono::NaiveDate;
use support::papers::{pages, print};
use support::{REFERENCE, keep_bytes, run};

fn head() -> DocumentHead {
    DocumentHead {
        service: "Job Coach".into(),
        reference_text: REFERENCE.into(),
        provider: "Passolieve soc. coop. sociale".into(),
        branch: "Treviso, via Sant’Agostino 3".into(),
        opal: "JC-1-1103/002".into(),
        voucher_id: "40217".into(),
        voucher_kind: "rinforzato".into(),
        surname: "Bortolin".into(),
        name: "Nicolò".into(),
        tax_code: "BRTNCL88P14L407V".into(),
        centre: "CPI Treviso".into(),
        employer: Some("Vivai Sile, Casier".into()),
        coach: "Giulia Ferraresso".into(),
    }
}

fn report(outcome: ReportOutcome) -> ReportSheet {
    ReportSheet {
        head: head(),
        version: 2,
        outcome,
        chapters: outcome
            .sections()
            .map(|section| ReportChapter {
                title: section.label().to_owned(),
                text:
                    "Primo capoverso.\nSeconda riga.\n\nAltro capoverso:\n– una voce;\n– un’altra."
                        .into(),
            })
            .collect(),
        author: "Giulia Ferraresso".into(),
        drafted: NaiveDate::from_ymd_opt(2022, 7, 29)
            .unwrap()
            .and_hms_opt(18, 5, 0)
            .unwrap(),
        journal: support::journal_head(),
        codes: support::codes("F1:77.4"),
    }
}

fn attestation(sessions: u32) -> AttestationSheet {
    let activity = |code: &str, title: &str, sessions: u32| AttestedActivity {
        code: code.into(),
        title: title.into(),
        agreed: Minutes(480),
        minutes: Minutes(120 * sessions),
        amount: Cents::for_minutes(Minutes(120 * sessions), Cents(3800)),
        sessions: (0..sessions)
            .map(|day| AttestedSession {
                date: NaiveDate::from_ymd_opt(2022, 5, 2).unwrap() + chrono::Days::new(day.into()),
                start: "09:00".into(),
                end: "11:00".into(),
                minutes: Minutes(120),
                place: "Vivai Sile, Casier".into(),
                coach: "Giulia Ferraresso".into(),
            })
            .collect(),
    };
    let activities = vec![
        activity("JC-AN", "Analisi del quadro generale", sessions),
        activity("JC-DE", "Definizione del programma", 0),
    ];
    AttestationSheet {
        number: Some("ATT-2022/003".into()),
        head: head(),
        rate: Cents(3800),
        minutes: activities.iter().map(|activity| activity.minutes).sum(),
        amount: Cents(activities.iter().map(|activity| activity.amount.0).sum()),
        activities,
        referent: None,
        issued: NaiveDate::from_ymd_opt(2022, 7, 29)
            .unwrap()
            .and_hms_opt(18, 5, 0)
            .unwrap(),
        journal: support::journal_head(),
        codes: support::codes("A1:2022-003"),
    }
}

fn holds(text: &str, words: &str) {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat(text).contains(&flat(words)),
        "«{words}» not in:\n{text}"
    );
}

#[test]
fn the_first_page_of_a_report_carries_what_the_manual_asks_for() {
    let pdf = print(&report_paper(&report(ReportOutcome::Succeeded)));
    let first = &pages(&pdf, "relazione")[0];
    for words in [
        "RELAZIONE SUGLI ESITI",
        REFERENCE,
        "29/07/2022",
        "40217",
        "Bortolin Nicolò",
        "BRTNCL88P14L407V",
        "CPI Treviso",
        "Percorso riuscito",
        "Attività svolte",
        support::HEAD,
    ] {
        holds(first, words);
    }
}

#[test]
fn a_report_of_failure_has_its_three_sections_more() {
    let text = |outcome| pages(&print(&report_paper(&report(outcome))), "relazione-esito").concat();
    let failed = text(ReportOutcome::Failed);
    for title in ["Criticità riscontrate", "Azioni intraprese in itinere"] {
        holds(&failed, title);
        assert!(!text(ReportOutcome::Succeeded).contains(title), "{title}");
    }
}

#[test]
fn dashes_become_a_list_and_empty_lines_part_paragraphs() {
    let pdf = print(&report_paper(&report(ReportOutcome::Succeeded)));
    let text = pages(&pdf, "relazione-elenchi").concat();
    holds(&text, "• una voce; • un’altra.");
    assert!(
        !text.contains("– una voce"),
        "the dash is the list's own mark"
    );
}

#[test]
fn an_attestation_tells_days_hours_and_amounts_and_whose_it_is() {
    let pdf = print(&attestation_paper(&attestation(2)));
    let text = pages(&pdf, "attestazione").concat();
    for words in [
        "ATT-2022/003",
        "02/05/2022",
        "03/05/2022",
        "04:00",
        "152,00 €",
        "Nessuna erogazione conclusa.",
        "non è quella che produce IDO, il portale regionale, e non la sostituisce",
        "Contano solo le erogazioni nello stato EROGATA",
        "Il referente dell’ente",
        support::HEAD,
    ] {
        holds(&text, words);
    }
}

#[test]
fn a_preview_says_that_it_was_not_issued() {
    let preview = AttestationSheet {
        number: None,
        ..attestation(1)
    };
    let text = pages(
        &print(&attestation_paper(&preview)),
        "attestazione-anteprima",
    )
    .concat();
    holds(&text, "anteprima, non emessa");
    assert!(!text.contains("ATT-"));
}

#[test]
fn long_ones_are_sound_and_the_same_to_the_byte() {
    let mut long = report(ReportOutcome::Failed);
    for chapter in &mut long.chapters {
        chapter.text = chapter.text.repeat(40);
    }
    for (name, paper) in [
        ("report-long", report_paper(&long)),
        ("attestation-long", attestation_paper(&attestation(90))),
    ] {
        let pdf = print(&paper);
        assert!(pdf.pages > 2, "{name}");
        assert_eq!(pdf.pdf, print(&paper).pdf, "{name}");
        let path = keep_bytes(&pdf.pdf, "papers", name);
        run("qpdf", &["--check", path.to_str().unwrap()]);
    }
}
