//! Sessions that are not held.

use serde_json::json;

use super::{Recorder, find, request};

/// One of today that is not held, and the days of a coach who is away.
pub fn missed(recorder: &Recorder) {
    let row = request(recorder, "JC-1-1103/009");
    let id = &find(&row["activities"], "code", "JC-AL")["id"];
    let detail = recorder.ask("activity_detail", json!({ "id": id }));
    let today = find(&detail["sessions"], "date", "2022-06-01").clone();
    recorder.keep("check_missed", "", json!({ "session": today["id"] }));
    let days = |from: &str, to: &str| json!({ "form": { "coach": today["coach"], "person": null, "from": from, "to": to } });
    recorder.keep("check_missed_days", "", days("01/06/2022", "07/06/2022"));
    recorder.keep(
        "check_missed_days",
        "wrong",
        days("07/06/2022", "01/06/2022"),
    );
    recorder.keep("check_missed_days", "none", days("05/06/2022", ""));
    recorder.keep(
        "save_missed_reasons",
        "",
        json!({ "reasons": "Neve\nPersona malata" }),
    );
}
