//! What a coach looks at while working: the day, one request, one activity, one paper.

use affianca_domain::{
    ActivityId, AttachmentId, BeneficiaryId, BranchId, CentreId, CoachId, EmployerId, OutputId,
    RegisterId, RequestId, SessionId, SessionStep, VoucherKind,
};
use affianca_workflow::registers::{RegisterOrder, ScopeForm};
use affianca_workflow::requests::RequestForm;
use affianca_workflow::sessions::SessionForm;
use affianca_workflow::today::TodayFilter;
use divan::Bencher;

use crate::archive::{just_unlocked, now};
use crate::ask;
use crate::papers::{REGISTERS, printed};
use crate::rows::{PROPOSED, REQUESTS};

/// The last request that is an open path, its JC-AL, and a session of it in the future.
const OPEN_REQUEST: RequestId = RequestId(REQUESTS - PROPOSED - 1);
const OPEN_ACTIVITY: ActivityId = ActivityId(OPEN_REQUEST.0 * 5);
const DRAFT: SessionId = SessionId(OPEN_ACTIVITY.0 * 10);
/// One that is over.
const OVER: RequestId = RequestId(10_001);
const OVER_ACTIVITY: ActivityId = ActivityId(OVER.0 * 5);

#[divan::bench]
fn today(bencher: Bencher) {
    ask(bencher, |archive| {
        archive.today(TodayFilter::default(), now()).unwrap()
    });
}

#[divan::bench]
fn today_of_a_coach(bencher: Bencher) {
    let filter = TodayFilter {
        coach: Some(CoachId(7)),
        ..TodayFilter::default()
    };
    ask(bencher, |archive| archive.today(filter, now()).unwrap());
}

#[divan::bench]
fn days_ahead(bencher: Bencher) {
    ask(bencher, |archive| archive.days_ahead(now()).unwrap());
}

#[divan::bench]
fn frame_and_badges(bencher: Bencher) {
    ask(bencher, |archive| archive.frame(now()).unwrap());
}

#[divan::bench(args = [OPEN_REQUEST, OVER, RequestId(REQUESTS)])]
fn request(bencher: Bencher, id: &RequestId) {
    ask(bencher, |archive| {
        archive.request_detail(*id, now()).unwrap()
    });
}

#[divan::bench]
fn request_to_edit(bencher: Bencher) {
    ask(bencher, |archive| {
        archive.request_form(OPEN_REQUEST).unwrap()
    });
}

#[divan::bench]
fn request_as_typed(bencher: Bencher) {
    let form = RequestForm {
        opal: "JC-1-1103/77777".into(),
        surname: "Rossi".into(),
        name: "Mario".into(),
        tax_code: "RSSMRA80A01H501U".into(),
        request_date: "31/05/2022".into(),
        notified_date: "31/05/2022".into(),
        centre: Some(CentreId(1)),
        ..RequestForm::default()
    };
    ask(bencher, |archive| {
        archive.check_request(&form, None, now()).unwrap()
    });
}

#[divan::bench]
fn blank_request(bencher: Bencher) {
    ask(bencher, |archive| {
        let form = archive.blank_request(now()).unwrap();
        let agreed = archive.request_activities(VoucherKind::Base, "31/05/2022", now());
        (form, agreed.unwrap())
    });
}

#[divan::bench(args = [OPEN_ACTIVITY, OVER_ACTIVITY])]
fn activity(bencher: Bencher, id: &ActivityId) {
    ask(bencher, |archive| {
        archive.activity_detail(*id, now()).unwrap()
    });
}

#[divan::bench]
fn activity_about_to_end(bencher: Bencher) {
    ask(bencher, |archive| {
        archive.check_end(OPEN_ACTIVITY, now()).unwrap()
    });
}

#[divan::bench]
fn session_as_typed(bencher: Bencher) {
    let form = SessionForm {
        branch: Some(BranchId(1)),
        coach: Some(CoachId(1)),
        date: "15/06/2022".into(),
        start: "10:00".into(),
        end: "12:00".into(),
        ..SessionForm::default()
    };
    ask(bencher, |archive| {
        archive
            .check_session(OPEN_ACTIVITY, None, &form, now())
            .unwrap()
    });
}

#[divan::bench(args = [SessionStep::Schedule, SessionStep::Cancel])]
fn step_about_to_be_taken(bencher: Bencher, step: &SessionStep) {
    ask(bencher, |archive| {
        archive.check_step(DRAFT, *step, now()).unwrap()
    });
}

#[divan::bench]
fn session_to_reschedule(bencher: Bencher) {
    let closed = SessionId(DRAFT.0 - 5);
    ask(bencher, |archive| archive.reschedule_form(closed).unwrap());
}

#[divan::bench]
fn person(bencher: Bencher) {
    ask(bencher, |archive| {
        archive.beneficiary(BeneficiaryId(774)).unwrap()
    });
}

#[divan::bench]
fn employer(bencher: Bencher) {
    ask(bencher, |archive| {
        archive.employer(EmployerId(774)).unwrap()
    });
}

mod paper {
    use super::*;

    fn order(scope: ScopeForm) -> RegisterOrder {
        RegisterOrder {
            request: OVER,
            scope,
            blank: false,
            replaces: None,
        }
    }

    /// One signed, one outdated, one to sign.
    #[divan::bench(args = [1_001, 403, REGISTERS])]
    fn register(bencher: Bencher, id: i64) {
        ask(bencher, |archive| {
            archive.register_detail(RegisterId(id)).unwrap()
        });
    }

    #[divan::bench]
    fn register_pdf(bencher: Bencher) {
        ask(bencher, |archive| {
            archive.register_pdf(RegisterId(1_001)).unwrap()
        });
    }

    #[divan::bench]
    fn register_about_to_be_issued(bencher: Bencher) {
        let order = order(ScopeForm::Opal);
        ask(bencher, |archive| archive.check_register(&order).unwrap());
    }

    #[divan::bench]
    fn register_of_a_period_about_to_be_issued(bencher: Bencher) {
        let order = order(ScopeForm::Period {
            from: "01/01/2012".into(),
            to: "01/06/2022".into(),
        });
        ask(bencher, |archive| archive.check_register(&order).unwrap());
    }

    #[divan::bench(args = [OPEN_REQUEST, OVER])]
    fn documents_of_request(bencher: Bencher, id: &RequestId) {
        ask(bencher, |archive| archive.request_outputs(*id).unwrap());
    }

    #[divan::bench]
    fn document(bencher: Bencher) {
        ask(bencher, |archive| {
            archive.output_detail(OutputId(20_000), now()).unwrap()
        });
    }

    #[divan::bench]
    fn document_pdf(bencher: Bencher) {
        ask(bencher, |archive| {
            archive.version_pdf(OutputId(20_001), 1).unwrap()
        });
    }

    #[divan::bench]
    fn document_models(bencher: Bencher) {
        ask(bencher, |archive| archive.output_templates().unwrap());
    }

    #[divan::bench]
    fn attached_file(bencher: Bencher) {
        ask(bencher, |archive| {
            archive.attached_file(AttachmentId(5_000)).unwrap()
        });
    }

    #[divan::bench(args = [OPEN_REQUEST, OVER])]
    fn final_report(bencher: Bencher, id: &RequestId) {
        ask(bencher, |archive| archive.final_report(*id).unwrap());
    }

    #[divan::bench(args = [OPEN_REQUEST, OVER])]
    fn attestations(bencher: Bencher, id: &RequestId) {
        ask(bencher, |archive| archive.attestations(*id, now()).unwrap());
    }

    #[divan::bench]
    fn attestation_preview(bencher: Bencher) {
        ask(bencher, |archive| {
            archive
                .preview_attestation(OVER, now(), |sheet| printed(sheet.head.opal.clone()))
                .unwrap()
        });
    }
}

/// The first screens after the passphrase: nothing of the archive is in memory yet.
mod just_after_unlocking {
    use affianca_workflow::outputs::OutputFilter;
    use affianca_workflow::portal::PortalFilter;
    use affianca_workflow::requests::RequestFilter;

    use super::*;

    #[divan::bench(sample_count = 10, sample_size = 1)]
    fn today_and_frame(bencher: Bencher) {
        bencher.with_inputs(just_unlocked).bench_refs(|archive| {
            let frame = archive.frame(now()).unwrap();
            (archive.today(TodayFilter::default(), now()).unwrap(), frame)
        });
    }

    #[divan::bench(sample_count = 10, sample_size = 1)]
    fn requests(bencher: Bencher) {
        let filter = RequestFilter {
            descending: true,
            page: 1,
            page_size: 50,
            ..RequestFilter::default()
        };
        bencher
            .with_inputs(just_unlocked)
            .bench_refs(|archive| archive.list_requests(&filter, now()).unwrap());
    }

    #[divan::bench(sample_count = 10, sample_size = 1)]
    fn documents(bencher: Bencher) {
        let filter = OutputFilter::default();
        bencher
            .with_inputs(just_unlocked)
            .bench_refs(|archive| archive.list_outputs(&filter).unwrap());
    }

    #[divan::bench(sample_count = 10, sample_size = 1)]
    fn portal(bencher: Bencher) {
        let filter = PortalFilter::default();
        bencher
            .with_inputs(just_unlocked)
            .bench_refs(|archive| archive.portal_queue(&filter, now()).unwrap());
    }

    #[divan::bench(sample_count = 10, sample_size = 1)]
    fn search(bencher: Bencher) {
        bencher
            .with_inputs(just_unlocked)
            .bench_refs(|archive| archive.search_everything("rossi").unwrap());
    }
}
