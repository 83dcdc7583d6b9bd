//! A program killed while somebody writes: what autosave had answered for is there afterwards.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use affianca_domain::{OutputKind, RequestState, RichBlock, RichRun, RichText};
use affianca_workflow::outputs::OutputDraft;
use affianca_workflow::requests::RequestFilter;
use affianca_workflow::vault::Vault;
use common::{HEADINGS, PASSPHRASE, Request, at, open, take};

const HOME: &str = "AFFIANCA_TEST_HOME";

fn words(number: u32) -> RichText {
    let runs = vec![RichRun {
        text: format!("riga {number}"),
        bold: false,
    }];
    RichText::new(vec![RichBlock::Paragraph { runs }]).unwrap()
}

/// Run by the test below in a process of its own: it writes until it is killed.
#[test]
#[ignore = "the other process of the test below"]
fn writes_until_it_is_killed() {
    let Some(home) = std::env::var_os(HOME) else {
        return;
    };
    let now = at("2022-07-02T10:00");
    let mut vault = Vault::new(home);
    vault.unlock(PASSPHRASE, now).unwrap();
    let archive = vault.archive().unwrap();
    let row = archive
        .list_requests(&RequestFilter::default(), now)
        .unwrap()
        .rows
        .remove(0);
    let id = archive
        .start_output(row.activities[0].id, OutputKind::Plan, now)
        .unwrap();
    let mut revision = 1;
    for number in 0.. {
        let draft = OutputDraft {
            revision,
            title: "Piano".into(),
            drafted: "02/07/2022".into(),
            text: words(number),
        };
        revision = archive.keep_output_draft(id, &draft, now).unwrap().revision;
        println!("\nkept {} {number}", id.0);
        std::io::stdout().flush().unwrap();
    }
}

#[test]
fn a_killed_program_loses_nothing_that_was_saved() {
    let (home, archive) = open();
    take(
        &archive,
        format!("{HEADINGS}{}", Request::new(1).csv()).as_bytes(),
    );
    let now = at("2022-07-02T09:00");
    let row = archive
        .list_requests(&RequestFilter::default(), now)
        .unwrap()
        .rows
        .remove(0);
    archive.admit(row.id, RequestState::Proposed, now).unwrap();
    drop(archive);

    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "writes_until_it_is_killed",
            "--exact",
            "--ignored",
            "--nocapture",
        ])
        .env(HOME, home.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut last = None;
    for line in lines {
        let line = line.unwrap();
        let Some((id, number)) = line.strip_prefix("kept ").and_then(|it| it.split_once(' '))
        else {
            continue;
        };
        last = Some((id.parse::<i64>().unwrap(), number.parse::<u32>().unwrap()));
        if matches!(last, Some((_, 25..))) {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();

    let (id, number) = last.expect("it wrote something before it was killed");
    let mut vault = Vault::new(home.path());
    vault.unlock(PASSPHRASE, now).unwrap();
    let found = vault
        .archive()
        .unwrap()
        .output_detail(id.into(), now)
        .unwrap()
        .text;
    let at_least = (number..number + 1000).any(|it| found == words(it));
    assert!(
        at_least,
        "row {number} was answered for, found {}",
        found.to_json()
    );
}
