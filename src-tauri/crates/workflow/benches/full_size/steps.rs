//! The steps a coach takes, each with its journal row and on the disk before it answers. What each
//! needs is laid ready before, unmeasured, whatever the steps before it left.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicI64, Ordering};

use affianca_bench::{Bench, SAMPLES};
use affianca_domain::{
    ActivityId, ActivityState, BranchId, CoachId, OutputId, OutputKind, RegisterId, RequestId,
    RequestState, RuleId, SessionId, SessionState, SessionStep, format_date,
};
use affianca_workflow::outputs::OutputDraft;
use affianca_workflow::portal::PortalOrder;
use affianca_workflow::portal::{PortalFilter, PortalReach};
use affianca_workflow::registers::{RegisterOrder, ScopeForm};
use affianca_workflow::sessions::{SessionForm, StepOrder};
use affianca_workflow::{Action, Archive};
use chrono::Days;
use rusqlite::params;

use crate::archive::{copied, now};
use crate::by_the_coach;
use crate::papers::{REGISTERS, rendered, version, words};
use crate::rows::{BRANCHES, COACHES, OPEN, PROPOSED, REQUESTS, admitted, nth};

/// The archive every step is taken in.
static ARCHIVE: LazyLock<Archive> = LazyLock::new(|| copied("full-size-written"));

static TURN: AtomicI64 = AtomicI64::new(0);

/// An open path with its JC-AL under way, another at each turn.
struct Place {
    request: i64,
    turn: i64,
}

impl Place {
    fn next() -> Self {
        loop {
            let turn = TURN.fetch_add(1, Ordering::Relaxed);
            let request = REQUESTS - OPEN + 1 + turn % (OPEN - PROPOSED);
            if admitted(request) {
                let place = Self { request, turn };
                place.set_under_way();
                return place;
            }
        }
    }

    /// Takes back what an earlier step may have done to the activity.
    fn set_under_way(&self) {
        let id = self.activity().0;
        prepare("UPDATE activity SET state = 'INIZIATA' WHERE id = ?1", [id]);
    }

    fn activity(&self) -> ActivityId {
        ActivityId(nth(self.request * 5))
    }

    fn coach(&self) -> i64 {
        self.turn % COACHES + 1
    }

    /// A working day of the next weeks on which neither person nor coach is busy in the evening.
    fn date(&self) -> chrono::NaiveDate {
        const TUESDAY: u64 = 34;
        now().date() + Days::new(TUESDAY + 7 * (self.turn / COACHES).unsigned_abs())
    }

    fn form(&self) -> SessionForm {
        SessionForm {
            branch: Some(BranchId(nth(self.request % BRANCHES + 1))),
            coach: Some(CoachId(nth(self.coach()))),
            date: format_date(self.date()),
            start: "20:00".into(),
            end: "20:30".into(),
            place: "Officina, reparto montaggio".into(),
            description: "Affiancamento nelle mansioni di reparto".into(),
            ..SessionForm::default()
        }
    }

    /// A session in `state`, in the evening of its day; today's morning for one to be delivered.
    fn session(&self, state: SessionState, step: SessionStep) -> StepOrder {
        let (date, start) = match state {
            SessionState::Entered => (self.date(), 1_200),
            _ => (now().date(), 480),
        };
        let id = ARCHIVE
            .write(Action::Import, now(), |step| {
                let id: SessionId = step.new_id()?;
                step.execute(
                    "INSERT INTO session (id, activity_id, beneficiary_id, branch_id, coach_id, date,
                         start, \"end\", place, state, entered_at)
                     SELECT ?1, ?2, beneficiary_id, branch_id, ?3, ?4, ?5, ?5 + 30, 'Officina', ?6,
                         '2022-05-31T10:00:00'
                     FROM request WHERE id = ?7",
                    params![
                        id.0,
                        self.activity().0,
                        nth(self.coach()),
                        date,
                        start,
                        state.as_str(),
                        nth(self.request)
                    ],
                )?;
                Ok(id)
            })
            .unwrap();
        StepOrder {
            session: id,
            step,
            expected: state,
            acknowledged: RuleId::ALL.to_vec(),
            reason: "La persona non si è presentata".into(),
            description: None,
        }
    }
}

/// Lays something ready.
fn prepare(sql: &str, values: impl rusqlite::Params) {
    ARCHIVE
        .write(Action::Import, now(), |step| {
            step.execute(sql, values)?;
            Ok(())
        })
        .unwrap();
}

pub fn measure(bench: &Bench) {
    sessions(bench);
    activities(bench);
    requests(bench);
    registers(bench);
    documents(bench);
}

/// Measures one step, on what is laid ready for it.
fn take<Ready, T>(
    bench: &Bench,
    name: &str,
    ready: impl FnMut() -> Ready,
    step: impl FnMut(Ready) -> T,
) {
    bench.measure(&format!("steps/{name}"), SAMPLES, ready, step);
}

fn sessions(bench: &Bench) {
    take(bench, "enter_session", Place::next, |place| {
        ARCHIVE
            .enter_session(place.activity(), &place.form(), &RuleId::ALL, now())
            .unwrap()
    });
    let steps = [
        (
            "schedule_session",
            SessionState::Entered,
            SessionStep::Schedule,
        ),
        ("start_session", SessionState::Scheduled, SessionStep::Start),
        (
            "conclude_session",
            SessionState::Started,
            SessionStep::Conclude,
        ),
        ("cancel_session", SessionState::Entered, SessionStep::Cancel),
        (
            "close_session",
            SessionState::Scheduled,
            SessionStep::CloseNegatively,
        ),
    ];
    for (name, from, step) in steps {
        let ready = || Place::next().session(from, step);
        take(bench, name, ready, |order| {
            ARCHIVE.step(&order, now()).unwrap();
        });
    }
    let not_begun = || {
        let place = Place::next();
        prepare(
            "UPDATE activity SET state = 'PROPOSTA' WHERE id = ?1",
            [place.activity().0],
        );
        place.session(SessionState::Scheduled, SessionStep::Start)
    };
    take(bench, "start_first_session", not_begun, |order| {
        ARCHIVE.step(&order, now()).unwrap();
    });
}

fn activities(bench: &Bench) {
    take(bench, "end_activity", Place::next, |place| {
        ARCHIVE
            .end_activity(place.activity(), ActivityState::Started, now())
            .unwrap();
    });
}

/// A request that waits for its answer, notified today.
fn proposed() -> RequestId {
    let id = nth(REQUESTS - TURN.fetch_add(1, Ordering::Relaxed) % PROPOSED);
    prepare(
        "UPDATE request SET state = 'PROPOSTA', notified_date = ?2 WHERE id = ?1",
        params![id, now().date()],
    );
    RequestId(id)
}

fn requests(bench: &Bench) {
    take(bench, "admit", proposed, |id| {
        ARCHIVE.admit(id, RequestState::Proposed, now()).unwrap();
    });
    take(bench, "refuse", proposed, |id| {
        ARCHIVE
            .refuse(id, RequestState::Proposed, "Fuori zona", now())
            .unwrap();
    });
    let nothing = || ();
    take(bench, "every_minute", nothing, |()| {
        ARCHIVE.cancel_expired(now()).unwrap()
    });
    let reported = || {
        let filter = PortalFilter {
            session: Some(
                Place::next()
                    .session(SessionState::Scheduled, SessionStep::Start)
                    .session,
            ),
            ..PortalFilter::default()
        };
        let queue = ARCHIVE.portal_queue(&filter, now()).unwrap();
        let orders = queue.items.into_iter().map(|item| PortalOrder {
            subject: item.subject,
            stamp: item.stamp,
        });
        orders.collect::<Vec<_>>()
    };
    take(bench, "report_to_portal", reported, |orders| {
        ARCHIVE
            .report_to_portal(&orders, PortalReach::All, now())
            .unwrap()
    });
}

fn registers(bench: &Bench) {
    let order = || RegisterOrder {
        request: RequestId(nth(Place::next().request)),
        scope: ScopeForm::Opal,
        blank: false,
        replaces: None,
    };
    take(bench, "issue_register", order, |order| {
        ARCHIVE
            .issue_register(&order, now(), |_| Ok(rendered()))
            .unwrap()
    });
    take(bench, "sign_register", by_the_coach, |form| {
        ARCHIVE
            .sign_register(RegisterId(nth(REGISTERS)), &form, now())
            .unwrap();
    });
}

fn documents(bench: &Bench) {
    take(bench, "begin_document", Place::next, |place| {
        ARCHIVE
            .start_output(place.activity(), OutputKind::Other, now())
            .unwrap()
    });
    let begun = || document(&Place::next());
    take(bench, "save_document_as_typed", begun, |(id, draft)| {
        ARCHIVE.keep_output_draft(id, &draft, now()).unwrap()
    });
    let typed = || {
        let (id, draft) = begun();
        let saved = ARCHIVE.keep_output_draft(id, &draft, now()).unwrap();
        (id, saved.revision)
    };
    take(
        bench,
        "keep_version_of_document",
        typed,
        |(id, revision)| ARCHIVE.keep_version(id, revision, now(), version).unwrap(),
    );
}

fn document(place: &Place) -> (OutputId, OutputDraft) {
    let id = ARCHIVE
        .start_output(place.activity(), OutputKind::Other, now())
        .unwrap();
    let detail = ARCHIVE.output_detail(id, now()).unwrap();
    let draft = OutputDraft {
        revision: detail.revision,
        title: detail.title,
        drafted: "01/06/2022".into(),
        text: words(),
    };
    (id, draft)
}
