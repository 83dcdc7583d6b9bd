//! Hours of a week, absences and ways, of people who have some.

use serde_json::{Value, json};

use super::Recorder;

pub fn availability(recorder: &Recorder) {
    let directory = recorder.ask("directory", json!({}));
    let coach = json!({ "kind": "coach", "id": directory["coaches"][0]["id"] });
    let page = |command| recorder.ask(command, json!({ "text": "", "page": 1, "pageSize": 5 }));
    let person = json!({ "kind": "person", "id": page("list_beneficiaries")["rows"][0]["id"] });
    let employer = json!({ "kind": "employer", "id": page("list_employers")["rows"][0]["id"] });
    recorder.keep(
        "availability",
        "empty",
        json!({ "whose": coach, "over": false }),
    );
    let day = ["09:00–13:00", "14:00–18:00"];
    let days = [&day[..], &day[..1], &day, &day[..1], &day[..1], &[], &[]];
    let week = json!({ "from": "", "to": "", "days": days });
    let sent = json!({ "whose": person, "id": null, "form": week });
    recorder.ask("save_week", sent);
    let summer = json!({ "from": "01/07/2022", "to": "31/08/2022", "days": [["08:00-14:00"]] });
    recorder.ask(
        "save_week",
        json!({ "whose": person, "id": null, "form": summer }),
    );
    for form in [
        json!({ "from": "06/06/2022", "to": "10/06/2022", "note": "ferie" }),
        json!({ "from": "15/06/2022", "start": "9", "end": "11" }),
        json!({ "from": "02/05/2022" }),
    ] {
        absent(recorder, &person, &form);
    }
    absent(
        recorder,
        &employer,
        &json!({ "from": "15/08/2022", "to": "21/08/2022", "note": "chiusura estiva" }),
    );
    for (of, case) in [(&person, "person"), (&employer, "employer")] {
        recorder.keep("availability", case, json!({ "whose": of, "over": false }));
    }
    recorder.keep(
        "availability",
        "over",
        json!({ "whose": person, "over": true }),
    );
    let wrong = json!({ "from": "31/02/2022", "days": [["9-13", "12-14"], ["9"]] });
    recorder.refused(
        "save_week",
        "wrong",
        json!({ "whose": person, "id": null, "form": wrong }),
    );
    let wrong = json!({ "from": "", "start": "9", "end": "" });
    recorder.refused(
        "save_absence",
        "wrong",
        json!({ "whose": person, "id": null, "form": wrong }),
    );
    let way = json!({ "one": "", "other": "Lavanderia Montello, Villorba", "minutes": "25" });
    recorder.ask("save_way", json!({ "form": way }));
    recorder.keep("ways", "", json!({}));
    let wrong = json!({ "one": "", "other": "", "minutes": "un'ora" });
    recorder.refused("save_way", "wrong", json!({ "form": wrong }));
}

fn absent(recorder: &Recorder, whose: &Value, form: &Value) {
    recorder.ask(
        "save_absence",
        json!({ "whose": whose, "id": null, "form": form }),
    );
}
