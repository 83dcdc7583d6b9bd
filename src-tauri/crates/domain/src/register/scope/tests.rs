#![allow(clippy::unwrap_used)]

use super::*;
use crate::session::tests::day;

#[test]
fn a_scope_covers_its_sessions_and_is_told_in_words() {
    let (this, other) = (ActivityId(7), ActivityId(8));
    let period = |from, to| RegisterScope::Period {
        from: day(from),
        to: day(to),
    };
    let activity = RegisterScope::Activity { activity: this };
    let one_day = RegisterScope::Day {
        date: day("2022-06-03"),
    };
    assert!(activity.covers(this, day("2022-06-03")) && !activity.covers(other, day("2022-06-03")));
    assert!(RegisterScope::Opal.covers(other, day("2022-06-03")));
    assert!(one_day.covers(other, day("2022-06-03")) && !one_day.covers(other, day("2022-06-04")));
    let may = period("2022-05-01", "2022-05-31");
    for (on, covered) in [
        ("2022-04-30", false),
        ("2022-05-01", true),
        ("2022-05-31", true),
        ("2022-06-01", false),
    ] {
        assert_eq!(may.covers(this, day(on)), covered, "{on}");
    }
    for (scope, blank, label) in [
        (activity, false, "JC-DE"),
        (RegisterScope::Opal, false, "intera OPAL"),
        (one_day, true, "giornata 03/06/2022, in bianco"),
        (may, false, "maggio 2022"),
        (period("2022-02-01", "2022-02-28"), false, "febbraio 2022"),
        (period("2022-12-01", "2022-12-31"), false, "dicembre 2022"),
        (
            period("2022-05-02", "2022-05-31"),
            false,
            "02/05/2022 – 31/05/2022",
        ),
        (
            period("2022-05-01", "2022-05-30"),
            false,
            "01/05/2022 – 30/05/2022",
        ),
        (
            period("2022-05-01", "2022-06-30"),
            false,
            "01/05/2022 – 30/06/2022",
        ),
    ] {
        assert_eq!(scope.label("JC-DE", blank), label);
    }
    assert_eq!((activity.activity(), activity.days()), (Some(this), None));
    assert_eq!((one_day.activity(), may.activity()), (None, None));
    assert_eq!(may.days(), Some((day("2022-05-01"), day("2022-05-31"))));
    assert_eq!(one_day.days(), Some((day("2022-06-03"), day("2022-06-03"))));
}

#[test]
fn a_scope_is_stored_by_its_kind_with_iso_dates() {
    for (scope, stored) in [
        (RegisterScope::Opal, r#"{"kind":"opal"}"#),
        (
            RegisterScope::Activity {
                activity: ActivityId(7),
            },
            r#"{"kind":"activity","activity":7}"#,
        ),
        (
            RegisterScope::Period {
                from: day("2022-05-01"),
                to: day("2022-05-31"),
            },
            r#"{"kind":"period","from":"2022-05-01","to":"2022-05-31"}"#,
        ),
    ] {
        assert_eq!(serde_json::to_string(&scope).unwrap(), stored);
        assert_eq!(
            serde_json::from_str::<RegisterScope>(stored).unwrap(),
            scope
        );
    }
}
