//! A calendar file that a coach's program exports.
#![no_main]

use affianca_tables::calendar::read_calendar;
use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let day = |year| NaiveDate::from_ymd_opt(year, 6, 1);
    if let (Some(from), Some(to)) = (day(2022), day(2023)) {
        let _ = read_calendar(bytes, from, to);
    }
});
