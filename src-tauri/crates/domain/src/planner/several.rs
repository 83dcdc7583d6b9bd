//! Several people, one after the other: whoever has least room to spare comes first. Who is left with
//! hours may take the place of a few sessions of somebody else, who is planned again around that.

use super::ask::{Ask, CannotPlan, Planned, Taken};
use super::bound::Bounds;
use super::paths::GoOn;
use super::proposal::{Proposal, best, ready};
use super::relief;
use super::stages::stages;
use super::verdict;
use crate::ids::BeneficiaryId;
use crate::quantities::Minutes;

/// Sessions of one person that give way to another's, at most.
const GIVING_WAY: usize = 8;
/// Times that somebody's place is tried for somebody else, in all.
const TRIED: usize = 30;

/// The plans of several people, none of which stands in another's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Several {
    /// One a person, in the order asked.
    pub proposals: Vec<Proposal>,
    /// What gave way, compared with the plan its person would have had.
    pub moved: Vec<Moved>,
}

/// A session that gave way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Whose it is.
    pub person: BeneficiaryId,
    /// Where it would have been.
    pub from: Planned,
    /// Where it is now; `None` where there was no room for it.
    pub to: Option<Planned>,
}

/// Plans several people beside all sessions there are.
///
/// # Errors
/// An ask that cannot be planned; nobody waits any more.
pub fn plan_several(
    asks: &[Ask<'_>],
    taken: &[Taken],
    go_on: GoOn<'_>,
) -> Result<Several, CannotPlan> {
    let spare = asks.iter().map(|ask| spare(ask, taken));
    let spare = spare.collect::<Result<Vec<i64>, CannotPlan>>()?;
    let mut order: Vec<(i64, usize)> = spare.into_iter().zip(0..).collect();
    order.sort_unstable();
    let mut round = Round {
        asks,
        taken,
        go_on,
        proposals: vec![Proposal::default(); asks.len()],
        gave_way: vec![false; asks.len()],
    };
    for (_, place) in &order {
        let beside = round.beside(&[*place]);
        round.proposals[*place] = best(&asks[*place], &beside, go_on)?;
    }
    let before = round.proposals.clone();
    round.give_way(&order)?;
    let giving = (0..asks.len()).filter(|place| round.gave_way[*place]);
    let moved = giving
        .flat_map(|place| moved_of(asks[place].person, &before[place], &round.proposals[place]));
    Ok(Several {
        moved: moved.collect(),
        proposals: round.told()?,
    })
}

/// Minutes a person could have beyond those to plan, less than none when there is no room.
fn spare(ask: &Ask<'_>, taken: &[Taken]) -> Result<i64, CannotPlan> {
    let scene = ready(ask, taken)?;
    let stages = stages(&scene);
    let room = Bounds::of(&scene, &stages).room();
    let to_hold = scene.track.main + scene.track.side;
    let minutes = |units: usize| units as i64 * i64::from(scene.track.unit);
    Ok(minutes(room) - minutes(to_hold))
}

struct Round<'a> {
    asks: &'a [Ask<'a>],
    taken: &'a [Taken],
    go_on: GoOn<'a>,
    proposals: Vec<Proposal>,
    gave_way: Vec<bool>,
}

impl Round<'_> {
    /// All sessions there are, with those planned for everybody but some.
    fn beside(&self, but: &[usize]) -> Vec<Taken> {
        let others = self.asks.iter().zip(&self.proposals).enumerate();
        let planned =
            others
                .filter(|(place, _)| !but.contains(place))
                .flat_map(|(_, (ask, proposal))| {
                    let locked = ask.locked.iter();
                    proposal
                        .sessions
                        .iter()
                        .chain(locked)
                        .map(|one| as_taken(ask, one))
                });
        self.taken.iter().cloned().chain(planned).collect()
    }

    /// Lets those with hours left take the place of others, where less is left in all.
    fn give_way(&mut self, order: &[(i64, usize)]) -> Result<(), CannotPlan> {
        let mut tried = 0;
        for (_, short) in order {
            for (_, other) in order.iter().rev() {
                let left = self.proposals[*short].left_over();
                let same_coach = self.asks[*short].coach == self.asks[*other].coach;
                if left == Minutes::ZERO || short == other || !same_coach {
                    continue;
                }
                if tried == TRIED {
                    return Ok(());
                }
                tried += 1;
                if let Some((own, others)) = self.swapped(*short, *other)? {
                    self.proposals[*short] = own;
                    self.proposals[*other] = others;
                    self.gave_way[*other] = true;
                }
            }
        }
        Ok(())
    }

    /// The plans of two when the second gives way to the first, if that leaves less in all.
    fn swapped(
        &self,
        short: usize,
        other: usize,
    ) -> Result<Option<(Proposal, Proposal)>, CannotPlan> {
        let (ask, giving) = (&self.asks[short], &self.asks[other]);
        let beside = self.beside(&[short, other]);
        let own = best(ask, &beside, self.go_on)?;
        let before = self.proposals[short].left_over() + self.proposals[other].left_over();
        if own.left_over() >= self.proposals[short].left_over() {
            return Ok(None);
        }
        let sessions = &self.proposals[other].sessions;
        let stays = |one: &&Planned| {
            !own.sessions.iter().any(|mine| {
                let travel = ask
                    .free
                    .travel
                    .between(&place(ask, mine), &place(giving, one));
                mine.date == one.date && near(mine, one, travel)
            })
        };
        let staying: Vec<Planned> = sessions.iter().filter(stays).copied().collect();
        if sessions.len() - staying.len() > GIVING_WAY {
            return Ok(None);
        }
        let mut again = giving.clone();
        again.locked.extend(&staying);
        let with_own = own
            .sessions
            .iter()
            .chain(&ask.locked)
            .map(|one| as_taken(ask, one));
        let beside_own: Vec<Taken> = beside.iter().cloned().chain(with_own).collect();
        let planned = best(&again, &beside_own, self.go_on)?;
        let mut others = Proposal {
            sessions: staying.into_iter().chain(planned.sessions).collect(),
            ..planned
        };
        others
            .sessions
            .sort_unstable_by_key(|one| (one.date, one.span.start));
        let beside_others: Vec<Taken> = others
            .sessions
            .iter()
            .map(|one| as_taken(giving, one))
            .collect();
        let all: Vec<Taken> = beside.into_iter().chain(beside_others).collect();
        let fits = verdict::of_plan(ask, &own.sessions, &all).is_empty()
            && verdict::of_plan(giving, &others.sessions, &beside_own).is_empty();
        let better = own.left_over() + others.left_over() < before;
        Ok((fits && better).then_some((own, others)))
    }

    /// The plans with what would help, each beside the others.
    fn told(self) -> Result<Vec<Proposal>, CannotPlan> {
        let proposals = self.proposals.iter().enumerate();
        proposals
            .map(|(place, proposal)| {
                let beside = self.beside(&[place]);
                relief::told(proposal.clone(), &self.asks[place], &beside, self.go_on)
            })
            .collect()
    }
}

fn as_taken(ask: &Ask<'_>, one: &Planned) -> Taken {
    Taken {
        date: one.date,
        span: one.span,
        person: ask.person,
        coach: ask.coach,
        place: place(ask, one),
    }
}

fn place(ask: &Ask<'_>, one: &Planned) -> String {
    let wanted = ask
        .wanted
        .iter()
        .find(|wanted| wanted.activity == one.activity);
    wanted
        .map(|wanted| wanted.place.clone())
        .unwrap_or_default()
}

/// Whether there is not time enough between two sessions of a day.
fn near(one: &Planned, other: &Planned, travel: Minutes) -> bool {
    let (first, second) = if one.span.start <= other.span.start {
        (one, other)
    } else {
        (other, one)
    };
    let between = second.span.start.minus(first.span.end);
    between.is_none_or(|between| between < travel)
}

/// What changed between two plans of a person, in order of time.
fn moved_of(person: BeneficiaryId, before: &Proposal, after: &Proposal) -> Vec<Moved> {
    let gone = before
        .sessions
        .iter()
        .filter(|one| !after.sessions.contains(one));
    let come = after
        .sessions
        .iter()
        .filter(|one| !before.sessions.contains(one));
    let mut come: Vec<Planned> = come.copied().collect();
    gone.map(|from| {
        let same = come.iter().position(|to| to.activity == from.activity);
        Moved {
            person,
            from: *from,
            to: same.map(|place| come.remove(place)),
        }
    })
    .collect()
}
