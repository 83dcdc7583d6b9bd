//! The two longest lists, page by page, filter by filter, as somebody types into them.

use affianca_domain::{BeneficiaryId, BranchId, CentreId, RegisterState, RequestId, RequestState};
use affianca_workflow::registers::RegisterFilter;
use affianca_workflow::requests::{RequestFilter, RequestSort};
use divan::Bencher;

use crate::archive::now;
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

mod requests {
    use super::*;

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

    fn list(bencher: Bencher, filter: RequestFilter) {
        let filter = RequestFilter {
            page: filter.page.max(1),
            page_size: 50,
            ..filter
        };
        ask(bencher, |archive| {
            archive.list_requests(&filter, now()).unwrap()
        });
    }

    #[divan::bench(args = SORTS)]
    fn first_page(bencher: Bencher, sort: &RequestSort) {
        let filter = RequestFilter {
            sort: *sort,
            descending: true,
            ..RequestFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = SORTS)]
    fn last_page(bencher: Bencher, sort: &RequestSort) {
        let filter = RequestFilter {
            sort: *sort,
            page: LAST,
            ..RequestFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = RequestState::ALL)]
    fn of_state(bencher: Bencher, state: &RequestState) {
        let filter = RequestFilter {
            state: Some(*state),
            ..RequestFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = SORTS)]
    fn of_state_last_page(bencher: Bencher, sort: &RequestSort) {
        let filter = RequestFilter {
            state: Some(RequestState::Admitted),
            sort: *sort,
            page: LAST,
            ..RequestFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = SORTS)]
    fn of_branch_and_state(bencher: Bencher, sort: &RequestSort) {
        let filter = RequestFilter {
            branch: Some(BranchId(2)),
            state: Some(RequestState::Admitted),
            sort: *sort,
            ..RequestFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench]
    fn of_centre(bencher: Bencher) {
        let filter = RequestFilter {
            centre: Some(CentreId(3)),
            ..RequestFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench]
    fn of_person(bencher: Bencher) {
        let filter = RequestFilter {
            beneficiary: Some(BeneficiaryId(774)),
            ..RequestFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = TEXTS)]
    fn by_text(bencher: Bencher, text: &str) {
        let filter = RequestFilter {
            text: text.into(),
            ..RequestFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = TEXTS)]
    fn by_text_and_surname_last_page(bencher: Bencher, text: &str) {
        let filter = RequestFilter {
            text: text.into(),
            sort: RequestSort::Surname,
            page: LAST,
            ..RequestFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = TEXTS)]
    fn by_text_state_and_branch(bencher: Bencher, text: &str) {
        let filter = RequestFilter {
            text: text.into(),
            state: Some(RequestState::Admitted),
            branch: Some(BranchId(2)),
            ..RequestFilter::default()
        };
        list(bencher, filter);
    }
}

mod registers {
    use super::*;

    const STATES: [Option<RegisterState>; 5] = [
        None,
        Some(RegisterState::ToSign),
        Some(RegisterState::Signed),
        Some(RegisterState::Outdated),
        Some(RegisterState::Replaced),
    ];

    fn list(bencher: Bencher, filter: RegisterFilter) {
        let filter = RegisterFilter {
            page: filter.page.max(1),
            page_size: 50,
            ..filter
        };
        ask(bencher, |archive| archive.list_registers(&filter).unwrap());
    }

    #[divan::bench(args = STATES)]
    fn first_page(bencher: Bencher, state: &Option<RegisterState>) {
        let filter = RegisterFilter {
            state: *state,
            ..RegisterFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = STATES)]
    fn last_page(bencher: Bencher, state: &Option<RegisterState>) {
        let filter = RegisterFilter {
            state: *state,
            page: LAST,
            ..RegisterFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = ["j", "rossi", "zamboninsegna", "2015/", "017", "jc-1", "non c’è"])]
    fn by_text(bencher: Bencher, text: &str) {
        let filter = RegisterFilter {
            text: text.into(),
            ..RegisterFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = ["rossi", "jc-1"])]
    fn by_text_and_state(bencher: Bencher, text: &str) {
        let filter = RegisterFilter {
            text: text.into(),
            state: Some(RegisterState::Signed),
            page: LAST,
            ..RegisterFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench]
    fn of_request(bencher: Bencher) {
        let filter = RegisterFilter {
            request: Some(RequestId(10_001)),
            ..RegisterFilter::default()
        };
        list(bencher, filter);
    }
}
