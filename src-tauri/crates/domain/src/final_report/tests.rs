#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;

use super::*;
use crate::quantities::{Minutes, TimeOfDay};

fn complete(outcome: ReportOutcome) -> ReportDraft {
    let mut draft = ReportDraft {
        outcome: Some(outcome),
        ..ReportDraft::default()
    };
    for section in outcome.sections() {
        draft.text_mut(section).push_str("Scritto.");
    }
    draft
}

fn names(gaps: &[ReportGap]) -> Vec<&'static str> {
    gaps.iter().map(|gap| gap.label()).collect()
}

#[test]
fn an_empty_report_names_everything_it_lacks() {
    assert_eq!(
        names(&ReportDraft::default().missing("")),
        [
            "Id voucher",
            "Esito del percorso",
            "Attività svolte",
            "Integrazione nel contesto aziendale",
            "Potenziamento delle capacità di svolgimento della prestazione lavorativa",
            "Miglioramento delle probabilità di mantenere l’occupazione nel tempo",
        ]
    );
}

#[test]
fn a_report_of_success_with_its_four_sections_lacks_nothing() {
    assert_eq!(complete(ReportOutcome::Succeeded).missing("V-1"), []);
}

#[test]
fn a_path_that_failed_asks_for_three_sections_more() {
    let mut draft = complete(ReportOutcome::Succeeded);
    draft.outcome = Some(ReportOutcome::Failed);
    assert_eq!(
        names(&draft.missing("V-1")),
        [
            "Criticità riscontrate",
            "Possibili motivazioni dell’interruzione del rapporto di lavoro",
            "Azioni intraprese in itinere",
        ]
    );
    assert_eq!(complete(ReportOutcome::Failed).missing("V-1"), []);
}

#[test]
fn spaces_and_dashes_are_not_a_section() {
    let mut draft = complete(ReportOutcome::Succeeded);
    draft.abilities = " \n\t– – …\n".into();
    assert_eq!(
        draft.missing("V-1"),
        [ReportGap::Section(ReportSection::Abilities)]
    );
    draft.abilities = "1".into();
    assert_eq!(draft.missing("V-1"), []);
}

#[test]
fn what_was_written_for_a_failure_is_not_printed_with_a_success() {
    let draft = complete(ReportOutcome::Failed);
    assert_eq!(
        ReportSheet::chapters_of(&draft, ReportOutcome::Failed).len(),
        7
    );
    let chapters = ReportSheet::chapters_of(&draft, ReportOutcome::Succeeded);
    assert_eq!(chapters.len(), 4);
    assert!(
        chapters
            .iter()
            .all(|chapter| chapter.title != "Criticità riscontrate")
    );
}

fn session(day: u32, hours: (u16, u16), delivered: bool) -> PathSession {
    let (start, end) = (
        TimeOfDay::at(hours.0, 0).unwrap(),
        TimeOfDay::at(hours.1, 30).unwrap(),
    );
    PathSession {
        date: NaiveDate::from_ymd_opt(2022, 6, day).unwrap(),
        start,
        end,
        minutes: end.minus(start).unwrap(),
        place: "Sportello Treviso".into(),
        coach: "Giulia Ferraresso".into(),
        description: "Colloquio\nsul lavoro.".into(),
        delivered,
    }
}

fn path(sessions: Vec<PathSession>) -> PathSoFar {
    PathSoFar {
        employer: Some("Vivaio Serena, Treviso".into()),
        activities: vec![
            PathActivity {
                code: "JC-AN".into(),
                title: "Analisi del quadro generale".into(),
                agreed: Minutes(240),
                sessions,
            },
            PathActivity {
                code: "JC-DE".into(),
                title: "Definizione del programma".into(),
                agreed: Minutes(480),
                sessions: Vec::new(),
            },
        ],
    }
}

#[test]
fn the_skeleton_tells_hours_places_and_dates_in_italian() {
    let told = Skeleton::of(&path(vec![
        session(1, (9, 10), true),
        session(3, (9, 9), false),
        session(7, (14, 16), true),
    ]))
    .text();
    assert_eq!(
        told,
        "Il percorso di affiancamento si è svolto dal 01/06/2022 al 07/06/2022 in 2 incontri, per un \
         totale di 4 ore (concordate: 12 ore). Datore di lavoro: Vivaio Serena, Treviso. Luoghi: \
         Sportello Treviso (2 incontri). Coach: Giulia Ferraresso.\n\
         \n\
         Analisi del quadro generale (JC-AN): 2 incontri, 4 ore (concordate: 4 ore).\n\
         – 01/06/2022, dalle 09:00 alle 10:30 (1 ora e 30 minuti), Sportello Treviso: Colloquio sul lavoro;\n\
         – 07/06/2022, dalle 14:00 alle 16:30 (2 ore e 30 minuti), Sportello Treviso: Colloquio sul lavoro.\n\
         \n\
         Definizione del programma (JC-DE): nessun incontro svolto (concordate: 8 ore).\n\
         \n\
         Incontri programmati e non svolti: 03/06/2022 (JC-AN)."
    );
}

#[test]
fn a_path_with_nothing_delivered_says_so() {
    let told = Skeleton::of(&path(Vec::new())).text();
    assert!(told.starts_with("Non risulta svolto alcun incontro; concordate: 12 ore."));
}

#[test]
fn refreshing_replaces_what_nobody_touched_and_keeps_what_was_typed() {
    let earlier = Skeleton::of(&path(vec![session(1, (9, 10), true)]));
    let fresh = Skeleton::of(&path(vec![
        session(1, (9, 10), true),
        session(2, (9, 10), true),
    ]));
    let typed = format!(
        "Premessa mia.\n\n{}\n\nIn coda, mio anche questo.",
        earlier.text()
    );
    let refreshed = fresh.refresh(&typed, &earlier);
    assert_eq!(
        refreshed.text,
        format!(
            "Premessa mia.\n\n{}\n\nIn coda, mio anche questo.",
            fresh.text()
        )
    );
    assert_eq!((refreshed.replaced, refreshed.added), (2, 0));
}

#[test]
fn a_paragraph_rewritten_by_hand_stays_and_the_fresh_one_goes_to_the_end() {
    let earlier = Skeleton::of(&path(vec![session(1, (9, 10), true)]));
    let fresh = Skeleton::of(&path(vec![
        session(1, (9, 10), true),
        session(2, (9, 10), true),
    ]));
    let typed = earlier
        .text()
        .replace("Colloquio sul lavoro", "Ho conosciuto la persona");
    let refreshed = fresh.refresh(&typed, &earlier);
    assert!(refreshed.text.contains("Ho conosciuto la persona"));
    assert!(refreshed.text.ends_with(&fresh.0[1].text));
    assert_eq!((refreshed.replaced, refreshed.added), (1, 1));
}

#[test]
fn refreshing_twice_changes_nothing_more() {
    let earlier = Skeleton::of(&path(vec![session(1, (9, 10), true)]));
    let fresh = Skeleton::of(&path(vec![
        session(1, (9, 10), true),
        session(2, (9, 10), false),
    ]));
    let typed = earlier.text().replace("Colloquio", "Incontro");
    let once = fresh.refresh(&typed, &earlier);
    let twice = fresh.refresh(&once.text, &fresh);
    assert_eq!(twice.text, once.text);
    assert_eq!((twice.replaced, twice.added), (0, 0));
}

#[test]
fn a_paragraph_taken_away_by_hand_comes_back_only_when_its_facts_change() {
    let earlier = Skeleton::of(&path(vec![session(1, (9, 10), true)]));
    let typed = earlier.0[0].text.clone();
    assert_eq!(earlier.refresh(&typed, &earlier).text, typed);
}

#[test]
fn an_emptied_section_is_begun_anew() {
    let fresh = Skeleton::of(&path(vec![session(1, (9, 10), true)]));
    assert_eq!(fresh.refresh("  \n", &fresh).text, fresh.text());
}

#[test]
fn a_report_is_as_far_as_its_version_in_force() {
    assert_eq!(ReportState::of(None), ReportState::Draft);
    assert_eq!(ReportState::of(Some(false)), ReportState::Ready);
    assert_eq!(ReportState::of(Some(true)), ReportState::Delivered);
}

#[test]
fn the_cpi_waits_for_the_report_of_what_was_concluded_here() {
    let here = ReportDue {
        all_ended: true,
        ended_here: true,
        ..ReportDue::default()
    };
    assert!(here.is_due());
    let from_portal = ReportDue {
        ended_here: false,
        ..here
    };
    assert!(!from_portal.is_due(), "nothing of it was done here");
    let reopened = ReportDue {
        reopened: true,
        ..from_portal
    };
    assert!(reopened.is_due(), "somebody writes it after all");
    for due in [here, reopened] {
        let handed_over = ReportDue {
            handed_over: true,
            ..due
        };
        let running = ReportDue {
            all_ended: false,
            ..due
        };
        assert!(!handed_over.is_due() && !running.is_due());
    }
}
