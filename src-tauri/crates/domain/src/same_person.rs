//! One person under two codes: the provisional one and the one that came after it, or two that differ
//! by omocodia only.

use crate::doubles::name_key;
use crate::tax_code::TaxCode;

/// A person as far as it tells who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// Surname and name.
    pub name: String,
    /// The codice fiscale.
    pub tax_code: TaxCode,
}

impl Served {
    /// What is said of a new person who may be `known`, whom the archive has under another code.
    #[must_use]
    pub fn doubt(&self, known: &Self) -> Option<String> {
        if self.tax_code == known.tax_code {
            return None;
        }
        let (name, code) = (&known.name, &known.tax_code);
        if self.tax_code.is_same_but_for_omocodia(code) {
            return Some(format!(
                "«{name}» è già nell’archivio con il codice {code}, uguale a parte l’omocodia: se è la stessa persona usa quella. Le regole contano insieme le ore di tutt’e due."
            ));
        }
        let is_one_provisional = self.tax_code.is_provisional() != code.is_provisional();
        (is_one_provisional && name_key(&self.name) == name_key(name)).then(|| {
            let which = if code.is_provisional() { "provvisorio " } else { "" };
            format!(
                "«{name}» è già nell’archivio con il codice {which}{code}: se è la stessa persona, usa quella e correggi lì il codice."
            )
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn served(name: &str, code: &str) -> Served {
        Served {
            name: name.into(),
            tax_code: TaxCode::parse(code).unwrap(),
        }
    }

    #[test]
    fn codes_that_differ_by_omocodia_only_are_told() {
        let plain = served("Prova Paola", "PRVPLA80A01L736L");
        for code in ["PRVPLA80A01L7P6X", "PRVPLA80A01L73SI"] {
            let other = served("Prova Paola", code);
            assert!(plain.tax_code.is_same_but_for_omocodia(&other.tax_code));
            let told = other.doubt(&plain).unwrap();
            assert!(
                told.contains("PRVPLA80A01L736L") && told.contains("omocodia"),
                "{told}"
            );
        }
        assert_eq!(plain.doubt(&plain), None);
        let another = served("Prova Paola", "DNGNCL91D52L736T");
        assert_eq!(another.doubt(&plain), None);
    }

    #[test]
    fn a_provisional_code_of_the_same_name_is_told_and_of_another_name_is_not() {
        let before = served("Prova Paola", "01234567897");
        let after = served("PROVA PAOLA", "PRVPLA80A01L736L");
        assert!(
            after
                .doubt(&before)
                .unwrap()
                .contains("provvisorio 01234567897")
        );
        assert!(
            before
                .doubt(&after)
                .unwrap()
                .contains("il codice PRVPLA80A01L736L")
        );
        assert_eq!(served("Prova Pia", "00999999998").doubt(&after), None);
        assert_eq!(served("Prova Paola", "00999999998").doubt(&before), None);
    }
}
