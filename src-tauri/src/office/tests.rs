#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;
use std::time::Duration;

use super::*;
use crate::desktop::stand_in::StandIn;

/// An office in `folder` with the example open, and nobody at the desktop.
pub fn example(folder: &Path) -> Office {
    example_with(folder, StandIn::nobody())
}

/// An office in `folder` with the example open.
pub fn example_with(folder: &Path, desktop: impl Desktop + 'static) -> Office {
    let office = Office::new(folder.to_owned(), Instant::now(), desktop);
    let mut example = Vault::new(folder.join("esempio"));
    example.create_example(clock::now()).unwrap();
    *office.example() = Some(example);
    office
}

const IDLE: Duration = Duration::from_secs(10 * 60);

#[test]
fn a_minute_before_the_lock_it_is_said_once_until_somebody_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let office = example(folder.path());
    let left = |ago| *office.0.seen.lock().unwrap() = LastSeen::asleep_for(ago);
    let minute = Duration::from_secs(60);
    assert!(!office.lock_is_near());
    left(IDLE - minute / 2);
    assert!(office.lock_is_near());
    assert!(!office.lock_is_near(), "it is said once");
    office.touch();
    left(IDLE - minute / 2);
    assert!(office.lock_is_near());
    *office.0.lock_after.lock().unwrap() = IdleMinutes::new(30).unwrap();
    assert!(!office.close_if_idle());
    left(3 * IDLE);
    assert!(office.close_if_idle());
    assert!(!office.lock_is_near(), "nothing is open any more");
}

#[test]
fn what_is_open_is_locked_once_the_user_has_been_away_for_ten_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let office = example(folder.path());
    let left = |ago| *office.0.seen.lock().unwrap() = LastSeen::asleep_for(ago);
    let second = Duration::from_secs(1);
    left(IDLE - 10 * second);
    assert!(!office.close_if_idle());
    left(IDLE);
    office.touch();
    assert!(!office.close_if_idle());
    left(IDLE);
    assert!(office.close_if_idle());
    let closed = (ArchiveState::Missing, false);
    assert_eq!(office.state(), closed, "the example is closed");
    assert!(!office.close_if_idle(), "nothing is open any more");
}

#[test]
fn a_command_that_breaks_off_with_a_vault_leaves_it_locked() {
    let folder = tempfile::tempdir().unwrap();
    let office = example(folder.path());
    let archive = office.archive().unwrap().weak();
    let broken = std::thread::scope(|scope| {
        let run = scope.spawn(|| office.with_vault(|_| -> Result<()> { panic!("broken off") }));
        run.join()
    });
    assert!(broken.is_err());
    assert!(matches!(
        office.archive(),
        Err(Error::Store(StoreError::Locked))
    ));
    assert_eq!(archive.holders(), 0, "the archive is still open");
    let mut again = Vault::new(folder.path().join("esempio"));
    again.create_example(clock::now()).unwrap();
    *office.example() = Some(again);
    assert!(office.archive().is_ok(), "a new one opens all the same");
}

#[test]
fn a_step_refused_for_a_doubted_clock_has_the_page_ask_whether_the_date_is_right() {
    let folder = tempfile::tempdir().unwrap();
    let desktop = StandIn::nobody();
    let noted = desktop.noted();
    let office = example_with(folder.path(), desktop);
    let refused = |error: Refusal| office.work(|_, _| -> Result<()> { Err(error.into()) });
    refused(Refusal::FileGone).unwrap_err();
    assert!(noted.events.lock().unwrap().is_empty());
    refused(Refusal::ClockDoubted("Il computer dice…".into())).unwrap_err();
    assert_eq!(
        *noted.events.lock().unwrap(),
        [ProgramEvent::ArchiveChanged]
    );
}

#[test]
fn what_follows_a_question_has_the_time_of_the_answer() {
    let folder = tempfile::tempdir().unwrap();
    let office = example(folder.path());
    let (before, answered, after) = office
        .ask(
            |_, now| Ok(now),
            |_, before| {
                std::thread::sleep(Duration::from_millis(2));
                Ok((before, clock::now()))
            },
            |_, (before, answered), now| Ok((before, answered, now)),
        )
        .unwrap();
    assert!(before < answered && answered <= after);
}

#[test]
fn an_archive_put_in_the_place_of_another_meanwhile_is_not_the_one_that_asked() {
    let folder = tempfile::tempdir().unwrap();
    let office = example(folder.path());
    let answer = office.ask(
        |_, _| Ok(()),
        |_, ()| {
            office.close();
            let mut other = Vault::new(folder.path().join("esempio"));
            other.create_example(clock::now())?;
            *office.example() = Some(other);
            Ok(())
        },
        |_, (), _| Ok(()),
    );
    assert!(matches!(answer, Err(Error::Store(StoreError::Locked))));
    assert!(office.archive().is_ok());
}
