//! The other lists: documents, what the portal does not know yet, the journal, the directory, search.

use affianca_bench::Bench;
use affianca_domain::{BeneficiaryId, CoachId, OutputStanding, RequestId, SessionId};
use affianca_workflow::outputs::OutputFilter;
use affianca_workflow::portal::PortalFilter;
use affianca_workflow::{Action, JournalFilter, JournalTurn};

use crate::archive::now;
use crate::lists::any;
use crate::rows::{COACHES, OPEN, REQUESTS, nth};
use crate::{LAST, ask};

const STANDINGS: [Option<OutputStanding>; 6] = [
    None,
    Some(OutputStanding::Missing),
    Some(OutputStanding::Awaited),
    Some(OutputStanding::Draft),
    Some(OutputStanding::Kept),
    Some(OutputStanding::Attached),
];

const TURNS: [JournalTurn; 2] = [JournalTurn::Newest, JournalTurn::Oldest];
const ACTIONS: [Action; 2] = [Action::Admit, Action::ConcludeSession];

pub fn measure(bench: &Bench) {
    outputs(bench);
    portal(bench);
    journal(bench);
    directory(bench);
}

fn outputs(bench: &Bench) {
    for standing in STANDINGS {
        for (name, text, page) in [
            ("first_page", "", 1),
            ("last_page", "", LAST),
            ("by_text", "rossi", 1),
            ("by_text_of_all", "jc-1", 1),
        ] {
            let filter = OutputFilter {
                standing,
                text: text.into(),
                page,
                page_size: 50,
            };
            let name = format!("more_lists/outputs/{name}/{}", any(standing));
            ask(bench, &name, |archive| {
                archive.list_outputs(&filter).unwrap()
            });
        }
    }
}

fn portal(bench: &Bench) {
    const PERSON: i64 = REQUESTS - OPEN + 1;
    let queue = |name: &str, filter: PortalFilter| {
        ask(bench, &format!("more_lists/portal/{name}"), |archive| {
            archive.portal_queue(&filter, now()).unwrap()
        });
    };
    queue("all", PortalFilter::default());
    let of_person = PortalFilter {
        person: Some(BeneficiaryId(nth(PERSON))),
        ..PortalFilter::default()
    };
    queue("of_person", of_person);
    let of_coach = PortalFilter {
        coach: Some(CoachId(nth(7))),
        ..PortalFilter::default()
    };
    queue("of_coach", of_coach);
    let of_person_and_coach = PortalFilter {
        person: Some(BeneficiaryId(nth(PERSON))),
        coach: Some(CoachId(nth(PERSON % COACHES + 1))),
        ..PortalFilter::default()
    };
    queue("of_person_and_coach", of_person_and_coach);
    let of_session = PortalFilter {
        session: Some(SessionId(nth(500_000))),
        ..PortalFilter::default()
    };
    queue("of_session", of_session);
}

fn journal(bench: &Bench) {
    let list = |name: &str, filter: JournalFilter| {
        let filter = JournalFilter {
            page_size: 50,
            ..filter
        };
        ask(bench, &format!("more_lists/journal/{name}"), |archive| {
            archive.journal(&filter, now()).unwrap()
        });
    };
    let of_person = || JournalFilter {
        person: Some(BeneficiaryId(nth(774))),
        ..JournalFilter::default()
    };
    let of_who = || JournalFilter {
        who: "Coach 7".into(),
        ..JournalFilter::default()
    };
    for turn in TURNS {
        let of_all = JournalFilter {
            turn,
            ..JournalFilter::default()
        };
        list(&format!("of_all/{turn:?}"), of_all);
        let of_request = JournalFilter {
            request: Some(RequestId(nth(10_001))),
            turn,
            ..JournalFilter::default()
        };
        list(&format!("of_request/{turn:?}"), of_request);
        let of_who = JournalFilter { turn, ..of_who() };
        list(&format!("of_who/{turn:?}"), of_who);
    }
    for action in ACTIONS {
        let of_action = JournalFilter {
            action: Some(action),
            ..JournalFilter::default()
        };
        list(&format!("of_action/{action:?}"), of_action);
        let of_days = JournalFilter {
            action: Some(action),
            from: "01/01/2016".into(),
            to: "31/12/2018".into(),
            ..of_who()
        };
        list(&format!("of_who_action_and_days/{action:?}"), of_days);
    }
    let from_the_middle_on = JournalFilter {
        turn: JournalTurn::Older,
        seq: Some(2_000_000),
        ..JournalFilter::default()
    };
    list("from_the_middle_on", from_the_middle_on);
    list("of_person", of_person());
    let of_person_and_action = JournalFilter {
        action: Some(Action::Admit),
        ..of_person()
    };
    list("of_person_and_action", of_person_and_action);
}

fn directory(bench: &Bench) {
    for text in [
        "j",
        "ro",
        "jc-1",
        "jc-1 zz",
        "zamboninsegna",
        "rossi",
        "mario rossi",
        "017",
        "2015/017",
        "ma ro",
        "rossi ma",
        "xyz",
    ] {
        ask(bench, &format!("more_lists/search/{text}"), |archive| {
            archive.search_everything(text).unwrap()
        });
    }
    for text in ["", "r", "rossi", "mario rossi", "zamboninsegna", "xyz"] {
        for (name, page) in [("first_page", 1), ("last_page", LAST)] {
            let name = format!("more_lists/people/{name}/{text}");
            ask(bench, &name, |archive| {
                archive.beneficiaries(text, page, 50).unwrap()
            });
        }
    }
    for text in ["", "o", "officina", "officina rossi", "xyz"] {
        ask(bench, &format!("more_lists/employers/{text}"), |archive| {
            archive.employers(text, LAST, 50).unwrap()
        });
    }
    ask(bench, "more_lists/directory", |archive| {
        archive.directory().unwrap()
    });
}
