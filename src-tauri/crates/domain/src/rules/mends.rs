//! The one-click changes that a violation offers.

use chrono::{Datelike, NaiveDate};

use super::{Circumstances, Mend};
use crate::calendar::{format_date, format_day_month, weekday_name};
use crate::holidays::holiday;
use crate::quantities::{Minutes, TimeOfDay};

/// Days looked through for a working one: longer than any run of holidays.
const SEARCHED: usize = 30;

/// «Porta l’inizio alle 07:30».
pub(super) fn start_at(time: TimeOfDay) -> Mend {
    Mend {
        label: format!("Porta l’inizio alle {time}"),
        field: "start".into(),
        value: time.to_string(),
    }
}

/// «Porta la fine alle 11:00».
pub(super) fn end_at(time: TimeOfDay) -> Mend {
    Mend {
        label: format!("Porta la fine alle {time}"),
        field: "end".into(),
        value: time.to_string(),
    }
}

/// Shortens the session to what is free, when something is.
pub(super) fn shorten_to(case: &Circumstances<'_>, free: Minutes) -> Option<Mend> {
    if free == Minutes::ZERO {
        return None;
    }
    case.plan.start.plus(free).map(end_at)
}

/// «Sposta a venerdì 03/06»: the first working day after `date`.
pub(super) fn move_after(case: &Circumstances<'_>, date: NaiveDate) -> Option<Mend> {
    move_to(case, date, |_| true)
}

/// The first working day after `date` that also suits, while the voucher lasts.
pub(super) fn move_to(
    case: &Circumstances<'_>,
    date: NaiveDate,
    suits: impl Fn(NaiveDate) -> bool,
) -> Option<Mend> {
    let lasts = |day: &NaiveDate| case.voucher.is_none_or(|end| !end.is_before(*day));
    let days = date.iter_days().skip(1).take(SEARCHED);
    let found = days
        .take_while(lasts)
        .find(|day| is_working(case, *day) && suits(*day))?;
    Some(move_on(case, found))
}

/// «Sposta a venerdì 29/09»: the last working day up to `last` that is still to come.
pub(super) fn move_back(case: &Circumstances<'_>, last: NaiveDate) -> Option<Mend> {
    let days = std::iter::successors(Some(last), NaiveDate::pred_opt).take(SEARCHED);
    let found = days
        .take_while(|day| *day > case.today())
        .find(|day| is_working(case, *day))?;
    Some(move_on(case, found))
}

fn is_working(case: &Circumstances<'_>, day: NaiveDate) -> bool {
    let patron = case.patron.as_ref().map(|(_, feast)| *feast);
    holiday(day).is_none() && !patron.is_some_and(|feast| feast.matches(day))
}

fn move_on(case: &Circumstances<'_>, day: NaiveDate) -> Mend {
    let shown = if day.year() == case.plan.date.year() {
        format_day_month(day)
    } else {
        format_date(day)
    };
    Mend {
        label: format!("Sposta a {} {shown}", weekday_name(day)),
        field: "date".into(),
        value: format_date(day),
    }
}
