//! Reads the cases that were proved elsewhere.

use chrono::Weekday;
use serde_json::Value;

use super::*;

pub(super) fn cases() -> Vec<(Case, Value)> {
    let text = include_str!("../../../tests/data/plans.json");
    let lines: Vec<Value> = serde_json::from_str(text).unwrap();
    lines.into_iter().map(|line| (case(&line), line)).collect()
}

fn case(line: &Value) -> Case {
    let mut case = Case::new(1, &[]);
    let minutes = |of: &Value| {
        of.as_u64()
            .map(|minutes| Minutes(u32::try_from(minutes).unwrap()))
    };
    let hours = |of: &Value| {
        of.as_array()
            .map(|ends| span(&format!("{}-{}", text(&ends[0]), text(&ends[1]))))
    };
    let lines = |of: &Value| of.as_array().cloned().unwrap_or_default();
    case.now = date(&line["today"]).and_time(NaiveTime::MIN);
    case.capacity = Capacity {
        daily: minutes(&line["ownDaily"]),
        weekly: minutes(&line["ownWeekly"]),
    };
    case.wish = Wish {
        from: date(&line["from"]),
        to: date(&line["to"]),
        weekly: minutes(&line["weekly"]),
        lengths: lines(&line["lengths"]).iter().filter_map(minutes).collect(),
        length: minutes(&line["length"]),
        days: lines(&line["days"])
            .iter()
            .map(|place| Weekday::try_from(u8::try_from(place.as_u64().unwrap()).unwrap()).unwrap())
            .collect(),
        hours: hours(&line["hours"]),
        most_a_day: u8::try_from(line["mostADay"].as_u64().unwrap()).unwrap(),
        left_out: Vec::new(),
    };
    for part in lines(&line["wanted"]) {
        let known = CODES.iter().find(|code| **code == part["code"]).unwrap();
        case.wanted.push(Part {
            code: known,
            state: ActivityState::Started,
            agreed: minutes(&part["agreed"]).unwrap(),
            so_far: minutes(&part["soFar"]).unwrap(),
            place: text(&part["place"]).to_owned(),
            at_work: part["atWork"] == true,
        });
    }
    let whose = |of: &Value| {
        let week = of["week"].as_array().map(|days| {
            let day = |place: usize| lines(&days[place]).iter().filter_map(hours).collect();
            WeekHours::new(None, None, std::array::from_fn(day)).unwrap()
        });
        let absence =
            |one: &Value| Absence::new(date(&one[0]), date(&one[1]), hours(&one[2])).unwrap();
        Availability {
            weeks: week.into_iter().collect(),
            absences: lines(&of["absences"]).iter().map(absence).collect(),
        }
    };
    case.person = whose(&line["person"]);
    case.coach = whose(&line["coach"]);
    case.employer = whose(&line["employer"]);
    case.travel
        .set("Sportello", "Montello", minutes(&line["travel"]).unwrap());
    for one in lines(&line["taken"]) {
        case.taken.push(Taken {
            date: date(&one["date"]),
            span: span(&format!("{}-{}", text(&one["start"]), text(&one["end"]))),
            person: if one["person"] == true {
                PERSON
            } else {
                BeneficiaryId(2)
            },
            coach: if one["coach"] == true {
                COACH
            } else {
                CoachId(2)
            },
            place: text(&one["place"]).to_owned(),
        });
    }
    for one in lines(&line["locked"]) {
        case.locked.push(Planned {
            activity: activity(text(&one["code"])),
            date: date(&one["date"]),
            span: span(&format!("{}-{}", text(&one["start"]), text(&one["end"]))),
        });
    }
    case
}

fn text(of: &Value) -> &str {
    of.as_str().unwrap()
}

fn date(of: &Value) -> NaiveDate {
    text(of).parse().unwrap()
}
