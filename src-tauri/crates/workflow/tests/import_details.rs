//! *Importa destinatari* and *Importa coach*: what a list becomes, told row by row, and nothing twice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use affianca_domain::{BeneficiaryId, format_date};
use affianca_workflow::directory::{Beneficiary, BeneficiaryForm, BranchForm, CoachForm};
use affianca_workflow::import::{
    DetailsOf, DetailsPreview, DetailsReport, DetailsTable, PreparedDetails, pasted_details,
    read_details,
};
use affianca_workflow::{Archive, Error, JournalFilter, Refusal};
use common::{HEADINGS, Request, at, open, take as take_requests};

const NOW: &str = "2022-07-01T09:00";
const HEADS: &str = "Codice fiscale;Cognome;Nome;Data di nascita;Luogo di nascita;Telefono;E-mail;Limite giornaliero;Limite settimanale\n";
const MARIO: &str = "RSSMRA80A01H501U";

fn table(of: DetailsOf, text: &str) -> DetailsTable {
    read_details(of, text.as_bytes(), "elenco.csv").unwrap()
}

fn look(
    archive: &Archive,
    table: DetailsTable,
    overwrite: bool,
) -> (DetailsPreview, PreparedDetails) {
    archive.preview_details(table, overwrite, at(NOW)).unwrap()
}

fn run(archive: &Archive, prepared: &PreparedDetails) -> DetailsReport {
    archive
        .import_details(prepared, at(NOW), &mut |_, _| true)
        .unwrap()
}

fn people(archive: &Archive, rows: &str, overwrite: bool) -> (DetailsPreview, DetailsReport) {
    let table = table(DetailsOf::People, &format!("{HEADS}{rows}"));
    let (shown, prepared) = look(archive, table, overwrite);
    let report = run(archive, &prepared);
    (shown, report)
}

fn found(archive: &Archive, text: &str) -> Vec<Beneficiary> {
    archive.beneficiaries(text, 1, 50).unwrap().rows
}

fn only(archive: &Archive, text: &str) -> Beneficiary {
    let mut found = found(archive, text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

/// Mario Rossi, brought in with his request, nothing else known of him.
fn with_mario() -> (tempfile::TempDir, Archive) {
    let (home, archive) = open();
    take_requests(
        &archive,
        format!("{HEADINGS}{}", Request::new(1).csv()).as_bytes(),
    );
    (home, archive)
}

fn problems(shown: &DetailsPreview) -> Vec<String> {
    let problems = shown.rows.iter().flat_map(|row| &row.problems);
    problems
        .map(|it| format!("{} {}: {}", it.row, it.column, it.message))
        .collect()
}

#[test]
fn what_is_empty_is_filled_and_a_second_run_changes_nothing() {
    let (_home, archive) = with_mario();
    let row = format!("{MARIO};;;1-1-80;Roma;0422 123456;Mario@posta.it;4;20\n");
    let (shown, report) = people(&archive, &row, false);
    assert_eq!(problems(&shown), Vec::<String>::new());
    assert_eq!((shown.changed, shown.new, shown.differing), (1, 0, 0));
    let labels: Vec<_> = shown.rows[0].taken.iter().map(|it| &*it.label).collect();
    // The day of birth is known from the code already.
    assert_eq!(
        labels,
        [
            "Luogo di nascita",
            "Telefono",
            "E-mail",
            "Limite giornaliero",
            "Limite settimanale"
        ]
    );
    assert_eq!((report.changed, report.added), (1, 0));
    let mario = only(&archive, MARIO);
    assert_eq!(
        mario.birth_date.map(format_date).as_deref(),
        Some("01/01/1980")
    );
    assert_eq!(
        (
            mario.birthplace.as_str(),
            mario.phone.as_str(),
            mario.email.as_str()
        ),
        ("Roma", "0422 123456", "Mario@posta.it")
    );
    assert_eq!(mario.daily_limit.unwrap().to_string(), "04:00");
    assert_eq!(mario.weekly_limit.unwrap().to_string(), "20:00");
    let before = archive.journal(&JournalFilter::default(), at(NOW)).unwrap();
    assert_eq!(before.rows[0].what, "Dati dei destinatari importati");
    let told = serde_json::to_string(&before.rows[0]).unwrap();
    assert!(told.contains("Telefono (1)"), "{told}");
    assert!(!told.contains("0422"), "never what they are: {told}");
    let (again, report) = people(&archive, &row, true);
    assert_eq!((again.known, again.changed), (1, 0));
    assert_eq!(report.changed + report.added, 0);
    let after = archive.journal(&JournalFilter::default(), at(NOW)).unwrap();
    assert_eq!(before.rows.len(), after.rows.len(), "no row for nothing");
}

#[test]
fn what_differs_is_kept_until_the_list_is_chosen() {
    let (_home, archive) = with_mario();
    people(&archive, &format!("{MARIO};;;;;0422 111111;;;\n"), false);
    let row = format!("{MARIO};Rossi;Mario;;Treviso;0422 222222;;;\n");
    let (shown, _) = people(&archive, &row, false);
    assert_eq!(shown.differing, 1);
    assert_eq!(
        shown.rows[0].differences,
        ["Telefono: nell’archivio 0422 111111, nel file 0422 222222."]
    );
    let mario = only(&archive, MARIO);
    assert_eq!(
        (mario.birthplace.as_str(), mario.phone.as_str()),
        ("Treviso", "0422 111111")
    );
    let (shown, report) = people(&archive, &row, true);
    assert!(shown.overwrite);
    assert_eq!((shown.changed, report.changed), (1, 1));
    assert_eq!(only(&archive, MARIO).phone, "0422 222222");
}

#[test]
fn a_person_is_found_by_code_and_never_guessed_from_the_name() {
    let (_home, archive) = with_mario();
    let (shown, report) = people(&archive, ";Rossi;Mario;;;0422 1;;;\n", true);
    assert_eq!(
        problems(&shown),
        [format!(
            "2 Codice fiscale: Manca il codice fiscale. C’è già «Rossi Mario» con {MARIO}: se è la stessa persona, scrivilo."
        )]
    );
    assert_eq!((report.skipped, report.changed), (1, 0));
    let (shown, report) = people(&archive, "RSSMRA81A01H501V;Rossi;Mario;;;0422 2;;;\n", true);
    assert!(
        problems(&shown)[0].contains(&format!("con il codice fiscale {MARIO}")),
        "{:?}",
        problems(&shown)
    );
    assert_eq!((shown.new, report.added), (1, 1));
    assert_eq!(
        only(&archive, MARIO).phone,
        "",
        "the other one is as before"
    );
    assert_eq!(found(&archive, "Rossi").len(), 2);
}

#[test]
fn every_problem_stands_at_its_row_and_column_and_is_mended_there() {
    let (_home, archive) = with_mario();
    let rows = format!(
        "{MARIO};;;;;boh;;;\n{MARIO}X;Neri;Pia;;;;;;\nRSSMRA81A01H501V;;Mario;;;;;;\nNREPIA90A41L407N;Neri;Pia;;;;a@b;10;5\n"
    );
    let list = table(DetailsOf::People, &format!("{HEADS}{rows}"));
    let (shown, prepared) = look(&archive, list, false);
    let told = problems(&shown);
    let has = |words: &str| told.iter().any(|line| line.starts_with(words));
    for words in [
        "2 Telefono: «boh» non è un numero di telefono.",
        "3 Codice fiscale: ",
        "4 Cognome: È una persona nuova: manca il cognome.",
        "5 E-mail: «a@b» non è un indirizzo e-mail",
        "5 Limite settimanale: Il limite settimanale è più basso di quello giornaliero.",
    ] {
        assert!(has(words), "{words} in {told:#?}");
    }
    assert_eq!(shown.faulty, 4);
    assert_eq!(
        run(&archive, &prepared),
        DetailsReport {
            skipped: 4,
            ..DetailsReport::default()
        }
    );
    let mut list = prepared.table;
    list.mend(2, "Telefono", "0422 123456").unwrap();
    let (shown, prepared) = look(&archive, list, false);
    assert_eq!((shown.changed, shown.faulty), (1, 3));
    run(&archive, &prepared);
    assert_eq!(only(&archive, MARIO).phone, "0422 123456");
}

#[test]
fn a_limit_that_no_longer_holds_with_the_other_one_is_told() {
    let (_home, archive) = with_mario();
    people(&archive, &format!("{MARIO};;;;;;;6;\n"), false);
    let (shown, _) = people(&archive, &format!("{MARIO};;;;;;;;4\n"), false);
    assert_eq!(shown.faulty, 1, "{:?}", problems(&shown));
    assert!(problems(&shown)[0].starts_with("2 Limite settimanale: "));
}

#[test]
fn a_person_twice_in_the_list_comes_in_once() {
    let (_home, archive) = open();
    let row = format!("{MARIO};Rossi;Mario;;;0422 1;;;\n");
    let (shown, report) = people(&archive, &format!("{row}{row}"), false);
    assert_eq!((shown.new, shown.known, report.added), (1, 1, 1));
    assert!(problems(&shown).contains(&"3 : Ripete la riga 2.".to_owned()));
    let other = format!("{row}{MARIO};Rossi;Mario;;;0422 2;;;\n");
    let (shown, _) = people(&archive, &other, true);
    assert_eq!(shown.faulty, 1);
    assert!(problems(&shown)[0].contains("È la stessa persona della riga 2"));
}

#[test]
fn what_was_previewed_is_what_comes_in() {
    let (_home, archive) = with_mario();
    let list = table(
        DetailsOf::People,
        &format!("{HEADS}{MARIO};;;;;0422 1;;;\n"),
    );
    let (_, prepared) = look(&archive, list, false);
    let mario = only(&archive, MARIO);
    let form = BeneficiaryForm {
        surname: mario.surname.clone(),
        name: mario.name.clone(),
        tax_code: mario.tax_code.clone(),
        phone: "0422 9".into(),
        confirmed: true,
        ..BeneficiaryForm::default()
    };
    let id: BeneficiaryId = mario.id;
    archive.save_beneficiary(Some(id), &form, at(NOW)).unwrap();
    let refused = archive.import_details(&prepared, at(NOW), &mut |_, _| true);
    assert!(
        matches!(refused, Err(Error::Refused(Refusal::ListChanged))),
        "{refused:?}"
    );
    assert_eq!(only(&archive, MARIO).phone, "0422 9");
}

#[test]
fn stopped_half_way_nothing_is_in() {
    let (_home, archive) = open();
    let list = format!("{HEADS}{MARIO};Rossi;Mario;;;;;;\n");
    let (_, prepared) = look(&archive, table(DetailsOf::People, &list), false);
    let stopped = archive.import_details(&prepared, at(NOW), &mut |done, all| done < all);
    assert!(matches!(stopped, Err(Error::Cancelled)), "{stopped:?}");
    assert!(found(&archive, "").is_empty());
}

#[test]
fn coaches_come_in_with_their_branch_and_are_found_by_name() {
    let (_home, archive) = open();
    let padova = BranchForm {
        name: "Padova".into(),
        municipality: "Padova".into(),
        patron_day: "13/06".into(),
        ..BranchForm::default()
    };
    archive.save_branch(None, &padova, at(NOW)).unwrap();
    let text = "Cognome\tNome\tSportello\nMARANGON\tElisa\tpadova\nBellin\tMarco\tTreviso\nSolo\t\t\nVio\tAda\tRovigo\n";
    let list = pasted_details(DetailsOf::Coaches, text).unwrap();
    let (kept, prepared) = look(&archive, list, false);
    assert_eq!((kept.new, kept.known, kept.differing), (1, 1, 1));
    let (shown, prepared) = look(&archive, prepared.table, true);
    assert_eq!((shown.new, shown.changed, shown.faulty), (1, 1, 2));
    let told = problems(&shown);
    assert!(
        told.contains(&"4 Nome: Manca il nome.".to_owned()),
        "{told:?}"
    );
    assert!(
        told.contains(
            &"5 Sportello: Fra gli sportelli non c’è «Rovigo»: aggiungilo prima nelle anagrafiche."
                .to_owned()
        ),
        "{told:?}"
    );
    assert!(shown.rows.iter().all(|row| row.tax_code.is_empty()));
    let report = run(&archive, &prepared);
    assert_eq!((report.added, report.changed, report.skipped), (1, 1, 2));
    let coaches = archive.directory().unwrap().coaches;
    let told: Vec<_> = coaches
        .iter()
        .map(|coach| {
            let branch = coach.branch_name.as_deref().unwrap_or("–");
            format!("{} {} {branch}", coach.form.surname, coach.form.name)
        })
        .collect();
    assert_eq!(told, ["Bellin Marco Treviso", "Marangon Elisa Padova"]);
    let (again, _) = look(&archive, prepared.table, false);
    assert_eq!((again.new, again.changed, again.known), (0, 0, 2));
}

#[test]
fn two_coaches_of_one_name_are_told_and_none_is_chosen() {
    let (_home, archive) = open();
    let twin = CoachForm {
        surname: "Marangon".into(),
        name: "Elisa".into(),
        branch: None,
    };
    archive.save_coach(None, &twin, at(NOW)).unwrap();
    let list = table(
        DetailsOf::Coaches,
        "Cognome;Nome;Sportello\nMarangon;Elisa;Treviso\n",
    );
    let (shown, _) = look(&archive, list, true);
    assert_eq!(shown.faulty, 1);
    assert!(problems(&shown)[0].contains("ce n’è più di uno"));
}

#[test]
fn a_list_with_no_code_or_of_something_else_says_so() {
    let none =
        read_details(DetailsOf::People, b"Cognome;Nome\nRossi;Mario\n", "x.csv").unwrap_err();
    assert_eq!(none.to_string(), "Manca la colonna «Codice fiscale».");
    let other = read_details(DetailsOf::Coaches, b"a;b\n1;2\n", "x.csv").unwrap_err();
    assert!(other.to_string().contains("tabella dei coach"), "{other}");
}
