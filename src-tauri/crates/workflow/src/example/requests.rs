//! How the example's requests come in and are answered.

use affianca_domain::{RequestState, format_date};
use chrono::{Days as Span, Months, NaiveDate};

use super::days::{Days, at};
use super::places::{Firm, Places, Seat};
use super::script::{Script, request};
use crate::import::HeldChoices;
use crate::{Archive, Error, Result, import};

/// The working day everything begins on.
pub(super) const BEGINNING: i32 = -34;

const MANUAL: &str = include_str!("data/richieste-del-manuale.csv");
const OTHERS: &str = include_str!("data/altre-richieste.csv");

const REASON: &str = "La persona ha chiesto un percorso nella ristorazione in orario serale: l’ente non ha coach né aziende disponibili in quella fascia e lo ha concordato con il CPI.";

/// Writes down what happened to each request.
pub(super) fn write(script: &mut Script, days: &Days) -> Result<()> {
    let date = |number| days.working(number);
    let first = [
        ("JC-1-1103/002", date(-32)?, None),
        ("JC-1-1103/014", date(-31)?, None),
    ];
    take(
        script,
        days,
        -30,
        "richieste-portale.csv",
        portion(MANUAL, &first),
    )?;
    let others: Vec<Wanted> = [("009", -32), ("018", -31), ("027", -31), ("029", -30)]
        .into_iter()
        .map(|(opal, number)| Ok((opal_of(opal), date(number)?, Some(date(number)?))))
        .collect::<Result<_>>()?;
    take(
        script,
        days,
        -30,
        "nuove-richieste.csv",
        portion(OTHERS, &borrowed(&others)),
    )?;

    answer(script, days, "009", -30)?;
    answer(script, days, "018", -29)?;
    script.at(days.moment(-28, 11, 20)?, move |archive, _, now| {
        let id = request(archive, "JC-1-1103/027")?;
        archive.refuse(id, RequestState::Proposed, REASON, now)
    });
    // Nobody answered the last one: the program cancels it by itself on day 8.
    let expired = date(-30)?
        .checked_add_days(Span::new(8))
        .ok_or_else(beyond)?;
    script.at(at(expired, 7, 45)?, |archive, _, now| {
        archive.cancel_expired(now).map(drop)
    });

    let notified = days.since(6)?;
    let new = [
        (opal_of("031"), notified, Some(notified)),
        (opal_of("034"), date(-1)?, Some(date(-1)?)),
    ];
    take(
        script,
        days,
        -1,
        "nuove-richieste.csv",
        portion(OTHERS, &borrowed(&new)),
    )?;
    let base = [("JC-1-1103/022", date(-2)?, None)];
    take(
        script,
        days,
        -1,
        "richieste-portale.csv",
        portion(MANUAL, &base),
    )?;

    for (opal, seat, firm, voucher) in [
        ("002", Seat::Treviso, Firm::Greenhouse, "40217"),
        ("014", Seat::Verona, Firm::Laundry, "40224"),
        ("009", Seat::Treviso, Firm::Greenhouse, "40231"),
        ("018", Seat::Padova, Firm::Printer, "40258"),
    ] {
        script.at(days.moment(-30, 10, 5)?, move |archive, places, now| {
            settle(archive, places, opal, seat, firm, voucher, now)
        });
    }
    script.at(days.moment(-29, 12, 0)?, |archive, _, now| {
        limits(archive, now)
    });
    Ok(())
}

type Wanted = (String, NaiveDate, Option<NaiveDate>);

fn borrowed(wanted: &[Wanted]) -> Vec<(&str, NaiveDate, Option<NaiveDate>)> {
    wanted
        .iter()
        .map(|(opal, requested, notified)| (opal.as_str(), *requested, *notified))
        .collect()
}

fn opal_of(number: &str) -> String {
    format!("JC-1-1103/{number}")
}

fn answer(script: &mut Script, days: &Days, number: &'static str, day: i32) -> Result<()> {
    script.at(days.moment(day, 9, 10)?, move |archive, _, now| {
        archive.admit(
            request(archive, &opal_of(number))?,
            RequestState::Proposed,
            now,
        )
    });
    Ok(())
}

fn take(script: &mut Script, days: &Days, day: i32, name: &'static str, csv: String) -> Result<()> {
    script.at(days.moment(day, 8, 30)?, move |archive, _, now| {
        let table = import::read(csv.as_bytes(), name)?;
        let (preview, prepared) = archive.preview_import(&table, now)?;
        if preview.faulty > 0 {
            return Err(Error::Internal(format!("example rows: {:?}", preview.rows)));
        }
        archive
            .run_import(&prepared, &HeldChoices::default(), now, &mut |_, _| true)
            .map(drop)
    });
    Ok(())
}

/// Some requests of a table, with their dates set.
fn portion(csv: &str, wanted: &[(&str, NaiveDate, Option<NaiveDate>)]) -> String {
    let headings: Vec<&str> = csv.lines().next().unwrap_or_default().split(';').collect();
    let place = |name: &str| headings.iter().position(|heading| *heading == name);
    let (opal_at, requested_at, notified_at) = (
        place("Codice OPAL"),
        place("Data richiesta"),
        place("Data notifica"),
    );
    let mut text = headings.join(";");
    let mut current = None;
    for line in csv.lines().skip(1) {
        let mut cells: Vec<String> = line.split(';').map(str::to_owned).collect();
        let opal = opal_at
            .and_then(|place| cells.get(place))
            .cloned()
            .unwrap_or_default();
        if !opal.is_empty() {
            current = wanted.iter().find(|(wanted, ..)| *wanted == opal);
            if let Some((_, requested, notified)) = current {
                set(&mut cells, requested_at, Some(*requested));
                set(&mut cells, notified_at, *notified);
            }
        }
        if current.is_some() {
            text.push('\n');
            text.push_str(&cells.join(";"));
        }
    }
    text
}

fn set(cells: &mut [String], place: Option<usize>, date: Option<NaiveDate>) {
    if let (Some(cell), Some(date)) = (place.and_then(|place| cells.get_mut(place)), date) {
        *cell = format_date(date);
    }
}

/// Adds what the portal's table does not say: branch, employer and contact, Id voucher and the voucher's
/// end, a year after the request.
fn settle(
    archive: &Archive,
    places: &Places,
    number: &str,
    seat: Seat,
    firm: Firm,
    voucher: &str,
    now: chrono::NaiveDateTime,
) -> Result<()> {
    let id = request(archive, &opal_of(number))?;
    let mut form = archive.request_form(id)?;
    let firm = places.firm(firm);
    form.branch = places.branch(seat);
    form.employer = firm.map(|(employer, _)| employer);
    form.contact = firm.map(|(_, contact)| contact);
    form.voucher_id = voucher.into();
    form.voucher_ends = archive
        .request_detail(id, now)?
        .request_date
        .checked_add_months(Months::new(12))
        .map(format_date)
        .unwrap_or_default();
    form.confirmed = true;
    archive.edit_request(id, &form, now)
}

/// One person tires early: her own limits, softer than the notice's (§3.2).
fn limits(archive: &Archive, now: chrono::NaiveDateTime) -> Result<()> {
    use crate::directory::BeneficiaryForm;
    let id = request(archive, &opal_of("018"))?;
    let person = archive.request_detail(id, now)?.beneficiary;
    let stored = archive.beneficiary(person)?;
    let form = BeneficiaryForm {
        surname: stored.surname,
        name: stored.name,
        tax_code: stored.tax_code,
        birth_date: stored.birth_date.map(format_date).unwrap_or_default(),
        birthplace: "Venezia".into(),
        phone: "041 000 5127".into(),
        email: String::new(),
        daily_limit: "04:00".into(),
        weekly_limit: "16:00".into(),
        confirmed: true,
    };
    archive.save_beneficiary(Some(person), &form, now).map(drop)
}

fn beyond() -> Error {
    Error::Internal("beyond the calendar".into())
}
