//! Which sessions a register prints, what its paper says of each, and which change makes it outdated.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::format_date;
use crate::ids::{ActivityId, SessionId};
use crate::quantities::{Minutes, Span, TimeOfDay};
use crate::register_sheet::{RegisterRow, RegisterTotal};
use crate::session::SessionOrigin;
use crate::states::SessionState;

/// One session as a register prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedSession {
    /// Which one.
    pub session: SessionId,
    /// Of which activity.
    pub activity: ActivityId,
    /// The activity's expense code.
    pub code: String,
    /// The activity's name.
    pub title: String,
    /// Its day.
    pub date: NaiveDate,
    /// When it starts.
    pub start: TimeOfDay,
    /// When it ends.
    pub end: TimeOfDay,
    /// Where it is held, the branch by name where no place was said.
    pub place: String,
    /// *Descrizione per il registro*.
    pub description: String,
    /// Name of who delivers it.
    pub coach: String,
    /// Its state.
    pub state: SessionState,
    /// Where its record comes from.
    pub origin: SessionOrigin,
}

/// What kind of sheet says something of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// Printed of what was held.
    Held,
    /// Printed before the sessions, to be filled in by hand.
    Blank,
    /// Kept on paper before Affianca: what was described on it only the paper tells.
    Paper,
}

impl SheetKind {
    /// That of a register issued here.
    #[must_use]
    pub const fn issued(blank: bool) -> Self {
        if blank { Self::Blank } else { Self::Held }
    }
}

/// Whether a register prints a session in a state: what was held or closed negatively, or, for a
/// blank one, what is still to come.
#[must_use]
pub const fn belongs(state: SessionState, blank: bool) -> bool {
    if blank {
        state.is_planned()
    } else {
        matches!(
            state,
            SessionState::Delivered | SessionState::ClosedNegatively
        )
    }
}

impl PrintedSession {
    /// How long it lasts.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        let (start, end) = (self.start, self.end);
        Span { start, end }.length()
    }

    /// Whether it was closed negatively: printed struck, not counted.
    #[must_use]
    pub const fn is_struck(&self) -> bool {
        matches!(self.state, SessionState::ClosedNegatively)
    }

    /// Its time on the register: none when it is struck.
    #[must_use]
    pub fn counted(&self) -> Minutes {
        if self.is_struck() {
            Minutes::ZERO
        } else {
            self.minutes()
        }
    }

    /// Its time as delivered: none until it is `EROGATA`.
    #[must_use]
    pub fn delivered(&self) -> Minutes {
        if self.state == SessionState::Delivered {
            self.minutes()
        } else {
            Minutes::ZERO
        }
    }

    /// Its row on the paper; a blank one leaves the description to be written by hand.
    #[must_use]
    pub fn row(&self, blank: bool) -> RegisterRow {
        RegisterRow {
            date: self.date,
            start: self.start.to_string(),
            end: self.end.to_string(),
            minutes: self.minutes().0,
            activity_code: self.code.clone(),
            activity_title: self.title.clone(),
            place: self.place.clone(),
            description: if blank {
                String::new()
            } else {
                self.description.clone()
            },
            struck: self.is_struck(),
            origin: self.origin.told().unwrap_or_default().to_owned(),
        }
    }

    /// What a sheet says of it. A blank one says no description and outlives its delivery.
    #[must_use]
    pub fn mark(&self, on: SheetKind) -> PrintedMark {
        let mut said = vec![
            ("data", format_date(self.date)),
            ("inizio", self.start.to_string()),
            ("fine", self.end.to_string()),
            ("attività", self.code.clone()),
        ];
        if on != SheetKind::Paper {
            said.push(("luogo", self.place.clone()));
            said.push(("operatore", self.coach.clone()));
        }
        let state = match on {
            SheetKind::Blank if self.state.is_dropped() => "non svolta",
            SheetKind::Blank => "prevista",
            SheetKind::Held | SheetKind::Paper => self.state.as_str(),
        };
        said.push(("stato", state.to_owned()));
        if on == SheetKind::Held {
            said.push(("descrizione", self.description.clone()));
        }
        PrintedMark(
            said.into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    }
}

/// What a register's paper says of a session, kept with the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PrintedMark(BTreeMap<String, String>);

impl PrintedMark {
    /// What is said otherwise than `before`: «è cambiata la data»; `None` when all is the same.
    #[must_use]
    pub fn change_since(&self, before: &Self) -> Option<String> {
        let changed: Vec<&str> = self
            .0
            .iter()
            .filter(|(name, value)| before.0.get(*name) != Some(value))
            .map(|(name, _)| name.as_str())
            .collect();
        match changed.as_slice() {
            [] => None,
            [only] => Some(format!("è {}", changed_word(only))),
            [words @ .., last] => {
                let words: Vec<&str> = words.iter().map(|name| with_article(name)).collect();
                let last = with_article(last);
                Some(format!("sono cambiati {} e {last}", words.join(", ")))
            }
        }
    }
}

/// «cambiata la data»: of something that a mark says.
fn changed_word(name: &str) -> String {
    let told = with_article(name);
    let feminine = matches!(name, "data" | "fine" | "attività" | "descrizione");
    format!("{} {told}", if feminine { "cambiata" } else { "cambiato" })
}

/// «la data».
fn with_article(name: &str) -> &str {
    match name {
        "data" => "la data",
        "inizio" => "l’inizio",
        "fine" => "la fine",
        "attività" => "l’attività",
        "luogo" => "il luogo",
        "operatore" => "l’operatore",
        "descrizione" => "la descrizione",
        "stato" => "lo stato",
        other => other,
    }
}

/// What a change of a session makes of a good register that prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outdating {
    /// It stays good.
    StaysGood,
    /// It is outdated: a new version is needed.
    Outdated,
    /// No row of a blank sheet is left to be held: it is outdated, and nothing comes in its place.
    Unused,
}

/// What a change of a session, from `before` to `now`, makes of a good register that prints it. A
/// name corrected elsewhere makes no register untrue, so only what this change did counts.
///
/// A row of a blank sheet that was not held is struck on the paper, and the others can be signed:
/// `any_left` tells whether the sheet prints a session that was, or may still be, held. `[I]`
///
/// # Errors
/// Whatever `any_left` fails with.
pub fn outdating<E>(
    before: &PrintedSession,
    now: &PrintedSession,
    on: SheetKind,
    any_left: impl FnOnce() -> Result<bool, E>,
) -> Result<Outdating, E> {
    if now.mark(on) == before.mark(on) {
        return Ok(Outdating::StaysGood);
    }
    if on != SheetKind::Blank || !now.state.is_dropped() {
        return Ok(Outdating::Outdated);
    }
    Ok(if any_left()? {
        Outdating::StaysGood
    } else {
        Outdating::Unused
    })
}

/// Agreed and delivered time of one activity, among the sessions a register prints.
#[must_use]
pub fn total(
    activity: ActivityId,
    code: &str,
    agreed: Minutes,
    sessions: &[PrintedSession],
) -> RegisterTotal {
    let own = sessions.iter().filter(|one| one.activity == activity);
    RegisterTotal {
        code: code.to_owned(),
        agreed: agreed.0,
        delivered: own.map(PrintedSession::delivered).sum::<Minutes>().0,
    }
}

/// The days that sessions in order of date cover: `09/05/2022 – 31/05/2022`.
#[must_use]
pub fn period(sessions: &[PrintedSession]) -> String {
    match (sessions.first(), sessions.last()) {
        (Some(first), Some(last)) if first.date != last.date => {
            format!("{} – {}", format_date(first.date), format_date(last.date))
        }
        (Some(only), _) => format_date(only.date),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
