//! What a person sees in a cell of a spreadsheet.

use calamine::{Data, ExcelDateTime};

const MINUTES_A_DAY: f64 = 1440.0;
/// Days that a table of hours may add up to; as a date they would be of the years 1900 or 1904.
const LONGEST: f64 = 366.0;
/// Numbers from here on have more figures than a spreadsheet keeps.
const MOST_EXACT: f64 = 1e15;

/// The text a person sees in a cell.
pub(crate) fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) => text.clone(),
        Data::DateTimeIso(text) => iso_shown(text),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_shown(*number),
        Data::Bool(yes) => if *yes { "VERO" } else { "FALSO" }.to_owned(),
        Data::DateTime(moment) => moment_shown(moment),
        Data::DurationIso(text) => duration_shown(text).unwrap_or_else(|| text.clone()),
    }
}

/// `44`, `1672,5`: what binary fractions add beyond the sixth decimal is not the user's.
pub(crate) fn number_shown(number: f64) -> String {
    if number.abs() >= MOST_EXACT {
        // The last figures are lost: written so that nobody takes it for a code.
        return format!("{number:.14e}")
            .replace('.', ",")
            .replace('e', "E+");
    }
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.replace('.', ",")
}

fn moment_shown(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    // Hours beyond a day are kept so even under a format that shows the time of day only.
    let is_long = (1.0..LONGEST).contains(&days) && days.fract() > 0.0;
    if moment.is_duration() || is_long || (0.0..1.0).contains(&days) {
        return clock(days * MINUTES_A_DAY);
    }
    if days < 0.0 {
        // A date before the first one: spreadsheets show `#####`.
        return "#####".to_owned();
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let date = format!("{day:02}/{month:02}/{year:04}");
    if hour == 0 && minute == 0 {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}")
    }
}

/// `2022-06-30`, `2022-06-30T00:00:00`, as ODS and some XLSX write a date.
pub(crate) fn iso_shown(text: &str) -> String {
    let date = text.get(..10).filter(|_| text.is_ascii());
    let parts: Option<Vec<&str>> = date.map(|date| date.split('-').collect());
    let Some([year, month, day]) = parts.as_deref() else {
        return text.to_owned();
    };
    let clock = text
        .get(11..16)
        .filter(|clock| *clock != "00:00")
        .map_or_else(String::new, |clock| format!(" {clock}"));
    format!("{day}/{month}/{year}{clock}")
}

/// `PT44H00M00S`, `P1DT20H`, `PT2640M`, as ODS writes a length of time.
fn duration_shown(text: &str) -> Option<String> {
    let mut minutes = 0.0;
    let mut figures = String::new();
    let mut in_time = false;
    for letter in text.strip_prefix('P')?.chars() {
        let worth = match letter {
            'T' => {
                in_time = true;
                continue;
            }
            '0'..='9' | '.' => {
                figures.push(letter);
                continue;
            }
            'D' if !in_time => MINUTES_A_DAY,
            'H' if in_time => 60.0,
            'M' if in_time => 1.0,
            'S' if in_time => 1.0 / 60.0,
            _ => return None,
        };
        minutes += figures.parse::<f64>().ok()? * worth;
        figures.clear();
    }
    figures.is_empty().then(|| clock(minutes))
}

pub(crate) fn clock(minutes: f64) -> String {
    // Held well within what a number of minutes can be: a cast of a float saturates.
    let whole = minutes.abs().round() as i64;
    let sign = if minutes < 0.0 && whole > 0 { "-" } else { "" };
    format!("{sign}{:02}:{:02}", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    fn dated(days: f64, is_1904: bool) -> String {
        shown(&Data::DateTime(ExcelDateTime::new(days, DateTime, is_1904)))
    }

    #[test]
    fn numbers_read_as_a_person_sees_them() {
        assert_eq!(shown(&Data::Float(44.0)), "44");
        assert_eq!(shown(&Data::Float(1672.5)), "1672,5");
        assert_eq!(shown(&Data::Float(151.999_999_999_7)), "152");
        assert_eq!(shown(&Data::Float(1_234_567_897.0)), "1234567897");
        assert_eq!(
            shown(&Data::Float(8_039_123_456_789_012_345.0)),
            "8,03912345678901E+18"
        );
    }

    #[test]
    fn dates_read_as_a_person_sees_them_whatever_year_they_are_counted_from() {
        assert_eq!(dated(44742.0, false), "30/06/2022");
        assert_eq!(dated(44742.5, false), "30/06/2022 12:00");
        assert_eq!(dated(43280.0, true), "30/06/2022");
        assert_eq!(dated(-1.0, false), "#####");
        for iso in [
            "2022-06-30",
            "2022-06-30T00:00:00",
            "2022-06-30T00:00:00.000",
        ] {
            assert_eq!(shown(&Data::DateTimeIso(iso.into())), "30/06/2022");
        }
        let moment = Data::DateTimeIso("2022-06-30T09:15:00".into());
        assert_eq!(shown(&moment), "30/06/2022 09:15");
        assert_eq!(shown(&Data::DateTimeIso("09:15".into())), "09:15");
    }

    #[test]
    fn lengths_of_time_keep_their_hours_beyond_a_day() {
        assert_eq!(dated(4.0 / 24.0, false), "04:00");
        for is_1904 in [false, true] {
            assert_eq!(dated(44.0 / 24.0, is_1904), "44:00");
        }
        let time = |days| shown(&Data::DateTime(ExcelDateTime::new(days, TimeDelta, false)));
        assert_eq!(time(44.0 / 24.0), "44:00");
        assert_eq!(time(2.0), "48:00");
        assert_eq!(time(-1.5 / 24.0), "-01:30");
        for (iso, wanted) in [
            ("PT44H30M00S", "44:30"),
            ("PT44H", "44:00"),
            ("PT2640M", "44:00"),
            ("P1DT20H00M", "44:00"),
            ("PT03H59M59.9999999S", "04:00"),
            ("PT", "00:00"),
            ("P1Y", "P1Y"),
        ] {
            assert_eq!(shown(&Data::DurationIso(iso.into())), wanted);
        }
    }
}
