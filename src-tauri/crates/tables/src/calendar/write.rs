//! Appointments as a calendar file: in the local time of Rome, lines folded at 75 octets.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarClassification, ICalendarComponent, ICalendarComponentType, ICalendarEntry,
    ICalendarMethod, ICalendarParameter, ICalendarParameterName, ICalendarProperty,
    ICalendarStatus, ICalendarValue,
};
use chrono::{NaiveDateTime, TimeZone as _};
use chrono_tz::Europe::Rome;

/// The zone every time is in.
const ZONE: &str = "Europe/Rome";
/// Who made the file.
const PRODUCT: &str = "-//Affianca//IT";

/// How sure an appointment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Not yet fixed.
    Tentative,
    /// Fixed, or held.
    Confirmed,
    /// Not to take place any more.
    Cancelled,
}

/// One appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The same at each export: a calendar takes the new in place of the old.
    pub uid: String,
    /// Rises at each change.
    pub revision: u32,
    /// When it starts, in Rome.
    pub start: NaiveDateTime,
    /// When it ends.
    pub end: NaiveDateTime,
    /// What is shown.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The file, made at a moment in Rome.
///
/// # Errors
/// The words of the library, where it could not write into memory.
pub fn write_calendar(
    appointments: &[Appointment],
    now: NaiveDateTime,
) -> Result<String, std::fmt::Error> {
    let stamp = Rome
        .from_local_datetime(&now)
        .earliest()
        .map_or_else(|| now.and_utc().timestamp(), |moment| moment.timestamp());
    let mut root = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    root.entries = vec![
        entry(ICalendarProperty::Version, "2.0"),
        entry(ICalendarProperty::Prodid, PRODUCT),
        entry(ICalendarProperty::Method, ICalendarMethod::Publish),
    ];
    let count = u32::try_from(appointments.len()).unwrap_or(u32::MAX);
    root.component_ids = (1..=count).collect();
    let mut components = vec![root];
    components.extend(appointments.iter().map(|it| event(it, stamp)));
    let mut calendar = ICalendar { components };
    calendar.add_missing_timezones();
    let mut text = String::new();
    calendar.write_to(&mut text)?;
    Ok(text)
}

fn event(it: &Appointment, stamp: i64) -> ICalendarComponent {
    let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
    event.entries = vec![
        entry(ICalendarProperty::Uid, it.uid.as_str()),
        entry(
            ICalendarProperty::Dtstamp,
            PartialDateTime::from_utc_timestamp(stamp),
        ),
        entry(ICalendarProperty::Sequence, i64::from(it.revision)),
        in_rome(ICalendarProperty::Dtstart, it.start),
        in_rome(ICalendarProperty::Dtend, it.end),
        entry(ICalendarProperty::Summary, it.title.as_str()),
        entry(
            ICalendarProperty::Status,
            match it.certainty {
                Certainty::Tentative => ICalendarStatus::Tentative,
                Certainty::Confirmed => ICalendarStatus::Confirmed,
                Certainty::Cancelled => ICalendarStatus::Cancelled,
            },
        ),
        entry(ICalendarProperty::Class, ICalendarClassification::Private),
    ];
    if !it.place.is_empty() {
        event
            .entries
            .push(entry(ICalendarProperty::Location, it.place.as_str()));
    }
    event
}

fn entry(name: ICalendarProperty, value: impl Into<ICalendarValue>) -> ICalendarEntry {
    ICalendarEntry::new(name).with_value(value)
}

fn in_rome(name: ICalendarProperty, when: NaiveDateTime) -> ICalendarEntry {
    let zone = ICalendarParameter::new(ICalendarParameterName::Tzid, ZONE.to_owned());
    let local = PartialDateTime::from_naive_timestamp(when.and_utc().timestamp());
    entry(name, local).with_param(zone)
}
