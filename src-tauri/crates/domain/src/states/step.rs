//! The buttons of a session's row, and what each asks before it is taken (§3.1–3.2).

use crate::rules::Moment;
use crate::word::{shown_by_its_label, words};

words! {
    /// The buttons of a session's row.
    SessionStep, "un passo dell’erogazione" {
        /// «Programma».
        Schedule = "programma",
        /// «Avvia».
        Start = "avvia",
        /// «Concludi».
        Conclude = "concludi",
        /// «Annulla».
        Cancel = "annulla",
        /// «Chiudi negativamente».
        CloseNegatively = "chiudi",
    }
}

shown_by_its_label!(SessionStep);

impl SessionStep {
    /// What the button says.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Schedule => "Programma",
            Self::Start => "Avvia",
            Self::Conclude => "Concludi",
            Self::Cancel => "Annulla",
            Self::CloseNegatively => "Chiudi negativamente",
        }
    }

    /// The manual's question (§3.1), and its like for the steps the manual only says "to confirm".
    #[must_use]
    pub const fn question(self) -> &'static str {
        match self {
            Self::Schedule => "Confermi di voler programmare l’erogazione ?",
            Self::Start => "Confermi di voler avviare l’erogazione ?",
            Self::Conclude => "Confermi di voler concludere l’erogazione ?",
            Self::Cancel => "Confermi di voler annullare l’erogazione ?",
            Self::CloseNegatively => "Confermi di voler chiudere negativamente l’erogazione ?",
        }
    }

    /// What the step does that cannot be undone.
    #[must_use]
    pub const fn irreversible(self) -> Option<&'static str> {
        match self {
            Self::Schedule => Some(
                "Dopo non si può più modificare: si può solo avviare o chiudere negativamente.",
            ),
            Self::Start => None,
            Self::Conclude => {
                Some("L’erogazione passa a EROGATA: data, orari e operatore restano così.")
            }
            Self::Cancel => {
                Some("L’erogazione resta in elenco come ANNULLATA e non si può riprendere.")
            }
            Self::CloseNegatively => Some(
                "L’erogazione resta in elenco come CHIUSA NEGATIVAMENTE; le sue ore tornano libere.",
            ),
        }
    }

    /// The manual's paragraph.
    #[must_use]
    pub const fn paragraph(self) -> &'static str {
        match self {
            Self::Schedule => "§3.1",
            Self::Start | Self::Conclude | Self::Cancel | Self::CloseNegatively => "§3.2",
        }
    }

    /// Whether a written reason is mandatory.
    #[must_use]
    pub const fn asks_reason(self) -> bool {
        matches!(self, Self::CloseNegatively)
    }

    /// Whether the description for the register may be written with the step.
    #[must_use]
    pub const fn asks_description(self) -> bool {
        matches!(self, Self::Conclude)
    }

    /// The moment the rules judge the step at; `None` for what stays possible whatever the rules say
    /// (domain §4, LATE).
    #[must_use]
    pub const fn moment(self) -> Option<Moment> {
        match self {
            Self::Schedule => Some(Moment::Schedule),
            Self::Start => Some(Moment::Start),
            Self::Conclude => Some(Moment::Conclude),
            Self::Cancel | Self::CloseNegatively => None,
        }
    }
}
