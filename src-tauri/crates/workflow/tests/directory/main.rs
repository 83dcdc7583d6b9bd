//! *Anagrafiche* on a real archive: what is saved, what is refused, what the journal tells.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod people;
#[path = "../support/mod.rs"]
mod support;

use affianca_domain::{BeneficiaryId, BranchId, CoachId, EmployerId, Minutes};
use affianca_workflow::directory::{
    BeneficiaryForm, BranchForm, CentreForm, CoachForm, ContactForm, CreateArchive, EmployerForm,
    Provider, check_set_up,
};
use affianca_workflow::{Action, Error, JournalFilter, Refusal};
use support::{Home, fields_of, first_start, mario, names_of, now};

fn centre(name: &str) -> CentreForm {
    CentreForm {
        name: name.into(),
        ..CentreForm::default()
    }
}

fn employer(name: &str, municipality: &str) -> EmployerForm {
    EmployerForm {
        name: name.into(),
        municipality: municipality.into(),
        ..EmployerForm::default()
    }
}

#[test]
fn the_first_start_leaves_body_branch_and_coach_at_work() {
    let home = Home::new();
    let directory = home.archive().directory().unwrap();
    assert_eq!(directory.provider, first_start().provider);
    assert_eq!(directory.branches.len(), 1);
    assert_eq!(directory.branches[0].form, first_start().branch);
    assert_eq!(directory.coaches[0].branch_name.as_deref(), Some("Treviso"));
    let frame = home.archive().frame(now()).unwrap();
    assert_eq!(frame.provider, "Ente Prova");
    assert_eq!(frame.coach, Some(directory.coaches[0].id));
    assert_eq!(frame.coaches, directory.coaches);
    assert_eq!(frame.counters.requests, 0);
    assert_eq!(frame.last_copy, None);
}

#[test]
fn the_first_start_names_every_field_at_fault_with_its_form() {
    let problems = check_set_up(&CreateArchive {
        branch: BranchForm {
            patron_day: "boh".into(),
            ..BranchForm::default()
        },
        provider: Provider {
            tax_code: "01234567890".into(),
            ..Provider::default()
        },
        ..CreateArchive::default()
    });
    let named: Vec<_> = problems
        .iter()
        .map(|problem| problem.field.as_str())
        .collect();
    assert_eq!(
        named,
        [
            "provider.name",
            "provider.taxCode",
            "branch.name",
            "branch.municipality",
            "branch.patronDay",
            "coach.surname",
            "coach.name"
        ]
    );
    assert!(check_set_up(&first_start()).is_empty());
}

#[test]
fn a_changed_provider_is_told_in_the_journal_field_by_field() {
    let home = Home::new();
    let form = Provider {
        referent: " Carla  Blu ".into(),
        ..first_start().provider
    };
    home.archive().save_provider(&form, now()).unwrap();
    assert_eq!(
        home.archive().directory().unwrap().provider.referent,
        "Carla Blu"
    );
    let journal = home
        .archive()
        .journal(&JournalFilter::default(), now())
        .unwrap();
    assert_eq!(journal.rows[0].what, Action::SaveProvider.describe());
    assert_eq!(journal.rows[0].who, "Anna Moretti");
    assert_eq!(journal.rows[0].subject, "ente «Ente Prova»");
    assert_eq!(
        journal.rows[0].details,
        [("Referente".to_owned(), "Paola Neri → Carla Blu".to_owned())]
    );
}

#[test]
fn branches_are_changed_and_never_doubled() {
    let home = Home::new();
    let archive = home.archive();
    let padova = BranchForm {
        name: "Padova".into(),
        municipality: "Padova".into(),
        patron_day: "13.6".into(),
        ..BranchForm::default()
    };
    let id = archive.save_branch(None, &padova, now()).unwrap();
    let double = BranchForm {
        name: "PADOVA".into(),
        ..padova.clone()
    };
    assert_eq!(
        names_of(archive.save_branch(None, &double, now())),
        ["name"]
    );
    archive.save_branch(Some(id), &double, now()).unwrap();
    let saved = archive.directory().unwrap().branches;
    assert_eq!((saved[0].id, saved[0].form.name.as_str()), (id, "PADOVA"));
    assert_eq!(saved[0].form.patron_day, "13/06");
    let gone = archive.save_branch(Some(BranchId(99)), &first_start().branch, now());
    assert!(matches!(gone, Err(Error::NotFound(_))), "{gone:?}");
}

#[test]
fn the_last_branch_and_the_coach_at_work_cannot_be_put_aside() {
    let home = Home::new();
    let archive = home.archive();
    let directory = archive.directory().unwrap();
    let (branch, coach) = (directory.branches[0].id, directory.coaches[0].id);
    assert!(matches!(
        archive
            .archive_branch(branch, true, now())
            .unwrap_err()
            .refusal(),
        Some(Refusal::LastBranch)
    ));
    assert!(matches!(
        archive
            .archive_coach(coach, true, now())
            .unwrap_err()
            .refusal(),
        Some(Refusal::CoachAtWork)
    ));

    let form = CoachForm {
        surname: "Verdi".into(),
        name: "Pia".into(),
        branch: Some(branch),
    };
    let other = archive.save_coach(None, &form, now()).unwrap();
    archive.set_coach_at_work(other, now()).unwrap();
    archive.archive_coach(coach, true, now()).unwrap();
    let frame = archive.frame(now()).unwrap();
    assert_eq!(frame.coach, Some(other));
    assert_eq!(frame.coaches.len(), 1, "one put aside cannot be chosen");
    assert!(matches!(
        archive
            .set_coach_at_work(coach, now())
            .unwrap_err()
            .refusal(),
        Some(Refusal::CoachArchived(_))
    ));
    archive.archive_coach(coach, false, now()).unwrap();
    archive.set_coach_at_work(coach, now()).unwrap();
    let journal = archive.journal(&JournalFilter::default(), now()).unwrap();
    assert_eq!(journal.rows[0].subject, "coach «Anna Moretti»");
    assert_eq!(
        journal.rows[0].who, "Pia Verdi",
        "the journal names who was at work"
    );
}

#[test]
fn a_coach_belongs_to_a_branch_that_exists() {
    let home = Home::new();
    let form = CoachForm {
        surname: "Verdi".into(),
        name: "Pia".into(),
        branch: Some(BranchId(99)),
    };
    assert_eq!(
        names_of(home.archive().save_coach(None, &form, now())),
        ["branch"]
    );
    let nobody = home.archive().set_coach_at_work(CoachId(99), now());
    assert!(matches!(nobody, Err(Error::NotFound(_))), "{nobody:?}");
}

#[test]
fn centres_are_never_doubled() {
    let home = Home::new();
    let archive = home.archive();
    let id = archive
        .save_centre(None, &centre("CPI Padova"), now())
        .unwrap();
    assert_eq!(
        names_of(archive.save_centre(None, &centre("cpi padova"), now())),
        ["name"]
    );
    archive
        .save_centre(Some(id), &centre("CPI di Padova"), now())
        .unwrap();
    assert_eq!(
        archive.directory().unwrap().centres[0].form.name,
        "CPI di Padova"
    );
    let wrong = CentreForm {
        email: "cpi@".into(),
        phone: "?".into(),
        ..CentreForm::default()
    };
    assert_eq!(
        names_of(archive.save_centre(None, &wrong, now())),
        ["name", "email", "phone"]
    );
}

#[test]
fn employers_are_found_by_any_words_without_accents() {
    let home = Home::new();
    let archive = home.archive();
    for (name, town) in [
        ("Caffè Lùmina", "Verona"),
        ("Forno Rossi", "Verona"),
        ("Ålesund", "Oderzo"),
    ] {
        archive
            .save_employer(None, &employer(name, town), now())
            .unwrap();
    }
    let names = |text: &str| -> Vec<String> {
        let page = archive.employers(text, 1, 10).unwrap();
        page.rows
            .into_iter()
            .map(|employer| employer.form.name)
            .collect()
    };
    assert_eq!(names(""), ["Ålesund", "Caffè Lùmina", "Forno Rossi"]);
    assert_eq!(names("VERONA lumi"), ["Caffè Lùmina"]);
    assert_eq!(names("alesund"), ["Ålesund"]);
    assert_eq!(names("%"), Vec::<String>::new());
    assert_eq!(archive.employers("verona", 7, 10).unwrap().page, 1);
}
