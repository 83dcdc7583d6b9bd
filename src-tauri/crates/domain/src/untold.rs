//! What the papers of a request will need and nobody has told yet: the portal's table does not say it.

use crate::RequestState;

/// What is still to be told of an admitted request, each in a few words; nothing of one that may not
/// be admitted at all.
#[must_use]
pub fn untold(
    state: RequestState,
    voucher_id: &str,
    has_branch: bool,
    has_employer: bool,
) -> Vec<&'static str> {
    if state != RequestState::Admitted {
        return Vec::new();
    }
    [
        (voucher_id.trim().is_empty(), "l’Id voucher"),
        (!has_branch, "lo sportello"),
        (!has_employer, "il datore di lavoro"),
    ]
    .into_iter()
    .filter_map(|(lacks, what)| lacks.then_some(what))
    .collect()
}

/// What a request lacks, in a sentence that says what to do; `None` when nothing.
#[must_use]
pub fn untold_sentence(lacks: &[&str]) -> Option<String> {
    let what = match lacks {
        [] => return None,
        [one] => (*one).to_owned(),
        [more @ .., last] => format!("{} e {last}", more.join(", ")),
    };
    let verb = if lacks.len() == 1 { "manca" } else { "mancano" };
    Some(format!(
        "Per i registri {verb} ancora {what}: si aggiunge con «Modifica dati»."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_admitted_request_is_asked_for_what_its_papers_need() {
        let all = ["l’Id voucher", "lo sportello", "il datore di lavoro"];
        assert_eq!(untold(RequestState::Admitted, " ", false, false), all);
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
        assert!(untold(RequestState::Admitted, "V-1", true, true).is_empty());
        for state in [
            RequestState::Proposed,
            RequestState::Refused,
            RequestState::Cancelled,
        ] {
            assert!(untold(state, "", false, false).is_empty());
        }
    }
}
