#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::Programme;

#[test]
fn every_kind_has_a_title_and_a_model_with_sections() {
    let rules = OutputRules::job_coach_1103().unwrap();
    for kind in OutputKind::ALL {
        let rule = rules.of(kind).unwrap();
        assert!(!rule.title.is_empty(), "{kind}");
        assert!(!rule.template.is_empty(), "{kind}");
        assert_eq!(kind.as_str().parse::<OutputKind>().unwrap(), kind);
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
    }
    assert!("relazione".parse::<OutputKind>().is_err());
}

#[test]
fn what_is_expected_names_components_of_the_programme() {
    let rules = OutputRules::job_coach_1103().unwrap();
    let programme = Programme::job_coach_1103().unwrap();
    for (code, kind) in rules.expectations() {
        let known = programme
            .components
            .iter()
            .any(|it| it.code.to_string() == code);
        assert!(known, "{kind} is expected of {code}");
    }
}

#[test]
fn the_manual_s_own_examples_are_expected() {
    let rules = OutputRules::job_coach_1103().unwrap();
    let of = |code: &str| rules.expected_of(code).collect::<Vec<_>>();
    assert_eq!(of("JC-AN"), [OutputKind::Interviews]);
    assert_eq!(of("JC-DE"), [OutputKind::Plan]);
    assert_eq!(of("JC-PU"), [OutputKind::Issues]);
    assert_eq!(of("JC-SU"), [OutputKind::Supervision]);
    assert_eq!(of("JC-AL"), [], "its register tells what was done");
}

#[test]
fn nothing_is_missing_before_the_activity_begins() {
    assert_eq!(
        OutputStanding::unwritten(ActivityState::Proposed),
        OutputStanding::Awaited
    );
    assert_eq!(
        OutputStanding::unwritten(ActivityState::Started),
        OutputStanding::Missing
    );
    assert_eq!(
        OutputStanding::unwritten(ActivityState::Ended),
        OutputStanding::Missing
    );
}
