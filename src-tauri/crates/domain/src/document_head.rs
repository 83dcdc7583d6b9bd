//! What every document handed over or kept on file says of itself first (§3.2): the legal frame, the
//! body, the request and the recipient. The archive gathers it once, the documents print it.

/// The head of a document (§3.2: reference text, Id voucher, name and surname, CF).
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentHead {
    /// Name of the service, e.g. `Job Coach`.
    pub service: String,
    /// The programme's reference text, word for word.
    pub reference_text: String,
    /// The body that owns the OPAL and delivers the service (§1).
    pub provider: String,
    /// The provider's branch, with its address where known.
    pub branch: String,
    /// OPAL code, e.g. `JC-1-1103/022`.
    pub opal: String,
    /// Id voucher; empty when it was never given.
    pub voucher_id: String,
    /// `base` or `rinforzato`.
    pub voucher_kind: String,
    /// Surname of the voucher's holder.
    pub surname: String,
    /// Name of the voucher's holder.
    pub name: String,
    /// Codice fiscale of the voucher's holder.
    pub tax_code: String,
    /// The employment centre, e.g. `CPI Treviso`.
    pub centre: String,
    /// The employer, where there is one.
    pub employer: Option<String>,
    /// Name of the coach, or names where several coaches delivered the sessions.
    pub coach: String,
}

/// Names told once each, in order of first appearance.
#[must_use]
pub fn each_once<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut told: Vec<&str> = Vec::new();
    for name in names {
        if !told.contains(&name) {
            told.push(name);
        }
    }
    told.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coach_is_named_once_however_many_sessions_are_theirs() {
        let names = ["Marco Zanon", "Giulia Ferraresso", "Marco Zanon"];
        assert_eq!(each_once(names), "Marco Zanon, Giulia Ferraresso");
        assert_eq!(each_once([]), "");
    }
}
