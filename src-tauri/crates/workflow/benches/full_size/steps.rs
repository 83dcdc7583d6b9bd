//! The steps a coach takes, each with its journal row and on the disk before it answers. What each
//! needs is laid ready before, unmeasured.

use std::sync::atomic::{AtomicI64, Ordering};

use affianca_domain::{
    ActivityId, ActivityState, BranchId, CoachId, OutputId, OutputKind, RegisterId, RequestId,
    RequestState, RuleId, SessionId, SessionState, Signer, format_date,
};
use affianca_workflow::outputs::OutputDraft;
use affianca_workflow::portal::PortalOrder;
use affianca_workflow::portal::{PortalFilter, PortalReach};
use affianca_workflow::registers::{RegisterOrder, ScopeForm, SignatureForm};
use affianca_workflow::sessions::{SessionForm, StepOrder};
use affianca_workflow::{Action, Archive, Result};
use chrono::{Days, NaiveDateTime};
use divan::Bencher;
use rusqlite::params;

use crate::ARCHIVE;
use crate::archive::now;
use crate::papers::{REGISTERS, rendered, version, words};
use crate::rows::{BRANCHES, COACHES, OPEN, PROPOSED, REQUESTS, admitted};

static TURN: AtomicI64 = AtomicI64::new(0);

/// An open path whose JC-AL has hours left, another at each turn.
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
                return Self { request, turn };
            }
        }
    }

    fn activity(&self) -> ActivityId {
        ActivityId(self.request * 5)
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
            branch: Some(BranchId(self.request % BRANCHES + 1)),
            coach: Some(CoachId(self.coach())),
            date: format_date(self.date()),
            start: "20:00".into(),
            end: "20:30".into(),
            place: "Officina, reparto montaggio".into(),
            description: "Affiancamento nelle mansioni di reparto".into(),
            ..SessionForm::default()
        }
    }

    /// A session in `state`, in the evening of its day; today's morning for one to be delivered.
    fn session(&self, state: SessionState) -> StepOrder {
        let (date, start) = match state {
            SessionState::Entered => (self.date(), 1_200),
            _ => (now().date(), 480),
        };
        let id = prepare(
            "INSERT INTO session (activity_id, beneficiary_id, branch_id, coach_id, date, start,
                 \"end\", place, state, entered_at)
             SELECT ?1, beneficiary_id, branch_id, ?2, ?3, ?4, ?4 + 30, 'Officina', ?5,
                 '2022-05-31T10:00:00'
             FROM request WHERE id = ?6",
            params![
                self.activity().0,
                self.coach(),
                date,
                start,
                state.as_str(),
                self.request
            ],
        );
        StepOrder {
            session: SessionId(id),
            expected: state,
            acknowledged: RuleId::ALL.to_vec(),
            reason: "La persona non si è presentata".into(),
            description: None,
        }
    }
}

/// Lays something ready; gives the row it added.
fn prepare(sql: &str, values: impl rusqlite::Params) -> i64 {
    ARCHIVE
        .write(Action::Import, now(), |step| {
            step.execute(sql, values)?;
            Ok(step.last_insert_rowid())
        })
        .unwrap()
}

type Step = fn(&Archive, &StepOrder, NaiveDateTime) -> Result<()>;

fn take(bencher: Bencher, from: SessionState, step: Step) {
    bencher
        .with_inputs(|| Place::next().session(from))
        .bench_values(|order| step(&ARCHIVE, &order, now()).unwrap());
}

#[divan::bench]
fn enter_session(bencher: Bencher) {
    bencher.with_inputs(Place::next).bench_values(|place| {
        ARCHIVE
            .enter_session(place.activity(), &place.form(), &RuleId::ALL, now())
            .unwrap()
    });
}

#[divan::bench]
fn schedule_session(bencher: Bencher) {
    take(bencher, SessionState::Entered, Archive::schedule_session);
}

#[divan::bench]
fn start_session(bencher: Bencher) {
    take(bencher, SessionState::Scheduled, Archive::start_session);
}

#[divan::bench]
fn start_first_session(bencher: Bencher) {
    bencher
        .with_inputs(|| {
            let place = Place::next();
            prepare(
                "UPDATE activity SET state = 'PROPOSTA' WHERE id = ?1",
                [place.activity().0],
            );
            place.session(SessionState::Scheduled)
        })
        .bench_values(|order| ARCHIVE.start_session(&order, now()).unwrap());
}

#[divan::bench]
fn conclude_session(bencher: Bencher) {
    take(bencher, SessionState::Started, Archive::conclude_session);
}

#[divan::bench]
fn cancel_session(bencher: Bencher) {
    take(bencher, SessionState::Entered, Archive::cancel_session);
}

#[divan::bench]
fn close_session(bencher: Bencher) {
    take(bencher, SessionState::Scheduled, Archive::close_session);
}

#[divan::bench]
fn end_activity(bencher: Bencher) {
    bencher
        .with_inputs(|| {
            let place = Place::next();
            let id = place.activity().0;
            prepare("DELETE FROM activity_portal WHERE activity_id = ?1", [id]);
            prepare("UPDATE activity SET state = 'INIZIATA' WHERE id = ?1", [id]);
            place
        })
        .bench_values(|place| {
            ARCHIVE
                .end_activity(place.activity(), ActivityState::Started, now())
                .unwrap();
        });
}

/// A request that waits for its answer.
fn proposed() -> RequestId {
    let id = REQUESTS - TURN.fetch_add(1, Ordering::Relaxed) % PROPOSED;
    prepare("DELETE FROM request_portal WHERE request_id = ?1", [id]);
    prepare("UPDATE request SET state = 'PROPOSTA' WHERE id = ?1", [id]);
    RequestId(id)
}

#[divan::bench]
fn admit(bencher: Bencher) {
    bencher
        .with_inputs(proposed)
        .bench_values(|id| ARCHIVE.admit(id, RequestState::Proposed, now()).unwrap());
}

#[divan::bench]
fn refuse(bencher: Bencher) {
    bencher.with_inputs(proposed).bench_values(|id| {
        ARCHIVE
            .refuse(id, RequestState::Proposed, "Fuori zona", now())
            .unwrap();
    });
}

#[divan::bench]
fn every_minute(bencher: Bencher) {
    bencher.bench(|| ARCHIVE.cancel_expired(now()).unwrap());
}

#[divan::bench]
fn issue_register(bencher: Bencher) {
    bencher
        .with_inputs(|| RegisterOrder {
            request: RequestId(Place::next().request),
            scope: ScopeForm::Opal,
            blank: false,
            replaces: None,
        })
        .bench_values(|order| {
            ARCHIVE
                .issue_register(&order, now(), |_| Ok(rendered()))
                .unwrap()
        });
}

#[divan::bench]
fn sign_register(bencher: Bencher) {
    let form = SignatureForm {
        signer: Some(Signer::Coach),
        who: "Anna Moretti".into(),
        date: "01/06/2022".into(),
        place: "Treviso".into(),
    };
    bencher.bench(|| {
        ARCHIVE
            .sign_register(RegisterId(REGISTERS), &form, now())
            .unwrap();
    });
}

#[divan::bench]
fn report_to_portal(bencher: Bencher) {
    bencher
        .with_inputs(|| {
            let filter = PortalFilter {
                session: Some(Place::next().session(SessionState::Scheduled).session),
                ..PortalFilter::default()
            };
            let queue = ARCHIVE.portal_queue(&filter, now()).unwrap();
            queue
                .items
                .into_iter()
                .map(|item| PortalOrder {
                    subject: item.subject,
                    stamp: item.stamp,
                })
                .collect::<Vec<_>>()
        })
        .bench_values(|orders| {
            ARCHIVE
                .report_to_portal(&orders, PortalReach::All, now())
                .unwrap()
        });
}

#[divan::bench]
fn begin_document(bencher: Bencher) {
    bencher.with_inputs(Place::next).bench_values(|place| {
        ARCHIVE
            .start_output(place.activity(), OutputKind::Other, now())
            .unwrap()
    });
}

#[divan::bench]
fn save_document_as_typed(bencher: Bencher) {
    bencher
        .with_inputs(|| document(&Place::next()))
        .bench_values(|(id, draft)| ARCHIVE.keep_output_draft(id, &draft, now()).unwrap());
}

#[divan::bench]
fn keep_version_of_document(bencher: Bencher) {
    bencher
        .with_inputs(|| {
            let (id, draft) = document(&Place::next());
            (
                id,
                ARCHIVE
                    .keep_output_draft(id, &draft, now())
                    .unwrap()
                    .revision,
            )
        })
        .bench_values(|(id, revision)| ARCHIVE.keep_version(id, revision, now(), version).unwrap());
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
