//! Requests the archive already holds, held beside the table: what differs, field by field, and what becomes
//! of it as the user chooses.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use affianca_domain::request::beside;
use affianca_domain::{
    Activity, ActivityState, Corrections, PortalChoice, Request, RequestId, RequestState,
    format_date,
};
use affianca_store::{ReadColumn as _, ReadRows as _, rows, values};
use affianca_tables::same;
use chrono::NaiveDate;
use rusqlite::Connection;

use super::HeldDifference;
use crate::portal::{keep_activity, keep_request};
use crate::requests::{Agreed, CentreRef, NewRequest, PersonRef, centre, corrections};
use crate::{Error, Result, Write};

/// What a request that came refused from the portal says.
const REFUSED_THERE: &str = "Rifiutata sul portale";

/// A request of the archive, as far as the table may tell it otherwise.
#[derive(Debug)]
pub(super) struct Known {
    pub id: RequestId,
    state: RequestState,
    answered_here: bool,
    has_sessions: bool,
    voucher_kind: String,
    voucher_id: String,
    voucher_ends: Option<NaiveDate>,
    tax_code: String,
    /// Codes of those who were merged into the person.
    former_codes: Vec<String>,
    centre: String,
    activities: Vec<KnownActivity>,
}

#[derive(Debug)]
struct KnownActivity {
    agreed: Agreed,
    /// Concluded in this program, so that it can be repeated on the portal.
    ended_here: bool,
}

/// A field told otherwise.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    pub told: HeldDifference,
    field: Field,
    /// What may be done of it; it may always be left.
    pub choices: Vec<PortalChoice>,
}

#[derive(Clone, Debug)]
enum Field {
    State,
    Centre,
    VoucherId,
    VoucherEnds,
    Hours(String),
    Amount(String),
    ActivityState(String),
    /// Person and kind of voucher: corrected on the request's own page.
    Other,
}

/// The requests of the archive among some OPALs.
pub(super) fn among(connection: &Connection, opals: &[&str]) -> Result<HashMap<String, Known>> {
    let mut statement = connection.prepare_cached(
        "SELECT r.opal, r.id, r.state, r.voucher_kind, r.voucher_id, r.voucher_ends,
                b.tax_code, c.name,
                r.decided_at IS NOT NULL AS answered_here,
                EXISTS (SELECT 1 FROM activity y JOIN session s ON s.activity_id = y.id
                        WHERE y.request_id = r.id) AS has_sessions,
                a.code, a.title, a.minutes, a.amount, a.state AS activity_state,
                a.ended_at IS NOT NULL AS ended_here,
                (SELECT json_group_array(m.tax_code) FROM beneficiary m
                 WHERE m.merged_into = b.id) AS former_codes
         FROM request r
         JOIN beneficiary b ON b.id = r.beneficiary_id
         JOIN centre c ON c.id = r.centre_id
         LEFT JOIN activity a ON a.request_id = r.id
         WHERE r.opal IN (SELECT value FROM json_each(?1))
         ORDER BY r.id, a.position",
    )?;
    let rows = statement.all(values![serde_json::to_string(opals)?], |row| -> Result<_> {
        let known = Known {
            id: row.read("id")?,
            state: row.read("state")?,
            answered_here: row.read("answered_here")?,
            has_sessions: row.read("has_sessions")?,
            voucher_kind: row.read("voucher_kind")?,
            voucher_id: row.read("voucher_id")?,
            voucher_ends: row.read("voucher_ends")?,
            tax_code: row.read("tax_code")?,
            former_codes: row.read_json("former_codes")?,
            centre: row.read("name")?,
            activities: Vec::new(),
        };
        let agreed = match row.read::<Option<String>>("code")? {
            None => None,
            Some(code) => Some(KnownActivity {
                agreed: Agreed {
                    code,
                    title: row.read("title")?,
                    minutes: row.read("minutes")?,
                    amount: row.read("amount")?,
                    state: row.read("activity_state")?,
                },
                ended_here: row.read("ended_here")?,
            }),
        };
        Ok((row.read::<String>("opal")?, known, agreed))
    })?;
    let mut found: HashMap<String, Known> = HashMap::new();
    for (opal, known, agreed) in rows {
        let known = match found.entry(opal) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(empty) => empty.insert(known),
        };
        known.activities.extend(agreed);
    }
    Ok(found)
}

impl Known {
    /// Every field the table tells otherwise. What may be corrected of hours and amounts is asked only when
    /// one of them is done.
    pub fn differences(&self, new: &NewRequest) -> Vec<Difference> {
        let mut found = Vec::new();
        let mut compare = |name: String, here: String, there: String, field, choices| {
            if !same(&here, &there) {
                let told = HeldDifference {
                    field: name,
                    here,
                    there,
                };
                found.push(Difference {
                    told,
                    field,
                    choices,
                });
            }
        };
        let take = || vec![PortalChoice::Take];
        compare(
            "Stato".into(),
            self.state.to_string(),
            new.state.to_string(),
            Field::State,
            beside::of_state(self.state, new.state, self.answered_here, self.has_sessions),
        );
        if let PersonRef::New { tax_code, .. } = &new.person
            && !self.former_codes.iter().any(|it| it == tax_code.as_str())
        {
            let (here, there) = (self.tax_code.clone(), tax_code.to_string());
            compare(
                "Codice fiscale".into(),
                here,
                there,
                Field::Other,
                Vec::new(),
            );
        }
        if let CentreRef::Named(centre) = &new.centre {
            let (here, there) = (self.centre.clone(), centre.clone());
            compare("CPI".into(), here, there, Field::Centre, take());
        }
        compare(
            "Voucher".into(),
            self.voucher_kind.clone(),
            new.voucher_kind.to_string(),
            Field::Other,
            Vec::new(),
        );
        if !new.voucher_id.is_empty() {
            let (here, there) = (self.voucher_id.clone(), new.voucher_id.clone());
            compare("Id voucher".into(), here, there, Field::VoucherId, take());
        }
        if let Some(there) = new.voucher_ends {
            let here = self.voucher_ends.map(format_date).unwrap_or_default();
            let (name, there) = ("Scadenza del voucher".into(), format_date(there));
            compare(name, here, there, Field::VoucherEnds, take());
        }
        for there in &new.activities {
            let mut mine = self.activities.iter();
            let Some(KnownActivity {
                agreed: here,
                ended_here,
            }) = mine.find(|it| it.agreed.code == there.code)
            else {
                continue;
            };
            let code = &there.code;
            let agreed = if self.has_sessions {
                Vec::new()
            } else {
                take()
            };
            compare(
                format!("Ore di {code}"),
                here.minutes.to_string(),
                there.minutes.to_string(),
                Field::Hours(code.clone()),
                agreed.clone(),
            );
            compare(
                format!("Importo di {code}"),
                here.amount.to_string(),
                there.amount.to_string(),
                Field::Amount(code.clone()),
                agreed,
            );
            compare(
                format!("Stato di {code}"),
                here.state.to_string(),
                there.state.to_string(),
                Field::ActivityState(code.clone()),
                beside::of_activity(here.state, there.state, *ended_here),
            );
        }
        found
    }
}

/// What may be done of a request: each thing that some difference of it allows.
pub(super) fn choices(differences: &[Difference]) -> Vec<PortalChoice> {
    [PortalChoice::Take, PortalChoice::Keep]
        .into_iter()
        .filter(|choice| differences.iter().any(|it| it.choices.contains(choice)))
        .chain([PortalChoice::Leave])
        .collect()
}

/// Does what was chosen of a request that the table tells otherwise; gives what was done of each field.
pub(super) fn settle(
    step: &Write,
    known: &Known,
    new: &NewRequest,
    (differences, chosen): (&[Difference], PortalChoice),
) -> Result<Vec<String>> {
    let mut done = Vec::new();
    let mut request = rows::request::find(step, known.id)?
        .ok_or_else(|| Error::Internal(format!("request {} is gone", known.id)))?;
    let mut activities = rows::activity::of_request(step, known.id)?;
    let corrections = corrections(step, known.id)?;
    for difference in differences {
        if !difference.choices.contains(&chosen) {
            continue;
        }
        let is_done = match chosen {
            PortalChoice::Take => take(
                step,
                &difference.field,
                (&mut request, &mut activities),
                new,
                corrections,
            )?,
            PortalChoice::Keep => {
                keep(step, &difference.field, (&request, &activities), new)?;
                true
            }
            PortalChoice::Leave => false,
        };
        if is_done {
            let HeldDifference { field, here, there } = &difference.told;
            done.push(match chosen {
                PortalChoice::Take => format!("{}: {field} {here} → {there}", request.opal),
                _ => format!("{}: {field} {here}, sul portale {there}", request.opal),
            });
        }
    }
    rows::request::update(step, &request)?;
    for activity in &activities {
        rows::activity::update(step, activity)?;
    }
    Ok(done)
}

/// A field becomes as the portal holds it; `false` where it may no longer be corrected.
fn take(
    step: &Write,
    field: &Field,
    (request, activities): (&mut Request, &mut [Activity]),
    new: &NewRequest,
    corrections: Corrections,
) -> Result<bool> {
    let of = |code: &str| new.activities.iter().find(|it| it.code == code);
    let mut mine = activities.iter_mut();
    match field {
        Field::State => {
            request.state = new.state;
            request.decided_at = None;
            request.decided_by = None;
            request.reason = (new.state == RequestState::Refused).then(|| REFUSED_THERE.to_owned());
        }
        Field::Centre => request.centre = centre(step, &new.centre)?,
        Field::VoucherId => request.voucher_id.clone_from(&new.voucher_id),
        Field::VoucherEnds => request.voucher_ends = new.voucher_ends,
        Field::Hours(_) | Field::Amount(_) if corrections.hours_fixed.is_some() => {
            return Ok(false);
        }
        Field::Hours(code) => {
            if let (Some(activity), Some(there)) = (mine.find(|it| it.code == *code), of(code)) {
                activity.agreed = there.minutes;
            }
        }
        Field::Amount(code) => {
            if let (Some(activity), Some(there)) = (mine.find(|it| it.code == *code), of(code)) {
                activity.amount = there.amount;
            }
        }
        Field::ActivityState(code) => {
            if let (Some(activity), Some(there)) = (mine.find(|it| it.code == *code), of(code)) {
                activity.state = there.state;
            }
        }
        Field::Other => return Ok(false),
    }
    Ok(true)
}

/// A field stays as it is here, and is to be repeated on the portal.
fn keep(
    step: &Write,
    field: &Field,
    (request, activities): (&Request, &[Activity]),
    new: &NewRequest,
) -> Result<()> {
    match field {
        Field::State => keep_request(step, request.id, new.state),
        Field::ActivityState(code) => {
            let mut mine = activities.iter();
            match mine.find(|it| it.code == *code && it.state == ActivityState::Ended) {
                Some(activity) => keep_activity(step, activity.id, false),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}
