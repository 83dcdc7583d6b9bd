//! Papers made elsewhere and kept here as files: which one of a request a file stands for, the day it
//! carries, and whom it was handed over to.

use chrono::NaiveDate;

use crate::calendar::format_date;
use crate::word::{shown_by_its_word, words};

words! {
    /// A paper of the whole request that a file from elsewhere can stand for (§3.2).
    RequestPaper, "un documento della richiesta" {
        /// The *relazione sugli esiti*.
        Report = "relazione",
        /// The *attestazione del servizio erogato*, as the portal produces it too.
        Attestation = "attestazione",
    }
}

shown_by_its_word!(RequestPaper);

impl RequestPaper {
    /// As the interface calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Report => "Relazione sugli esiti",
            Self::Attestation => "Attestazione del servizio erogato",
        }
    }
}

/// Why a paper of one day cannot have been handed over on another, if so.
#[must_use]
pub fn handed_over_too_soon(drafted: NaiveDate, handed: NaiveDate) -> Option<String> {
    (handed < drafted).then(|| {
        format!(
            "Il documento porta la data del {}: non può essere stato consegnato prima.",
            format_date(drafted)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::tests::day;

    #[test]
    fn a_paper_is_handed_over_on_its_day_or_later() {
        let drafted = day("2022-06-28");
        assert_eq!(handed_over_too_soon(drafted, drafted), None);
        assert_eq!(handed_over_too_soon(drafted, day("2022-07-01")), None);
        assert_eq!(
            handed_over_too_soon(drafted, day("2022-06-27")).as_deref(),
            Some(
                "Il documento porta la data del 28/06/2022: non può essere stato consegnato prima."
            )
        );
    }
}
