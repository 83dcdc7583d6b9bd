//! What a coach looks at while working: the day, one request, one activity, one paper.

use affianca_bench::Bench;
use affianca_domain::{
    ActivityId, AgendaView, AttachmentId, BeneficiaryId, BranchId, CentreId, CoachId, Drag,
    EmployerId, OutputId, RegisterId, RequestId, SessionId, SessionStep, VoucherKind, iso_week,
};
use affianca_workflow::Archive;
use affianca_workflow::agenda::{AgendaFilter, AgendaQuery};
use affianca_workflow::outputs::OutputFilter;
use affianca_workflow::portal::PortalFilter;
use affianca_workflow::registers::{RegisterOrder, ScopeForm};
use affianca_workflow::requests::{RequestFilter, RequestForm};
use affianca_workflow::sessions::SessionForm;
use affianca_workflow::today::TodayFilter;

use crate::archive::{just_unlocked, now};
use crate::ask;
use crate::papers::{REGISTERS, printed};
use crate::rows::{PROPOSED, REQUESTS, nth};

/// The last request that is an open path, its JC-AL, and a session of it in the future.
const LAST_OPEN: i64 = REQUESTS - PROPOSED - 1;
const OPEN_REQUEST: RequestId = RequestId(nth(LAST_OPEN));
const OPEN_ACTIVITY: ActivityId = ActivityId(nth(LAST_OPEN * 5));
const DRAFT: SessionId = SessionId(nth(LAST_OPEN * 50));
/// One that is over.
const OVER: RequestId = RequestId(nth(10_001));
const OVER_ACTIVITY: ActivityId = ActivityId(nth(10_001 * 5));

pub fn measure(bench: &Bench) {
    day(bench);
    requests(bench);
    activities(bench);
    plans(bench);
    registers(bench);
    papers(bench);
    just_after_unlocking(bench);
}

fn day(bench: &Bench) {
    ask(bench, "work/today", |archive| {
        archive.today(TodayFilter::default(), now()).unwrap()
    });
    let filter = TodayFilter {
        coach: Some(CoachId(nth(7))),
        ..TodayFilter::default()
    };
    ask(bench, "work/today_of_a_coach", |archive| {
        archive.today(filter, now()).unwrap()
    });
    for view in AgendaView::ALL {
        for (whose, coach) in [("everybody", None), ("a_coach", Some(CoachId(nth(7))))] {
            let query = AgendaQuery {
                view,
                filter: AgendaFilter {
                    coach,
                    ..AgendaFilter::default()
                },
                ..AgendaQuery::default()
            };
            let name = format!("work/agenda/{view:?}_of_{whose}");
            ask(bench, &name, |archive| {
                archive.agenda(&query, now()).unwrap()
            });
        }
    }
    ask(bench, "work/draft_about_to_be_dragged", |archive| {
        let (monday, sunday) = iso_week(now().date());
        archive
            .drag_session(DRAFT, Drag::Whole, (monday, sunday), now())
            .unwrap()
    });
    ask(bench, "work/days_ahead", |archive| {
        archive.days_ahead(now()).unwrap()
    });
    ask(bench, "work/frame_and_badges", |archive| {
        archive.frame(now()).unwrap()
    });
}

fn requests(bench: &Bench) {
    for id in [OPEN_REQUEST, OVER, RequestId(nth(REQUESTS))] {
        ask(bench, &format!("work/request/{id}"), |archive| {
            archive.request_detail(id, now()).unwrap()
        });
    }
    ask(bench, "work/request_to_edit", |archive| {
        archive.request_form(OPEN_REQUEST).unwrap()
    });
    let typed = RequestForm {
        opal: "JC-1-1103/77777".into(),
        surname: "Rossi".into(),
        name: "Mario".into(),
        tax_code: "RSSMRA80A01H501U".into(),
        request_date: "31/05/2022".into(),
        notified_date: "31/05/2022".into(),
        centre: Some(CentreId(nth(1))),
        ..RequestForm::default()
    };
    ask(bench, "work/request_as_typed", |archive| {
        archive.check_request(&typed, None, now()).unwrap()
    });
    ask(bench, "work/blank_request", |archive| {
        let form = archive.blank_request(now()).unwrap();
        let agreed = archive.request_activities(VoucherKind::Base, "31/05/2022", now());
        (form, agreed.unwrap())
    });
    ask(bench, "work/person", |archive| {
        archive.beneficiary(BeneficiaryId(nth(774))).unwrap()
    });
    ask(bench, "work/employer", |archive| {
        archive.employer(EmployerId(nth(774))).unwrap()
    });
}

fn activities(bench: &Bench) {
    for id in [OPEN_ACTIVITY, OVER_ACTIVITY] {
        ask(bench, &format!("work/activity/{}", id.0), |archive| {
            archive.activity_detail(id, now()).unwrap()
        });
    }
    ask(bench, "work/activity_about_to_end", |archive| {
        archive.check_end(OPEN_ACTIVITY, now()).unwrap()
    });
    let typed = SessionForm {
        branch: Some(BranchId(nth(1))),
        coach: Some(CoachId(nth(1))),
        date: "15/06/2022".into(),
        start: "10:00".into(),
        end: "12:00".into(),
        ..SessionForm::default()
    };
    ask(bench, "work/session_as_typed", |archive| {
        archive
            .check_session(OPEN_ACTIVITY, None, &typed, now())
            .unwrap()
    });
    for step in [SessionStep::Schedule, SessionStep::Cancel] {
        let name = format!("work/step_about_to_be_taken/{step:?}");
        ask(bench, &name, |archive| {
            archive.check_step(DRAFT, step, now()).unwrap()
        });
    }
    let closed = SessionId(DRAFT.0 - 5);
    ask(bench, "work/session_to_reschedule", |archive| {
        archive.reschedule_form(closed).unwrap()
    });
}

fn plans(bench: &Bench) {
    ask(bench, "work/plan_as_it_opens", |archive| {
        archive.plan_beginning(OPEN_REQUEST, now()).unwrap()
    });
    ask(bench, "work/plan_about_to_be_made", |archive| {
        let form = archive.plan_beginning(OPEN_REQUEST, now()).unwrap().form;
        archive.prepare_plan(&form, now()).ok()
    });
    ask(bench, "work/people_with_hours_left", |archive| {
        archive.plans_beginning(now()).unwrap()
    });
    ask(bench, "work/plans_to_take_back", |archive| {
        archive.entered_plans(OPEN_REQUEST).unwrap()
    });
}

fn registers(bench: &Bench) {
    // One signed, one outdated, one to sign.
    for id in [1_001, 403, REGISTERS] {
        ask(bench, &format!("work/register/{id}"), |archive| {
            archive.register_detail(RegisterId(nth(id))).unwrap()
        });
    }
    ask(bench, "work/register_pdf", |archive| {
        archive.register_pdf(RegisterId(nth(1_001))).unwrap()
    });
    let of_period = ScopeForm::Period {
        from: "01/01/2012".into(),
        to: "01/06/2022".into(),
    };
    for (name, scope) in [("opal", ScopeForm::Opal), ("period", of_period)] {
        let order = RegisterOrder {
            request: OVER,
            scope,
            blank: false,
            replaces: None,
        };
        let name = format!("work/register_about_to_be_issued/{name}");
        ask(bench, &name, |archive| {
            archive.check_register(&order, now()).unwrap()
        });
    }
}

fn papers(bench: &Bench) {
    for id in [OPEN_REQUEST, OVER] {
        let name = |of: &str| format!("work/{of}/{}", id.0);
        ask(bench, &name("documents_of_request"), |archive| {
            archive.request_outputs(id).unwrap()
        });
        ask(bench, &name("final_report"), |archive| {
            archive.final_report(id).unwrap()
        });
        ask(bench, &name("attestations"), |archive| {
            archive.attestations(id, now()).unwrap()
        });
    }
    ask(bench, "work/document", |archive| {
        archive.output_detail(OutputId(nth(20_000)), now()).unwrap()
    });
    ask(bench, "work/document_pdf", |archive| {
        archive.version_pdf(OutputId(nth(20_001)), 1).unwrap()
    });
    ask(bench, "work/document_models", |archive| {
        archive.output_templates().unwrap()
    });
    ask(bench, "work/attached_file", |archive| {
        archive.attached_file(AttachmentId(nth(5_000))).unwrap()
    });
    ask(bench, "work/attestation_preview", |archive| {
        archive
            .preview_attestation(OVER, now(), |sheet| printed(sheet.head.opal.clone()))
            .unwrap()
    });
}

/// The first screens after the passphrase: nothing of the archive is in memory yet.
fn just_after_unlocking(bench: &Bench) {
    first(bench, "today_and_frame", |archive| {
        let frame = archive.frame(now()).unwrap();
        (archive.today(TodayFilter::default(), now()).unwrap(), frame)
    });
    let newest = RequestFilter {
        descending: true,
        page: 1,
        page_size: 50,
        ..RequestFilter::default()
    };
    first(bench, "requests", |archive| {
        archive.list_requests(&newest, now()).unwrap()
    });
    first(bench, "documents", |archive| {
        archive.list_outputs(&OutputFilter::default()).unwrap()
    });
    first(bench, "portal", |archive| {
        archive
            .portal_queue(&PortalFilter::default(), now())
            .unwrap()
    });
    first(bench, "search", |archive| {
        archive.search_everything("rossi").unwrap()
    });
}

fn first<T>(bench: &Bench, name: &str, question: impl Fn(&Archive) -> T) {
    let name = format!("work/just_after_unlocking/{name}");
    bench.measure(&name, 10, just_unlocked, |archive| {
        // Handed out too, so that closing it is not measured.
        (question(&archive), archive)
    });
}
