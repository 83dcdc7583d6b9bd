//! The appointments of one UID: a single one, or a series with what was changed in it.

use calcard::common::PartialDateTime;
use calcard::icalendar::dates::TimeOrDelta;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarFrequency, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarStatus, ICalendarTransparency, ICalendarValue,
};
use chrono::{Datelike as _, NaiveDate, NaiveDateTime};
use chrono_tz::Europe::Rome;

/// Occurrences of one series that are looked at: a daily one of fifty years has less.
pub(super) const MOST_OCCURRENCES: usize = 20_000;

/// One occurrence, in the local time of Rome.
pub(super) struct Occurrence {
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    /// Of days, and not of hours.
    pub all_day: bool,
    pub title: String,
    pub is_cancelled: bool,
    pub is_free: bool,
}

/// What one UID is: its occurrences, or none where it cannot be read.
pub(super) fn occurrences(
    zones: &[ICalendarComponent],
    events: Vec<ICalendarComponent>,
    until: NaiveDate,
) -> Option<Vec<Occurrence>> {
    let first = u32::try_from(zones.len()).ok()?;
    let mut components: Vec<ICalendarComponent> = zones.to_vec();
    components.extend(events);
    let mut calendar = ICalendar { components };
    if !are_zones_known(&calendar) {
        return None;
    }
    for event in &mut calendar.components {
        // What was changed in a series is found by its moment: the numbers of a series and of its change
        // differ as they please.
        event
            .entries
            .retain(|entry| entry.name != ICalendarProperty::Sequence);
        if !bound(event, until) {
            return None;
        }
    }
    let found = calendar.expand_dates(Rome, MOST_OCCURRENCES);
    if !found.errors.is_empty() || found.events.len() >= MOST_OCCURRENCES {
        return None;
    }
    found
        .events
        .into_iter()
        .filter(|event| event.comp_id >= first)
        .map(|event| {
            let component = calendar.components.get(event.comp_id as usize)?;
            let length = match &event.end {
                TimeOrDelta::Time(end) => end.signed_duration_since(event.start),
                TimeOrDelta::Delta(length) => *length,
            };
            let all_day = is_all_day(component);
            let start = if all_day || event.start.timezone().is_floating() {
                event.start.naive_local()
            } else {
                event.start.with_timezone(&Rome).naive_local()
            };
            let has_end = component.has_property(&ICalendarProperty::Dtend)
                || component.has_property(&ICalendarProperty::Duration);
            let end = if all_day || has_end {
                start.checked_add_signed(length)?
            } else {
                start
            };
            Some(Occurrence {
                start,
                end,
                all_day,
                title: title(component),
                is_cancelled: component.status() == Some(&ICalendarStatus::Cancelled),
                is_free: component.transparency() == Some(&ICalendarTransparency::Transparent),
            })
        })
        .collect()
}

/// A time in a zone that nobody knows would be read as another one.
fn are_zones_known(calendar: &ICalendar) -> bool {
    let zones = calendar.build_tz_resolver();
    calendar
        .components
        .iter()
        .filter(|it| it.component_type == ICalendarComponentType::VEvent)
        .flat_map(|event| &event.entries)
        .filter_map(|entry| entry.tz_id())
        .all(|zone| zones.resolve(zone).is_some())
}

/// Ends a series that has no end; false for one that comes back more often than every day.
fn bound(event: &mut ICalendarComponent, until: NaiveDate) -> bool {
    let mut is_daily = true;
    for entry in event.properties_mut(&ICalendarProperty::Rrule) {
        for value in &mut entry.values {
            if let ICalendarValue::RecurrenceRule(rule) = value {
                is_daily &= matches!(
                    rule.freq,
                    ICalendarFrequency::Daily
                        | ICalendarFrequency::Weekly
                        | ICalendarFrequency::Monthly
                        | ICalendarFrequency::Yearly
                );
                end_by(rule, until);
            }
        }
    }
    is_daily
}

fn end_by(rule: &mut ICalendarRecurrenceRule, until: NaiveDate) {
    let known = rule.until.as_ref().and_then(PartialDateTime::to_date_time);
    if rule.count.is_some() || known.is_some_and(|known| known.date_time.date() <= until) {
        return;
    }
    rule.until = Some(PartialDateTime {
        year: u16::try_from(until.year()).ok(),
        month: u8::try_from(until.month()).ok(),
        day: u8::try_from(until.day()).ok(),
        hour: Some(23),
        minute: Some(59),
        second: Some(59),
        ..PartialDateTime::default()
    });
}

fn is_all_day(event: &ICalendarComponent) -> bool {
    let start = event.property(&ICalendarProperty::Dtstart);
    start.is_some_and(|entry| match entry.values.first() {
        Some(ICalendarValue::PartialDateTime(start)) => !start.has_time(),
        _ => false,
    })
}

fn title(event: &ICalendarComponent) -> String {
    let summary = event.property(&ICalendarProperty::Summary);
    let text = summary.and_then(|entry| entry.values.first()?.as_text());
    text.unwrap_or_default().to_owned()
}
