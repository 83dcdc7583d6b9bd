//! How long a plan takes: vouchers of a hundred shapes beside two thousand sessions, ten people at once.
#![allow(clippy::unwrap_used)]

use affianca_bench::{Bench, SAMPLES};
use affianca_domain::availability::{Absence, Availability, Travel, WeekHours};
use affianca_domain::planner::{Ask, Free, Proposal, Taken, Wanted, Wish, plan, plan_several};
use affianca_domain::{
    ActivityId, ActivityState, BeneficiaryId, Capacity, CoachId, Minutes, Programme, RequestState,
    Span, TimeOfDay,
};
use chrono::{Days, NaiveDate, NaiveTime};

const COACH: CoachId = CoachId(1);

/// Figures that are the same at each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, faces: u16) -> u16 {
        let (factor, more) = (6_364_136_223_846_793_005, 1_442_695_040_888_963_407);
        self.0 = self.0.wrapping_mul(factor).wrapping_add(more);
        u16::try_from((self.0 >> 33) % u64::from(faces)).unwrap()
    }
}

/// What an ask borrows.
struct Shape {
    programme: Programme,
    person: Availability,
    coach: Availability,
    employer: Availability,
    travel: Travel,
    weeks: u64,
    weekly: u32,
    lengths: Vec<Minutes>,
}

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 7).unwrap()
}

fn span(start: u16, length: u16) -> Span {
    Span {
        start: TimeOfDay::from_minutes(start).unwrap(),
        end: TimeOfDay::from_minutes(start + length).unwrap(),
    }
}

fn week(dice: &mut Dice) -> WeekHours {
    let days = std::array::from_fn(|place| match (place, dice.below(5)) {
        (5 | 6, _) => Vec::new(),
        (_, 0) => vec![span(480 + 30 * dice.below(4), 240)],
        _ => vec![
            span(480 + 30 * dice.below(3), 240),
            span(810 + 30 * dice.below(4), 240),
        ],
    });
    WeekHours::new(None, None, days).unwrap()
}

/// A voucher of 64 hours, in 10 to 20 weeks of 6 to 10 hours.
fn shape(seed: u64, lengths: &[u32]) -> Shape {
    let dice = &mut Dice(seed);
    let away = first() + Days::new(u64::from(dice.below(60)));
    let weekly = 6 + u32::from(dice.below(5));
    Shape {
        programme: Programme::job_coach_1103().unwrap(),
        person: Availability {
            weeks: vec![week(dice)],
            absences: Vec::new(),
        },
        coach: Availability {
            weeks: vec![week(dice)],
            absences: vec![Absence::new(away, away + Days::new(4), None).unwrap()],
        },
        employer: Availability::default(),
        travel: Travel::default(),
        weeks: u64::from(64_u32.div_ceil(weekly)) + 1 + u64::from(dice.below(8)),
        weekly,
        lengths: lengths.iter().map(|minutes| Minutes(*minutes)).collect(),
    }
}

fn ask(shape: &Shape, person: i64) -> Ask<'_> {
    let parts = [
        ("JC-AN", 4),
        ("JC-PU", 4),
        ("JC-DE", 8),
        ("JC-AL", 44),
        ("JC-SU", 4),
    ];
    let wanted = parts.iter().zip(1..).map(|((code, hours), number)| Wanted {
        activity: ActivityId(10 * person + number),
        component: shape.programme.component(code).unwrap(),
        state: ActivityState::Started,
        agreed: Minutes::from_hours(*hours),
        so_far: Minutes::ZERO,
        place: "Lavanderia Montello".into(),
        patron: None,
        at_work: *code == "JC-AL",
        alongside: *code == "JC-SU",
    });
    Ask {
        now: (first() - Days::new(1)).and_time(NaiveTime::MIN),
        person: BeneficiaryId(person),
        coach: COACH,
        request: RequestState::Admitted,
        limits: &shape.programme.limits,
        capacity: Capacity {
            daily: Some(Minutes(240)),
            weekly: None,
        },
        voucher: None,
        wanted: wanted.collect(),
        wish: Wish {
            from: first(),
            to: first() + Days::new(7 * shape.weeks - 3),
            weekly: Some(Minutes::from_hours(shape.weekly)),
            lengths: shape.lengths.clone(),
            length: Some(Minutes(120)),
            days: vec![chrono::Weekday::Tue, chrono::Weekday::Thu],
            hours: Some(span(540, 180)),
            most_a_day: 2,
            left_out: Vec::new(),
        },
        free: Free {
            person: &shape.person,
            coach: &shape.coach,
            employer: &shape.employer,
            travel: &shape.travel,
        },
        locked: Vec::new(),
    }
}

/// Two thousand sessions of forty people with five coaches, a year and a half long.
fn archive() -> Vec<Taken> {
    let dice = &mut Dice(2_000);
    let one = |number: u16| Taken {
        date: first() - Days::new(180) + Days::new(u64::from(dice.below(540))),
        span: span(480 + 30 * dice.below(16), 60 + 30 * dice.below(4)),
        person: BeneficiaryId(100 + i64::from(dice.below(40))),
        coach: CoachId(1 + i64::from(number % 5)),
        place: "Altrove".into(),
    };
    (0..2_000).map(one).collect()
}

fn main() {
    let bench = Bench::from_args();
    let taken = archive();
    let go_on = || true;
    bench.about("plans of 64 hours beside 2,000 sessions, each sample another voucher");
    let four: [(&str, &[u32]); 3] = [
        ("whole hours", &[60, 120, 180, 240]),
        ("half hours", &[60, 90, 120, 180]),
        ("quarters", &[45, 60, 90, 120]),
    ];
    for (name, lengths) in four {
        let shapes: Vec<Shape> = (1..=100).map(|seed| shape(seed, lengths)).collect();
        let mut all = shapes.iter().cycle();
        let name = format!("plan/voucher/{name}");
        bench.measure(
            &name,
            SAMPLES,
            || all.next().unwrap(),
            |shape| planned(shape, &taken),
        );
    }
    for people in [2, 10] {
        let shapes: Vec<Shape> = (1..=people)
            .map(|seed| shape(seed, &[60, 120, 180, 240]))
            .collect();
        let asks: Vec<Ask<'_>> = shapes
            .iter()
            .zip(1..)
            .map(|(shape, person)| ask(shape, person))
            .collect();
        bench.measure(
            &format!("plan/people/{people}"),
            10,
            || &asks,
            |asks| plan_several(asks, &taken, &go_on).unwrap(),
        );
    }
}

fn planned(shape: &Shape, taken: &[Taken]) -> Proposal {
    plan(&ask(shape, 1), taken, &|| true).unwrap()
}
