//! Zeros in front, which spreadsheets take away from what they hold for a number.

use affianca_domain::TaxCode;

/// Figures of the code of a body, and of a person's provisional one.
const FIGURES: usize = 11;
/// As many zeros as such a code begins with at most.
const MOST_ZEROS: usize = 4;

/// The code of eleven figures that a number was, when it cannot be another.
pub(super) fn with_zeros(text: &str) -> Option<TaxCode> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let lost = FIGURES.checked_sub(text.len())?;
    if !is_number || !(1..=MOST_ZEROS).contains(&lost) {
        return None;
    }
    TaxCode::parse(&format!("{text:0>FIGURES$}")).ok()
}

/// What is said of a telephone number that seems to have lost its zero: mobile ones begin with 3,
/// special ones with 1 or 8, all others with 0.
pub(super) fn phone_without_zero(text: &str) -> Option<String> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let is_long = (7..=10).contains(&text.len());
    (is_number && is_long && !text.starts_with(['0', '1', '3', '8'])).then(|| {
        format!("«{text}» non comincia per 0: se il foglio di calcolo l’ha tolto, scrivi 0{text}.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_gets_its_zeros_back_only_when_its_check_figure_fits() {
        let read = |text: &str| with_zeros(text).map(|code| code.to_string());
        assert_eq!(read("1234567897"), Some("01234567897".into()));
        assert_eq!(read("999999998"), Some("00999999998".into()));
        for text in [
            "1234567890",
            "12345678903",
            "",
            "897",
            "PRVPLA80A0",
            "+123456789",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_telephone_without_its_zero_is_told() {
        assert!(phone_without_zero("422123456").is_some_and(|told| told.contains("0422123456")));
        for text in [
            "0422123456",
            "3331234567",
            "800123456",
            "199",
            "422 12 34 56",
            "+39422",
        ] {
            assert_eq!(phone_without_zero(text), None, "{text}");
        }
    }
}
