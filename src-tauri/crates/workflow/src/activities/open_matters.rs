//! What is still open when an activity is about to be concluded (§3.3): said before, and kept in
//! the journal when one goes on all the same.

use affianca_domain::{Cents, Minutes, SessionId, SessionState};
use chrono::NaiveDate;
use rusqlite::Connection;

use crate::sessions::{Context, SessionRow};
use crate::{Result, outputs, portal, registers};

/// One open matter: its name in the journal, and the sentence that says it.
pub(super) struct OpenMatter {
    pub(super) name: &'static str,
    pub(super) sentence: String,
}

/// Everything open of an activity, what cannot be taken up again first.
pub(super) fn open_matters(
    connection: &Connection,
    context: &Context,
    sessions: &[SessionRow],
    today: NaiveDate,
) -> Result<Vec<OpenMatter>> {
    let activity = &context.activity;
    let matters = [
        ("rimaste aperte", open_sessions(sessions)),
        ("ore non usate", unused(context)),
        (
            "registri da firmare",
            registers::unsigned_remark(connection, activity.id)?,
        ),
        (
            "documenti mancanti",
            outputs::missing_remark(connection, activity.request, activity.id)?,
        ),
        (
            "portale non aggiornato",
            portal::remark(connection, activity.id, today)?,
        ),
    ];
    Ok(matters
        .into_iter()
        .filter_map(|(name, sentence)| sentence.map(|sentence| OpenMatter { name, sentence }))
        .collect())
}

fn open_sessions(sessions: &[SessionRow]) -> Option<String> {
    let all = sessions.iter().map(|row| &row.session);
    let mut open: Vec<_> = all.filter(|session| session.is_open()).collect();
    open.sort_by_key(|session| session.id);
    let groups: Vec<String> = SessionState::ALL
        .iter()
        .filter_map(|state| {
            let theirs = open.iter().filter(|session| session.state == *state);
            in_state(
                &theirs.map(|session| session.id).collect::<Vec<_>>(),
                *state,
            )
        })
        .collect();
    let named = if open.len() == 1 {
        "l’erogazione"
    } else {
        "le erogazioni"
    };
    (!groups.is_empty()).then(|| {
        format!(
            "Restano aperte e non si potranno più modificare {named} {}.",
            groups.join("; ")
        )
    })
}

/// `2, 3 (programmate)`, so that no number is read as how many there are.
fn in_state(ids: &[SessionId], state: SessionState) -> Option<String> {
    let one = state.to_string().to_lowercase();
    let word = match ids {
        [] => return None,
        [_] => one,
        _ => format!("{}e", one.trim_end_matches('a')),
    };
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    Some(format!("{} ({word})", ids.join(", ")))
}

fn unused(context: &Context) -> Option<String> {
    let agreed = context.activity.agreed;
    let left = agreed.saturating_sub(context.hours.delivered);
    let worth = Cents::for_minutes(left, context.programme.rate);
    (left > Minutes::ZERO)
        .then(|| format!("Non si potranno più usare {left} ore su {agreed} ({worth})."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_left_open_are_named_by_state_and_never_read_as_counts() {
        let ids = |ids: &[i64]| ids.iter().copied().map(SessionId).collect::<Vec<_>>();
        let told = |many: &[i64], state| in_state(&ids(many), state);
        assert_eq!(
            told(&[2, 3, 5], SessionState::Scheduled).as_deref(),
            Some("2, 3, 5 (programmate)")
        );
        assert_eq!(
            told(&[13], SessionState::Entered).as_deref(),
            Some("13 (inserita)")
        );
        assert_eq!(told(&[], SessionState::Started), None);
    }
}
