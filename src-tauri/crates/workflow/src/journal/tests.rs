//! Every page of the journal is found through an index.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::RequestId;
use affianca_store::Action;

use super::*;
use crate::query_plan;

/// How SQLite answers a question, step by step.
fn plan(filter: &JournalFilter, ascending: bool) -> String {
    let connection = query_plan::in_memory().unwrap();
    let mut question = filter::Question::read(filter, chrono::NaiveDate::MIN).unwrap();
    connection
        .execute_batch(
            "INSERT INTO journal (seq, at, who, action, subject, detail, previous, hash)
             VALUES (3, '2022-06-28T10:00:00', '', '', '', '{}', '', '')",
        )
        .unwrap();
    question.start_at(&connection, 3, !ascending).unwrap();
    let order = if ascending {
        "j.at, j.seq"
    } else {
        "j.at DESC, j.seq DESC"
    };
    let sql = format!("{} ORDER BY {order} LIMIT 26", list::selection(&question));
    query_plan::plan(&connection, &sql, question.values().as_slice()).unwrap()
}

#[test]
fn no_page_is_found_by_reading_the_whole_journal() {
    let any = JournalFilter::default();
    let copies = JournalFilter {
        action: Some(Action::Copy),
        ..any.clone()
    };
    let somebody = JournalFilter {
        who: "Anna Moretti".into(),
        ..any.clone()
    };
    let both = JournalFilter {
        who: "Anna Moretti".into(),
        from: "01/06/2022".into(),
        to: "30/06/2022".into(),
        ..copies.clone()
    };
    for filter in [&any, &copies, &somebody, &both] {
        for ascending in [false, true] {
            let plan = plan(filter, ascending);
            assert!(plan.contains("SEARCH j USING INDEX journal_"), "{plan}");
            assert!(!plan.contains("SCAN j"), "{plan}");
            assert!(
                !plan.contains("TEMP B-TREE"),
                "rows come already in order: {plan}"
            );
        }
    }
    let request = JournalFilter {
        request: Some(RequestId(7)),
        ..any.clone()
    };
    let person = JournalFilter {
        person: Some(affianca_domain::BeneficiaryId(1)),
        ..any
    };
    for filter in [&request, &person] {
        let plan = plan(filter, false);
        // A request has some tens of rows: they are sorted, but no other is looked at.
        assert!(
            plan.contains("SEARCH j USING INTEGER PRIMARY KEY"),
            "{plan}"
        );
        assert!(plan.contains("journal_request (request_id=?)"), "{plan}");
        assert!(!plan.contains("SCAN j"), "{plan}");
    }
}
