//! What the papers and the terms of a request will need and nobody has told yet: the portal's table does
//! not say it.

use crate::RequestState;

/// What no paper needs, and the terms do.
const VOUCHER_END: &str = "la scadenza del voucher";

/// What is still to be told of an admitted request, each in a few words; nothing of one that may not
/// be admitted at all.
#[must_use]
pub fn untold(
    state: RequestState,
    voucher_id: &str,
    has_branch: bool,
    has_employer: bool,
    has_voucher_end: bool,
) -> Vec<&'static str> {
    if state != RequestState::Admitted {
        return Vec::new();
    }
    [
        (voucher_id.trim().is_empty(), "l’Id voucher"),
        (!has_branch, "lo sportello"),
        (!has_employer, "il datore di lavoro"),
        (!has_voucher_end, VOUCHER_END),
    ]
    .into_iter()
    .filter_map(|(lacks, what)| lacks.then_some(what))
    .collect()
}

/// What *Oggi* asks to complete in a request: what is still untold, and the day of the notification where
/// it was only guessed, since a term is counted from it (§2).
#[must_use]
pub fn to_complete(
    state: RequestState,
    notified_guessed: bool,
    voucher_id: &str,
    has_branch: bool,
    has_employer: bool,
    has_voucher_end: bool,
) -> Vec<&'static str> {
    if state == RequestState::Proposed && notified_guessed {
        return vec!["il giorno della notifica"];
    }
    untold(state, voucher_id, has_branch, has_employer, has_voucher_end)
}

/// What a request lacks, in a few words; `None` when nothing.
#[must_use]
pub fn to_complete_line(lacks: &[&str]) -> Option<String> {
    let verb = if lacks.len() == 1 { "Manca" } else { "Mancano" };
    Some(format!("{verb} {}", joined(lacks)?))
}

fn joined(lacks: &[&str]) -> Option<String> {
    Some(match lacks {
        [] => return None,
        [one] => (*one).to_owned(),
        [more @ .., last] => format!("{} e {last}", more.join(", ")),
    })
}

/// What a request lacks, in a sentence that says what to do; `None` when nothing.
#[must_use]
pub fn untold_sentence(lacks: &[&str]) -> Option<String> {
    let (for_terms, for_papers): (Vec<&str>, Vec<&str>) =
        lacks.iter().partition(|what| **what == VOUCHER_END);
    let papers = match for_papers.as_slice() {
        [] => None,
        [one] => Some(format!("Per i registri manca ancora {one}")),
        [more @ .., last] => Some(format!(
            "Per i registri mancano ancora {} e {last}",
            more.join(", ")
        )),
    };
    let needs = match (papers, for_terms.is_empty()) {
        (None, true) => return None,
        (None, false) => format!("Per i termini manca ancora {VOUCHER_END}"),
        (Some(papers), true) => papers,
        (Some(papers), false) => format!("{papers}, per i termini {VOUCHER_END}"),
    };
    Some(format!("{needs}: si aggiunge con «Modifica dati»."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_the_notification_is_asked_for_where_it_was_guessed_and_still_counts() {
        let lacks = to_complete(RequestState::Proposed, true, "", false, false, false);
        assert_eq!(
            to_complete_line(&lacks).as_deref(),
            Some("Manca il giorno della notifica")
        );
        assert!(to_complete(RequestState::Proposed, false, "", false, false, false).is_empty());
        assert!(to_complete(RequestState::Refused, true, "", false, false, false).is_empty());
        let lacks = to_complete(RequestState::Admitted, true, "V-1", false, false, true);
        assert_eq!(
            to_complete_line(&lacks).as_deref(),
            Some("Mancano lo sportello e il datore di lavoro")
        );
        assert_eq!(to_complete_line(&[]), None);
    }

    #[test]
    fn only_an_admitted_request_is_asked_for_what_its_papers_need() {
        let all = ["l’Id voucher", "lo sportello", "il datore di lavoro"];
        assert_eq!(untold(RequestState::Admitted, " ", false, false, true), all);
        assert_eq!(
            untold_sentence(&all).as_deref(),
            Some(
                "Per i registri mancano ancora l’Id voucher, lo sportello e il datore di lavoro: si aggiunge con «Modifica dati»."
            )
        );
        assert_eq!(
            untold_sentence(&["lo sportello"]).as_deref(),
            Some("Per i registri manca ancora lo sportello: si aggiunge con «Modifica dati».")
        );
        assert_eq!(untold_sentence(&[]), None);
        assert!(untold(RequestState::Admitted, "V-1", true, true, true).is_empty());
        for state in [
            RequestState::Proposed,
            RequestState::Refused,
            RequestState::Cancelled,
        ] {
            assert!(untold(state, "", false, false, false).is_empty());
        }
    }

    #[test]
    fn the_voucher_s_end_is_asked_for_by_the_terms_and_not_by_the_registers() {
        let end = untold(RequestState::Admitted, "V-1", true, true, false);
        assert_eq!(
            untold_sentence(&end).as_deref(),
            Some(
                "Per i termini manca ancora la scadenza del voucher: si aggiunge con «Modifica dati»."
            )
        );
        let both = untold(RequestState::Admitted, "", true, false, false);
        assert_eq!(
            untold_sentence(&both).as_deref(),
            Some(
                "Per i registri mancano ancora l’Id voucher e il datore di lavoro, per i termini la scadenza del voucher: si aggiunge con «Modifica dati»."
            )
        );
    }
}
