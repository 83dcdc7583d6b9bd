//! Where on the pages of a register a pen is expected: cells to sign, boxes to tick. Laid down when it is
//! printed, so that a scan of it can be read later, whatever newer registers look like.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::register::Signer;
use crate::word::words;

words! {
    /// Which of the two a recipient's signature is of.
    RecipientKind, "chi firma come destinatario" {
        /// The voucher's holder.
        Holder = "destinatario",
        /// The company's contact.
        Contact = "referente",
    }
}

/// What a place on a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum FieldUse {
    /// To sign one row.
    Row {
        /// Its number as printed, from 1.
        row: u32,
        /// Whose place it is.
        signer: Signer,
    },
    /// To tick who signs one row as recipient.
    RowTick {
        /// Its number as printed, from 1.
        row: u32,
        /// The box of whom.
        recipient: RecipientKind,
    },
    /// To sign the whole register.
    Closing {
        /// Whose place it is.
        signer: Signer,
    },
    /// To tick who signs the whole register as recipient.
    ClosingTick {
        /// The box of whom.
        recipient: RecipientKind,
    },
}

/// A box on a page, in millimetres from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Area {
    /// From the left edge.
    pub x: f32,
    /// From the top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Area {
    /// The area less a margin on every side; nothing is left of one that is too small.
    #[must_use]
    pub fn within(self, margin: f32) -> Self {
        Self {
            x: self.x + margin,
            y: self.y + margin,
            width: (self.width - 2.0 * margin).max(0.0),
            height: (self.height - 2.0 * margin).max(0.0),
        }
    }

    /// The middle.
    #[must_use]
    pub fn centre(self) -> (f32, f32) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

/// A place on a page where a pen is expected.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignatureField {
    /// On which page, from 1.
    pub page: u32,
    /// Where on it.
    pub area: Area,
    /// What for.
    pub serves: FieldUse,
}
