//! What a count of faults says of their rate: exact bounds of Clopper and Pearson.

/// How sure a bound is, on its one side.
const SURE: f64 = 0.95;

/// The rate that `some` of `all` do not exceed.
pub fn at_most(some: u32, all: u32) -> f64 {
    if some >= all {
        return 1.0;
    }
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if so_few(some, all, middle) > 1.0 - SURE {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// The rate that `some` of `all` do not fall short of.
pub fn at_least(some: u32, all: u32) -> f64 {
    1.0 - at_most(all.saturating_sub(some), all)
}

/// How likely it is that of `all`, each of which fails at this `rate`, at most `some` do.
fn so_few(some: u32, all: u32, rate: f64) -> f64 {
    let (fails, holds) = (rate.ln(), (1.0 - rate).ln());
    let mut ways = 0.0_f64;
    let mut sum = 0.0;
    for count in 0..=some {
        if count > 0 {
            ways += f64::from(all - count + 1).ln() - f64::from(count).ln();
        }
        sum += (ways + f64::from(count) * fails + f64::from(all - count) * holds).exp();
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 5e-5
    }

    #[test]
    fn none_of_many_has_a_bound_in_closed_form() {
        for all in [1, 10, 142, 1_000, 20_000] {
            let exact = 1.0 - 0.05_f64.powf(1.0 / f64::from(all));
            assert!(near(at_most(0, all), exact), "{all}");
            assert!(near(at_least(all, all), 1.0 - exact), "{all}");
        }
    }

    /// Quantiles of the beta distribution, from tables.
    #[test]
    fn some_of_many_are_bounded_as_the_tables_say() {
        for (some, all, bound) in [(1, 10, 0.39416), (2, 149, 0.04165), (3, 50, 0.14784)] {
            assert!(
                near(at_most(some, all), bound),
                "{some} of {all}: {}",
                at_most(some, all)
            );
        }
    }

    #[test]
    fn a_bound_lies_beyond_the_rate_and_nothing_is_known_of_none() {
        assert!(at_most(5, 100) > 0.05 && at_least(5, 100) < 0.05);
        assert_eq!(
            (at_most(0, 0), at_least(0, 0), at_most(7, 7)),
            (1.0, 0.0, 1.0)
        );
    }
}
