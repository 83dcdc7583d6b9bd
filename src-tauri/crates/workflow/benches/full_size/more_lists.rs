//! The other lists: documents, what the portal does not know yet, the journal, the directory, search.

use affianca_domain::{BeneficiaryId, CoachId, OutputStanding, RequestId, SessionId};
use affianca_workflow::outputs::OutputFilter;
use affianca_workflow::portal::PortalFilter;
use affianca_workflow::{Action, JournalFilter, JournalTurn};
use divan::Bencher;

use crate::archive::now;
use crate::rows::{COACHES, OPEN, REQUESTS};
use crate::{LAST, ask};

mod outputs {
    use super::*;

    const STANDINGS: [Option<OutputStanding>; 6] = [
        None,
        Some(OutputStanding::Missing),
        Some(OutputStanding::Awaited),
        Some(OutputStanding::Draft),
        Some(OutputStanding::Kept),
        Some(OutputStanding::Attached),
    ];

    fn list(bencher: Bencher, filter: OutputFilter) {
        let filter = OutputFilter {
            page: filter.page.max(1),
            page_size: 50,
            ..filter
        };
        ask(bencher, |archive| archive.list_outputs(&filter).unwrap());
    }

    #[divan::bench(args = STANDINGS)]
    fn first_page(bencher: Bencher, standing: &Option<OutputStanding>) {
        let filter = OutputFilter {
            standing: *standing,
            ..OutputFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = STANDINGS)]
    fn last_page(bencher: Bencher, standing: &Option<OutputStanding>) {
        let filter = OutputFilter {
            standing: *standing,
            page: LAST,
            ..OutputFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = STANDINGS)]
    fn by_text(bencher: Bencher, standing: &Option<OutputStanding>) {
        let filter = OutputFilter {
            standing: *standing,
            text: "rossi".into(),
            ..OutputFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = STANDINGS)]
    fn by_text_of_all(bencher: Bencher, standing: &Option<OutputStanding>) {
        let filter = OutputFilter {
            standing: *standing,
            text: "jc-1".into(),
            ..OutputFilter::default()
        };
        list(bencher, filter);
    }
}

mod portal {
    use super::*;

    fn queue(bencher: Bencher, filter: &PortalFilter) {
        ask(bencher, |archive| {
            archive.portal_queue(filter, now()).unwrap()
        });
    }

    #[divan::bench]
    fn all(bencher: Bencher) {
        queue(bencher, &PortalFilter::default());
    }

    #[divan::bench]
    fn of_person(bencher: Bencher) {
        let filter = PortalFilter {
            person: Some(BeneficiaryId(REQUESTS - OPEN + 1)),
            ..PortalFilter::default()
        };
        queue(bencher, &filter);
    }

    #[divan::bench]
    fn of_coach(bencher: Bencher) {
        let filter = PortalFilter {
            coach: Some(CoachId(7)),
            ..PortalFilter::default()
        };
        queue(bencher, &filter);
    }

    #[divan::bench]
    fn of_person_and_coach(bencher: Bencher) {
        let filter = PortalFilter {
            person: Some(BeneficiaryId(REQUESTS - OPEN + 1)),
            coach: Some(CoachId((REQUESTS - OPEN + 1) % COACHES + 1)),
            ..PortalFilter::default()
        };
        queue(bencher, &filter);
    }

    #[divan::bench]
    fn of_session(bencher: Bencher) {
        let filter = PortalFilter {
            session: Some(SessionId(500_000)),
            ..PortalFilter::default()
        };
        queue(bencher, &filter);
    }
}

mod journal {
    use super::*;

    fn list(bencher: Bencher, filter: JournalFilter) {
        let filter = JournalFilter {
            page_size: 50,
            ..filter
        };
        ask(bencher, |archive| archive.journal(&filter).unwrap());
    }

    const TURNS: [JournalTurn; 2] = [JournalTurn::Newest, JournalTurn::Oldest];
    const ACTIONS: [Action; 2] = [Action::Admit, Action::ConcludeSession];

    #[divan::bench(args = TURNS)]
    fn of_all(bencher: Bencher, turn: &JournalTurn) {
        let filter = JournalFilter {
            turn: *turn,
            ..JournalFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench]
    fn from_the_middle_on(bencher: Bencher) {
        let filter = JournalFilter {
            turn: JournalTurn::Older,
            seq: Some(2_000_000),
            ..JournalFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = TURNS)]
    fn of_request(bencher: Bencher, turn: &JournalTurn) {
        let filter = JournalFilter {
            request: Some(RequestId(10_001)),
            turn: *turn,
            ..JournalFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench]
    fn of_person(bencher: Bencher) {
        let filter = JournalFilter {
            person: Some(BeneficiaryId(774)),
            ..JournalFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = ACTIONS)]
    fn of_action(bencher: Bencher, action: &Action) {
        let filter = JournalFilter {
            action: Some(*action),
            ..JournalFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = TURNS)]
    fn of_who(bencher: Bencher, turn: &JournalTurn) {
        let filter = JournalFilter {
            who: "Coach 7".into(),
            turn: *turn,
            ..JournalFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench(args = ACTIONS)]
    fn of_who_action_and_days(bencher: Bencher, action: &Action) {
        let filter = JournalFilter {
            who: "Coach 7".into(),
            action: Some(*action),
            from: "01/01/2016".into(),
            to: "31/12/2018".into(),
            ..JournalFilter::default()
        };
        list(bencher, filter);
    }

    #[divan::bench]
    fn of_person_and_action(bencher: Bencher) {
        let filter = JournalFilter {
            person: Some(BeneficiaryId(774)),
            action: Some(Action::Admit),
            ..JournalFilter::default()
        };
        list(bencher, filter);
    }
}

mod everywhere {
    use super::*;

    #[divan::bench(args = [
        "j", "ro", "jc-1", "jc-1 zz", "zamboninsegna", "rossi", "mario rossi", "017", "2015/017",
        "ma ro", "rossi ma", "xyz",
    ])]
    fn search(bencher: Bencher, text: &str) {
        ask(bencher, |archive| archive.search_everything(text).unwrap());
    }

    #[divan::bench(args = ["", "r", "rossi", "mario rossi", "zamboninsegna", "xyz"])]
    fn people_first_page(bencher: Bencher, text: &str) {
        ask(bencher, |archive| {
            archive.beneficiaries(text, 1, 50).unwrap()
        });
    }

    #[divan::bench(args = ["", "r", "rossi", "mario rossi", "zamboninsegna", "xyz"])]
    fn people_last_page(bencher: Bencher, text: &str) {
        ask(bencher, |archive| {
            archive.beneficiaries(text, LAST, 50).unwrap()
        });
    }

    #[divan::bench(args = ["", "o", "officina", "officina rossi", "xyz"])]
    fn employers(bencher: Bencher, text: &str) {
        ask(bencher, |archive| {
            archive.employers(text, LAST, 50).unwrap()
        });
    }

    #[divan::bench]
    fn directory(bencher: Bencher) {
        ask(bencher, |archive| archive.directory().unwrap());
    }
}
