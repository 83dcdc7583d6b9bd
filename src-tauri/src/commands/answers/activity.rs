//! An activity with its sessions, and the steps of their life.

use serde_json::{Value, json};

use super::{Recorder, find, request};

pub fn step(session: &Value, step: &str) -> Value {
    json!({ "order": { "session": session["id"], "step": step, "expected": session["state"],
        "acknowledged": [], "reason": if step == "chiudi" { "Persona assente." } else { "" },
        "description": null } })
}

/// An activity with a session in every state, and what each step makes of it.
pub fn activity(recorder: &Recorder) {
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
