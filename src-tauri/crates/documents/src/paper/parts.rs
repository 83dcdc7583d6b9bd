//! The small parts every paper is put together from, said in one word.

use super::model::{Block, Column, Run};

/// A box of the first page: its label and its value.
pub(crate) fn fact(label: &str, value: impl Into<String>) -> (String, String) {
    (label.to_owned(), value.into())
}

/// The heading of a part.
pub(crate) fn heading(text: &str) -> Block {
    Block::Heading {
        level: 2,
        text: text.to_owned(),
    }
}

/// A column of a table: what stands over it, its width beside the others, and whether it holds
/// numbers.
pub(crate) fn column(head: &str, share: f32, right: bool) -> Column {
    Column {
        head: head.to_owned(),
        share,
        right,
    }
}

/// Words in the usual weight.
pub(crate) fn regular(text: &str) -> Run {
    Run {
        text: text.to_owned(),
        bold: false,
    }
}

/// Words in bold.
pub(crate) fn bold(text: &str) -> Run {
    Run {
        text: text.to_owned(),
        bold: true,
    }
}
