//! The table of requests: a row each, folded for sorting and for search, where only letters and figures
//! count.

use affianca_domain::words::sought;
use affianca_domain::{Activity, Cents, Minutes, Request, RequestId, fold, format_date};
use rusqlite::{Connection, Row};

use crate::rows::{activity, request};
use crate::{Error, ReadColumn as _, ReadRows as _, Result, values};

/// Derives the row of a request anew.
pub(super) fn refresh(connection: &Connection, id: RequestId) -> Result<()> {
    let Some(request) = request::find(connection, id)? else {
        return Err(Error::Internal(format!("request {id} is gone")));
    };
    let activities = activity::of_request(connection, id)?;
    let names = Names::load(connection, &request)?;
    let words = words(&request, &names, &activities);
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO request_listing
                 (request_id, state, branch_id, centre_id, beneficiary_id, request_date, opal, holder,
                  surname, name, tax_code, centre, minutes, amount, stage, words)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?
        .execute(values![
            id,
            request.state,
            request.branch,
            request.centre,
            request.beneficiary,
            request.request_date,
            sought(&request.opal),
            fold(&request.holder),
            sought(&names.surname),
            sought(&names.name),
            fold(&names.tax_code),
            fold(&names.centre),
            minutes(&activities),
            amount(&activities),
            stage(&activities),
            words,
        ])?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO request_words (rowid, words) VALUES (?1, ?2)")?
        .execute(values![id, words])?;
    Ok(())
}

/// What a request only points to.
struct Names {
    surname: String,
    name: String,
    tax_code: String,
    centre: String,
}

impl Names {
    fn load(connection: &Connection, request: &Request) -> Result<Self> {
        connection
            .prepare_cached(
                "SELECT b.surname, b.name, b.tax_code, c.name AS centre
                 FROM beneficiary b JOIN centre c ON c.id = ?2 WHERE b.id = ?1",
            )?
            .one(values![request.beneficiary, request.centre], |row: &Row| {
                Ok(Self {
                    surname: row.read("surname")?,
                    name: row.read("name")?,
                    tax_code: row.read("tax_code")?,
                    centre: row.read("centre")?,
                })
            })
    }
}

fn minutes(activities: &[Activity]) -> Minutes {
    activities.iter().map(|activity| activity.agreed).sum()
}

fn amount(activities: &[Activity]) -> Cents {
    activities.iter().map(|activity| activity.amount).sum()
}

fn stage(activities: &[Activity]) -> u32 {
    let stages = activities.iter().map(|activity| activity.state.stage());
    stages.map(u32::from).sum()
}

/// All the table shows of a request, to be found by any part of it.
fn words(request: &Request, names: &Names, activities: &[Activity]) -> String {
    let (surname, name) = (&names.surname, &names.name);
    let mut parts = vec![
        request.state.to_string(),
        format_date(request.request_date),
        request.opal.clone(),
        request.description.clone(),
        request.holder.clone(),
        // Both orders, so that a name is found as people say it and as tables write it.
        format!("{surname} {name} {surname}"),
        names.tax_code.clone(),
        names.centre.clone(),
        request.voucher_id.clone(),
        request.voucher_kind.to_string(),
        amount(activities).to_string(),
    ];
    parts.extend(activities.iter().flat_map(line));
    parts
        .iter()
        .map(|part| sought(part))
        .collect::<Vec<_>>()
        .join("|")
}

/// What the table shows of an activity: component and expense, state, hours and amount.
fn line(activity: &Activity) -> [String; 4] {
    let Activity {
        code,
        title,
        state,
        agreed,
        amount,
        ..
    } = activity;
    [
        format!("{code} {title}"),
        state.to_string(),
        agreed.to_string(),
        amount.to_string(),
    ]
}
