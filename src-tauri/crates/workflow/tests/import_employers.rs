//! *Importa datori di lavoro* on a real archive: what each row becomes, what is stored, nothing doubled.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use affianca_workflow::directory::{EmployerForm, MergeOrder};
use affianca_workflow::import::{
    FirmOutcome, FirmPreview, FirmReport, PreparedEmployers, pasted_employers, read_employers,
};
use affianca_workflow::{Action, Archive, Error, JournalFilter, ProblemCode};
use common::at;

const NOW: &str = "2022-07-02T10:00";
const LIST: &str = "Ragione sociale;Indirizzo;Comune;Partita IVA;Cognome referente;Nome referente;Telefono;E-mail;Note
Vivai Sile soc. agr.;via Roggia 12;Casier;01234567897;Cendron;Roberta;0422 1;r.cendron@vivai.example;
VIVAI SILE srl;Via Roggia, 12;Casier;;Zanon;Pia;;;
Vivai Sile;via Po 1;Oderzo;01234567897;;;;;
Forno Rossi;;Treviso;12345;;;;;
;via Roma 1;Verona;;;;;;
Officina Lanza;;Treviso;;Lanza;;boh;x@;
";

fn look(archive: &Archive, text: &str) -> (FirmPreview, PreparedEmployers) {
    let table = read_employers(text.as_bytes(), "/casa/datori.csv").unwrap();
    archive.preview_employers(table).unwrap()
}

fn take(archive: &Archive, prepared: &PreparedEmployers) -> Result<FirmReport, Error> {
    archive.import_employers(prepared, at(NOW), &mut |_, _| true)
}

fn firm(name: &str, address: &str, code: &str) -> EmployerForm {
    EmployerForm {
        name: name.into(),
        address: address.into(),
        municipality: "Casier".into(),
        tax_code: code.into(),
        ..EmployerForm::default()
    }
}

fn problems(preview: &FirmPreview) -> Vec<String> {
    preview
        .rows
        .iter()
        .flat_map(|row| &row.problems)
        .map(|problem| {
            let mark = if problem.blocks { "!" } else { "?" };
            format!(
                "{mark} {} {}: {}",
                problem.row, problem.column, problem.message
            )
        })
        .collect()
}

#[test]
fn every_row_has_its_fate_and_every_problem_its_row_and_column() {
    let (_home, archive) = common::open();
    let (shown, _) = look(&archive, LIST);
    assert_eq!(
        (
            shown.read.lines,
            shown.new,
            shown.contacts,
            shown.known,
            shown.faulty
        ),
        (6, 3, 1, 0, 2)
    );
    assert_eq!(shown.read.ignored_columns, ["Note"]);
    let mut fates: Vec<_> = shown
        .rows
        .iter()
        .map(|row| (row.row, row.outcome))
        .collect();
    fates.sort_by_key(|(row, _)| *row);
    use FirmOutcome::{Contact, Faulty, New};
    assert_eq!(
        fates,
        [
            (2, New),
            (3, Contact),
            (4, New),
            (5, Faulty),
            (6, Faulty),
            (7, New)
        ]
    );
    let told = problems(&shown);
    assert!(told[0].starts_with("! 5 Partita IVA: "), "{told:?}");
    assert_eq!(told[1], "! 6 Ragione sociale: Manca la ragione sociale.");
    assert_eq!(told[2], "? 3 : È lo stesso datore di lavoro della riga 2.");
    assert!(
        told[3].starts_with("? 4 Indirizzo: Stesso codice fiscale di «Vivai Sile soc. agr.»"),
        "{told:?}"
    );
    assert!(
        told[4].starts_with("? 7 Telefono: ") && told[4].ends_with("Si lascia vuoto."),
        "{told:?}"
    );
    assert!(told[5].starts_with("? 7 E-mail: "), "{told:?}");
    assert_eq!(
        archive.employers("", 1, 10).unwrap().found,
        0,
        "nothing has changed yet"
    );
}

#[test]
fn what_was_shown_is_stored_and_taking_it_in_again_changes_nothing() {
    let (_home, archive) = common::open();
    let (_, prepared) = look(&archive, LIST);
    let report = take(&archive, &prepared).unwrap();
    assert_eq!(
        (report.employers, report.contacts, report.skipped),
        (3, 3, 2)
    );
    let vivai = &archive.employers("vivai roggia", 1, 10).unwrap();
    assert_eq!(vivai.found, 0, "an address is not searched");
    let vivai = archive
        .employers("vivai casier", 1, 10)
        .unwrap()
        .rows
        .remove(0);
    assert_eq!(vivai.form.tax_code, "01234567897");
    let people: Vec<_> = vivai
        .contacts
        .iter()
        .map(|it| it.form.surname.as_str())
        .collect();
    assert_eq!(people, ["Cendron", "Zanon"]);
    let lanza = archive.employers("lanza", 1, 10).unwrap().rows.remove(0);
    assert_eq!(
        lanza.form.patron_day, "27/04",
        "known from its municipality"
    );
    assert_eq!(lanza.contacts[0].form.phone, "");

    let (again, prepared) = look(&archive, LIST);
    assert_eq!(
        (again.new, again.contacts, again.known, again.faulty),
        (0, 0, 4, 2)
    );
    assert_eq!(take(&archive, &prepared).unwrap().employers, 0);
    assert_eq!(archive.employers("", 1, 10).unwrap().found, 3);
    let filter = JournalFilter {
        action: Some(Action::ImportEmployers),
        ..JournalFilter::default()
    };
    let journal = archive.journal(&filter, at(NOW)).unwrap();
    assert_eq!(journal.found, 1, "nothing to store leaves no row");
    assert_eq!(journal.rows[0].subject, "3 datori di lavoro");
    assert_eq!(archive.verify_journal().unwrap().broken, None);
}

#[test]
fn what_is_there_stays_as_it_is_and_what_differs_is_told() {
    let (_home, archive) = common::open();
    let id = archive
        .save_employer(None, &firm("Vivai Sile", "", "01234567897"), at(NOW))
        .unwrap();
    let (shown, prepared) = look(
        &archive,
        "Azienda;Via;P. IVA;Referente\nVivai Sile snc;via Roggia 12;IT01234567897;Cendron Roberta\n",
    );
    assert_eq!((shown.new, shown.contacts), (0, 1));
    assert_eq!(
        shown.rows[0].differences,
        [
            "Ragione sociale: nell’archivio Vivai Sile, nel file Vivai Sile snc.",
            "Indirizzo: nell’archivio niente, nel file via Roggia 12."
        ]
    );
    take(&archive, &prepared).unwrap();
    let stored = archive.employer(id).unwrap();
    assert_eq!(
        (stored.form.name.as_str(), stored.form.address.as_str()),
        ("Vivai Sile", "")
    );
    assert_eq!(stored.contacts[0].form.surname, "Cendron Roberta");
}

#[test]
fn a_list_does_not_bring_back_one_that_was_merged() {
    let (_home, archive) = common::open();
    let save = |form: &EmployerForm| archive.save_employer(None, form, at(NOW)).unwrap();
    let keep = save(&firm("Vivai Sile", "", ""));
    let gone = save(&firm("V.S. Piante", "via Roggia 12", "01234567897"));
    let stamp = archive.check_merge(keep, gone).unwrap().stamp;
    let order = MergeOrder {
        keep,
        merge: gone,
        stamp,
        confirmed: true,
    };
    archive.merge_employers(&order, at(NOW)).unwrap();
    let (shown, prepared) = look(
        &archive,
        "Azienda;Indirizzo;Comune;Referente\nV.S. Piante;via Roggia 12;Casier;Cendron\n",
    );
    assert_eq!(shown.rows[0].outcome, FirmOutcome::Contact);
    take(&archive, &prepared).unwrap();
    assert_eq!(archive.employers("", 1, 10).unwrap().found, 1);
    assert_eq!(archive.employer(keep).unwrap().contacts.len(), 1);
}

#[test]
fn it_is_refused_whole_when_the_archive_has_changed_and_stopped_whole_when_asked() {
    let (_home, archive) = common::open();
    let (_, prepared) = look(&archive, LIST);
    let stopped = archive.import_employers(&prepared, at(NOW), &mut |done, _| done == 0);
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!(archive.employers("", 1, 10).unwrap().found, 0);
    archive
        .save_employer(None, &firm("Officina Lanza", "", ""), at(NOW))
        .unwrap();
    let other = EmployerForm {
        municipality: "Treviso".into(),
        ..firm("Officina Lanza", "", "")
    };
    archive.save_employer(None, &other, at(NOW)).unwrap();
    assert_eq!(
        take(&archive, &prepared).unwrap_err().code(),
        ProblemCode::Stale
    );
    assert_eq!(archive.employers("", 1, 10).unwrap().found, 2);
}

#[test]
fn other_tables_are_refused_with_what_to_do() {
    for (text, wrong) in [
        ("", "EmptyFile"),
        ("Codice OPAL;Stato\n1;2\n", "NoHeadings"),
        ("Indirizzo;Comune\nvia Roma;Treviso\n", "ColumnsMissing"),
        ("Ragione sociale;Comune\n", "NoRows"),
        ("Azienda;Ditta;Comune\na;b;c\n", "ColumnTwice"),
    ] {
        let refused = read_employers(text.as_bytes(), "datori.csv").unwrap_err();
        let Error::Table(table) = refused else {
            panic!("{text}: {refused:?}")
        };
        assert!(format!("{table:?}").starts_with(wrong), "{text}: {table:?}");
    }
    let table = pasted_employers("Azienda\tComune\nVivai Sile\tCasier\n").unwrap();
    let (_home, archive) = common::open();
    let (shown, _) = archive.preview_employers(table).unwrap();
    assert_eq!(
        (shown.new, shown.read.source.as_str()),
        (1, "testo incollato")
    );
}

#[test]
fn a_spreadsheet_reads_as_the_text_does() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in ["Denominazione", "Città", "Partita IVA"]
        .into_iter()
        .enumerate()
    {
        sheet
            .write_string(0, u16::try_from(column).unwrap(), heading)
            .unwrap();
    }
    sheet.write_string(1, 0, "Vivai Sile").unwrap();
    sheet.write_string(1, 1, "Treviso").unwrap();
    sheet.write_string(1, 2, "01234567897").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let (_home, archive) = common::open();
    let table = read_employers(&bytes, "datori.xlsx").unwrap();
    let (shown, _) = archive.preview_employers(table).unwrap();
    assert_eq!(
        (shown.new, shown.rows[0].tax_code.as_str()),
        (1, "01234567897")
    );
}

#[test]
fn what_a_spreadsheet_does_to_codes_days_and_hidden_rows_is_undone_or_told() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let headings = [
        "Azienda",
        "P. IVA",
        "Patrono",
        "Telefono",
        "Cognome referente",
    ];
    for (column, heading) in (0..).zip(headings) {
        sheet.write(0, column, heading).unwrap();
    }
    for (row, code) in [
        (1, 1_234_567_897.0),
        (2, 999_999_998.0),
        (3, 1_234_567_890.0),
    ] {
        sheet.write(row, 0, format!("Ditta {row}")).unwrap();
        sheet.write(row, 1, code).unwrap();
        sheet.write(row, 3, 422_123_456.0).unwrap();
        sheet.write(row, 4, "Cendron").unwrap();
    }
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 4, 27).unwrap();
    let format = rust_xlsxwriter::Format::new().set_num_format("dd/mm");
    sheet.write_with_format(1, 2, &day, &format).unwrap();
    sheet.set_row_hidden(2).unwrap();
    let mut table = read_employers(&book.save_to_buffer().unwrap(), "datori.xlsx").unwrap();
    let (_home, archive) = common::open();
    let (shown, _) = archive.preview_employers(table.clone()).unwrap();
    assert_eq!((shown.new, shown.faulty), (1, 1));
    assert!(shown.read.hidden.is_some_and(|hidden| !hidden.taken));
    table.with_hidden = true;
    let (shown, prepared) = archive.preview_employers(table.clone()).unwrap();
    let codes: Vec<&str> = shown.rows.iter().map(|row| row.tax_code.as_str()).collect();
    assert_eq!(codes, ["", "01234567897", "00999999998"]);
    let told = |row: usize, column: &str| {
        let mut problems = shown.rows[row].problems.iter();
        problems
            .find(|problem| problem.column == column)
            .unwrap()
            .message
            .clone()
    };
    assert!(told(1, "Partita IVA").contains("ha perso gli zeri davanti"));
    assert!(told(1, "Telefono").contains("scrivi 0422123456"));
    assert_eq!(take(&archive, &prepared).unwrap().employers, 2);
    let first = archive.employers("Ditta 1", 1, 10).unwrap().rows[0].id;
    assert_eq!(archive.employer(first).unwrap().form.patron_day, "27/04");
    affianca_workflow::import::mend(&mut table, 4, "Partita IVA", "01234567897").unwrap();
    let (shown, _) = archive.preview_employers(table).unwrap();
    assert_eq!(shown.faulty, 0);
}

#[test]
fn thousands_of_rows_are_taken_in_at_once() {
    let rows: String = (0..5000)
        .map(|number| format!("Ditta numero {number};via Roma {number};Treviso\n"))
        .collect();
    let (_home, archive) = common::open();
    let (shown, prepared) = look(&archive, &format!("Azienda;Indirizzo;Comune\n{rows}"));
    assert_eq!((shown.new, shown.rows.len(), shown.more), (5000, 200, 4800));
    assert_eq!(take(&archive, &prepared).unwrap().employers, 5000);
    assert_eq!(archive.employer_doubles().unwrap().found, 0);
}
