//! What is still open when an activity is about to be concluded (§3.3): said before, and kept in
//! the journal when one goes on all the same.

use affianca_domain::{Cents, Minutes, SessionState};
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
    let [started, scheduled, drafts] = [
        (SessionState::Started, "avviata", "avviate"),
        (SessionState::Scheduled, "programmata", "programmate"),
        (SessionState::Entered, "inserita", "inserite"),
    ]
    .map(|(state, one, many)| {
        let ids: Vec<String> = open
            .iter()
            .filter(|session| session.state == state)
            .map(|session| session.id.to_string())
            .collect();
        let word = if ids.len() == 1 { one } else { many };
        (!ids.is_empty()).then(|| format!("{} ({word})", ids.join(", ")))
    });
    let named: Vec<String> = [started, scheduled, drafts].into_iter().flatten().collect();
    let noun = if open.len() == 1 {
        "erogazione"
    } else {
        "erogazioni"
    };
    (!open.is_empty()).then(|| {
        format!(
            "Restano aperte e non si potranno più modificare: {noun} {}.",
            named.join("; ")
        )
    })
}

fn unused(context: &Context) -> Option<String> {
    let agreed = context.activity.agreed;
    let left = agreed.saturating_sub(context.hours.delivered);
    let worth = Cents::for_minutes(left, context.programme.rate);
    (left > Minutes::ZERO)
        .then(|| format!("Non si potranno più usare {left} ore su {agreed} ({worth})."))
}
