//! The answers the interface's tests stand on, recorded from the example archive on a morning of
//! the manual's June: each command is asked as the page asks it.

#![allow(clippy::unwrap_used, clippy::panic)]

mod activity;
mod agenda;
mod availability;
mod fields;
mod missed;
mod planning;
mod portal;
mod requests;
mod series;

use std::path::{Path, PathBuf};

use affianca_workflow::Problem;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::client::camel_case;
use super::crossing::{Pdf, Progress};
use crate::clock;
use crate::office::Office;
use crate::office::tests::example;

/// Where the answers go.
const FOLDER: &str = "AFFIANCA_ANSWERS_DIR";
/// The minute they are asked in, as `AFFIANCA_NOW` says it.
const MOMENT: &str = "2022-06-01T09:12";

/// An argument, as the page sends it.
pub trait Sent: Sized {
    fn read(sent: &Value) -> Result<Self, String>;
}

impl<T: DeserializeOwned> Sent for T {
    fn read(sent: &Value) -> Result<Self, String> {
        serde_json::from_value(sent.clone()).map_err(|why| format!("{why}: {sent}"))
    }
}

impl Sent for Progress {
    fn read(_: &Value) -> Result<Self, String> {
        Ok(Self::unheard())
    }
}

/// The argument the list of commands names so.
pub fn argument<T: Sent>(sent: &Value, name: &str) -> Result<T, String> {
    let nothing = Value::Null;
    T::read(sent.get(camel_case(name)).unwrap_or(&nothing))
}

/// What a command answered, as it crosses.
pub type Answered = Result<Value, Box<Problem>>;

/// What a command answers to what the page sends, which can be read.
pub fn answer(office: &Office, command: &str, sent: &Value) -> Answered {
    super::try_answer(office, command, sent).unwrap_or_else(|why| panic!("{command}: {why}"))
}

/// An answer, as it crosses.
pub trait Crossing {
    fn crossing(self) -> Value;
}

impl<T: Serialize> Crossing for T {
    fn crossing(self) -> Value {
        serde_json::to_value(self).unwrap()
    }
}

/// Bytes are shown by the system's viewer and by no test.
impl Crossing for Pdf {
    fn crossing(self) -> Value {
        Value::Null
    }
}

struct Recorder {
    office: Office,
    folder: PathBuf,
}

impl Recorder {
    /// Asks, and fails when the program refuses.
    fn ask(&self, command: &str, sent: Value) -> Value {
        answer(&self.office, command, &sent)
            .unwrap_or_else(|problem| panic!("{command} {sent}: {problem:?}"))
    }

    /// Asks, and keeps the answer under the command's name and that of the case.
    fn keep(&self, command: &str, case: &str, sent: Value) -> Value {
        let answer = self.ask(command, sent);
        self.write(command, case, &answer);
        answer
    }

    /// Asks what must be refused, and keeps the refusal.
    fn refused(&self, command: &str, case: &str, sent: Value) {
        match answer(&self.office, command, &sent) {
            Ok(answer) => panic!("{command} {sent} was answered {answer}"),
            Err(problem) => self.write(command, case, &problem.crossing()),
        }
    }

    fn write(&self, command: &str, case: &str, answer: &Value) {
        let name = match case {
            "" => format!("{command}.json"),
            case => format!("{command}.{case}.json"),
        };
        let path = self.folder.join(name);
        assert!(!path.exists(), "{} is recorded twice", path.display());
        let text = serde_json::to_string_pretty(&settled(answer)).unwrap();
        std::fs::write(path, text + "\n").unwrap();
    }
}

/// The answer without what differs from one archive to the next: the site in an id, digests, and
/// the seconds gone by since the recording began.
fn settled(answer: &Value) -> Value {
    match answer {
        Value::Number(number) => match number.as_u64() {
            Some(id) => json!(id & u64::from(u32::MAX)),
            None => answer.clone(),
        },
        Value::String(text) if is_digest(text) => json!("0123456789abcdef"),
        Value::String(text) if text.starts_with(&MOMENT[..MOMENT.len() - 1]) => {
            json!(format!("{MOMENT}:00"))
        }
        Value::Array(items) => items.iter().map(settled).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.clone(), settled(value)))
            .collect(),
        other => other.clone(),
    }
}

fn is_digest(text: &str) -> bool {
    text.len() >= 16 && text.chars().all(|letter| letter.is_ascii_hexdigit())
}

/// The one of a list whose field is so.
fn find<'a>(list: &'a Value, field: &str, wanted: &str) -> &'a Value {
    let mut items = list.as_array().unwrap().iter();
    items
        .find(|item| item[field] == wanted)
        .unwrap_or_else(|| panic!("no {field} {wanted} in {list}"))
}

fn requests_filter(text: &str) -> Value {
    json!({ "filter": { "text": text, "page": 1, "pageSize": 50 } })
}

/// The request of an OPAL, as the list shows it.
fn request(recorder: &Recorder, opal: &str) -> Value {
    let page = recorder.ask("list_requests", requests_filter(opal));
    find(&page["rows"], "opal", opal).clone()
}

/// The lists every screen chooses from.
fn directory(recorder: &Recorder) {
    recorder.keep("directory", "", json!({}));
}

/// Each subject has an example of its own: what one does to it changes no other's answers.
fn record(folder: &Path) {
    for subject in [
        directory,
        fields::fields,
        requests::requests,
        activity::activity,
        availability::availability,
        planning::planning,
        agenda::agenda,
        portal::portal,
        series::series,
        missed::missed,
    ] {
        let home = tempfile::tempdir().unwrap();
        subject(&Recorder {
            office: example(home.path()),
            folder: folder.to_owned(),
        });
    }
}

#[test]
#[ignore = "`cargo xtask answers` runs it, at its moment"]
fn record_answers() {
    let folder = PathBuf::from(std::env::var_os(FOLDER).unwrap());
    std::fs::create_dir_all(&folder).unwrap();
    let now = clock::now().format("%Y-%m-%dT%H:%M").to_string();
    assert_eq!(now, MOMENT, "the moment is not AFFIANCA_NOW's");
    record(&folder);
}

#[test]
fn an_answer_keeps_nothing_of_the_archive_that_gave_it() {
    let answer = json!({ "id": (7_u64 << 32) + 58, "amount": -1, "at": "2022-06-01T09:12:31.5",
        "hash": "9f3c71ab0e42d85b", "said": ["2022-06-01T08:12:00", 3] });
    assert_eq!(
        settled(&answer),
        json!({ "id": 58, "amount": -1, "at": "2022-06-01T09:12:00",
            "hash": "0123456789abcdef", "said": ["2022-06-01T08:12:00", 3] })
    );
}
