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

#[test]
fn a_file_stands_for_what_nobody_has_written_and_a_version_makes_a_draft_kept() {
    for state in ActivityState::ALL {
        assert_eq!(
            OutputStanding::expected(state, true),
            OutputStanding::Attached
        );
        assert_eq!(
            OutputStanding::expected(state, false),
            OutputStanding::unwritten(state)
        );
    }
    assert_eq!(OutputStanding::written(0), OutputStanding::Draft);
    assert_eq!(OutputStanding::written(1), OutputStanding::Kept);
}

#[test]
fn what_is_expected_is_listed_first_written_or_not() {
    let rules = OutputRules::job_coach_1103().unwrap();
    let listed = |written: &[OutputKind]| rules.listed("JC-DE", written.to_vec(), |kind| *kind);
    let written = |document, expected| ListedOutput::Written { document, expected };
    assert_eq!(listed(&[]), [ListedOutput::Unwritten(OutputKind::Plan)]);
    assert_eq!(
        listed(&[OutputKind::Other]),
        [
            ListedOutput::Unwritten(OutputKind::Plan),
            written(OutputKind::Other, false)
        ]
    );
    assert_eq!(
        listed(&[OutputKind::Other, OutputKind::Plan, OutputKind::Plan]),
        [
            written(OutputKind::Plan, true),
            written(OutputKind::Plan, true),
            written(OutputKind::Other, false)
        ]
    );
    let nothing_expected = rules.listed("JC-AL", vec![OutputKind::Plan], |kind| *kind);
    assert_eq!(nothing_expected, [written(OutputKind::Plan, false)]);
}

fn standings(
    request: RequestState,
    activities: &[ActivityDocuments<'_>],
    files: u32,
) -> Vec<OutputStanding> {
    let rules = OutputRules::job_coach_1103().unwrap();
    rules
        .standings(request, activities, files)
        .into_iter()
        .collect()
}

fn documents(code: &str, state: ActivityState) -> ActivityDocuments<'_> {
    ActivityDocuments {
        code,
        state,
        written: Vec::new(),
        attached: Vec::new(),
    }
}

#[test]
fn a_request_is_found_by_each_standing_one_of_its_documents_has() {
    use OutputStanding::{Attached, Awaited, Draft, Kept, Missing};
    let admitted = RequestState::Admitted;
    let mut plan = documents("JC-DE", ActivityState::Started);
    let analysis = documents("JC-AN", ActivityState::Proposed);
    assert_eq!(
        standings(admitted, &[plan.clone(), analysis.clone()], 0),
        [Awaited, Missing]
    );
    plan.written = vec![(OutputKind::Plan, 0), (OutputKind::Other, 2)];
    assert_eq!(
        standings(admitted, &[plan.clone(), analysis.clone()], 0),
        [Awaited, Draft, Kept]
    );
    plan.written.clear();
    plan.attached = vec![OutputKind::Plan];
    assert_eq!(
        standings(admitted, &[plan, analysis], 1),
        [Awaited, Attached]
    );
    assert_eq!(
        standings(admitted, &[], 1),
        [Attached],
        "a file that stands for nothing too"
    );
    assert_eq!(
        standings(admitted, &[documents("JC-AL", ActivityState::Ended)], 0),
        []
    );
}

#[test]
fn a_file_for_another_kind_leaves_the_expected_one_missing() {
    let mut plan = documents("JC-DE", ActivityState::Ended);
    plan.attached = vec![OutputKind::Other];
    assert_eq!(
        standings(RequestState::Admitted, &[plan], 1),
        [OutputStanding::Missing, OutputStanding::Attached]
    );
}

#[test]
fn only_an_admitted_request_has_documents() {
    for request in RequestState::ALL {
        let found = standings(request, &[documents("JC-DE", ActivityState::Ended)], 3);
        assert_eq!(
            found.is_empty(),
            request != RequestState::Admitted,
            "{request}"
        );
    }
}

#[test]
fn a_kind_the_programme_does_not_have_is_refused() {
    let mut programme = Programme::job_coach_1103().unwrap();
    assert_eq!(
        programme.output_kind("piano").unwrap().kind,
        OutputKind::Plan
    );
    assert_eq!(programme.output_rules().iter().count(), 5);
    programme
        .outputs
        .0
        .retain(|rule| rule.kind != OutputKind::Plan);
    assert_eq!(
        programme.output_kind("piano").unwrap_err().to_string(),
        "«piano» non è un tipo di documento."
    );
    let refused = programme.outputs.of(OutputKind::Plan).unwrap_err();
    assert_eq!(refused.to_string(), "Il dispositivo non prevede «piano».");
}
