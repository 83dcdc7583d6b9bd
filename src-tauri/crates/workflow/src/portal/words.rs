//! What the queue says of an entry, in Italian.

use affianca_domain::{Urgency, format_date};
use chrono::NaiveDate;

/// What frees the hours there can be done at any time.
pub(super) const NO_TERM: &str = "Si può fare anche dopo il termine: finché non la riporti, sul portale le sue ore restano occupate.";
/// The request has not been admitted there yet.
pub(super) const ANSWER_FIRST: &str = "Prima riporta l’ammissione della richiesta.";
/// Nothing can be changed there any more (§3.3).
pub(super) const ENDED_THERE: &str =
    "Sul portale l’attività risulta già TERMINATA: lì non si può più modificare nulla.";
/// Nothing can be changed there afterwards (§3.3).
pub(super) const SESSIONS_FIRST: &str = "Prima riporta le erogazioni di questa attività: dopo, sul portale, non si possono più modificare.";

/// What the term of a session means (§3.1, §3.2), with its paragraph.
pub(super) fn of_session(
    urgency: Urgency,
    due: NaiveDate,
    date: NaiveDate,
    enters: bool,
    today: NaiveDate,
) -> (String, &'static str) {
    let last = format_date(due);
    let eve = date.pred_opt().filter(|eve| enters && *eve >= today);
    match (urgency, eve) {
        (Urgency::Overdue, _) => (
            format!("Non più riportabile: il termine era il {last}."),
            "§3.2",
        ),
        (_, Some(eve)) => {
            let eve = format_date(eve);
            (
                format!("Va inserita entro il {eve}; si può riportare fino al {last}."),
                "§3.1",
            )
        }
        (Urgency::Today, None) => ("Oggi è l’ultimo giorno per riportarla.".to_owned(), "§3.2"),
        _ => (format!("Si può riportare fino al {last}."), "§3.2"),
    }
}

/// What the term of an answer means (§2).
pub(super) fn of_answer(urgency: Urgency, due: NaiveDate, presumed: bool) -> String {
    let last = format_date(due);
    if presumed {
        return format!(
            "Da comunicare subito: il termine presunto è il {last}, ma manca la data di notifica del CPI."
        );
    }
    match urgency {
        Urgency::Overdue => format!(
            "Non più riportabile: il termine era il {last}; sul portale la richiesta può risultare cancellata."
        ),
        Urgency::Today => "Da comunicare oggi, o sul portale la richiesta è cancellata.".to_owned(),
        _ => format!("Da comunicare entro il {last}, o sul portale la richiesta è cancellata."),
    }
}
