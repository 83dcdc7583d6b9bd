//! Hours and minutes as people write them: one reading for a length of time and for a time of day.
//!
//! A colon, a dot or a comma before two figures parts hours from minutes. One figure after a dot or
//! a comma could be minutes or tenths: it is refused, with both readings. `[I]`

use super::digits;
use crate::typed::clean_line;

/// What a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HourText {
    /// Hours and minutes; the minutes are less than sixty.
    Parted(u32, u32),
    /// Minutes alone, as `90 min`.
    Minutes(u32),
    /// Hours with decimals, which are so many minutes.
    Decimal(u32, u32),
    /// Hours, and a figure that is minutes or tenths of an hour.
    Either(u32, u32),
}

/// A piece of the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    Figures(&'a str),
    Hours,
    Minutes,
    And,
    Half,
    Sign(char),
}

/// What the text says; `None` when it says no hours.
pub(super) fn read(text: &str) -> Option<HourText> {
    let text = clean_line(text).to_lowercase();
    let mut pieces = pieces(&text)?;
    if pieces.first() == Some(&Piece::Hours) {
        pieces.remove(0);
    }
    meaning(&pieces)
}

fn meaning(pieces: &[Piece]) -> Option<HourText> {
    use Piece::{And, Figures, Half, Hours, Minutes, Sign};
    match *pieces {
        [Figures(hours), Sign('.' | ','), Figures(rest)]
        | [Figures(hours), Sign('.' | ','), Figures(rest), Hours] => decimals(hours, rest),
        [Figures(minutes), Minutes] => digits(minutes).map(HourText::Minutes),
        [Figures(bare)] if matches!(bare.len(), 3 | 4) => {
            let (hours, minutes) = bare.split_at(bare.len() - 2);
            parted(hours, minutes)
        }
        [Figures(hours)] if hours.len() <= 2 => parted(hours, "0"),
        [Figures(hours), Hours | Sign(':')] => parted(hours, "0"),
        [Figures(hours), And, Half] | [Figures(hours), Hours, And, Half] => parted(hours, "30"),
        [Figures(hours), Figures(minutes)] if minutes.len() == 2 => parted(hours, minutes),
        [Figures(hours), Hours, And, Figures(minutes)]
        | [Figures(hours), Hours, And, Figures(minutes), Minutes]
        | [Figures(hours), Hours, Figures(minutes), Minutes]
        | [Figures(hours), Hours | Sign(':'), Figures(minutes)]
        | [Figures(hours), Sign(':'), Figures(minutes), Hours] => parted(hours, minutes),
        [
            Figures(hours),
            Sign(one @ (':' | '.')),
            Figures(minutes),
            Sign(other),
            Figures("00"),
        ] if one == other && minutes.len() == 2 => parted(hours, minutes),
        _ => None,
    }
}

/// Hours and one or two figures of minutes.
fn parted(hours: &str, minutes: &str) -> Option<HourText> {
    let short = minutes.len() <= 2;
    match (digits(hours)?, digits(minutes)?) {
        (hours, minutes @ 0..=59) if short => Some(HourText::Parted(hours, minutes)),
        _ => None,
    }
}

/// What stands after a dot or a comma: two figures below sixty are minutes, one is doubtful, and
/// what can be no minutes is a part of an hour, as spreadsheets and the statement write it.
fn decimals(hours: &str, rest: &str) -> Option<HourText> {
    let (whole, figures) = (digits(hours)?, digits(rest)?);
    match (rest.len(), figures) {
        (1, 0) => Some(HourText::Parted(whole, 0)),
        (1, _) => Some(HourText::Either(whole, figures)),
        (2, 0..=59) => Some(HourText::Parted(whole, figures)),
        (2..=6, _) => {
            let scale = 10_u64.pow(u32::try_from(rest.len()).ok()?);
            let sixtieths = u64::from(figures) * 60;
            let minutes = (sixtieths + scale / 2) / scale;
            // Farther than the last decimal can be off, it is no whole number of minutes.
            let is_whole = sixtieths.abs_diff(minutes * scale) <= 30;
            let minutes = u32::try_from(minutes).ok()?;
            is_whole.then_some(HourText::Decimal(whole, minutes))
        }
        _ => None,
    }
}

fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let kind = |letter: char| (letter.is_ascii_digit(), letter.is_alphabetic());
        let whole = kind(first);
        let end = if whole == (false, false) {
            first.len_utf8()
        } else {
            rest.find(|letter| kind(letter) != whole)
                .unwrap_or(rest.len())
        };
        let (piece, after) = rest.split_at(end);
        found.push(match piece {
            "h" | "hr" | "hrs" | "ora" | "ore" | "alle" => Piece::Hours,
            "m" | "min" | "minuti" | "minuto" | "'" | "’" | "′" => Piece::Minutes,
            "e" => Piece::And,
            "mezza" | "mezzo" => Piece::Half,
            ":" | "." | "," => Piece::Sign(first),
            figures if whole.0 => Piece::Figures(figures),
            _ => return None,
        });
        rest = after.trim_start();
    }
    Some(found)
}
