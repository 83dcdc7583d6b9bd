//! What the journal says of many sessions changed at once: a line each, and the warnings seen.

use affianca_domain::{
    RuleId, Session, Severity, Violation, blocking, format_date, unacknowledged,
};

use crate::sessions::Context;
use crate::{Error, Result, Write};

/// The warnings that were ticked, each kind once, and what they answered.
pub(crate) struct Acknowledged<'a> {
    rules: &'a [RuleId],
    seen: Vec<String>,
}

impl<'a> Acknowledged<'a> {
    pub fn new(rules: &'a [RuleId]) -> Self {
        Self {
            rules,
            seen: Vec::new(),
        }
    }

    /// Lets a session pass if no rule blocks it and every warning of it was ticked.
    pub fn take(&mut self, session: &Session, violations: &[Violation]) -> Result<()> {
        if blocking(violations) || !unacknowledged(violations, self.rules).is_empty() {
            return Err(Error::Rules(violations.to_vec()));
        }
        let warnings = violations
            .iter()
            .filter(|violation| violation.severity == Severity::Warning);
        self.seen.extend(warnings.map(|violation| {
            let when = format_date(session.date);
            format!("{when}: {} {}", violation.rule, violation.sentence())
        }));
        Ok(())
    }

    /// Journals what was seen.
    pub fn note(self, step: &mut Write) {
        if !self.seen.is_empty() {
            step.note_apart("avvisi confermati", self.seen);
        }
    }
}

/// A session in a line of the journal.
pub(crate) fn line_of(context: &Context, session: &Session) -> String {
    format!(
        "erogazione {}, {} {}, {} {}",
        session.id,
        context.request.opal,
        context.activity.code,
        format_date(session.date),
        session.span(),
    )
}
