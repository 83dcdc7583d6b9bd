//! The agenda of a coach in the manual's first week of June, in each of its views, and a draft dragged.

use serde_json::{Value, json};

use super::{Recorder, find};

/// The coach with most to do that week, in every view; then a week with nothing in it.
pub fn agenda(recorder: &Recorder) {
    let people = recorder.ask("directory", json!({}));
    let coach = &find(&people["coaches"], "surname", "Marangon")["id"];
    let ask =
        |view: &str, day: &str| json!({ "query": { "view": view, "day": day, "coach": coach } });
    for (case, view, day) in [
        ("", "settimana", ""),
        ("giorno", "giorno", "2022-05-31"),
        ("mese", "mese", ""),
        ("elenco", "elenco", ""),
        ("empty", "settimana", "2021-02-01"),
    ] {
        recorder.keep("agenda", case, ask(view, day));
    }
    recorder.keep("agenda", "no-day", ask("settimana", "boh"));
    let week = recorder.ask("agenda", ask("mese", ""));
    let draft = find(&week["sessions"], "state", "INSERITA");
    let (from, to) =
        week_of(&recorder.ask("agenda", ask("settimana", draft["date"].as_str().unwrap())));
    for drag in ["tutta", "inizio", "fine", "giorno"] {
        let sent = json!({ "session": draft["id"], "drag": drag, "from": from, "to": to });
        recorder.keep("drag_session", drag, sent);
    }
}

fn week_of(agenda: &Value) -> (Value, Value) {
    (agenda["from"].clone(), agenda["to"].clone())
}
