//! Requests: the list, a page of each kind, the form.

use serde_json::json;

use super::{Recorder, request, requests_filter};

/// The list, the pages of a request that waits, of one admitted and of one refused, and its form.
pub fn requests(recorder: &Recorder) {
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
