//! The second half: people and firms.

use super::*;
use affianca_workflow::Error;

#[test]
fn one_firm_may_have_two_seats_but_not_the_same_one_twice() {
    let home = Home::new();
    let archive = home.archive();
    let treviso = EmployerForm {
        tax_code: "IT 01234567897".into(),
        ..employer("Alfa", "Treviso")
    };
    let first = archive.save_employer(None, &treviso, now()).unwrap();
    archive
        .save_employer(
            None,
            &EmployerForm {
                municipality: "Padova".into(),
                ..treviso.clone()
            },
            now(),
        )
        .unwrap();
    assert_eq!(
        names_of(archive.save_employer(None, &treviso, now())),
        ["name"]
    );
    archive.save_employer(Some(first), &treviso, now()).unwrap();
    assert_eq!(
        archive.employer(first).unwrap().form.tax_code,
        "01234567897"
    );
}

#[test]
fn contacts_belong_to_their_employer_and_stay_out_of_the_journal() {
    let home = Home::new();
    let archive = home.archive();
    let alfa = archive
        .save_employer(None, &employer("Alfa", ""), now())
        .unwrap();
    let beta = archive
        .save_employer(None, &employer("Beta", ""), now())
        .unwrap();
    let form = ContactForm {
        surname: "Galli".into(),
        role: "Titolare".into(),
        ..ContactForm::default()
    };
    let id = archive.save_contact(alfa, None, &form, now()).unwrap();
    let elsewhere = archive.save_contact(beta, Some(id), &form, now());
    assert!(
        matches!(elsewhere, Err(Error::NotFound(_))),
        "{elsewhere:?}"
    );
    let nowhere = archive.save_contact(EmployerId(99), None, &form, now());
    assert!(matches!(nowhere, Err(Error::NotFound(_))), "{nowhere:?}");
    let changed = ContactForm {
        phone: "0422 1".into(),
        ..form
    };
    archive
        .save_contact(alfa, Some(id), &changed, now())
        .unwrap();
    assert_eq!(archive.employer(alfa).unwrap().contacts[0].form, changed);
    let row = &archive
        .journal(&JournalFilter::default(), now())
        .unwrap()
        .rows[0];
    assert_eq!(row.subject, "referente di «Alfa»");
    assert_eq!(
        row.details,
        [("campi modificati".to_owned(), "Telefono".to_owned())]
    );
}

#[test]
fn a_profile_is_saved_with_its_own_limits() {
    let home = Home::new();
    let archive = home.archive();
    let form = BeneficiaryForm {
        daily_limit: "5".into(),
        weekly_limit: "20:00".into(),
        ..mario()
    };
    let id = archive.save_beneficiary(None, &form, now()).unwrap();
    let saved = archive.beneficiary(id).unwrap();
    assert_eq!(saved.daily_limit, Some(Minutes(300)));
    assert_eq!(saved.weekly_limit, Some(Minutes(1200)));
    assert_eq!(saved.birth_date.unwrap().to_string(), "1980-01-01");
    archive.save_beneficiary(Some(id), &mario(), now()).unwrap();
    assert_eq!(
        archive.beneficiary(id).unwrap().daily_limit,
        None,
        "an empty limit is none"
    );
    let row = &archive
        .journal(&JournalFilter::default(), now())
        .unwrap()
        .rows[0];
    assert_eq!(row.subject, format!("destinatario n. {id}"));
    assert_eq!(
        row.details,
        [(
            "campi modificati".to_owned(),
            "Limite giornaliero; Limite settimanale".to_owned()
        )]
    );
}

#[test]
fn every_field_of_a_profile_at_fault_is_told_at_once() {
    let home = Home::new();
    let form = BeneficiaryForm {
        name: "\u{200B}\n".into(),
        surname: "x".repeat(201),
        tax_code: "RSSMRA80A01H501X".into(),
        birth_date: "31/02/1980".into(),
        email: "mario".into(),
        phone: "casa".into(),
        daily_limit: "25:00".into(),
        weekly_limit: "169:00".into(),
        ..BeneficiaryForm::default()
    };
    assert_eq!(
        names_of(home.archive().save_beneficiary(None, &form, now())),
        [
            "surname",
            "name",
            "taxCode",
            "birthDate",
            "phone",
            "email",
            "dailyLimit",
            "weeklyLimit"
        ]
    );
    let upside_down = BeneficiaryForm {
        daily_limit: "6".into(),
        weekly_limit: "5".into(),
        ..mario()
    };
    assert_eq!(
        names_of(home.archive().save_beneficiary(None, &upside_down, now())),
        ["weeklyLimit"]
    );
}

#[test]
fn a_codice_fiscale_that_does_not_fit_is_confirmed_first() {
    let home = Home::new();
    let archive = home.archive();
    let form = BeneficiaryForm {
        surname: "Bianchi".into(),
        birth_date: String::new(),
        ..mario()
    };
    let asked = fields_of(archive.save_beneficiary(None, &form, now()));
    assert_eq!(asked[0].field, "confirmed");
    assert_eq!(
        asked[0].message,
        "Il codice fiscale non corrisponde al cognome «Bianchi»."
    );
    let form = BeneficiaryForm {
        confirmed: true,
        ..form
    };
    archive.save_beneficiary(None, &form, now()).unwrap();
    let row = &archive
        .journal(&JournalFilter::default(), now())
        .unwrap()
        .rows[0];
    assert!(
        row.details.iter().any(|(key, _)| key == "confermato"),
        "{:?}",
        row.details
    );
}

#[test]
fn two_people_never_share_a_codice_fiscale() {
    let home = Home::new();
    let archive = home.archive();
    archive.save_beneficiary(None, &mario(), now()).unwrap();
    let asked = fields_of(archive.save_beneficiary(None, &mario(), now()));
    assert_eq!(asked[0].field, "taxCode");
    assert_eq!(
        asked[0].message,
        "Questo codice fiscale è già di Rossi Mario."
    );
    let gone = archive.save_beneficiary(Some(BeneficiaryId(99)), &mario(), now());
    assert!(matches!(gone, Err(Error::NotFound(_))), "{gone:?}");
}

#[test]
fn a_refused_form_leaves_no_trace() {
    let home = Home::new();
    let archive = home.archive();
    let before = archive
        .journal(&JournalFilter::default(), now())
        .unwrap()
        .found;
    assert!(
        archive
            .save_beneficiary(None, &BeneficiaryForm::default(), now())
            .is_err()
    );
    assert!(archive.archive_branch(BranchId(99), true, now()).is_err());
    assert_eq!(
        archive
            .journal(&JournalFilter::default(), now())
            .unwrap()
            .found,
        before
    );
    assert_eq!(archive.beneficiaries("", 1, 10).unwrap().found, 0);
}
