//! Corrections of what was agreed when the voucher was given, gathered for the domain to judge.

use std::collections::HashSet;

use affianca_domain::request::Refused;
use affianca_domain::{Activity, AgreedFacts, BeneficiaryId, Corrections, RequestId};
use affianca_store::{ReadColumn as _, ReadRows as _, rows, values};
use rusqlite::Connection;

use super::create::activity_of;
use super::{Agreed, AgreedForm, NewRequest, RequestForm};
use crate::{Refusal, Result, Write};

/// What may still be corrected of a request.
pub(crate) fn allowed(connection: &Connection, id: RequestId) -> Result<Corrections> {
    let facts = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM session s JOIN activity a ON a.id = s.activity_id
                            WHERE a.request_id = ?1) AS sessions,
                    EXISTS (SELECT 1 FROM output WHERE request_id = ?1)
                    OR EXISTS (SELECT 1 FROM attachment WHERE request_id = ?1)
                    OR EXISTS (SELECT 1 FROM report_draft WHERE request_id = ?1)
                    OR EXISTS (SELECT 1 FROM report WHERE request_id = ?1)
                    OR EXISTS (SELECT 1 FROM attestation WHERE request_id = ?1)
                    OR EXISTS (SELECT 1 FROM register WHERE request_id = ?1) AS documents",
        )?
        .one(values![id], |row| -> Result<_> {
            Ok(AgreedFacts {
                sessions: row.read("sessions")?,
                documents: row.read("documents")?,
                ..AgreedFacts::default()
            })
        })?;
    let activities = rows::activity::of_request(connection, id)?;
    Ok(Corrections::of(AgreedFacts {
        begun: activities.iter().any(|it| it.state.stage() > 0),
        ended: activities.iter().any(Activity::is_ended),
        ..facts
    }))
}

/// Corrects the activities, if what was agreed differs and may still be corrected. What an activity
/// has come to stays with it.
///
/// # Errors
/// [`Refusal::PersonFixed`], [`Refusal::HoursFixed`].
pub(super) fn agree(
    step: &Write,
    id: RequestId,
    before: &RequestForm,
    person: BeneficiaryId,
    new: &NewRequest,
) -> Result<()> {
    let other_person =
        before.beneficiary != Some(person) || before.voucher_kind != Some(new.voucher_kind);
    let other_hours = !same_hours(&before.activities, &new.activities);
    if !other_person && !other_hours {
        return Ok(());
    }
    match allowed(step, id)?.refused(other_person, other_hours) {
        Some(Refused::Hours(why)) => Err(Refusal::HoursFixed(why).into()),
        Some(Refused::Person(why)) => Err(Refusal::PersonFixed(why).into()),
        None => replace(step, id, &new.activities),
    }
}

fn same_hours(before: &[AgreedForm], after: &[Agreed]) -> bool {
    let typed = |one: &Agreed| {
        (
            one.code.clone(),
            one.minutes.to_string(),
            one.amount.to_string(),
        )
    };
    let stored = |one: &AgreedForm| (one.code.clone(), one.hours.clone(), one.amount.clone());
    before.iter().map(stored).collect::<HashSet<_>>()
        == after.iter().map(typed).collect::<HashSet<_>>()
}

/// Each activity keeps its row: JC-AL becomes JC-AL-R, and back, when the voucher's kind changes.
fn replace(step: &Write, id: RequestId, agreed: &[Agreed]) -> Result<()> {
    let (mut same, others): (Vec<Activity>, Vec<Activity>) = rows::activity::of_request(step, id)?
        .into_iter()
        .partition(|stored| agreed.iter().any(|one| one.code == stored.code));
    let mut others = others.into_iter();
    for (position, one) in (0..).zip(agreed) {
        let known = same.iter().position(|stored| stored.code == one.code);
        let stored = match known {
            Some(at) => Some(same.swap_remove(at)),
            None => others.next().map(|other| Activity {
                code: one.code.clone(),
                title: one.title.clone(),
                ..other
            }),
        };
        let Some(stored) = stored else {
            let activity = activity_of((step.new_id()?, id), position, one);
            rows::activity::insert(step, &activity)?;
            continue;
        };
        let corrected = Activity {
            position,
            agreed: one.minutes,
            amount: one.amount,
            ..stored
        };
        rows::activity::update(step, &corrected)?;
    }
    Ok(())
}
