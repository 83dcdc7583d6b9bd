//! Where a session that is not held could be held instead.

use affianca_domain::{
    Availability, Minutes, Moment, Plan, Session, Slot, SlotAsk, Span, TimeOfDay, Travel,
    Violation, next_slots,
};
use chrono::{Days, NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use crate::sessions::{Beside, Candidate, Context, Diary, DiaryOf};
use crate::{Result, availability};

/// Days of the diary that are read: slots are looked for in no more.
const AHEAD: u64 = 67;

/// When those of a session can, and where they are meanwhile.
pub(super) struct Search {
    pub diary: Diary,
    /// No slot is on a day before.
    pub from: NaiveDate,
    travel: Travel,
    now: NaiveDateTime,
}

impl Search {
    /// The diary of those the sessions are of, from a day on; the sessions themselves are not in it.
    pub fn begin(
        connection: &Connection,
        sessions: &[Session],
        from: NaiveDate,
        now: NaiveDateTime,
    ) -> Result<Self> {
        let whose = DiaryOf {
            people: sessions.iter().map(|it| it.beneficiary).collect(),
            coaches: sessions.iter().map(|it| it.coach).collect(),
        };
        let to = from + Days::new(AHEAD);
        let mut diary = Diary::load(connection, &whose, (from, to), true)?;
        for session in sessions {
            diary.take_out(session.id);
        }
        Ok(Self {
            diary,
            from,
            travel: availability::travel(connection)?,
            now,
        })
    }

    /// The next slots of a session; `counted` is the time its activity has without it.
    pub fn slots(
        &self,
        connection: &Connection,
        (context, session): (&Context, &Session),
        counted: Minutes,
        most: usize,
    ) -> Result<Vec<Slot>> {
        let plan = session.plan();
        let candidate = candidate(session, &plan);
        let neighbours = self
            .diary
            .beside(session.beneficiary, Some(session.coach), None);
        let usual_place = context.usual_place();
        let beside = Beside {
            counted,
            neighbours: &neighbours,
            patron: context.patron(connection, &candidate)?,
        };
        let case = context.case(&candidate, &beside, usual_place.as_deref(), self.now);
        let coach = availability::of_coach(connection, session.coach)?;
        let person = availability::of_person(connection, session.beneficiary)?;
        let employer = match context.request.employer {
            Some(id) if context.component.at_employer => availability::of_employer(connection, id)?,
            _ => Availability::default(),
        };
        Ok(next_slots(&SlotAsk {
            case,
            from: self.from,
            on_the_way: &self.ways(session),
            person: &person,
            coach: &coach,
            employer: &employer,
            most,
        }))
    }

    /// The hours in which the coach comes from, or goes to, the other places of a day.
    fn ways(&self, session: &Session) -> Vec<(NaiveDate, Span)> {
        self.diary
            .places_of(session.coach)
            .filter_map(|(date, span, place)| {
                let way = self.travel.between(place, &session.place);
                (way > Minutes::ZERO).then(|| (date, wider(span, way)))
            })
            .collect()
    }

    /// What a draft in a slot would break.
    pub fn judge(
        &self,
        connection: &Connection,
        (context, session): (&Context, &Session),
        counted: Minutes,
    ) -> Result<Vec<Violation>> {
        let plan = session.plan();
        let candidate = candidate(session, &plan);
        let neighbours = self
            .diary
            .beside(session.beneficiary, Some(session.coach), None);
        let beside = Beside {
            counted,
            neighbours: &neighbours,
            patron: context.patron(connection, &candidate)?,
        };
        Ok(context.judge_beside(&candidate, &beside, self.now))
    }
}

fn candidate<'a>(session: &Session, plan: &'a Plan) -> Candidate<'a> {
    Candidate {
        moment: Moment::Enter,
        plan,
        branch: Some(session.branch),
        coach: Some(session.coach),
        itself: None,
        entered: None,
    }
}

fn wider(span: Span, way: Minutes) -> Span {
    let before = span
        .start
        .minutes()
        .saturating_sub(u16::try_from(way.0).unwrap_or(u16::MAX));
    Span {
        start: TimeOfDay::from_minutes(before).unwrap_or(span.start),
        end: span.end.plus(way).unwrap_or(span.end),
    }
}
