#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::HashSet;
use std::fmt::Debug;

use super::*;
use crate::*;

/// What is true of every closed set of words.
fn is_total<T>()
where
    T: Word + Debug + serde::Serialize + serde::de::DeserializeOwned,
    T: std::str::FromStr<Err = Unreadable>,
{
    let words: HashSet<&str> = T::WORDS.iter().map(|value| value.word()).collect();
    assert_eq!(
        words.len(),
        T::WORDS.len(),
        "{}: each its own word",
        T::WHAT
    );
    assert!(!words.is_empty(), "{}", T::WHAT);
    for value in T::WORDS {
        let word = value.word();
        assert_eq!(T::of_word(word), Ok(*value), "{}", T::WHAT);
        assert_eq!(word.parse(), Ok(*value), "{}", T::WHAT);
        assert_eq!(serde_json::to_value(value).unwrap(), word, "{}", T::WHAT);
        let crossed: T = serde_json::from_value(word.into()).unwrap();
        assert_eq!(crossed, *value, "{}", T::WHAT);
        for other in [format!("{word} "), word.to_lowercase(), word.to_uppercase()] {
            assert_eq!(
                T::of_word(&other).is_ok(),
                words.contains(other.as_str()),
                "{}: «{other}»",
                T::WHAT
            );
        }
    }
    for other in ["", " ", "boh"] {
        let refused = T::of_word(other).unwrap_err();
        assert_eq!((refused.what, refused.text.as_str()), (T::WHAT, other));
        assert!(
            serde_json::from_value::<T>(other.into()).is_err(),
            "{}",
            T::WHAT
        );
    }
}

#[test]
fn every_stored_word_is_read_and_written_and_nothing_else_is() {
    is_total::<RequestState>();
    is_total::<ActivityState>();
    is_total::<SessionState>();
    is_total::<SessionStep>();
    is_total::<PortalStep>();
    is_total::<PortalKind>();
    is_total::<VoucherKind>();
    is_total::<OutputKind>();
    is_total::<OutputStanding>();
    is_total::<RegisterState>();
    is_total::<Signer>();
    is_total::<ReportState>();
    is_total::<ReportOutcome>();
    is_total::<ReportSection>();
    is_total::<StatementGrouping>();
    is_total::<DeadlineKind>();
    is_total::<Urgency>();
    is_total::<RuleId>();
    is_total::<Severity>();
}

#[test]
fn what_cannot_be_read_says_what_it_should_have_been() {
    let refused = "CHIUSA".parse::<SessionState>().unwrap_err();
    assert_eq!(
        refused.to_string(),
        "«CHIUSA» non è uno stato dell’erogazione."
    );
}
