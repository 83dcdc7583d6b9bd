//! All tests, tier after tier, added up in one table and one last line.

use std::process::ExitCode;

use crate::artefacts::{Built, Extent};
use crate::house::House;
use crate::process::Outcome;
use crate::system::{TO_BUILD, TO_DRIVE_WINDOW, TO_READ_PDF, require};
use crate::table::{report, timed};
use crate::tally::Tally;
use crate::tiers::Tier;
use crate::{artefacts, check, interface};

/// The task. The last line printed is `N passed, N failed`; checks are counted only when they fail.
///
/// # Errors
/// When an argument is not understood or what the tests need cannot be installed.
pub fn test(house: &House, arguments: &[&str]) -> Outcome<ExitCode> {
    let (with_check, tiers) = read(arguments)?;
    let tiers: Vec<Tier> = tiers.into_iter().filter(|tier| runs_here(*tier)).collect();
    let mut needs = vec![TO_BUILD];
    if tiers
        .iter()
        .any(|tier| matches!(tier, Tier::Documents | Tier::Manual | Tier::Window))
    {
        needs.push(TO_READ_PDF);
    }
    if tiers.contains(&Tier::Window) {
        needs.push(TO_DRIVE_WINDOW);
    }
    require(&needs)?;

    let mut built = Built::default();
    let mut rows = vec![timed("build", || {
        build(house, with_check, &tiers, &mut built)
    })];
    if with_check {
        rows.push(timed("check", || {
            let mut tally = Tally::default();
            for name in check::all(house, &built).wrong {
                tally.fail(name);
            }
            tally
        }));
    }
    for tier in tiers {
        rows.push(timed(tier.name(), || tier.run(house, &built.tests)));
    }
    Ok(report(&rows))
}

/// Builds what the tiers try. The interface is embedded in the program and so comes first; one
/// that does not build is a failure, and the rest is tried all the same.
fn build(house: &House, with_check: bool, tiers: &[Tier], built: &mut Built) -> Tally {
    let program = tiers
        .iter()
        .any(|tier| matches!(tier, Tier::Shell | Tier::Manual | Tier::Window));
    let whole = with_check || program;
    let mut tally = Tally::default();
    let interface = if whole {
        interface::build(house)
    } else if tiers.contains(&Tier::Ui) {
        interface::install(house)
    } else {
        Ok(())
    };
    if let Err(why) = interface {
        tally.fail(why);
    }
    let packages: Vec<&str> = tiers
        .iter()
        .flat_map(|tier| tier.packages())
        .copied()
        .collect();
    let extent = if whole {
        Extent::Whole
    } else {
        Extent::Only(&packages)
    };
    match artefacts::build(house, extent) {
        Ok(made) => *built = made,
        Err(why) => tally.fail(why),
    }
    if !built.complete {
        tally.fail("some of the Rust code does not build");
    }
    tally
}

fn read(arguments: &[&str]) -> Outcome<(bool, Vec<Tier>)> {
    let (flags, names): (Vec<&str>, Vec<&str>) =
        arguments.iter().partition(|word| word.starts_with('-'));
    if let Some(unknown) = flags.iter().find(|flag| **flag != "--no-check") {
        return Err(format!("test does not know {unknown}"));
    }
    let named = |name: &&str| Tier::named(name).ok_or_else(|| format!("there is no tier {name}"));
    let wanted = names.iter().map(named).collect::<Outcome<Vec<Tier>>>()?;
    let in_order = Tier::ALL
        .into_iter()
        .filter(|tier| wanted.is_empty() || wanted.contains(tier));
    Ok((flags.is_empty() && wanted.is_empty(), in_order.collect()))
}

fn runs_here(tier: Tier) -> bool {
    if tier == Tier::Window && !cfg!(target_os = "linux") {
        println!("The window tests run on Linux only: left out.");
        return false;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_no_argument_everything_runs() {
        assert_eq!(read(&[]), Ok((true, Tier::ALL.to_vec())));
        assert_eq!(read(&["--no-check"]), Ok((false, Tier::ALL.to_vec())));
    }

    #[test]
    fn named_tiers_run_alone_and_in_the_order_of_the_house() {
        assert_eq!(
            read(&["ui", "domain"]),
            Ok((false, vec![Tier::Domain, Tier::Ui]))
        );
        assert_eq!(read(&["doman"]), Err("there is no tier doman".to_owned()));
        assert_eq!(
            read(&["--fast"]),
            Err("test does not know --fast".to_owned())
        );
    }
}
