//! The same fact wherever it is told: *Oggi*, activity, request, list, statement, attestation and
//! register are held against the rows of sessions and activities, to the minute and the cent.

use std::collections::BTreeMap;

use affianca_domain::{
    ActivityId, ActivityState, Cents, Envelope, Minutes, RequestId, RequestState, SessionState,
    StatementGrouping,
};
use affianca_store::{Error, ReadColumn as _, ReadRows as _, values};
use affianca_workflow::registers::{
    PaperForm, PaperOrder, RegisterFilter, RegisterOrder, ScopeForm,
};
use affianca_workflow::requests::RequestFilter;
use affianca_workflow::statement::StatementFilter;
use affianca_workflow::today::TodayFilter;
use chrono::{Days, NaiveDate};

use crate::coach::Coach;

/// 38,00 € an hour, as every archive of these tests has it.
const RATE: i64 = 3_800;

struct Activity {
    id: ActivityId,
    request: RequestId,
    state: ActivityState,
    agreed: u32,
    sessions: Vec<(NaiveDate, SessionState, u32)>,
}

impl Activity {
    fn minutes(&self, wanted: &[SessionState]) -> u32 {
        let chosen = self
            .sessions
            .iter()
            .filter(|(_, state, _)| wanted.contains(state));
        chosen.map(|(.., minutes)| minutes).sum()
    }

    fn is_over(&self) -> bool {
        self.state == ActivityState::Ended
    }

    /// Delivered, scheduled, drafts, free, unused.
    fn hours(&self) -> [u32; 5] {
        let delivered = self.minutes(&[SessionState::Delivered]);
        if self.is_over() {
            return [delivered, 0, 0, 0, self.agreed.saturating_sub(delivered)];
        }
        let scheduled = self.minutes(&[SessionState::Scheduled, SessionState::Started]);
        let drafts = self.minutes(&[SessionState::Entered]);
        let free = self.agreed.saturating_sub(delivered + scheduled + drafts);
        [delivered, scheduled, drafts, free, 0]
    }
}

/// An amount at the rate, half up.
fn worth(minutes: u32) -> i64 {
    (2 * RATE * i64::from(minutes) + 60) / 120
}

fn parts(envelope: &Envelope) -> [(u32, i64); 5] {
    let Envelope {
        delivered,
        scheduled,
        draft,
        free,
        unused,
        agreed: _,
    } = envelope;
    [delivered, scheduled, draft, free, unused].map(|it| (it.minutes.0, it.amount.0))
}

fn expected(activity: &Activity) -> [(u32, i64); 5] {
    activity.hours().map(|minutes| (minutes, worth(minutes)))
}

fn sum<'a>(activities: impl IntoIterator<Item = &'a Activity>) -> [(u32, i64); 5] {
    activities.into_iter().fold([(0, 0); 5], |sums, activity| {
        let parts = expected(activity);
        std::array::from_fn(|at| (sums[at].0 + parts[at].0, sums[at].1 + parts[at].1))
    })
}

/// The activities of admitted requests as their rows are, by request.
fn rows(coach: &Coach) -> BTreeMap<RequestId, Vec<Activity>> {
    let (activities, sessions) = coach
        .archive
        .read(|connection| {
            let activities = connection
                .prepare(
                    "SELECT a.id, a.request_id, a.state, a.minutes FROM activity a
                     JOIN request r ON r.id = a.request_id WHERE r.state = ?1
                     ORDER BY a.request_id, a.position",
                )?
                .all::<_, Error>(values![RequestState::Admitted], |row| {
                    Ok(Activity {
                        id: row.read(0)?,
                        request: row.read(1)?,
                        state: row.read(2)?,
                        agreed: row.read::<Minutes>(3)?.0,
                        sessions: Vec::new(),
                    })
                })?;
            let sessions = connection
                .prepare("SELECT activity_id, date, state, \"end\" - start FROM session")?
                .all::<_, Error>(values![], |row| {
                    let minutes: Minutes = row.read(3)?;
                    Ok((
                        row.read::<ActivityId>(0)?,
                        (row.read(1)?, row.read(2)?, minutes.0),
                    ))
                })?;
            Ok((activities, sessions))
        })
        .unwrap();
    let mut by_request: BTreeMap<RequestId, Vec<Activity>> = BTreeMap::new();
    for mut activity in activities {
        let own = sessions.iter().filter(|(id, _)| *id == activity.id);
        activity.sessions = own.map(|(_, session)| *session).collect();
        by_request
            .entry(activity.request)
            .or_default()
            .push(activity);
    }
    by_request
}

pub fn agree(coach: &Coach) {
    let rows = rows(coach);
    for (id, activities) in &rows {
        of_a_request(coach, *id, activities);
    }
    of_today(coach, &rows);
    of_the_statement(coach, &rows);
}

fn of_a_request(coach: &Coach, id: RequestId, activities: &[Activity]) {
    let (archive, now) = (&coach.archive, coach.now);
    let page = archive.request_detail(id, now).unwrap();
    for (activity, line) in activities.iter().zip(&page.activities) {
        let detail = archive.activity_detail(activity.id, now).unwrap();
        assert_eq!(
            detail.envelope, line.envelope,
            "{} on both pages",
            line.code
        );
        assert_eq!(parts(&line.envelope), expected(activity), "{}", line.code);
        assert_eq!(line.envelope.agreed.minutes.0, activity.agreed);
    }
    assert_eq!(
        parts(&page.total),
        sum(activities),
        "the total of {}",
        page.opal
    );

    let delivered: u32 = activities.iter().map(|it| it.hours()[0]).sum();
    let listed = archive
        .list_requests(
            &RequestFilter {
                text: page.opal.clone(),
                page_size: 50,
                ..RequestFilter::default()
            },
            now,
        )
        .unwrap();
    let row = listed.rows.iter().find(|row| row.id == id).unwrap();
    let in_list: u32 = row.activities.iter().map(|line| line.delivered.0).sum();
    assert_eq!(in_list, delivered, "in the list");

    let order = RegisterOrder {
        request: id,
        scope: ScopeForm::Opal,
        blank: false,
        replaces: None,
    };
    let register = archive.check_register(&order, now).unwrap();
    assert_eq!(register.minutes.0, delivered, "on a register");

    on_paper(coach, id, delivered);

    let mut attested = None;
    let preview = archive.preview_attestation(id, now, |sheet| {
        attested = Some((sheet.minutes.0, sheet.amount.0));
        let parts = sheet
            .activities
            .iter()
            .map(|it| (it.minutes.0, it.amount.0));
        let own = activities.iter().map(|it| expected(it)[0]);
        assert!(parts.eq(own), "activity by activity on an attestation");
        Ok(affianca_domain::PrintedDocument {
            pdf: Vec::new(),
            pages: 1,
            uncovered: String::new(),
            content: "{}".into(),
            data_hash: String::new(),
            fields: Vec::new(),
        })
    });
    match attested {
        Some(attested) => assert_eq!(attested, sum(activities)[0], "on an attestation"),
        None => assert!(
            delivered == 0 && preview.is_err(),
            "there is nothing to attest"
        ),
    }
}

/// What a register on paper may cover, and what those recorded do.
fn on_paper(coach: &Coach, id: RequestId, delivered: u32) {
    let (archive, now) = (&coach.archive, coach.now);
    let order = PaperOrder {
        request: id,
        register: None,
        form: PaperForm::default(),
    };
    let offered = archive.check_paper_register(&order, now).unwrap();
    let minutes: u32 = offered.sessions.iter().map(|it| it.minutes.0).sum();
    assert_eq!(
        (minutes, offered.outside),
        (delivered, 0),
        "for a register on paper"
    );
    let listed = archive
        .list_registers(&RegisterFilter {
            request: Some(id),
            page_size: 50,
            ..RegisterFilter::default()
        })
        .unwrap();
    for row in listed.rows.iter().filter(|row| row.on_paper) {
        let paper = archive.register_detail(row.id).unwrap().paper.unwrap();
        let minutes: u32 = paper.sessions.iter().map(|it| it.minutes.0).sum();
        assert_eq!(
            (row.sessions as usize, row.minutes.0),
            (paper.sessions.len(), minutes),
            "{} in the list and on its page",
            row.number
        );
    }
}

fn of_today(coach: &Coach, rows: &BTreeMap<RequestId, Vec<Activity>>) {
    let today = coach.now.date();
    let told = coach
        .archive
        .today(TodayFilter::default(), coach.now)
        .unwrap();
    let on = |day: NaiveDate, counted: bool| -> Vec<u32> {
        let activities = rows.values().flatten();
        activities
            .flat_map(|activity| {
                activity
                    .sessions
                    .iter()
                    .map(move |it| (activity.is_over(), it))
            })
            .filter(|(over, (date, state, _))| {
                let counts = match state {
                    SessionState::Delivered => counted,
                    SessionState::Scheduled | SessionState::Started => counted && !over,
                    SessionState::Entered => !counted && !over,
                    SessionState::Cancelled | SessionState::ClosedNegatively => false,
                };
                *date == day && counts
            })
            .map(|(_, (.., minutes))| *minutes)
            .collect()
    };
    assert_eq!(told.minutes.0, on(today, true).iter().sum::<u32>(), "today");
    let listed = on(today, true).len() + on(today, false).len();
    assert_eq!(told.sessions.len(), listed.min(100), "today's sessions");
    for (ahead, day) in (1..).zip(&told.next_days) {
        let date = today + Days::new(ahead);
        let counted = on(date, true);
        let expected = (
            counted.len(),
            on(date, false).len(),
            counted.iter().sum::<u32>(),
        );
        let shown = (day.scheduled as usize, day.drafts as usize, day.minutes.0);
        assert_eq!((day.date, shown), (date, expected));
    }
    let open = rows
        .values()
        .filter(|it| it.iter().any(|one| !one.is_over()));
    assert_eq!(told.people_found as usize, open.count(), "open paths");
    for person in &told.people {
        assert_eq!(
            parts(&person.total),
            sum(&rows[&person.request]),
            "{}",
            person.opal
        );
    }
}

fn of_the_statement(coach: &Coach, rows: &BTreeMap<RequestId, Vec<Activity>>) {
    let whole = sum(rows.values().flatten());
    for grouping in StatementGrouping::ALL {
        let filter = StatementFilter {
            grouping,
            page_size: 50,
            ..StatementFilter::default()
        };
        let statement = coach.archive.statement(&filter, coach.now).unwrap();
        assert_eq!(statement.requests as usize, rows.len(), "by {grouping}");
        let told = |figures: &affianca_domain::StatementFigures| {
            [
                figures.delivered,
                figures.scheduled,
                figures.draft,
                figures.free,
                figures.lost,
            ]
            .map(|it| (it.minutes.0, it.amount.0))
        };
        assert_eq!(told(&statement.total), whole, "by {grouping}");
        if grouping == StatementGrouping::Opal {
            for row in &statement.rows {
                let id = RequestId(row.id.unwrap());
                assert_eq!(told(&row.figures), sum(&rows[&id]), "{}", row.label);
            }
        }
        let delivered: i64 = statement
            .rows
            .iter()
            .map(|it| it.figures.delivered.amount.0)
            .sum();
        if statement.pages <= 1 {
            assert_eq!(Cents(delivered), Cents(whole[0].1), "rows by {grouping}");
        }
    }
}
