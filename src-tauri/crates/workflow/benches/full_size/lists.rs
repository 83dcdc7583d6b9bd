//! The two longest lists, page by page, filter by filter, as somebody types into them.

use affianca_bench::Bench;
use affianca_domain::{BeneficiaryId, BranchId, CentreId, RegisterState, RequestId, RequestState};
use affianca_workflow::registers::RegisterFilter;
use affianca_workflow::requests::{RequestFilter, RequestSort};

use crate::archive::now;
use crate::rows::nth;
use crate::{LAST, ask};

const TEXTS: [&str; 9] = [
    "j",
    "ro",
    "jc-1",
    "zamboninsegna",
    "rossi",
    "mario rossi",
    "cpi numero 3",
    "ammesso",
    "non c’è",
];

const SORTS: [RequestSort; 10] = [
    RequestSort::State,
    RequestSort::RequestDate,
    RequestSort::Opal,
    RequestSort::Holder,
    RequestSort::Surname,
    RequestSort::Name,
    RequestSort::TaxCode,
    RequestSort::Centre,
    RequestSort::Minutes,
    RequestSort::Amount,
];

const STATES: [Option<RegisterState>; 6] = [
    None,
    Some(RegisterState::ToSign),
    Some(RegisterState::PartlySigned),
    Some(RegisterState::Signed),
    Some(RegisterState::Outdated),
    Some(RegisterState::Replaced),
];

pub fn measure(bench: &Bench) {
    sorted_requests(bench);
    chosen_requests(bench);
    requests_by_text(bench);
    registers(bench);
}

fn list_requests(bench: &Bench, name: &str, filter: RequestFilter) {
    let filter = RequestFilter {
        page: filter.page.max(1),
        page_size: 50,
        ..filter
    };
    ask(bench, &format!("lists/requests/{name}"), |archive| {
        archive.list_requests(&filter, now()).unwrap()
    });
}

fn sorted_requests(bench: &Bench) {
    for sort in SORTS {
        let by = |sort| RequestFilter {
            sort,
            ..RequestFilter::default()
        };
        let list = |name: &str, filter| list_requests(bench, &format!("{name}/{sort:?}"), filter);
        let first = RequestFilter {
            descending: true,
            ..by(sort)
        };
        list("first_page", first);
        let last = RequestFilter {
            page: LAST,
            ..by(sort)
        };
        list("last_page", last);
        let last_admitted = RequestFilter {
            state: Some(RequestState::Admitted),
            page: LAST,
            ..by(sort)
        };
        list("of_state_last_page", last_admitted);
        let admitted_of_branch = RequestFilter {
            branch: Some(BranchId(nth(2))),
            state: Some(RequestState::Admitted),
            ..by(sort)
        };
        list("of_branch_and_state", admitted_of_branch);
    }
}

fn chosen_requests(bench: &Bench) {
    for state in RequestState::ALL {
        let filter = RequestFilter {
            state: Some(state),
            ..RequestFilter::default()
        };
        list_requests(bench, &format!("of_state/{state:?}"), filter);
    }
    let of_centre = RequestFilter {
        centre: Some(CentreId(nth(3))),
        ..RequestFilter::default()
    };
    list_requests(bench, "of_centre", of_centre);
    let of_person = RequestFilter {
        beneficiary: Some(BeneficiaryId(nth(774))),
        ..RequestFilter::default()
    };
    list_requests(bench, "of_person", of_person);
}

fn requests_by_text(bench: &Bench) {
    for text in TEXTS {
        let by_text = || RequestFilter {
            text: text.into(),
            ..RequestFilter::default()
        };
        let list = |name: &str, filter| list_requests(bench, &format!("{name}/{text}"), filter);
        list("by_text", by_text());
        let last_by_surname = RequestFilter {
            sort: RequestSort::Surname,
            page: LAST,
            ..by_text()
        };
        list("by_text_and_surname_last_page", last_by_surname);
        let admitted_of_branch = RequestFilter {
            state: Some(RequestState::Admitted),
            branch: Some(BranchId(nth(2))),
            ..by_text()
        };
        list("by_text_state_and_branch", admitted_of_branch);
    }
}

fn registers(bench: &Bench) {
    let list = |name: &str, filter: RegisterFilter| {
        let filter = RegisterFilter {
            page: filter.page.max(1),
            page_size: 50,
            ..filter
        };
        ask(bench, &format!("lists/registers/{name}"), |archive| {
            archive.list_registers(&filter).unwrap()
        });
    };
    for state in STATES {
        for (name, page) in [("first_page", 1), ("last_page", LAST)] {
            let filter = RegisterFilter {
                state,
                page,
                ..RegisterFilter::default()
            };
            list(&format!("{name}/{}", any(state)), filter);
        }
    }
    let by_text = |text: &str| RegisterFilter {
        text: text.into(),
        ..RegisterFilter::default()
    };
    for text in [
        "j",
        "rossi",
        "zamboninsegna",
        "2015/",
        "017",
        "jc-1",
        "non c’è",
    ] {
        list(&format!("by_text/{text}"), by_text(text));
    }
    for text in ["rossi", "jc-1"] {
        let signed = RegisterFilter {
            state: Some(RegisterState::Signed),
            page: LAST,
            ..by_text(text)
        };
        list(&format!("by_text_and_state/{text}"), signed);
    }
    let of_request = RegisterFilter {
        request: Some(RequestId(nth(10_001))),
        ..RegisterFilter::default()
    };
    list("of_request", of_request);
}

/// The name of a choice that may be left open.
pub fn any<T: std::fmt::Debug>(choice: Option<T>) -> String {
    choice.map_or_else(|| "any".to_owned(), |choice| format!("{choice:?}"))
}
