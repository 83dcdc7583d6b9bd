//! The statement of hours and amounts (*rendiconto*): what is summed, under which heads, and how it
//! is rounded. The archive brings the sessions, the documents and the window show the sums: none of
//! them adds anything up.
//!
//! Hours of an activity add up whatever the grouping: agreed = delivered + scheduled + drafts +
//! outside the selection + lost + free, as long as the drafts fit into what is agreed.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::format_date;
use crate::hours::SessionHours;
use crate::journal_head::JournalHead;
use crate::quantities::Cents;
use crate::word::{shown_by_its_label, words};

mod fold;
mod month;
mod sums;

pub use fold::{StatementActivity, StatementFold, StatementSession};
pub use month::StatementMonth;
pub use sums::{StatementFigure, StatementFigures, apportion};

words! {
    /// What the rows of a statement stand for.
    #[derive(Default)]
    StatementGrouping, "un raggruppamento del rendiconto" {
        /// One of the five activities, over all OPAL.
        #[default]
        Activity = "attivita",
        /// One OPAL.
        Opal = "opal",
        /// One person.
        Person = "persona",
        /// Who delivers the sessions.
        Coach = "coach",
        /// The branch an OPAL is with.
        Branch = "sportello",
        /// The employment centre an OPAL came from.
        Centre = "cpi",
        /// The month a session is in.
        Month = "mese",
    }
}

shown_by_its_label!(StatementGrouping);

impl StatementGrouping {
    /// «OPAL», «coach», as the head of the rows' column.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Activity => "attività",
            Self::Opal => "OPAL",
            Self::Person => "persona",
            Self::Coach => "coach",
            Self::Branch => "sportello",
            Self::Centre => "CPI",
            Self::Month => "mese",
        }
    }

    /// Whether what was agreed belongs to one row each. Hours are agreed for an activity, and
    /// neither a month nor a coach owns an activity: there only sessions can be told apart. `[I]`
    #[must_use]
    pub const fn divides_agreed(self) -> bool {
        !matches!(self, Self::Coach | Self::Month)
    }

    /// Whether the rows tell who a person is.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Opal | Self::Person)
    }
}

/// One row of a statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct StatementRow {
    /// Id of the request, person, coach, branch or centre it stands for; none for an activity's
    /// code, a month, and what has no branch.
    #[ts(type = "number | null")]
    pub id: Option<i64>,
    /// First day of the month it stands for.
    pub month: Option<NaiveDate>,
    /// Code, name or month; a person's name where the rows are people.
    pub label: String,
    /// The activity's title, or the OPAL's person.
    pub detail: String,
    /// The person's codice fiscale, where the rows are people.
    pub tax_code: Option<String>,
    /// Its sums.
    pub figures: StatementFigures,
}

/// Hours of one month's sessions, for the chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct MonthHours {
    /// First day of the month.
    pub month: NaiveDate,
    /// «giugno 2022».
    pub label: String,
    /// Minutes by what became of the sessions.
    pub hours: SessionHours,
}

/// A whole statement, as it leaves the archive in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementSheet {
    /// What the rows stand for.
    pub grouping: StatementGrouping,
    /// Name of the service.
    pub service: String,
    /// The programme's reference text, word for word.
    pub reference_text: String,
    /// The body.
    pub provider: String,
    /// First day of the period, where there is one.
    pub from: Option<NaiveDate>,
    /// Last day of the period, where there is one.
    pub to: Option<NaiveDate>,
    /// The other criteria, each with its value.
    pub criteria: Vec<(String, String)>,
    /// Whether only part of the activities' sessions are in the selection.
    pub narrowed: bool,
    /// OPAL in the selection.
    pub requests: u32,
    /// How the sums are made and rounded.
    pub rules: Vec<String>,
    /// Every row.
    pub rows: Vec<StatementRow>,
    /// The sums of the whole selection.
    pub total: StatementFigures,
    /// Month by month, without those that have no session.
    pub months: Vec<MonthHours>,
    /// When it was made, Europe/Rome local time.
    pub made: NaiveDateTime,
    /// The journal's head when it was made.
    pub journal: Option<JournalHead>,
}

/// How the sums are made and rounded, a sentence each. `narrowed` tells that only part of the
/// OPAL's sessions are in the selection.
#[must_use]
pub fn statement_rules(
    grouping: StatementGrouping,
    narrowed: bool,
    rates: &[Cents],
) -> Vec<String> {
    let rates: Vec<String> = rates.iter().map(Cents::to_string).collect();
    let rate = if rates.is_empty() {
        "tariffa oraria".to_owned()
    } else {
        format!("{} l’ora", rates.join(" o "))
    };
    let mut rules = vec![
        "Contano come erogate solo le ore delle erogazioni nello stato EROGATA; come programmate \
         quelle PROGRAMMATE e AVVIATE; come bozze quelle INSERITE."
            .to_owned(),
        format!(
            "Importi: ore × {rate}, arrotondati al centesimo una volta sola, sul totale di ogni \
             attività di ogni OPAL (mezzo centesimo per eccesso); i totali sommano gli importi \
             arrotondati. Gli importi concordati sono quelli della richiesta."
        ),
        "Non usate: ore concordate di attività TERMINATE che non sono state erogate. Libere: ore ancora \
         da programmare delle altre."
            .to_owned(),
        "Non svolte, a parte: erogazioni chiuse negativamente, le cui ore sono tornate libere, e \
         quelle rimaste aperte in attività TERMINATE."
            .to_owned(),
    ];
    if narrowed {
        rules.push(
            "Fuori selezione: ore erogate, programmate o in bozza delle stesse OPAL, in altri \
             periodi o di altri coach. Concordate, non usate e libere sono delle OPAL che hanno \
             erogazioni nella selezione o sono state ammesse nel periodo (dove il giorno \
             dell’ammissione non è noto vale quello della richiesta), contate per intero."
                .to_owned(),
        );
    }
    if !grouping.divides_agreed() {
        rules.push(format!(
            "Le ore sono concordate per attività, non per {grouping}: concordate, non usate e libere \
             stanno solo nel totale. L’importo di un’attività si ripartisce in proporzione alle ore, \
             così che la somma torni."
        ));
    }
    rules
}

/// Why an admitted OPAL is not in the statement of a period. `[I]`
#[must_use]
pub fn left_out_because(admitted: Option<NaiveDate>, requested: NaiveDate) -> String {
    let since = admitted.map_or_else(
        || {
            format!(
                "richiesta del {}, ammissione senza data",
                format_date(requested)
            )
        },
        |admitted| format!("ammessa il {}", format_date(admitted)),
    );
    format!("{since}, senza erogazioni nel periodo")
}

#[cfg(test)]
mod tests;
