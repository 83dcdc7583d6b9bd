//! How a paper writes hours, numbers and hashes.

/// `02:00`. Wider than any sum of the minutes of a register.
pub fn hours(minutes: u64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `1.672`.
pub fn number(number: u32) -> String {
    let digits = number.to_string();
    let mut written = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written
}

/// A line that begins with a capital letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_by_a_dot() {
        assert_eq!(
            [0, 999, 1000, 1_672_000, u32::MAX].map(number),
            ["0", "999", "1.000", "1.672.000", "4.294.967.295"]
        );
    }

    #[test]
    fn a_line_begins_with_a_capital_letter() {
        assert_eq!(capital("è lunedì"), "È lunedì");
        assert_eq!(capital(""), "");
    }
}
