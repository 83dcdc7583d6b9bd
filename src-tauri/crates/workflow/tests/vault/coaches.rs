//! A passphrase for each coach: who opens is at work, and stays so; who looks at what is told.

use super::*;
use affianca_domain::CoachId;
use affianca_workflow::Refusal;
use affianca_workflow::directory::CoachForm;

const THIRD: &str = "sette gufi contano le stelle fredde";

/// Adds a coach to the directory.
fn coach(home: &Home, name: &str) -> CoachId {
    let form = CoachForm {
        surname: "Berton".into(),
        name: name.into(),
        branch: None,
    };
    home.archive().save_coach(None, &form, now()).unwrap()
}

/// Anna's archive, which Bruno opens too.
fn shared() -> (Home, CoachId, CoachId) {
    let mut home = Home::with_code();
    let anna = home.archive().frame(now()).unwrap().coach.unwrap();
    let bruno = coach(&home, "Bruno");
    home.vault
        .add_key_coach(PASSPHRASE, bruno, OTHER, now())
        .unwrap();
    (home, anna, bruno)
}

fn reopen(home: &mut Home, passphrase: &str) {
    home.vault.lock();
    home.vault.unlock(passphrase, now()).unwrap();
}

#[test]
fn who_opened_the_archive_is_at_work_and_nobody_else_is_chosen_by_hand() {
    let (mut home, anna, bruno) = shared();
    let told = home.vault.key_coaches().unwrap();
    let own: Vec<_> = told.own.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(own, ["Anna Moretti", "Bruno Berton"]);
    assert_eq!(told.without, []);
    reopen(&mut home, OTHER);
    let frame = home.archive().frame(now()).unwrap();
    assert_eq!((frame.coach, frame.coach_by_key), (Some(bruno), true));
    let by_hand = home.archive().set_coach_at_work(anna, now());
    assert_eq!(by_hand.unwrap_err().refusal(), Some(&Refusal::CoachByKey));
    let aside = home.archive().archive_coach(anna, true, now());
    assert_eq!(
        aside.unwrap_err().refusal(),
        Some(&Refusal::CoachHasKey("Anna Moretti".into()))
    );
    home.vault.remove_key_coach(OTHER, anna, now()).unwrap();
    home.archive().archive_coach(anna, true, now()).unwrap();
    let frame = home.archive().frame(now()).unwrap();
    assert_eq!((frame.coach, frame.coach_by_key), (Some(bruno), false));
    let archived = home.vault.add_key_coach(OTHER, anna, THIRD, now());
    assert!(matches!(
        archived.unwrap_err().refusal(),
        Some(Refusal::CoachArchived(_))
    ));
}

#[test]
fn the_journal_names_who_let_whom_in_and_who_opened() {
    let (mut home, _, _) = shared();
    reopen(&mut home, OTHER);
    let rows = home
        .archive()
        .journal(&JournalFilter::default(), now())
        .unwrap()
        .rows;
    let told: Vec<_> = rows
        .iter()
        .take(2)
        .map(|row| (row.who.as_str(), row.what.as_str(), row.subject.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("Bruno Berton", Action::Unlock.describe(), "archivio"),
            (
                "Anna Moretti",
                Action::AddKey.describe(),
                "coach «Bruno Berton»"
            ),
        ]
    );
    assert_eq!(home.archive().verify_journal().unwrap().broken, None);
}

#[test]
fn names_anybody_can_look_up_make_no_passphrase_after_recovery_either() {
    let (mut home, _, bruno) = shared();
    home.vault.lock();
    let code = home.code.clone();
    let own = home.vault.recovery_coaches(&code).unwrap();
    assert_eq!(own.len(), 2);
    let weak = "Moretti Ente Prova Roggia Berton";
    let refused = home.vault.recover(&code, Some(bruno), weak, now());
    assert!(
        matches!(refused, Err(Error::Store(StoreError::WeakPassphrase(_)))),
        "{refused:?}"
    );
    let which = home.vault.recover(&code, None, THIRD, now()).unwrap_err();
    assert_eq!(which.code(), ProblemCode::WhichCoach);
    home.vault
        .recover(&code, Some(bruno), THIRD, now())
        .unwrap();
    assert_eq!(home.archive().frame(now()).unwrap().coach, Some(bruno));
    reopen(&mut home, PASSPHRASE);
}

#[test]
fn opening_the_archive_makes_it_no_newer_than_its_copy_and_settles_no_doubt_about_the_clock() {
    let mut home = Home::new();
    let copy = home.folder.path().join("copia.zip");
    home.vault.backup().unwrap().write(&copy, now()).unwrap();
    let later = now() + chrono::TimeDelta::days(400);
    home.vault.lock();
    home.vault.unlock(PASSPHRASE, later).unwrap();
    let frame = home.archive().frame(later).unwrap();
    assert!(frame.clock.is_some(), "the clock is doubted still");
    assert_eq!(frame.copy_due, None, "nothing was done that no copy holds");
}

#[test]
fn a_key_file_of_another_day_is_told_in_words_of_its_own() {
    let (mut home, _, _) = shared();
    let file = home.vault.folder().join(KEYS);
    let old = fs::read(&file).unwrap();
    home.vault.change_passphrase(OTHER, THIRD, now()).unwrap();
    home.vault.lock();
    fs::write(&file, &old).unwrap();
    for passphrase in [OTHER, PASSPHRASE] {
        let refused = home.vault.unlock(passphrase, now()).unwrap_err();
        assert!(
            matches!(refused, Error::Store(StoreError::KeysOld)),
            "{refused:?}"
        );
        assert!(refused.message().contains("«chiavi.json»"));
    }
    let wrong = home.vault.unlock(THIRD, now()).unwrap_err();
    assert_eq!(wrong.code(), ProblemCode::WrongSecret);
}
