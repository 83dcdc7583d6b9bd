//! What is typed and not yet sent: kept in the archive, not in its history.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_workflow::unsent::{LONGEST, MOST, Unsent};
use affianca_workflow::{Archive, JournalFilter, ProblemCode};
use chrono::Duration;
use support::{Home, PASSPHRASE, now};

fn typed(form: &str, words: &str) -> Unsent {
    Unsent {
        form: form.into(),
        title: "Rifiuta la richiesta".into(),
        place: "/richieste/7".into(),
        words: words.into(),
    }
}

fn kept(archive: &Archive) -> Vec<(String, String)> {
    archive
        .unsent()
        .unwrap()
        .into_iter()
        .map(|it| (it.unsent.form, it.unsent.words))
        .collect()
}

#[test]
fn words_outlive_the_lock_and_go_when_they_are_sent() {
    let mut home = Home::new();
    let rows = |home: &Home| {
        home.archive()
            .journal(&JournalFilter::default(), now())
            .unwrap()
            .rows
            .len()
    };
    let before = rows(&home);
    for words in ["\"Non\"", "\"Non c’è\""] {
        home.archive()
            .keep_unsent(&typed("richiesta/7/rifiuto", words), now())
            .unwrap();
    }
    home.vault.lock();
    home.vault.unlock(PASSPHRASE, now()).unwrap();
    let archive = home.archive();
    let found = archive.unsent().unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].unsent, typed("richiesta/7/rifiuto", "\"Non c’è\""));
    assert_eq!(found[0].kept, now());
    archive.forget_unsent("richiesta/7/rifiuto").unwrap();
    assert_eq!(archive.unsent().unwrap(), []);
    assert_eq!(
        rows(&home),
        before + 1,
        "it was opened, and nothing done yet"
    );
}

#[test]
fn the_last_written_comes_first_and_old_ones_do_not_pile_up() {
    let home = Home::new();
    let archive = home.archive();
    for minute in 0..=i64::from(MOST) {
        let form = format!("erogazione/{minute}");
        archive
            .keep_unsent(&typed(&form, "\"\""), now() + Duration::minutes(minute))
            .unwrap();
    }
    let forms = kept(&archive);
    assert_eq!(forms.len(), MOST as usize);
    assert_eq!(forms[0].0, format!("erogazione/{MOST}"));
    assert!(forms.iter().all(|(form, _)| form != "erogazione/0"));
}

#[test]
fn words_too_long_are_refused_and_what_was_kept_stays() {
    let home = Home::new();
    let archive = home.archive();
    archive
        .keep_unsent(&typed("nota", "\"uno\""), now())
        .unwrap();
    let long = "a".repeat(LONGEST + 1);
    for refused in [typed("nota", &long), typed(&long, "\"\"")] {
        let error = archive.keep_unsent(&refused, now()).unwrap_err();
        assert_eq!(error.code(), ProblemCode::Refused, "{}", error.message());
    }
    assert_eq!(kept(&archive), [("nota".into(), "\"uno\"".into())]);
}
