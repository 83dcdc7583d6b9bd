//! A request on its way, and what a coach does with it here and on the portal.

use affianca_domain::{
    ActivityId, RequestId, RequestState, RuleId, SessionId, SessionState, SessionStep,
};
use affianca_workflow::Archive;
use affianca_workflow::portal::{
    PortalFilter, PortalItem, PortalKnown, PortalOrder, PortalQueue, PortalReach,
};
use affianca_workflow::requests::RequestFilter;
use affianca_workflow::sessions::{SessionForm, StepOrder};
use tempfile::TempDir;

use crate::common::{HEADINGS, Request, at, open, take};

/// An archive with one request, PROPOSTA, and its five activities.
pub struct Office {
    _home: TempDir,
    pub archive: Archive,
    pub request: RequestId,
    pub activities: Vec<ActivityId>,
}

pub const ENTERED: &str = "2022-06-27T09:00";
pub const THE_DAY: &str = "2022-06-28T13:00";

pub fn office() -> Office {
    let (home, archive) = open();
    let csv = format!("{HEADINGS}{}", Request::new(1).csv()).replace("30-06-2022", "24-06-2022");
    take(&archive, csv.as_bytes());
    // Tables are taken in some days later: from here on it is the day of these tests.
    archive.confirm_clock(at(ENTERED)).unwrap();
    let filter = RequestFilter {
        page: 1,
        page_size: 10,
        ..RequestFilter::default()
    };
    let page = archive.list_requests(&filter, at(ENTERED)).unwrap();
    let row = &page.rows[0];
    let activities = row.activities.iter().map(|line| line.id).collect();
    Office {
        request: row.id,
        activities,
        archive,
        _home: home,
    }
}

impl Office {
    /// The request answered and the answer already repeated.
    pub fn admitted() -> Self {
        let office = office();
        office
            .archive
            .admit(office.request, RequestState::Proposed, at(ENTERED))
            .unwrap();
        office.report(&office.queue(ENTERED).items, PortalReach::All, ENTERED);
        assert!(office.queue(ENTERED).items.is_empty());
        office
    }

    pub fn form(&self, date: &str, start: &str, end: &str) -> SessionForm {
        let directory = self.archive.directory().unwrap();
        SessionForm {
            branch: Some(directory.branches[0].id),
            coach: Some(directory.coaches[0].id),
            date: date.into(),
            start: start.into(),
            end: end.into(),
            place: "Vivai Sile, Casier".into(),
            note: "Con il tutor".into(),
            ..SessionForm::default()
        }
    }

    pub fn entered(&self, activity: usize, date: &str, start: &str, end: &str) -> SessionId {
        let form = self.form(date, start, end);
        let activity = self.activities[activity];
        // Also after others were held: the clock goes back for it.
        if self.archive.clock_doubt(at(ENTERED)).unwrap().is_some() {
            self.archive.confirm_clock(at(ENTERED)).unwrap();
        }
        self.archive
            .enter_session(activity, &form, &all_rules(), at(ENTERED))
            .unwrap()
    }

    /// Takes a session through states, each by its own button.
    pub fn through(&self, session: SessionId, states: &[SessionState]) {
        for pair in states.windows(2) {
            let step = match pair[1] {
                SessionState::Scheduled => SessionStep::Schedule,
                SessionState::Started => SessionStep::Start,
                SessionState::Delivered => SessionStep::Conclude,
                SessionState::Cancelled => SessionStep::Cancel,
                SessionState::ClosedNegatively => SessionStep::CloseNegatively,
                SessionState::Entered => unreachable!(),
            };
            let order = StepOrder {
                session,
                step,
                expected: pair[0],
                acknowledged: all_rules(),
                reason: "Rinviata".into(),
                description: None,
            };
            self.archive.step(&order, at(THE_DAY)).unwrap();
        }
    }

    pub fn delivered(&self) -> SessionId {
        let session = self.entered(0, "28/06/2022", "10:00", "12:00");
        self.through(session, DELIVERED);
        session
    }

    pub fn queue(&self, now: &str) -> PortalQueue {
        self.archive
            .portal_queue(&PortalFilter::default(), at(now))
            .unwrap()
    }

    pub fn item(&self, session: SessionId, now: &str) -> PortalItem {
        let filter = PortalFilter {
            session: Some(session),
            ..PortalFilter::default()
        };
        self.archive
            .portal_queue(&filter, at(now))
            .unwrap()
            .items
            .remove(0)
    }

    pub fn report(&self, items: &[PortalItem], reach: PortalReach, now: &str) -> Vec<PortalKnown> {
        self.archive
            .report_to_portal(&orders(items), reach, at(now))
            .unwrap()
    }

    pub fn counter(&self, now: &str) -> u32 {
        self.archive.frame(at(now)).unwrap().counters.portal
    }
}

pub const DELIVERED: &[SessionState] = &[
    SessionState::Entered,
    SessionState::Scheduled,
    SessionState::Started,
    SessionState::Delivered,
];

pub fn all_rules() -> Vec<RuleId> {
    vec![
        RuleId::DayBefore,
        RuleId::Place,
        RuleId::Patron,
        RuleId::Future,
        RuleId::CoachLoad,
    ]
}

pub fn orders(items: &[PortalItem]) -> Vec<PortalOrder> {
    items
        .iter()
        .map(|item| PortalOrder {
            subject: item.subject,
            stamp: item.stamp.clone(),
        })
        .collect()
}

pub fn buttons(item: &PortalItem) -> Vec<&str> {
    item.steps
        .iter()
        .map(|button| button.label.as_str())
        .collect()
}

pub fn code(error: &affianca_workflow::Error) -> affianca_workflow::ProblemCode {
    error.code()
}
