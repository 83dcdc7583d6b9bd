//! Many sessions at once, on an activity with little time left.

use serde_json::{Value, json};

use super::{Recorder, find, request};

/// A series in part beyond the agreed hours, the drafts of a person, one held in two steps.
pub fn series(recorder: &Recorder) {
    let row = request(recorder, "JC-1-1103/009");
    let id = &find(&row["activities"], "code", "JC-AL")["id"];
    let detail = || recorder.ask("activity_detail", json!({ "id": id }));
    let form = |weekdays: &[u8], count: &str| {
        let mut session = detail()["blank"].clone();
        session["date"] = json!("06/06/2022");
        session["start"] = json!("14:00");
        session["end"] = json!("15:30");
        session["place"] = json!("Vivai Prà dei Salici, Casier");
        json!({ "session": session, "weekdays": weekdays, "end": "numero", "count": count,
            "last": "", "changes": [] })
    };
    let check = |form: &Value| json!({ "activity": id, "form": form });
    recorder.keep("check_series", "no-days", check(&form(&[], "3")));
    recorder.keep("check_series", "no-count", check(&form(&[1], "")));
    let three = recorder.keep("check_series", "three", check(&form(&[1, 4], "3")));
    let mut from_now = form(&[4], "2");
    from_now["session"]["date"] = json!("02/06/2022");
    recorder.keep("check_series", "holiday", check(&from_now));
    let shown: Vec<Value> = three["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["slot"].clone())
        .collect();
    let mut left_out = form(&[1, 4], "3");
    left_out["changes"] = json!([{ "day": shown[2]["date"], "leftOut": true, "slot": null }]);
    recorder.keep("check_series", "left-out", check(&left_out));
    let entered = recorder.ask(
        "enter_series",
        json!({ "activity": id, "form": form(&[1, 4], "3"), "shown": shown,
            "acknowledged": ["HOURS", "OVERLAP", "DAILY", "COACH_LOAD", "CAPACITY"] }),
    );
    recorder.keep("activity_detail", "series", json!({ "id": id }));
    let first = &entered["sessions"][0];
    let mut changed = form(&[], "")["session"].clone();
    changed["start"] = json!("16:00");
    changed["end"] = json!("17:30");
    recorder.keep(
        "series_rest",
        "",
        json!({ "session": first, "form": changed }),
    );
    recorder.keep(
        "series_rest",
        "cancel",
        json!({ "session": first, "form": null }),
    );
    recorder.keep("duplicate_form", "", json!({ "session": first }));
    recorder.keep("check_many", "", json!({ "filter": { "activity": id } }));
    let today = find(&detail()["sessions"], "date", "2022-06-01").clone();
    recorder.keep("check_hold", "", json!({ "session": today["id"] }));
}
