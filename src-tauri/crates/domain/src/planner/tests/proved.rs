//! Cases whose optimum a solver proved that shares no code with the planner: see `tests/planner/prove.py`.

use super::judge::{against_wish, left, open_days, points, violations};
use super::*;

#[test]
fn every_proved_optimum_is_reached() {
    let cases = read::cases();
    assert_eq!(cases.len(), 200);
    for (case, line) in cases {
        let plan = case.best();
        let seed = &line["seed"];
        let weighs = (u64::from(plan.left_over().0), plan.points);
        let proved = (
            line["left"].as_u64().unwrap(),
            line["points"].as_u64().unwrap(),
        );
        assert_eq!(weighs, proved, "seed {seed}: {:#?}", told(&plan.sessions));
    }
}

#[test]
fn each_is_a_plan_that_weighs_what_it_says_and_breaks_nothing() {
    for (case, line) in read::cases() {
        let plan = case.best();
        let seed = &line["seed"];
        assert_eq!(violations(&case, &plan.sessions), Vec::new(), "seed {seed}");
        assert_eq!(against_wish(&case, &plan.sessions), None, "seed {seed}");
        assert_eq!(
            points(&case, &open_days(&case), &plan.sessions),
            plan.points,
            "seed {seed}"
        );
        assert_eq!(
            left(&case, &plan.sessions),
            plan.left_over().0,
            "seed {seed}"
        );
    }
}
