//! The words *Attività svolte* is begun with: activities, hours, places and dates, taken from the
//! sessions. They can be asked for again at any time; what a person wrote is never touched.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::format_date;
use crate::quantities::{Minutes, TimeOfDay};

/// A path as far as it went.
#[derive(Clone, Debug, Default)]
pub struct PathSoFar {
    /// The employer, where there is one.
    pub employer: Option<String>,
    /// In the programme's order.
    pub activities: Vec<PathActivity>,
}

/// One activity of the path.
#[derive(Clone, Debug)]
pub struct PathActivity {
    /// Voce di spesa, e.g. `JC-AN`.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Minutes agreed.
    pub agreed: Minutes,
    /// Delivered or closed negatively, in order of date and start.
    pub sessions: Vec<PathSession>,
}

/// One session of the path.
#[derive(Clone, Debug)]
pub struct PathSession {
    /// Its day.
    pub date: NaiveDate,
    /// When it started.
    pub start: TimeOfDay,
    /// When it ended.
    pub end: TimeOfDay,
    /// How long it lasted.
    pub minutes: Minutes,
    /// Where.
    pub place: String,
    /// Who delivered it.
    pub coach: String,
    /// What the register says of it; never the reserved note.
    pub description: String,
    /// `EROGATA`; otherwise it was closed negatively.
    pub delivered: bool,
}

/// A paragraph of the skeleton, known by what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkeletonParagraph {
    /// An activity's code, or the whole path.
    pub about: String,
    /// Lines without an empty one among them.
    pub text: String,
}

/// The words generated from a path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Skeleton(pub Vec<SkeletonParagraph>);

/// A text brought up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refreshed {
    /// The whole text.
    pub text: String,
    /// Paragraphs replaced in place, nobody having touched them.
    pub replaced: usize,
    /// Paragraphs put at the end, the earlier ones having been rewritten by hand.
    pub added: usize,
}

const WHOLE: &str = "path";
const MISSED: &str = "missed";
const GAP: &str = "\n\n";

impl Skeleton {
    /// What the sessions of a path say.
    #[must_use]
    pub fn of(path: &PathSoFar) -> Self {
        let mut paragraphs = vec![SkeletonParagraph {
            about: WHOLE.to_owned(),
            text: whole(path),
        }];
        paragraphs.extend(path.activities.iter().map(|activity| SkeletonParagraph {
            about: activity.code.clone(),
            text: told(activity),
        }));
        if let Some(text) = missed(path) {
            paragraphs.push(SkeletonParagraph {
                about: MISSED.to_owned(),
                text,
            });
        }
        Self(paragraphs)
    }

    /// All of it as one text.
    #[must_use]
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self
            .0
            .iter()
            .map(|paragraph| paragraph.text.as_str())
            .collect();
        texts.join(GAP)
    }

    /// Brings `typed`, which was begun with `earlier`, up to date: a generated paragraph nobody
    /// touched is replaced where it stands; of one that was rewritten, the fresh words go to the end
    /// when the facts have changed; everything else stays as it was typed.
    #[must_use]
    pub fn refresh(&self, typed: &str, earlier: &Self) -> Refreshed {
        if typed.trim().is_empty() {
            return Refreshed {
                text: self.text(),
                replaced: 0,
                added: self.0.len(),
            };
        }
        let mut blocks: Vec<String> = typed.split(GAP).map(str::to_owned).collect();
        let mut done = HashSet::new();
        let mut replaced = 0;
        for old in &earlier.0 {
            let fresh = self.0.iter().find(|paragraph| paragraph.about == old.about);
            let Some(at) = blocks
                .iter()
                .position(|block| block.trim() == old.text.trim())
            else {
                if fresh == Some(old) {
                    done.insert(old.about.as_str());
                }
                continue;
            };
            done.insert(old.about.as_str());
            match fresh {
                Some(fresh) if fresh == old => {}
                Some(fresh) => {
                    blocks[at].clone_from(&fresh.text);
                    replaced += 1;
                }
                None => {
                    blocks.remove(at);
                    replaced += 1;
                }
            }
        }
        let mut added = 0;
        for fresh in self
            .0
            .iter()
            .filter(|paragraph| !done.contains(paragraph.about.as_str()))
        {
            if blocks.iter().all(|block| block.trim() != fresh.text.trim()) {
                blocks.push(fresh.text.clone());
                added += 1;
            }
        }
        Refreshed {
            text: blocks.join(GAP),
            replaced,
            added,
        }
    }
}

fn whole(path: &PathSoFar) -> String {
    let delivered: Vec<&PathSession> = path
        .activities
        .iter()
        .flat_map(|activity| &activity.sessions)
        .filter(|session| session.delivered)
        .collect();
    let agreed = length(path.activities.iter().map(|activity| activity.agreed).sum());
    let first = delivered.iter().map(|session| session.date).min();
    let last = delivered.iter().map(|session| session.date).max();
    let (Some(first), Some(last)) = (first, last) else {
        return format!("Non risulta svolto alcun incontro; concordate: {agreed}.");
    };
    let when = if first == last {
        format!("il {}", format_date(first))
    } else {
        format!("dal {} al {}", format_date(first), format_date(last))
    };
    let minutes = length(delivered.iter().map(|session| session.minutes).sum());
    let meetings = meetings(delivered.len());
    let mut text = format!(
        "Il percorso di affiancamento si è svolto {when} in {meetings}, per un totale di {minutes} (concordate: {agreed})."
    );
    if let Some(employer) = &path.employer {
        text.push_str(&format!(" Datore di lavoro: {}.", one_line(employer)));
    }
    text.push_str(&format!(" Luoghi: {}.", places(&delivered)));
    text.push_str(&format!(" Coach: {}.", coaches(&delivered)));
    text
}

fn told(activity: &PathActivity) -> String {
    let delivered: Vec<&PathSession> = activity
        .sessions
        .iter()
        .filter(|session| session.delivered)
        .collect();
    let (title, code) = (&activity.title, &activity.code);
    let agreed = length(activity.agreed);
    if delivered.is_empty() {
        return format!("{title} ({code}): nessun incontro svolto (concordate: {agreed}).");
    }
    let minutes = length(delivered.iter().map(|session| session.minutes).sum());
    let mut text = format!(
        "{title} ({code}): {}, {minutes} (concordate: {agreed}).",
        meetings(delivered.len())
    );
    for session in delivered {
        text.push_str(&format!(
            "\n– {}, dalle {} alle {} ({}), {}",
            format_date(session.date),
            session.start,
            session.end,
            length(session.minutes),
            one_line(&session.place),
        ));
        let description = one_line(&session.description);
        if !description.is_empty() {
            text.push_str(": ");
            text.push_str(description.trim_end_matches(['.', ';']));
        }
        text.push(';');
    }
    text.pop();
    text.push('.');
    text
}

fn missed(path: &PathSoFar) -> Option<String> {
    let missed: Vec<String> = path
        .activities
        .iter()
        .flat_map(|activity| {
            let lost = activity
                .sessions
                .iter()
                .filter(|session| !session.delivered);
            lost.map(|session| format!("{} ({})", format_date(session.date), activity.code))
        })
        .collect();
    (!missed.is_empty())
        .then(|| format!("Incontri programmati e non svolti: {}.", missed.join(", ")))
}

fn meetings(count: usize) -> String {
    if count == 1 {
        "un incontro".to_owned()
    } else {
        format!("{count} incontri")
    }
}

/// Each place with how many times, in order of first use.
fn places(sessions: &[&PathSession]) -> String {
    let mut places: Vec<(String, usize)> = Vec::new();
    for session in sessions {
        let place = one_line(&session.place);
        match places.iter_mut().find(|(known, _)| *known == place) {
            Some((_, times)) => *times += 1,
            None => places.push((place, 1)),
        }
    }
    let told: Vec<String> = places
        .into_iter()
        .map(|(place, times)| format!("{place} ({})", meetings(times)))
        .collect();
    told.join("; ")
}

fn coaches(sessions: &[&PathSession]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for session in sessions {
        if !names.contains(&session.coach.as_str()) {
            names.push(&session.coach);
        }
    }
    names.join(", ")
}

/// `24 ore e 30 minuti`, as it is said.
fn length(minutes: Minutes) -> String {
    let (hours, rest) = (minutes.0 / 60, minutes.0 % 60);
    let hours_said = if hours == 1 {
        "1 ora".to_owned()
    } else {
        format!("{hours} ore")
    };
    let rest_said = if rest == 1 {
        "1 minuto".to_owned()
    } else {
        format!("{rest} minuti")
    };
    match (hours, rest) {
        (_, 0) => hours_said,
        (0, _) => rest_said,
        _ => format!("{hours_said} e {rest_said}"),
    }
}

/// A generated paragraph holds no empty line, or it could not be found again.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
