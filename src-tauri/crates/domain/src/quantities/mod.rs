//! Time and money as whole numbers: minutes, minutes from midnight, cents.
//! Nothing here is a float, so that what is printed, stored and added up is always the same figure.

mod cents;
mod hour_text;
mod minutes;
mod span;
#[cfg(test)]
mod tests;
mod time_of_day;
mod worth;

pub use cents::Cents;
pub use minutes::Minutes;
pub use span::Span;
pub use time_of_day::TimeOfDay;
pub use worth::Worth;

/// Reads an all-digits text of at most nine places; anything else, the empty text included, is `None`.
fn digits(text: &str) -> Option<u32> {
    let plain = (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
