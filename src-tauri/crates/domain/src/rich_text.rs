//! The text of a document as a person writes it: headings, paragraphs, lists, bold, and nothing
//! else. A [`RichText`] can only be had by parsing, so that whatever is kept in the archive or
//! printed has been checked once; raw HTML never enters.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

/// Far more than a report of many pages, far less than what would stall the window.
const MOST_LETTERS: usize = 200_000;
const MOST_LINES: usize = 5_000;

/// A text that has been checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "Unchecked")]
#[ts(export)]
pub struct RichText {
    blocks: Vec<RichBlock>,
}

/// One block of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub enum RichBlock {
    /// A heading.
    Heading {
        /// 1 or 2: under the document's own title.
        level: u8,
        /// Its words.
        runs: Vec<RichRun>,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        runs: Vec<RichRun>,
    },
    /// A list.
    List {
        /// Numbered, or with dots.
        ordered: bool,
        /// The words of each item.
        items: Vec<Vec<RichRun>>,
    },
}

/// A stretch of words in one weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RichRun {
    /// The words, on one line.
    pub text: String,
    /// Whether they are bold.
    pub bold: bool,
}

/// Why something is not a text of ours; `Display` is the Italian sentence.
#[derive(Debug, Error)]
pub enum RichTextError {
    /// Not the JSON of a text.
    #[error("Il testo non è nel formato dei documenti: {0}.")]
    Unreadable(#[from] serde_json::Error),
    /// A heading of a level there is not.
    #[error("Il testo ha un titolo di livello {0}: sono ammessi 1 e 2.")]
    Level(u8),
    /// A character that is neither written nor printed.
    #[error("Il testo contiene un carattere di controllo (U+{0:04X}).")]
    Control(u32),
    /// A list with no item.
    #[error("Il testo contiene un elenco vuoto.")]
    EmptyList,
    /// More than a document may hold.
    #[error("Il testo è troppo lungo: al massimo {MOST_LETTERS} caratteri e {MOST_LINES} righe.")]
    TooLong,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    blocks: Vec<RichBlock>,
}

impl TryFrom<Unchecked> for RichText {
    type Error = RichTextError;

    fn try_from(unchecked: Unchecked) -> Result<Self, RichTextError> {
        Self::new(unchecked.blocks)
    }
}

impl RichText {
    /// Checks blocks, joining runs of one weight and dropping empty ones.
    ///
    /// # Errors
    /// Each way a text can be wrong.
    pub fn new(blocks: Vec<RichBlock>) -> Result<Self, RichTextError> {
        let blocks = blocks
            .into_iter()
            .map(block)
            .collect::<Result<Vec<_>, _>>()?;
        let text = Self { blocks };
        let (lines, letters) = text.lines().fold((0, 0), |(lines, letters), line| {
            (lines + 1, letters + letters_of(line))
        });
        if lines > MOST_LINES || letters > MOST_LETTERS {
            return Err(RichTextError::TooLong);
        }
        Ok(text)
    }

    /// Reads what the archive keeps.
    ///
    /// # Errors
    /// As [`RichText::new`].
    pub fn parse(json: &str) -> Result<Self, RichTextError> {
        let unchecked: Unchecked = serde_json::from_str(json)?;
        unchecked.try_into()
    }

    /// The text as the archive keeps it.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists of them: there is nothing in it that JSON refuses.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Its blocks, in order.
    #[must_use]
    pub fn blocks(&self) -> &[RichBlock] {
        &self.blocks
    }

    /// Whether no word is written in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines().flatten().all(|run| run.text.trim().is_empty())
    }

    /// Whether something is written that none of `models` says: their own prompts are no text.
    #[must_use]
    pub fn is_written_beyond(&self, models: &[&Self]) -> bool {
        let prompts: HashSet<String> = models
            .iter()
            .flat_map(|model| model.body().map(words_of))
            .collect();
        self.body()
            .map(words_of)
            .any(|words| !words.is_empty() && !prompts.contains(&words))
    }

    /// Its lines but for the headings.
    fn body(&self) -> impl Iterator<Item = &[RichRun]> {
        self.blocks.iter().flat_map(|block| match block {
            RichBlock::Heading { .. } => [].iter().map(Vec::as_slice),
            RichBlock::Paragraph { runs } => std::slice::from_ref(runs).iter().map(Vec::as_slice),
            RichBlock::List { items, .. } => items.iter().map(Vec::as_slice),
        })
    }

    fn lines(&self) -> impl Iterator<Item = &[RichRun]> {
        self.blocks.iter().flat_map(|block| match block {
            RichBlock::Heading { runs, .. } | RichBlock::Paragraph { runs } => {
                std::slice::from_ref(runs).iter().map(Vec::as_slice)
            }
            RichBlock::List { items, .. } => items.iter().map(Vec::as_slice),
        })
    }
}

/// The words of a line, whatever their weight and the spaces between them.
fn words_of(line: &[RichRun]) -> String {
    let text: String = line.iter().map(|run| run.text.as_str()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn letters_of(line: &[RichRun]) -> usize {
    line.iter().map(|run| run.text.chars().count()).sum()
}

fn block(block: RichBlock) -> Result<RichBlock, RichTextError> {
    Ok(match block {
        RichBlock::Heading { level, .. } if !matches!(level, 1 | 2) => {
            return Err(RichTextError::Level(level));
        }
        RichBlock::Heading { level, runs: words } => RichBlock::Heading {
            level,
            runs: runs(words)?,
        },
        RichBlock::Paragraph { runs: words } => RichBlock::Paragraph { runs: runs(words)? },
        RichBlock::List { items, .. } if items.is_empty() => return Err(RichTextError::EmptyList),
        RichBlock::List { ordered, items } => RichBlock::List {
            ordered,
            items: items.into_iter().map(runs).collect::<Result<_, _>>()?,
        },
    })
}

fn runs(words: Vec<RichRun>) -> Result<Vec<RichRun>, RichTextError> {
    let mut joined: Vec<RichRun> = Vec::with_capacity(words.len());
    for run in words {
        if let Some(letter) = run.text.chars().find(|letter| letter.is_control()) {
            return Err(RichTextError::Control(letter.into()));
        }
        match joined.last_mut() {
            _ if run.text.is_empty() => {}
            Some(last) if last.bold == run.bold => last.text.push_str(&run.text),
            _ => joined.push(run),
        }
    }
    Ok(joined)
}

#[cfg(test)]
mod tests;
