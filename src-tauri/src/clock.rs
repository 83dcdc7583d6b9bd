//! The only place that asks the system what time it is.

use chrono::NaiveDateTime;

/// Now, in the user's local time.
///
/// Debug builds honour `AFFIANCA_NOW=2022-06-27T09:00`, from which time then runs on, so that the
/// manual's own dates can be walked through the real window. Release builds never do.
pub fn now() -> NaiveDateTime {
    #[cfg(debug_assertions)]
    if let Some(now) = pretended() {
        return now;
    }
    chrono::Local::now().naive_local()
}

#[cfg(debug_assertions)]
fn pretended() -> Option<NaiveDateTime> {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Option<(NaiveDateTime, Instant)>> = OnceLock::new();
    let (base, since) = (*START.get_or_init(|| {
        let text = std::env::var("AFFIANCA_NOW").ok()?;
        let base = NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M").ok()?;
        Some((base, Instant::now()))
    }))?;
    chrono::TimeDelta::from_std(since.elapsed())
        .ok()
        .and_then(|gone| base.checked_add_signed(gone))
}
