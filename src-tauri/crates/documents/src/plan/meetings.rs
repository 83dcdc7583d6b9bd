//! The meetings of a person: the day at the left, beside it each meeting with the picture of its place.

use affianca_domain::{Meeting, PlaceKind, PlanSheet, day_in_words, hours_in_words};
use chrono::NaiveDate;

use super::look::Look;
use super::picture;
use crate::italian::capital;
use crate::layout::{Flow, HAIR, Place, RULE, Text, Unit};
use crate::pdf::{Artifact, Draft, Fonts, Mark, Rect, Tag, bold, mm, regular};

const AFTER_PICTURE: f32 = mm(5.0);
const TAG_PAD: f32 = mm(1.6);
const OVER_TAG: f32 = mm(1.0);
/// Beyond these a name is cut.
const MOST_LINES: usize = 5;

struct Row {
    date: NaiveDate,
    /// The first of its day.
    begins: bool,
    /// Its name and its number with the month, a line each.
    day: Text,
    kind: PlaceKind,
    hours: Text,
    place: Text,
    with: Text,
    /// That it may still change.
    tag: Option<Text>,
}

/// The meetings, measured.
pub struct Meetings {
    look: &'static Look,
    rows: Vec<Row>,
}

impl Meetings {
    pub fn new(fonts: &Fonts, look: &'static Look, sheet: &PlanSheet) -> Self {
        let before = std::iter::once(None).chain(sheet.meetings.iter().map(Some));
        let rows = sheet.meetings.iter().zip(before).map(|(meeting, before)| {
            let begins = before.is_none_or(|before| before.date != meeting.date);
            row(fonts, look, meeting, begins)
        });
        Self {
            look,
            rows: rows.collect(),
        }
    }

    fn height(&self, row: &Row) -> f32 {
        let day = if row.begins { row.day.height() } else { 0.0 };
        let words = row.words_height().max(self.look.picture).max(day);
        words + 2.0 * self.look.pad
    }
}

impl Row {
    fn words_height(&self) -> f32 {
        let tag = self.tag.as_ref().map_or(0.0, tag_height);
        self.hours.height() + self.place.height() + self.with.height() + tag
    }
}

fn tag_height(tag: &Text) -> f32 {
    OVER_TAG + tag.height() + TAG_PAD
}

fn row(fonts: &Fonts, look: &Look, meeting: &Meeting, begins: bool) -> Row {
    let room = look.page.width - look.days - look.picture - AFTER_PICTURE;
    let day = capital(&day_in_words(meeting.date));
    let (weekday, date) = day.split_once(' ').unwrap_or((&day, ""));
    let day = [bold(weekday), regular("\n"), regular(date)];
    let hours = capital(&hours_in_words(meeting.hours));
    let place = match meeting.place_kind {
        PlaceKind::Work => format!("Al lavoro: {}", meeting.place),
        PlaceKind::Office => format!("In ufficio: {}", meeting.place),
        PlaceKind::Other => capital(&meeting.place),
    };
    let with = format!("Con {}", meeting.coach);
    let tag = [bold("Da confermare")];
    Row {
        date: meeting.date,
        begins,
        day: Text::whole(fonts, &day, look.day, look.days),
        kind: meeting.place_kind,
        hours: Text::whole(fonts, &[bold(&hours)], look.hours, room),
        place: Text::cut(fonts, &[regular(&place)], look.text, room, MOST_LINES),
        with: Text::cut(fonts, &[regular(&with)], look.text, room, MOST_LINES),
        tag: (!meeting.confirmed).then(|| Text::whole(fonts, &tag, look.text, room)),
    }
}

impl Flow for Meetings {
    /// The meetings of a day stay together where a page can hold them.
    fn units(&self) -> Vec<Unit> {
        let unit = |(index, row): (usize, &Row)| {
            let next = self.rows.get(index + 1);
            Unit {
                height: self.height(row),
                keep: next.is_some_and(|next| next.date == row.date),
                ..Unit::default()
            }
        };
        self.rows.iter().enumerate().map(unit).collect()
    }

    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place) {
        let Some(row) = self.rows.get(unit) else {
            return;
        };
        let page = self.look.page;
        let words_left = page.left + self.look.days + self.look.picture + AFTER_PICTURE;
        if unit > 0 && !place.opens {
            let (left, thickness) = if row.begins {
                (page.left, RULE)
            } else {
                (page.left + self.look.days, HAIR)
            };
            draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
                canvas.rule((left, place.top), (page.right, place.top), thickness);
            });
        }
        if unit + 1 == self.rows.len() {
            let bottom = place.top + self.height(row);
            draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
                canvas.rule((page.left, bottom), (page.right, bottom), RULE);
            });
        }
        let top = place.top + self.look.pad;
        if row.begins || place.opens {
            self.draw_day(draft, row, top);
        }
        self.draw_picture(draft, row, top);
        let mut y = top;
        for text in [&row.hours, &row.place, &row.with] {
            let root = draft.root();
            let element = draft.element(root, Tag::P);
            draft.draw(Mark::Content(element), |canvas| {
                text.draw(canvas, words_left, y);
            });
            y += text.height();
        }
        if let Some(tag) = &row.tag {
            draw_tag(draft, tag, (words_left, y + OVER_TAG));
        }
    }
}

impl Meetings {
    /// The day is a heading where it begins, and a repetition where a page cuts it.
    fn draw_day(&self, draft: &mut Draft, row: &Row, top: f32) {
        let mark = if row.begins {
            let root = draft.root();
            Mark::Content(draft.element(root, Tag::H2))
        } else {
            Mark::Artifact(Artifact::Pagination)
        };
        draft.draw(mark, |canvas| {
            row.day.draw(canvas, self.look.page.left, top);
        });
    }

    fn draw_picture(&self, draft: &mut Draft, row: &Row, top: f32) {
        let side = self.look.picture;
        let place = Rect {
            x: self.look.page.left + self.look.days,
            y: top,
            width: side,
            height: side,
        };
        let root = draft.root();
        let figure = draft.figure(root, picture::words(row.kind), place);
        draft.draw(Mark::Content(figure), |canvas| {
            picture::draw(canvas, row.kind, place);
        });
    }
}

/// Words in a box.
fn draw_tag(draft: &mut Draft, tag: &Text, (left, top): (f32, f32)) {
    let place = Rect {
        x: left,
        y: top,
        width: tag.width() + 2.0 * TAG_PAD,
        height: tag.height() + TAG_PAD,
    };
    draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
        canvas.frame(place, RULE);
    });
    let root = draft.root();
    let element = draft.element(root, Tag::P);
    draft.draw(Mark::Content(element), |canvas| {
        tag.draw(canvas, left + TAG_PAD, top + TAG_PAD / 2.0);
    });
}
