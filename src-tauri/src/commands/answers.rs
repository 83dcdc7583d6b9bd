//! The answers the interface's tests stand on, recorded from the example archive on a morning of
//! the manual's June: each command is asked as the page asks it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

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
    fn read(sent: &Value) -> Self;
}

impl<T: DeserializeOwned> Sent for T {
    fn read(sent: &Value) -> Self {
        serde_json::from_value(sent.clone()).unwrap_or_else(|why| panic!("{why}: {sent}"))
    }
}

impl Sent for Progress {
    fn read(_: &Value) -> Self {
        Self::unheard()
    }
}

/// The argument the list of commands names so.
pub fn argument<T: Sent>(sent: &Value, name: &str) -> T {
    T::read(&sent[camel_case(name)])
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
        super::answer(&self.office, command, &sent)
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
        match super::answer(&self.office, command, &sent) {
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

/// The queue with something of each kind, and what reporting makes of it.
fn portal(recorder: &Recorder) {
    let queue = || recorder.ask("portal_queue", json!({ "filter": {} }));
    let report = |item: &Value, reach: &str| {
        let order = json!({ "subject": item["subject"], "stamp": item["stamp"] });
        json!({ "orders": [order], "reach": reach })
    };
    let admitted = request(recorder, "JC-1-1103/031");
    recorder.ask(
        "admit_request",
        json!({ "id": admitted["id"], "expected": admitted["state"] }),
    );
    let ended = request(recorder, "JC-1-1103/018");
    let ended = find(&ended["activities"], "code", "JC-AN").clone();
    recorder.ask(
        "end_activity",
        json!({ "activity": ended["id"], "expected": ended["state"] }),
    );
    // Known there, then moved here and scheduled.
    let items = queue()["items"].clone();
    let moved = find(&items, "code", "JC-SU").clone();
    recorder.ask("report_to_portal", report(&moved, "tutto"));
    let id = json!({ "id": moved["activity"] });
    let row = || {
        let detail = recorder.ask("activity_detail", id.clone());
        find(&detail["sessions"], "state", "INSERITA").clone()
    };
    let mut form = recorder.ask("activity_detail", id.clone())["blank"].clone();
    for field in ["start", "end", "place"] {
        form[field] = row()[field].clone();
    }
    form["date"] = json!("09/06/2022");
    let edit = json!({ "session": row()["id"], "revision": row()["revision"], "form": form,
        "acknowledged": [] });
    recorder.ask("edit_session", edit);
    recorder.ask("take_step", step(&row(), "programma"));
    let items = queue()["items"].clone();
    let started = find(&items, "trueState", "AVVIATA");
    let session = json!({ "id": started["subject"]["id"], "state": "AVVIATA" });
    recorder.ask("take_step", step(&session, "concludi"));

    let before = recorder.keep("portal_queue", "", json!({ "filter": {} }));
    let items = before["items"].as_array().unwrap();
    let delivered = items
        .iter()
        .find(|item| item["trueState"] == "EROGATA" && item["urgency"] != "scaduto")
        .unwrap();
    for (case, reach) in [("next", "prossimo"), ("all", "tutto")] {
        let known = recorder.keep("report_to_portal", case, report(delivered, reach));
        recorder.keep(
            "portal_queue",
            &format!("after-{case}"),
            json!({ "filter": {} }),
        );
        recorder.ask("correct_portal", json!({ "known": known }));
    }
    recorder.ask("report_to_portal", report(delivered, "tutto"));
    let session = json!({ "filter": { "session": delivered["subject"]["id"] } });
    recorder.keep("portal_queue", "nothing-left", session);
}

/// The list, the pages of a request that waits, of one admitted and of one refused, and its form.
fn requests(recorder: &Recorder) {
    recorder.keep("list_requests", "", requests_filter(""));
    for (case, opal) in [
        ("waiting", "JC-1-1103/022"),
        ("admitted", "JC-1-1103/009"),
        ("refused", "JC-1-1103/027"),
    ] {
        let id = &request(recorder, opal)["id"];
        recorder.keep("request_detail", case, json!({ "id": id }));
        recorder.keep("request_form", case, json!({ "id": id }));
        let beneficiary = &recorder.ask("request_detail", json!({ "id": id }))["beneficiary"];
        recorder.keep("beneficiary", case, json!({ "id": beneficiary }));
    }
    let limited = &request(recorder, "JC-1-1103/018")["id"];
    let limited = &recorder.ask("request_detail", json!({ "id": limited }))["beneficiary"];
    recorder.keep("beneficiary", "limited", json!({ "id": limited }));
    let blank = recorder.keep("blank_request", "", json!({}));
    for kind in ["base", "rinforzato"] {
        let sent = json!({ "voucherKind": kind, "requestDate": "01/06/2022" });
        let activities = recorder.keep("request_activities", kind, sent);
        let mut form = blank.clone();
        form["voucherKind"] = json!(kind);
        form["activities"] = activities;
        recorder.keep("check_request", kind, json!({ "form": form, "id": null }));
    }
    let taken = request(recorder, "JC-1-1103/009");
    for (case, field, value) in [
        ("known-opal", "opal", &taken["opal"]),
        ("known-person", "taxCode", &taken["taxCode"]),
    ] {
        let mut form = blank.clone();
        form[field] = value.clone();
        recorder.keep("check_request", case, json!({ "form": form, "id": null }));
    }
    let mut lowered = blank;
    for (at, hours) in [(0, "2"), (1, "6"), (4, "40")] {
        lowered["activities"][at]["hours"] = json!(hours);
    }
    let sent = json!({ "form": lowered, "id": null });
    recorder.keep("check_request", "lowered", sent);
}

fn step(session: &Value, step: &str) -> Value {
    json!({ "order": { "session": session["id"], "step": step, "expected": session["state"],
        "acknowledged": [], "reason": if step == "chiudi" { "Persona assente." } else { "" },
        "description": null } })
}

/// An activity with a session in every state, and what each step makes of it.
fn activity(recorder: &Recorder) {
    let row = request(recorder, "JC-1-1103/009");
    let id = &find(&row["activities"], "code", "JC-AL")["id"];
    let detail = || recorder.ask("activity_detail", json!({ "id": id }));
    let session = |date: &str| find(&detail()["sessions"], "date", date).clone();
    let form = |date: &str, end: &str| {
        let mut form = detail()["blank"].clone();
        form["date"] = json!(date);
        form["start"] = json!("09:00");
        form["end"] = json!(end);
        form["place"] = json!("Vivai Prà dei Salici, Casier");
        form
    };
    let enter = |date: &str| {
        let sent = json!({ "activity": id, "form": form(date, "11:00"), "acknowledged": [] });
        recorder.ask("enter_session", sent);
    };
    let take = |date: &str, name: &str| {
        recorder.ask("take_step", step(&session(date), name));
    };
    enter("10/06/2022");
    take("2022-06-10", "annulla");
    enter("14/06/2022");
    take("2022-06-14", "programma");
    take("2022-06-14", "chiudi");
    // Two hours are left: another session of three does not fit.
    enter("15/06/2022");
    take("2022-06-15", "programma");
    enter("16/06/2022");
    enter("09/06/2022");
    let order = json!({ "order": { "request": row["id"], "scope": { "kind": "opal" },
        "blank": false, "replaces": null } });
    recorder.keep("check_register", "opal", order.clone());
    for (case, date) in [("empty", "03/06/2021"), ("no-date", "31/06/2022")] {
        let mut order = order.clone();
        order["order"]["scope"] = json!({ "kind": "day", "date": date });
        recorder.keep("check_register", case, order);
    }
    let register = recorder.ask("issue_register", order);
    recorder.keep("register_detail", "", json!({ "id": register }));
    recorder.keep("activity_detail", "", json!({ "id": id }));

    for (case, form) in [
        ("good", form("10/06/2022", "11:00")),
        ("holiday", form("02/06/2022", "11:00")),
        ("too-long", form("10/06/2022", "12:00")),
        ("no-date", form("boh", "11:00")),
        ("no-place", {
            let mut form = form("10/06/2022", "11:00");
            form["place"] = json!("");
            form
        }),
    ] {
        let sent = json!({ "activity": id, "session": null, "form": form });
        recorder.keep("check_session", case, sent);
    }
    let closed = session("2022-06-14");
    recorder.keep("reschedule_form", "", json!({ "session": closed["id"] }));
    recorder.keep("check_end", "", json!({ "activity": id }));

    for (date, name) in [
        ("2022-06-06", "chiudi"),
        ("2022-06-01", "avvia"),
        ("2022-05-31", "concludi"),
        ("2022-06-16", "annulla"),
        ("2022-06-09", "programma"),
    ] {
        let sent = json!({ "session": session(date)["id"], "step": name });
        recorder.keep("check_step", name, sent);
    }
    let stale = step(&session("2022-06-09"), "programma");
    for (date, name) in [
        ("2022-06-09", "programma"),
        ("2022-06-01", "avvia"),
        ("2022-05-31", "concludi"),
        ("2022-06-06", "chiudi"),
        ("2022-06-16", "annulla"),
    ] {
        take(date, name);
        let case = format!("after-{name}");
        recorder.keep("activity_detail", &case, json!({ "id": id }));
        if name == "avvia" {
            recorder.keep("today", "", json!({ "filter": {} }));
        }
    }
    recorder.refused("take_step", "stale", stale);
    recorder.ask(
        "end_activity",
        json!({ "activity": id, "expected": detail()["state"] }),
    );
    recorder.keep("activity_detail", "ended", json!({ "id": id }));
}

/// Texts typed in fields, each after the kind of its field.
const TYPED: &str = "event=28/06/2022 event=28-6-22 event=31/02/2022 event=ieri birth=12/03/62 \
    appointment=lun appointment=10/06/2022 start=10.00 start=9 end=9,5 end=11:00 duration=1.30 \
    duration=9,5 duration=2 duration=6 duration=40 patron=13-6";

/// What the fields of a form are taken for.
fn fields(recorder: &Recorder) {
    let read = TYPED.split(' ').filter_map(|typed| {
        let (kind, text) = typed.split_once('=')?;
        let mut sent = json!({ "kind": kind, "text": text });
        sent["read"] = recorder.ask("read_field", sent.clone());
        Some(sent)
    });
    recorder.write("read_field", "", &read.collect());
}

/// Each subject has an example of its own: what one does to it changes no other's answers.
fn record(folder: &Path) {
    for subject in [directory, fields, requests, activity, portal] {
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
