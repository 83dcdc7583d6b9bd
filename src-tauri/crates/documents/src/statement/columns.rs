//! The columns every form of the statement has.

use affianca_domain::{
    Minutes, SessionHours, StatementFigure, StatementFigures, StatementGrouping, StatementRow,
    StatementSheet,
};

/// What became of a month's sessions: the word for it, and which of the hours.
pub type State = (&'static str, fn(&SessionHours) -> Minutes);

/// The columns of the table by month, and the parts of a bar.
pub const STATES: [State; 4] = [
    ("erogate", |hours| hours.delivered),
    ("programmate", |hours| hours.scheduled),
    ("bozze", |hours| hours.draft),
    ("non svolte", |hours| hours.missed),
];

/// A column of sums.
pub struct Sum {
    /// «erogate».
    pub word: &'static str,
    /// «erogato»: of an amount.
    pub amount: &'static str,
    /// Which of the sums it shows.
    pub of: fn(&StatementFigures) -> StatementFigure,
    /// Whether each row has it; if not, only the total does.
    pub in_rows: bool,
}

/// The columns of sums: first what is agreed and what became of it, last what stands apart.
pub fn sums(sheet: &StatementSheet) -> Vec<Sum> {
    let divided = sheet.grouping.divides_agreed();
    let sum = |(word, amount), of, in_rows| Sum {
        word,
        amount,
        of,
        in_rows,
    };
    let mut sums = vec![
        sum(("concordate", "concordato"), |it| it.agreed, divided),
        sum(("erogate", "erogato"), |it| it.delivered, true),
        sum(("programmate", "programmato"), |it| it.scheduled, true),
        sum(("bozze", "in bozza"), |it| it.draft, true),
    ];
    if sheet.narrowed {
        sums.push(sum(
            ("fuori selezione", "fuori selezione"),
            |it| it.elsewhere,
            divided,
        ));
    }
    sums.extend([
        sum(("non usate", "non usato"), |it| it.lost, divided),
        sum(("libere", "libero"), |it| it.free, divided),
        sum(("non svolte", "non svolto"), |it| it.missed, true),
    ]);
    sums
}

/// The head of a column of hours in a file: with decimals, 61:18 being 61,30, which is told lest it
/// be read as 61 hours and 30.
pub fn hours_head(word: &str) -> String {
    format!("ore {word} (centesimi)")
}

/// The heads of the columns that say what a row is.
pub fn heads(grouping: StatementGrouping) -> &'static [&'static str] {
    match grouping {
        StatementGrouping::Activity => &["attività", "componente"],
        StatementGrouping::Opal => &["codice OPAL", "destinatario"],
        StatementGrouping::Person => &["destinatario", "codice fiscale"],
        StatementGrouping::Coach => &["coach"],
        StatementGrouping::Branch => &["sportello"],
        StatementGrouping::Centre => &["CPI"],
        StatementGrouping::Month => &["mese"],
    }
}

/// What a row says it is, under those heads.
pub fn names(grouping: StatementGrouping, row: &StatementRow) -> Vec<&str> {
    match grouping {
        StatementGrouping::Activity | StatementGrouping::Opal => vec![&row.label, &row.detail],
        StatementGrouping::Person => {
            vec![&row.label, row.tax_code.as_deref().unwrap_or_default()]
        }
        _ => vec![&row.label],
    }
}
