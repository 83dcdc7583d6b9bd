//! Reading what was typed in a form: every field cleaned and checked alike, all problems gathered
//! before anything is refused.

use affianca_domain::typed::{clean_line, clean_lines, lengths, too_long};
use affianca_domain::{DateOf, Minutes, PatronDay, TaxCode, format_date, parse_date};
use chrono::{Datelike, NaiveDate};

use crate::{Error, FieldProblem, Result};

/// Nobody born before this year is at work.
const OLDEST_YEAR: i32 = 1900;

/// The fields of one form, and what is wrong with them.
#[derive(Clone)]
pub(crate) struct Fields {
    prefix: &'static str,
    problems: Vec<FieldProblem>,
}

impl Fields {
    /// A form whose fields are named after `prefix`, which may be empty: `provider.`.
    pub fn new(prefix: &'static str) -> Self {
        Self {
            prefix,
            problems: Vec::new(),
        }
    }

    /// Notes a problem of `field`.
    pub fn problem(&mut self, field: &str, message: impl Into<String>) {
        let field = format!("{}{field}", self.prefix);
        self.problems.push(FieldProblem::new(&field, message));
    }

    /// A text on one line, of at most [`lengths::LINE`], that may be empty.
    pub fn text(&mut self, field: &str, typed: &str) -> String {
        self.line(field, typed, lengths::LINE)
    }

    /// A text on one line, of at most `most` characters, that may be empty.
    pub fn line(&mut self, field: &str, typed: &str, most: usize) -> String {
        self.within(field, clean_line(typed).into_owned(), most)
    }

    /// A text of several lines, of at most `most` characters, that may be empty.
    pub fn lines(&mut self, field: &str, typed: &str, most: usize) -> String {
        self.within(field, clean_lines(typed), most)
    }

    /// A text of several lines that must be there; `missing` is said when it is not.
    pub fn mandatory_lines(
        &mut self,
        field: &str,
        typed: &str,
        most: usize,
        missing: &str,
    ) -> String {
        let text = self.lines(field, typed, most);
        if text.is_empty() {
            self.problem(field, missing);
        }
        text
    }

    fn within(&mut self, field: &str, text: String, most: usize) -> String {
        if let Some(message) = too_long(&text, most) {
            self.problem(field, message);
        }
        text
    }

    /// What was read, or the problem of reading it.
    pub fn take<T>(&mut self, field: &str, read: Result<T, impl ToString>) -> Option<T> {
        read.map_err(|error| self.problem(field, error.to_string()))
            .ok()
    }

    /// A day, come or not, or empty.
    pub fn date(&mut self, field: &str, typed: &str, today: NaiveDate) -> Option<NaiveDate> {
        self.read(field, typed, |text| {
            parse_date(text, DateOf::Appointment, today)
        })
    }

    /// A date that has come already; `future` is said of one that has not.
    pub fn past_date(
        &mut self,
        field: &str,
        typed: &str,
        today: NaiveDate,
        future: &str,
    ) -> Option<NaiveDate> {
        let date = self.take(field, parse_date(typed, DateOf::Event, today))?;
        if date > today {
            self.problem(field, future);
            return None;
        }
        Some(date)
    }

    /// A text that must be there; `missing` is said when it is not.
    pub fn mandatory(&mut self, field: &str, typed: &str, missing: &str) -> String {
        let text = self.text(field, typed);
        if text.is_empty() {
            self.problem(field, missing);
        }
        text
    }

    /// A day of the year as `13/06`, or empty.
    pub fn patron_day(&mut self, field: &str, typed: &str) -> String {
        self.read(field, typed, PatronDay::parse)
            .map(|day| day.to_string())
            .unwrap_or_default()
    }

    /// The tax code of a body, or of an employer who is a person; empty when not known.
    pub fn body_code(&mut self, field: &str, typed: &str) -> String {
        let text = clean_line(typed).to_uppercase();
        // Invoices write a VAT number with the country before it.
        let text = text
            .strip_prefix("IT")
            .filter(|rest| rest.trim().len() == 11)
            .unwrap_or(&text);
        self.read(field, text, TaxCode::parse)
            .map(|code| code.to_string())
            .unwrap_or_default()
    }

    /// A person's codice fiscale, which must be there.
    pub fn tax_code(&mut self, field: &str, typed: &str) -> Option<TaxCode> {
        self.take(field, TaxCode::parse(&clean_line(typed)))
    }

    /// An address of electronic mail, checked only for what every one has.
    pub fn email(&mut self, field: &str, typed: &str) -> String {
        let text = self.text(field, typed);
        if !text.is_empty() && !is_email(&text) {
            self.problem(
                field,
                format!("«{text}» non è un indirizzo e-mail: scrivi per esempio nome@ente.it."),
            );
        }
        text
    }

    /// A telephone number, written as people write them.
    pub fn phone(&mut self, field: &str, typed: &str) -> String {
        let text = self.text(field, typed);
        if !text.is_empty() && !text.contains(|c: char| c.is_ascii_digit()) {
            self.problem(field, format!("«{text}» non è un numero di telefono."));
        }
        text
    }

    /// A birth date no later than `today`, or empty.
    pub fn birth_date(&mut self, field: &str, typed: &str, today: NaiveDate) -> Option<NaiveDate> {
        let date = self.read(field, typed, |text| parse_date(text, DateOf::Birth, today))?;
        if date > today || date.year() < OLDEST_YEAR {
            self.problem(
                field,
                format!("{} non può essere una data di nascita.", format_date(date)),
            );
        }
        Some(date)
    }

    /// A person's own limit of at most `most` (§3.2), or empty.
    pub fn limit(&mut self, field: &str, typed: &str, most: Minutes) -> Option<Minutes> {
        let limit = self.read(field, typed, Minutes::parse)?;
        if limit.0 == 0 || limit > most {
            self.problem(
                field,
                format!("Scrivi una durata fra 00:01 e {most}, oppure lascia vuoto."),
            );
        }
        Some(limit)
    }

    /// Whether nothing is wrong so far.
    pub fn are_right(&self) -> bool {
        self.problems.is_empty()
    }

    /// Everything wrong so far.
    pub fn problems(self) -> Vec<FieldProblem> {
        self.problems
    }

    /// Refuses the form when anything is wrong with it.
    pub fn finish(self) -> Result<()> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self.problems))
        }
    }

    fn read<T, E: ToString>(
        &mut self,
        field: &str,
        typed: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = clean_line(typed);
        if text.is_empty() {
            return None;
        }
        self.take(field, parse(&text))
    }
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(who, host)| {
        !who.is_empty()
            && !host.contains('@')
            && !text.contains(char::is_whitespace)
            && host.split('.').count() > 1
            && host.split('.').all(|part| !part.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_of_a_form_is_told_at_once_under_its_own_name() {
        let mut fields = Fields::new("branch.");
        fields.mandatory("name", " \n", "Scrivi il nome.");
        fields.patron_day("patronDay", "31/02");
        fields.email("email", "a@b");
        fields.phone("phone", "boh");
        fields.text("address", &"x".repeat(201));
        let named: Vec<_> = fields
            .problems()
            .into_iter()
            .map(|problem| problem.field)
            .collect();
        assert_eq!(
            named,
            [
                "branch.name",
                "branch.patronDay",
                "branch.email",
                "branch.phone",
                "branch.address"
            ]
        );
    }

    #[test]
    fn what_is_right_gives_no_problem() {
        let mut fields = Fields::new("");
        assert_eq!(fields.patron_day("", " 13-6 "), "13/06");
        assert_eq!(fields.patron_day("", ""), "");
        assert_eq!(
            fields.email("", "maria.rossi@posta.ente.it"),
            "maria.rossi@posta.ente.it"
        );
        assert_eq!(fields.phone("", "0422 12.34 int. 5"), "0422 12.34 int. 5");
        assert_eq!(
            fields.limit("", "5", Minutes::from_hours(24)),
            Some(Minutes(300))
        );
        assert_eq!(fields.body_code("", "it 01234567897"), "01234567897");
        assert!(fields.problems().is_empty());
    }

    #[test]
    fn a_limit_is_more_than_nothing_and_no_more_than_there_is() {
        let day = Minutes::from_hours(24);
        for (typed, wrong) in [
            ("0", true),
            ("00:01", false),
            ("24", false),
            ("24:01", true),
            ("x", true),
        ] {
            let mut fields = Fields::new("");
            fields.limit("dailyLimit", typed, day);
            assert_eq!(!fields.problems().is_empty(), wrong, "{typed}");
        }
    }

    #[test]
    fn nobody_is_born_tomorrow_or_before_1900() {
        let today = NaiveDate::from_ymd_opt(2022, 6, 1).unwrap_or_default();
        for (typed, wrong) in [
            ("01/06/2022", false),
            ("02/06/2022", true),
            ("31/12/1899", true),
        ] {
            let mut fields = Fields::new("");
            fields.birth_date("birthDate", typed, today);
            assert_eq!(!fields.problems().is_empty(), wrong, "{typed}");
        }
    }
}
