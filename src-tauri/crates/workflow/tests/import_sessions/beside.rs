//! What archive and portal tell otherwise, and the choices about it.

use affianca_domain::{PortalChoice, SessionState, SessionStep};
use affianca_workflow::Refusal;
use affianca_workflow::import::{HeldChoices, HeldOutcome, PreparedSessions, SessionsPreview};
use affianca_workflow::sessions::StepOrder;

use crate::common::{at, content};
use crate::desk::{Desk, HEAD, NOW, problems};

fn choices(change: impl FnOnce(&mut HeldChoices)) -> HeldChoices {
    let mut choices = HeldChoices::default();
    change(&mut choices);
    choices
}

/// 42 is concluded there, 43 moved there and 44 gone there.
fn changed_there(desk: &Desk) -> (SessionsPreview, PreparedSessions) {
    desk.take(&format!(
        "{HEAD}41;EROGATA;;30/06/2022;08:00;12:00;4;\n42;PROGRAMMATA;;01/07/2022;09:00;12:00;3;\n\
         43;INSERITA;;02/07/2022;08:00;09:00;1;\n44;PROGRAMMATA;;04/07/2022;08:00;09:00;1;\n"
    ));
    desk.preview(&format!(
        "{HEAD}41;EROGATA;;30/06/2022;08:00;12:00;4;\n42;EROGATA;;01/07/2022;09:00;12:00;3;\n\
         43;INSERITA;;05/07/2022;10:00;11:00;1;\n45;EROGATA;;06/07/2022;08:00;09:00;1;\n"
    ))
}

#[test]
fn the_three_lists_say_field_by_field_what_differs_and_nothing_changes_unchosen() {
    let desk = Desk::new();
    let (preview, prepared) = changed_there(&desk);
    assert_eq!(
        (
            preview.equal,
            preview.different,
            preview.new,
            preview.only_here
        ),
        (1, 2, 1, 1)
    );
    let row = |id: &str| preview.rows.iter().find(|it| it.portal_id == id).unwrap();
    let differing = |id: &str| {
        row(id)
            .differences
            .iter()
            .map(|it| format!("{} {} {}", it.field, it.here, it.there))
            .collect::<Vec<_>>()
    };
    assert_eq!(differing("42"), ["Stato PROGRAMMATA EROGATA"]);
    assert_eq!(
        differing("43"),
        [
            "Data 02/07/2022 05/07/2022",
            "Inizio 08:00 10:00",
            "Fine 09:00 11:00"
        ]
    );
    assert_eq!(row("44").outcome, HeldOutcome::OnlyHere);
    let none = choices(|it| it.new = PortalChoice::Leave);
    let before = desk.sessions();
    let report = desk.run(&prepared, &none);
    assert_eq!(
        (report.imported, report.taken, report.kept, report.left),
        (0, 0, 0, 4)
    );
    assert_eq!(desk.sessions(), before);
}

#[test]
fn the_portal_s_is_taken_where_it_is_chosen() {
    let desk = Desk::new();
    let (_, prepared) = changed_there(&desk);
    let all = choices(|it| {
        it.different = PortalChoice::Take;
        it.only_here = PortalChoice::Take;
    });
    let report = desk.run(&prepared, &all);
    assert_eq!((report.imported, report.taken), (1, 3));
    let moved = desk.session("43");
    assert_eq!(
        (
            moved.session.date.to_string(),
            moved.session.start.to_string()
        ),
        ("2022-07-05".into(), "10:00".into())
    );
    let held = desk.session("42").session;
    assert_eq!(held.state, SessionState::Delivered);
    assert_eq!(
        held.origin_why.as_deref(),
        Some("Tabella del portale «erogazioni.csv».")
    );
    let gone = desk.session("44").session;
    assert_eq!(
        (gone.state, gone.reason.as_deref()),
        (
            SessionState::ClosedNegatively,
            Some("Non risulta sul portale.")
        )
    );
    assert_eq!(desk.waiting(), 0);
}

#[test]
fn ours_is_kept_and_waits_in_the_queue_where_it_is_chosen() {
    let desk = Desk::new();
    let (preview, prepared) = changed_there(&desk);
    let row = |id: &str| preview.rows.iter().find(|it| it.portal_id == id).unwrap();
    let some = choices(|it| {
        it.rows = vec![
            (row("43").key.clone(), PortalChoice::Keep),
            (row("44").key.clone(), PortalChoice::Keep),
            // The portal is ahead: that it be repeated there is not possible, and nothing is done.
            (row("42").key.clone(), PortalChoice::Keep),
        ];
    });
    let report = desk.run(&prepared, &some);
    assert_eq!((report.imported, report.kept, report.left), (1, 2, 1));
    assert_eq!(desk.session("43").session.date.to_string(), "2022-07-02");
    assert_eq!(desk.session("42").session.state, SessionState::Scheduled);
    assert_eq!(desk.waiting(), 2);
    let (again, _) = desk.preview(&format!("{HEAD}43;INSERITA;;05/07/2022;10:00;11:00;1;\n"));
    assert_eq!(again.different, 1, "until it is repeated there it differs");
}

#[test]
fn what_was_changed_meanwhile_is_read_again_before_anything_comes_in() {
    let desk = Desk::new();
    desk.take(&format!(
        "{HEAD}42;PROGRAMMATA;;01/07/2022;09:00;12:00;3;\n"
    ));
    let (_, prepared) = desk.preview(&format!("{HEAD}42;EROGATA;;01/07/2022;09:00;12:00;3;\n"));
    let id = desk.session("42").session.id;
    let order = StepOrder {
        session: id,
        step: SessionStep::CloseNegatively,
        expected: SessionState::Scheduled,
        acknowledged: Vec::new(),
        reason: "Assente".into(),
        description: None,
    };
    desk.archive.step(&order, at(NOW)).unwrap();
    let before = content(&desk.home);
    let refused = desk
        .archive
        .import_sessions(
            &prepared,
            &choices(|it| it.different = PortalChoice::Take),
            at(NOW),
            &mut |_, _| true,
        )
        .unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::SessionsChanged));
    assert_eq!(content(&desk.home), before);
}

#[test]
fn an_import_stopped_half_way_leaves_nothing() {
    let desk = Desk::new();
    let rows: String = (0..120)
        .map(|n| {
            format!(
                "{n};ANNULLATA;;{:02}/07/2022;{:02}:00;{:02}:30;;\n",
                n / 10 + 1,
                n % 10 + 8,
                n % 10 + 8
            )
        })
        .collect();
    let (_, prepared) = desk.preview(&format!("{HEAD}{rows}"));
    let stopped = desk.archive.import_sessions(
        &prepared,
        &HeldChoices::default(),
        at(NOW),
        &mut |done, _| done < 100,
    );
    assert!(stopped.is_err());
    assert!(desk.sessions().is_empty());
}

#[test]
fn an_id_of_another_activity_s_session_is_told_and_not_taken() {
    let desk = Desk::new();
    let table = format!("{HEAD}42;PROGRAMMATA;;01/07/2022;09:00;12:00;3;\n");
    desk.take(&table);
    let (preview, prepared) = desk.preview_of(Some(desk.analysis), &table);
    assert_eq!((preview.new, preview.faulty), (0, 1));
    assert!(problems(&preview)[0].starts_with("2 ID: L’ID 42 è già dell’erogazione"));
    let report = desk.run(&prepared, &HeldChoices::default());
    assert_eq!((report.imported, report.skipped), (0, 1));
    assert_eq!(desk.journal().len(), 1, "nothing done is no operation");
    // Nor is it taken by a session of that day and hour that has no ID yet.
    desk.take(&format!("{HEAD};PROGRAMMATA;;04/07/2022;09:00;12:00;3;\n"));
    let other = format!("{HEAD}43;PROGRAMMATA;;04/07/2022;09:00;12:00;3;\n");
    let (preview, prepared) = desk.preview_of(Some(desk.analysis), &other);
    assert_eq!(preview.new, 1);
    desk.run(&prepared, &HeldChoices::default());
    let (preview, _) = desk.preview(&other);
    assert_eq!(
        (preview.equal, preview.faulty),
        (0, 1),
        "{:#?}",
        problems(&preview)
    );
}

#[test]
fn rows_beyond_those_shown_are_counted_by_what_is_chosen() {
    let desk = Desk::new();
    let rows: String = (0..450)
        .map(|n| {
            let (day, hour, half) = (n / 25 + 1, n % 25 / 2 + 8, n % 2 * 30);
            let end = half + 15;
            format!("{n};ANNULLATA;;{day:02}/07/2022;{hour:02}:{half:02};{hour:02}:{end};;\n")
        })
        .collect();
    let table = format!("{HEAD}{rows}");
    let (preview, prepared) = desk.preview(&table);
    assert_eq!(
        (preview.new, preview.more),
        (450, 50),
        "{:?}",
        problems(&preview).first()
    );
    assert_eq!(
        preview.unshown.new,
        [(PortalChoice::Take, 50), (PortalChoice::Keep, 0)]
    );
    desk.run(&prepared, &HeldChoices::default());
    let (again, _) = desk.preview(&table);
    assert_eq!((again.equal, again.more), (450, 50));
    assert_eq!(again.unshown.equal, 0, "nothing is left to be done");
}
