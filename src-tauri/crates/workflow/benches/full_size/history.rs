//! The journal of ten years: what brought each session where it is, row after row, each bound to
//! the one before it.

use affianca_workflow::{Action, Archive, Result, Write};
use rusqlite::params;
use sha2::{Digest, Sha256};

use crate::archive::{day, now};
use crate::rows::{REQUESTS, nth};

/// A session leaves four rows: entered, scheduled, started, concluded.
const ROWS: i64 = 4_000_000;
const DAYS: i64 = 3_650;

/// Appends the history.
pub fn fill(archive: &Archive) {
    archive
        .write(Action::Import, now(), |step| {
            step.about("storia di prova");
            append(step)
        })
        .unwrap();
}

fn append(step: &Write) -> Result<()> {
    let (last, mut previous): (i64, String) = step.query_row(
        "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let mut insert = step.prepare(
        "INSERT INTO journal (seq, at, who, action, subject, request_id, detail, previous, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for number in 0..ROWS {
        let seq = last + 1 + number;
        let at = format!("{}T10:00:00", day(DAYS - number * DAYS / ROWS));
        let request = number * REQUESTS / ROWS + 1;
        let who = format!("Coach {}", request % 80 + 1);
        let action = action(number).code();
        let subject = format!("erogazione {}, JC-1-1103/{request:05} JC-AL", number / 4);
        let detail = "{\"data\":\"01/06/2022\",\"orario\":\"09:00–11:00\"}";
        let hash = link(&[
            &seq.to_string(),
            &at,
            &who,
            action,
            &subject,
            &nth(request).to_string(),
            detail,
            &previous,
        ]);
        insert.execute(params![
            seq,
            at,
            who,
            action,
            subject,
            nth(request),
            detail,
            previous,
            hash
        ])?;
        previous = hash;
    }
    Ok(())
}

/// The four of a session; now and then something rarer.
fn action(number: i64) -> Action {
    const OF_A_SESSION: [Action; 4] = [
        Action::EnterSession,
        Action::ScheduleSession,
        Action::StartSession,
        Action::ConcludeSession,
    ];
    if number % 101 == 0 {
        Action::ALL[(number / 101) as usize % Action::ALL.len()]
    } else {
        OF_A_SESSION[number as usize % 4]
    }
}

/// A row's hash, as the archive takes it.
fn link(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    let mut hash = String::with_capacity(64);
    for byte in hasher.finalize() {
        for half in [byte >> 4, byte & 15] {
            hash.push(char::from_digit(u32::from(half), 16).unwrap());
        }
    }
    hash
}
