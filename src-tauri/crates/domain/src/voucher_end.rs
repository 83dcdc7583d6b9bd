//! The end of a voucher. Since a public notice the regional system closes by itself those that have
//! ended: nothing is scheduled or delivered on a later day, and some days remain to load the papers
//! and conclude.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::calendar::format_date;
use crate::states::days_after;

/// What becomes of a programme's vouchers when they end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Validity {
    /// Days after the end that remain to load papers and conclude.
    pub closing_days: i64,
    /// The day of the notice: vouchers that ended before it were not closed.
    pub closes_from: NaiveDate,
}

/// The end of a voucher that is closed by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoucherEnd {
    /// The last day something may be held on.
    pub last: NaiveDate,
    /// Days after it to load papers and conclude.
    pub closing_days: i64,
    /// The day of the notice that says so.
    pub notice: NaiveDate,
}

/// Years a voucher hardly lasts: a later end is a slip of the fingers. `[I]`
const LONGEST_YEARS: u32 = 5;

/// What is wrong with an end, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndDoubt {
    /// It cannot be; otherwise it is only worth a second look.
    pub blocks: bool,
    /// The sentence.
    pub message: String,
}

/// What is wrong with the end of a voucher that was asked for on a day, if anything.
#[must_use]
pub fn end_doubt(request: NaiveDate, last: NaiveDate) -> Option<EndDoubt> {
    if last < request {
        return Some(EndDoubt {
            blocks: true,
            message: "La scadenza del voucher non può precedere la data della richiesta.".into(),
        });
    }
    let latest = request.checked_add_months(Months::new(12 * LONGEST_YEARS));
    let is_late = latest.is_some_and(|latest| last > latest);
    is_late.then(|| EndDoubt {
        blocks: false,
        message: format!(
            "Il voucher scadrebbe il {}, più di {LONGEST_YEARS} anni dopo la richiesta: controlla l’anno.",
            format_date(last)
        ),
    })
}

impl Validity {
    /// The end of a voucher, where it is known and the voucher is closed by itself.
    #[must_use]
    pub fn end(self, last: Option<NaiveDate>) -> Option<VoucherEnd> {
        Some(VoucherEnd {
            last: last.filter(|last| *last >= self.closes_from)?,
            closing_days: self.closing_days,
            notice: self.closes_from,
        })
    }
}

impl VoucherEnd {
    /// Whether a day comes after the end.
    #[must_use]
    pub fn is_before(self, date: NaiveDate) -> bool {
        self.last < date
    }

    /// The last day to load papers and conclude.
    #[must_use]
    pub fn papers_by(self) -> NaiveDate {
        days_after(self.last, self.closing_days)
    }

    /// Where it is written: the manual is older.
    #[must_use]
    pub fn source(self) -> String {
        format!("avviso regionale {}", format_date(self.notice))
    }

    /// What the end means, for whoever looks at the request.
    #[must_use]
    pub fn told(self, today: NaiveDate) -> String {
        let papers_by = format_date(self.papers_by());
        if self.papers_by() < today {
            format!("scaduto; i documenti andavano caricati entro il {papers_by}")
        } else if self.is_before(today) {
            format!("scaduto; documenti e conclusione entro il {papers_by}")
        } else {
            format!("poi, fino al {papers_by}, solo documenti e conclusione")
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn day(date: &str) -> NaiveDate {
        date.parse().unwrap()
    }

    fn validity() -> Validity {
        Validity {
            closing_days: 60,
            closes_from: day("2023-08-08"),
        }
    }

    #[test]
    fn a_voucher_that_ended_before_the_notice_is_not_closed() {
        let end = |last: &str| validity().end(Some(day(last)));
        assert_eq!(end("2023-08-07"), None);
        assert_eq!(end("2023-08-08").map(|it| it.last), Some(day("2023-08-08")));
        assert_eq!(validity().end(None), None, "nobody knows it");
    }

    #[test]
    fn the_last_day_is_in_and_sixty_days_remain_after_it() {
        let end = validity().end(Some(day("2023-09-30"))).unwrap();
        assert!(!end.is_before(day("2023-09-30")));
        assert!(end.is_before(day("2023-10-01")));
        assert_eq!(end.papers_by(), day("2023-11-29"));
        assert_eq!(end.source(), "avviso regionale 08/08/2023");
    }

    #[test]
    fn it_is_told_for_the_day_one_looks() {
        let end = validity().end(Some(day("2023-09-30"))).unwrap();
        let told = |today| end.told(day(today));
        let before = "poi, fino al 29/11/2023, solo documenti e conclusione";
        assert_eq!(told("2023-09-30"), before);
        let after = "scaduto; documenti e conclusione entro il 29/11/2023";
        assert_eq!(told("2023-10-01"), after);
        assert_eq!(told("2023-11-29"), after);
        assert_eq!(
            told("2023-11-30"),
            "scaduto; i documenti andavano caricati entro il 29/11/2023"
        );
    }

    #[test]
    fn an_end_before_the_request_cannot_be_and_one_years_after_is_doubtful() {
        let doubt = |last| end_doubt(day("2022-06-20"), day(last));
        assert!(doubt("2022-06-19").unwrap().blocks);
        assert_eq!(doubt("2022-06-20"), None);
        assert_eq!(doubt("2027-06-20"), None);
        let late = doubt("2027-06-21").unwrap();
        assert!(!late.blocks);
        assert_eq!(
            late.message,
            "Il voucher scadrebbe il 21/06/2027, più di 5 anni dopo la richiesta: controlla l’anno."
        );
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        let end = validity().end(Some(NaiveDate::MAX)).unwrap();
        assert_eq!(end.papers_by(), NaiveDate::MAX);
    }
}
