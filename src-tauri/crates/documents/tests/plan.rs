//! A plan of meetings on paper: valid, one page where it can be read with ease, and nothing on it that
//! does not concern its reader.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::PathBuf;

use affianca_documents::plan_pdf;
use affianca_domain::{
    Meeting, PlaceKind, PlanReader, PlanSheet, PrintedDocument, Span, TimeOfDay,
};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use support::{any_text, assert_in_order, keep_bytes, run, spoken, validate, words_on_paper};

const MONDAY: &str = "2022-06-06";
const PLACES: [(&str, PlaceKind); 3] = [
    ("Vivai Sile soc. agr., Casier", PlaceKind::Work),
    ("Sportello Treviso", PlaceKind::Office),
    ("Biblioteca di Preganziol", PlaceKind::Other),
];

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn hours(start: (u16, u16), end: (u16, u16)) -> Span {
    Span {
        start: TimeOfDay::at(start.0, start.1).unwrap(),
        end: TimeOfDay::at(end.0, end.1).unwrap(),
    }
}

fn meeting(index: usize) -> Meeting {
    let (place, place_kind) = PLACES[index % PLACES.len()];
    let start = if index.is_multiple_of(2) {
        (9, 0)
    } else {
        (14, 30)
    };
    Meeting {
        date: date(MONDAY)
            .checked_add_days(Days::new(index as u64 / 2))
            .unwrap(),
        hours: hours(start, (start.0 + 2, start.1)),
        place: place.into(),
        place_kind,
        person: "Nicolò Bortolin".into(),
        coach: "Giulia Ferraresso".into(),
        activity: String::new(),
        confirmed: index % 4 != 3,
    }
}

fn plan(reader: PlanReader, meetings: Vec<Meeting>, to: &str) -> PlanSheet {
    PlanSheet {
        reader,
        from: date(MONDAY),
        to: date(to),
        meetings,
        provider: String::new(),
        made: date("2022-06-03").and_hms_opt(17, 40, 0).unwrap(),
    }
}

fn person() -> PlanReader {
    PlanReader::Person {
        name: "Nicolò".into(),
    }
}

fn company() -> PlanReader {
    PlanReader::Employer {
        name: "Vivai Sile soc. agr.".into(),
        contact: "Roberta Cendron".into(),
    }
}

fn coach(name: &str) -> PlanReader {
    PlanReader::Coach { name: name.into() }
}

fn print(sheet: &PlanSheet, name: &str) -> (PrintedDocument, PathBuf) {
    let pdf = plan_pdf(sheet).unwrap();
    validate(&pdf.pdf);
    let path = keep_bytes(&pdf.pdf, "plans", name);
    run("qpdf", &["--check", path.to_str().unwrap()]);
    (pdf, path)
}

/// The size of every letter, in points.
fn sizes(path: &std::path::Path) -> Vec<f32> {
    let plain = path.with_extension("qdf");
    let (from, to) = (path.to_str().unwrap(), plain.to_str().unwrap());
    run("qpdf", &["--qdf", "--object-streams=disable", from, to]);
    let bytes = std::fs::read(&plain).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let size = |line: &str| {
        line.trim()
            .strip_suffix(" Tf")?
            .rsplit(' ')
            .next()?
            .parse()
            .ok()
    };
    text.lines().filter_map(size).collect()
}

fn a_week() -> Vec<Meeting> {
    (0..10).step_by(2).map(meeting).collect()
}

#[test]
fn a_week_is_one_page_of_large_print() {
    let (pdf, path) = print(&plan(person(), a_week(), "2022-06-12"), "persona-settimana");
    assert_eq!(pdf.pages, 1);
    let sizes = sizes(&path);
    assert!(
        !sizes.is_empty() && sizes.iter().all(|size| *size >= 14.0),
        "{sizes:?}"
    );
    assert_in_order(
        &spoken(&path),
        &[
            "Gli incontri di Nicolò",
            "Da lunedì 6 a domenica 12 giugno",
            "Lunedì 6 giugno",
            "Dalle 9 alle 11",
            "Al lavoro: Vivai Sile soc. agr., Casier",
            "Con Giulia Ferraresso",
            "Martedì 7 giugno",
            "Biblioteca di Preganziol",
            "Mercoledì 8 giugno",
            "In ufficio: Sportello Treviso",
            "Non puoi venire? Dillo prima al tuo coach.",
            "Scritto venerdì 3 giugno 2022.",
        ],
    );
}

#[test]
fn every_picture_is_said_in_words() {
    let sheet = plan(person(), a_week(), "2022-06-12");
    let pdf = plan_pdf(&sheet).unwrap();
    let document = lopdf::Document::load_mem(&pdf.pdf).unwrap();
    let words: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"Alt").ok())
        .map(|text| lopdf::decode_text_string(text).unwrap())
        .collect();
    assert_eq!(words.len(), 5);
    for drawn in [
        "Disegno di un’azienda",
        "Disegno di una scrivania",
        "Disegno di un segnaposto",
    ] {
        assert!(words.iter().any(|text| text == drawn), "{words:?}");
    }
}

#[test]
fn drafts_are_to_be_confirmed_and_it_is_said_what_that_means() {
    let drafts = "Da confermare";
    let (_, path) = print(&plan(person(), a_week(), "2022-06-12"), "persona-certa");
    assert!(!spoken(&path).contains(drafts));
    let meetings = vec![meeting(0), meeting(3)];
    let (_, path) = print(&plan(person(), meetings, "2022-06-12"), "persona-bozze");
    assert_in_order(
        &spoken(&path),
        &[
            "Dalle 14:30 alle 16:30",
            drafts,
            "vuol dire che l’incontro può cambiare.",
        ],
    );
}

#[test]
fn an_empty_week_says_so_and_nothing_else() {
    for (reader, name) in [
        (person(), "persona"),
        (company(), "azienda"),
        (coach("Ferraresso Giulia"), "coach"),
    ] {
        let sheet = plan(reader, Vec::new(), "2022-06-12");
        let (pdf, path) = print(&sheet, &format!("{name}-vuota"));
        assert_eq!(pdf.pages, 1);
        let said = spoken(&path);
        assert!(
            said.contains("In questa settimana non ci sono incontri."),
            "{said}"
        );
        assert!(!said.contains("Non puoi venire?"), "{said}");
    }
}

#[test]
fn a_month_goes_on_on_a_second_page_with_a_heading_and_never_smaller() {
    let meetings: Vec<Meeting> = (0..40).map(meeting).collect();
    let (pdf, path) = print(&plan(person(), meetings, "2022-06-30"), "persona-mese");
    assert!(pdf.pages > 1);
    assert!(sizes(&path).iter().all(|size| *size >= 14.0));
    for page in 1..=pdf.pages {
        let page = page.to_string();
        let text = run(
            "pdftotext",
            &["-f", &page, "-l", &page, path.to_str().unwrap(), "-"],
        );
        assert!(text.contains("Gli incontri di Nicolò"), "{text}");
        assert!(
            text.contains(&format!("Pagina {page} di {}", pdf.pages)),
            "{text}"
        );
    }
    let said = spoken(&path);
    assert_eq!(
        said.matches("giugno Dalle").count(),
        20,
        "a day is said once: {said}"
    );
    assert_eq!(said.matches("Con Giulia").count(), 40);
}

#[test]
fn a_day_that_fits_a_page_is_not_cut() {
    let meetings: Vec<Meeting> = (0..40).map(meeting).collect();
    let (pdf, path) = print(&plan(person(), meetings, "2022-06-30"), "persona-giorni");
    for page in 1..=pdf.pages {
        let page = page.to_string();
        let text = run(
            "pdftotext",
            &["-f", &page, "-l", &page, path.to_str().unwrap(), "-"],
        );
        assert_eq!(text.matches("Dalle").count() % 2, 0, "{text}");
    }
}

#[test]
fn names_as_long_as_a_form_lets_them_be_stay_on_the_page() {
    let long =
        "Cooperativa sociale Szczepańska-Wiśniewska della Rovere e Castelfranco Veneto impresa";
    let meetings: Vec<Meeting> = (0..6)
        .map(|index| Meeting {
            place: long.into(),
            coach: long.into(),
            person: long.into(),
            ..meeting(index)
        })
        .collect();
    let readers = [
        PlanReader::Person { name: long.into() },
        PlanReader::Employer {
            name: long.into(),
            contact: long.into(),
        },
        coach(long),
        coach(""),
    ];
    for (index, reader) in readers.into_iter().enumerate() {
        let (pdf, path) = print(
            &plan(reader, meetings.clone(), "2022-06-12"),
            &format!("lunghi-{index}"),
        );
        let wide = if index < 2 { 595.0 } else { 842.0 };
        for (word, [left, _, right, _]) in words_on_paper(&path) {
            assert!(left > 0.0 && right < wide, "{word}");
        }
        assert!(pdf.pages < 4);
    }
}

#[test]
fn a_company_reads_who_comes_when_and_nothing_else() {
    let (pdf, path) = print(
        &plan(company(), a_week(), "2022-06-12"),
        "azienda-settimana",
    );
    assert_eq!(pdf.pages, 1);
    let said = spoken(&path);
    assert_in_order(
        &said,
        &[
            "Incontri in azienda",
            "Vivai Sile soc. agr.",
            "Per Roberta Cendron",
            "Da lunedì 6 a domenica 12 giugno",
            "giorno ora persona coach",
            "lunedì 6 giugno dalle 9 alle 11 Nicolò Bortolin Giulia Ferraresso",
        ],
    );
    for other in ["Biblioteca", "Sportello", "SHA", "ente"] {
        assert!(!said.contains(other), "{other}: {said}");
    }
}

#[test]
fn a_coach_reads_everybody_with_a_table_a_week() {
    let meetings: Vec<Meeting> = (0..40)
        .map(|index| Meeting {
            activity: "JC-AL".into(),
            ..meeting(index)
        })
        .collect();
    let sheet = plan(coach("Ferraresso Giulia"), meetings, "2022-06-30");
    let (pdf, path) = print(&sheet, "coach-mese");
    assert!(pdf.pages <= 3);
    assert_in_order(
        &spoken(&path),
        &[
            "Ferraresso Giulia",
            "Da lunedì 6 a domenica 12 giugno",
            "lun 06/06 09:00–11:00 02:00 Nicolò Bortolin JC-AL Vivai Sile",
            "da confermare",
            "totale",
            "Da lunedì 13 a domenica 19 giugno",
        ],
    );
    let (pdf, _) = print(&plan(coach(""), a_week(), "2022-06-12"), "coach-tutti");
    assert_eq!(pdf.pages, 1);
}

#[test]
fn no_plan_that_leaves_the_house_names_a_disability_or_a_code() {
    for (reader, name) in [(person(), "persona"), (company(), "azienda")] {
        let (pdf, path) = print(
            &plan(reader, a_week(), "2022-06-12"),
            &format!("{name}-parole"),
        );
        let said = spoken(&path).to_lowercase();
        for word in [
            "disabil",
            "voucher",
            "opal",
            "jc-",
            "codice",
            "destinatari",
            "erogazion",
        ] {
            assert!(!said.contains(word), "{word}: {said}");
        }
        let title = run("pdfinfo", &[path.to_str().unwrap()]);
        assert!(
            title.contains("Incontri dal 06/06/2022 al 12/06/2022"),
            "{title}"
        );
        assert!(
            !title.contains("Nicol"),
            "the title of a file names nobody: {title}"
        );
        assert!(pdf.uncovered.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_words_can_be_printed(name in any_text(), place in any_text(), count in 0_usize..9, which in 0_usize..4) {
        let meetings = (0..count)
            .map(|index| Meeting { place: place.clone(), person: name.clone(), coach: name.clone(), ..meeting(index) })
            .collect();
        let reader = match which {
            0 => PlanReader::Person { name },
            1 => PlanReader::Employer { name, contact: place },
            2 => coach(""),
            _ => PlanReader::Coach { name },
        };
        let pdf = plan_pdf(&plan(reader, meetings, "2022-06-12")).unwrap();
        validate(&pdf.pdf);
    }
}
