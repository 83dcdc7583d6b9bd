//! The agenda: which days a view shows, how full a day and a week are, and where a draft may be moved to.

mod load;
mod period;
#[cfg(test)]
mod tests;
mod verdicts;

use crate::states::{ActivityState, SessionState};
use crate::word::words;

pub use load::WorkLoad;
pub use period::AgendaPeriod;
pub use verdicts::{Drag, DragTold, DragVerdicts, SHOWN, drag_verdicts};

words! {
    /// How much of the agenda is looked at at once.
    #[derive(Default)]
    AgendaView, "una vista dell’agenda" {
        /// One day.
        Day = "giorno",
        /// From Monday to Sunday.
        #[default]
        Week = "settimana",
        /// The weeks of a month.
        Month = "mese",
        /// A month, line by line.
        List = "elenco",
    }
}

/// Why a session cannot be moved, if so: only a draft in an activity that goes on can (§3.1, §3.3).
#[must_use]
pub fn why_fixed(state: SessionState, activity: ActivityState) -> Option<String> {
    if activity.is_ended() {
        return Some("L’attività è TERMINATA: non si sposta più nulla (§3.3).".to_owned());
    }
    let way = match state {
        SessionState::Entered => return None,
        SessionState::Scheduled | SessionState::Started => {
            ": si chiude negativamente e si mette di nuovo in calendario"
        }
        SessionState::Cancelled | SessionState::ClosedNegatively => {
            ": si mette di nuovo in calendario"
        }
        SessionState::Delivered => "",
    };
    Some(format!(
        "Un’erogazione {} non si sposta (§3.1){way}.",
        state.as_str()
    ))
}
