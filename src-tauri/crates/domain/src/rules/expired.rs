//! EXPIRED: nothing on a day after the voucher's end (public notice, later than the manual).

use super::mends::move_back;
use super::{Circumstances, Moment, RuleId, Violation};
use crate::calendar::format_date;

pub(super) fn check(case: &Circumstances<'_>, found: &mut Vec<Violation>) {
    let date = case.plan.date;
    let Some(end) = case.voucher.filter(|end| end.is_before(date)) else {
        return;
    };
    let message = if case.moment == Moment::Enter {
        "È dopo la scadenza del voucher.".to_owned()
    } else {
        case.refusal("quel giorno il voucher è scaduto")
    };
    let mend = if case.is_draft() {
        move_back(case, end.last)
    } else {
        None
    };
    found.push(
        case.until_scheduled(RuleId::Expired, message, &end.source())
            .under("date")
            .with_figures(format!(
                "erogazione {} > scadenza {}",
                format_date(date),
                format_date(end.last)
            ))
            .with_mend(mend),
    );
}
