//! What is left to repeat on the portal.

use serde_json::{Value, json};

use super::activity::step;
use super::{Recorder, find, request};

/// The queue with something of each kind, and what reporting makes of it.
pub fn portal(recorder: &Recorder) {
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
