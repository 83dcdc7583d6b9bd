//! Texts typed in fields.

use serde_json::json;

use super::Recorder;

/// Texts typed in fields, each after the kind of its field.
const TYPED: &str = "event=28/06/2022 event=28-6-22 event=31/02/2022 event=ieri birth=12/03/62 \
    appointment=lun appointment=10/06/2022 start=10.00 start=9 end=9,5 end=11:00 duration=1.30 \
    duration=9,5 duration=2 duration=6 duration=40 patron=13-6";

/// What the fields of a form are taken for.
pub fn fields(recorder: &Recorder) {
    let read = TYPED.split(' ').filter_map(|typed| {
        let (kind, text) = typed.split_once('=')?;
        let mut sent = json!({ "kind": kind, "text": text });
        sent["read"] = recorder.ask("read_field", sent.clone());
        Some(sent)
    });
    recorder.write("read_field", "", &read.collect());
}
