//! Every command with anything for its arguments: it never breaks off, what it refuses it refuses with
//! a typed problem and a sentence, and a refusal changes nothing.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod shapes;
mod values;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use affianca_workflow::vault::ArchiveState;
use affianca_workflow::{Error, ProblemCode};
use serde_json::Value;

use self::shapes::Shapes;
use self::values::Values;
use super::{NAMES, try_answer};
use crate::desktop::stand_in::StandIn;
use crate::office::Office;
use crate::office::tests::example_with;

/// How often each command is tried, and those that try a secret, which takes its time by design.
const TIMES: usize = 30;
const TIMES_OF_SECRETS: usize = 2;
const SECRETS: [&str; 8] = [
    "create_archive",
    "unlock",
    "unlock_with_recovery",
    "change_passphrase",
    "change_key",
    "new_recovery_code",
    "look_into_copy",
    "restore_copy",
];
/// These end what the others are tried on.
const ENDS: [&str; 4] = ["lock", "leave_example", "open_example", "close_window"];

/// Somebody at the desktop: chooses a file of no sense, or saves, or gives up.
fn somebody(folder: &Path) -> StandIn {
    let asked = Arc::new(AtomicUsize::new(0));
    let answer = {
        let (asked, folder) = (Arc::clone(&asked), folder.to_owned());
        move |name: &str| match asked.fetch_add(1, Ordering::Relaxed) % 4 {
            0 => Err(Error::Cancelled),
            _ => Ok(folder.join(name)),
        }
    };
    let saved = answer.clone();
    let files = [
        "non-esiste",
        "testo.csv",
        "foglio.xls",
        "carta.pdf",
        "vuoto",
    ];
    StandIn::nobody()
        .saves(move |_| saved("salvato"))
        .chooses(move || answer(files[asked.load(Ordering::Relaxed) % files.len()]))
}

/// An office with the example open, at whose desktop somebody sits.
fn office(home: &Path) -> Office {
    let folder = home.join("altrove");
    std::fs::create_dir(&folder).unwrap();
    for (name, bytes) in [
        ("testo.csv", &b"Cognome;Nome\n\xFF\xFE;\0"[..]),
        ("foglio.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rubbish"),
        ("carta.pdf", b"%PDF-1.7"),
        ("vuoto", b""),
    ] {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    example_with(&home.join("dati"), somebody(&folder))
}

/// The bytes of every file of the archives: what is written is in the archive or in its log.
fn written(home: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for folder in ["dati/esempio", "dati/archivio"] {
        let Ok(entries) = std::fs::read_dir(home.join(folder)) else {
            continue;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            // Readers say here how far they are.
            let of_readers = path.to_string_lossy().ends_with("-shm");
            // A wrong secret is counted: that is all it changes.
            let of_tries = path.ends_with("tentativi");
            if path.is_file() && !of_readers && !of_tries {
                files.insert(path.clone(), std::fs::read(path).unwrap());
            }
        }
    }
    files
}

struct Trial<'a> {
    home: &'a Path,
    office: Office,
    values: Values<'a>,
    /// How often each code was answered.
    codes: BTreeMap<String, usize>,
}

impl Trial<'_> {
    fn send(&mut self, command: &str) {
        let sent = self.values.arguments(command);
        let shown: String = sent.to_string().chars().take(2000).collect();
        let before = written(self.home);
        let answer = catch_unwind(AssertUnwindSafe(|| {
            try_answer(&self.office, command, &sent)
        }));
        let code = match answer {
            Err(_) => panic!("{command} broke off: {shown}"),
            Ok(Ok(Ok(answer))) => {
                self.values.hear(&answer);
                "ok".to_owned()
            }
            Ok(refused) => {
                assert!(
                    before == written(self.home),
                    "{command} refused and changed something: {shown}"
                );
                match refused {
                    // What cannot be read never reaches the command.
                    Err(_) => "unread".to_owned(),
                    Ok(problem) => Self::is_told(command, &problem.unwrap_err(), &shown),
                }
            }
        };
        *self.codes.entry(code).or_default() += 1;
    }

    fn is_told(command: &str, problem: &affianca_workflow::Problem, shown: &str) -> String {
        let whole = format!("{command} {problem:?}: {shown}");
        assert!(problem.code != ProblemCode::Unexpected, "{whole}");
        assert!(!problem.message.trim().is_empty(), "{whole}");
        assert!(problem.message.len() < 5000, "{whole}");
        format!("{:?}", problem.code)
    }
}

fn shapes() -> Shapes {
    let generated = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/generated");
    let read = |name: &str| std::fs::read_to_string(generated.join(name)).unwrap();
    Shapes::read(&read("types.ts"), &read("client.ts"))
}

#[test]
fn the_page_s_client_knows_every_command() {
    let shapes = shapes();
    let mut names: Vec<&str> = shapes.commands.keys().map(String::as_str).collect();
    let mut all = NAMES.to_vec();
    names.sort_unstable();
    all.sort_unstable();
    assert_eq!(names, all);
}

#[test]
fn whatever_the_page_sends_nothing_breaks_and_a_refusal_changes_nothing() {
    let shapes = shapes();
    let home = tempfile::tempdir().unwrap();
    let seed =
        std::env::var("AFFIANCA_SEED").map_or(0x9E37_79B9_7F4A_7C15, |seed| seed.parse().unwrap());
    let mut trial = Trial {
        home: home.path(),
        office: office(home.path()),
        values: Values::new(&shapes, seed),
        codes: BTreeMap::new(),
    };
    // What the archive holds, to be sent back.
    for command in [
        "directory",
        "list_requests",
        "list_registers",
        "agenda",
        "today",
    ] {
        for _ in 0..5 {
            trial.send(command);
        }
    }
    for round in 0..TIMES {
        for command in NAMES {
            let tries_secret = SECRETS.contains(command);
            if ENDS.contains(command) || (tries_secret && round >= TIMES_OF_SECRETS) {
                continue;
            }
            trial.send(command);
            assert_eq!(
                trial.office.state(),
                (ArchiveState::Open, true),
                "{command} closed the example"
            );
        }
    }
    println!("{:?}", trial.codes);
    assert!(trial.codes["ok"] > TIMES * 20, "{:?}", trial.codes);
    for command in ENDS {
        trial.send(command);
    }
    // Locked, every command says so, or answers what a locked program can.
    for command in NAMES.iter().filter(|command| !SECRETS.contains(*command)) {
        trial.send(command);
    }
}

#[test]
fn arguments_are_as_the_page_sends_them() {
    let shapes = shapes();
    let mut values = Values::new(&shapes, 7);
    let whole = (0..200)
        .map(|_| values.arguments("enter_session"))
        .filter(|sent| sent["form"]["date"].is_string() && sent["activity"] != Value::Null)
        .count();
    assert!(whole > 100, "{whole}");
}
