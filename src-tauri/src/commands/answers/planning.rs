//! *Pianifica…*: the form, a plan that holds all hours, one that does not, and what comes of them.

use serde_json::{Value, json};

use super::{Recorder, request};

/// The form as it opens, with a place for each activity.
fn form(beginning: &Value) -> Value {
    let mut form = beginning["form"].clone();
    for part in form["activities"].as_array_mut().unwrap() {
        if part["place"] == "" {
            part["place"] = json!("Vivai Prà dei Salici, Casier");
        }
    }
    form
}

pub fn planning(recorder: &Recorder) {
    let id = request(recorder, "JC-1-1103/002")["id"].clone();
    let beginning = recorder.keep("plan_beginning", "", json!({ "request": id }));
    let form = form(&beginning);
    let proposal = recorder.keep("propose_plan", "", json!({ "form": form }));
    let mut tight = form.clone();
    tight["wish"]["to"] = json!("30/06/2022");
    tight["wish"]["weekly"] = json!("04:00");
    recorder.keep("propose_plan", "tight", json!({ "form": tight }));
    let mut wrong = form.clone();
    wrong["wish"]["lengths"] = json!([]);
    wrong["wish"]["from"] = json!("boh");
    recorder.refused("propose_plan", "wrong", json!({ "form": wrong }));

    let people = recorder.keep("plans_beginning", "", json!({}));
    let mut several = people["form"].clone();
    let all = people["people"].as_array().unwrap().iter();
    let placed = |person: &Value| {
        let opening = recorder.ask("plan_beginning", json!({ "request": person["request"] }));
        let parts = opening["form"]["activities"].as_array().unwrap().clone();
        parts
            .iter()
            .all(|part| part["wanted"] == false || part["place"] != "")
    };
    let chosen: Vec<Value> = all
        .filter(|person| placed(person))
        .take(2)
        .map(|person| person["request"].clone())
        .collect();
    assert_eq!(chosen.len(), 2, "two people of the example can be planned");
    several["requests"] = json!(chosen);
    recorder.keep("propose_plans", "", json!({ "form": several }));

    let sessions: Vec<Value> = proposal["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            json!({ "activity": one["activity"], "date": one["date"], "start": one["start"],
                "end": one["end"] })
        })
        .collect();
    let plans = json!({ "plans": [{ "form": form, "sessions": sessions }] });
    recorder.keep("accept_plans", "", plans.clone());
    recorder.keep("entered_plans", "", json!({ "request": id }));
    recorder.refused("accept_plans", "twice", plans);
    recorder.keep("plan_beginning", "nothing", json!({ "request": id }));
}
