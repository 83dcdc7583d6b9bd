//! What is said of a place to sign or to tick that was read on a scan: measures go in, a verdict comes out.
//! A wrong *firmata* costs a payment and a look costs a second, so all doubts are for the eye.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::register::{ExpectedSigners, Signer};
use crate::signature_fields::{FieldUse, RecipientKind};
use crate::word::words;

words! {
    /// What a scan shows in a place to sign or to tick.
    FieldVerdict, "l’esito di una lettura" {
        /// A signature, or a tick.
        Signed = "firmata",
        /// Nothing.
        Empty = "vuota",
        /// Something, and not surely a signature.
        ToLookAt = "da guardare",
    }
}

impl FieldVerdict {
    /// Whether something is signed there, where that was said.
    #[must_use]
    pub const fn is_signed(self) -> Option<bool> {
        match self {
            Self::Signed => Some(true),
            Self::Empty => Some(false),
            Self::ToLookAt => None,
        }
    }
}

impl From<bool> for FieldVerdict {
    fn from(signed: bool) -> Self {
        if signed { Self::Signed } else { Self::Empty }
    }
}

/// What was measured in a place on a scan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Ink {
    /// Dark where the page we printed is white, in square millimetres.
    pub area: f32,
    /// Which part of it belongs to strokes that lie mostly there. From 0 to 1.
    pub own: f32,
    /// The longest single stroke of those, in millimetres.
    pub stroke: f32,
    /// Which part of the dark is too broad for a pen: a shadow, a stain, a finger. From 0 to 1.
    pub broad: f32,
    /// How well what is printed around the place was found where it should be. From 0 to 1.
    pub found: f32,
    /// How much darker than paper the printed lines around it are. From 0 to 1.
    pub contrast: f32,
}

/// From which measures on something is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Goes into the journal with every verdict.
    pub version: u32,
    /// A signature has at least so much ink.
    pub signed_area: f32,
    /// And a stroke so long.
    pub signed_stroke: f32,
    /// Nothing at all has at most so much.
    pub empty_area: f32,
    /// A tick has at least so much.
    pub ticked_area: f32,
    /// An empty box has at most so much.
    pub unticked_area: f32,
    /// Less of it of its own may be a neighbour's.
    pub least_own: f32,
    /// More of it too broad is not believed.
    pub most_broad: f32,
    /// Printed lines found less well than this make a place to be looked at…
    pub least_found: f32,
    /// …and so do printed lines paler than this.
    pub least_contrast: f32,
    /// Where a larger part of a page's places is poor in one of these ways, the whole page is asked for again.
    pub most_poor: f32,
}

/// Those in force. Tuned on simulated pages and reported on others: `cargo xtask sheets`.
pub const THRESHOLDS: Thresholds = Thresholds {
    version: 2,
    signed_area: 2.2,
    signed_stroke: 3.0,
    empty_area: 0.6,
    ticked_area: 0.7,
    unticked_area: 0.2,
    least_own: 0.5,
    most_broad: 0.3,
    least_found: 0.9,
    least_contrast: 0.25,
    most_poor: 0.2,
};

/// The verdict on one place.
#[must_use]
pub fn verdict(serves: FieldUse, ink: Ink, by: &Thresholds) -> FieldVerdict {
    if !is_plain(ink, by) {
        return FieldVerdict::ToLookAt;
    }
    let (signed, empty) = match serves {
        FieldUse::Row { .. } | FieldUse::Closing { .. } => (
            ink.area >= by.signed_area && ink.stroke >= by.signed_stroke,
            ink.area <= by.empty_area,
        ),
        FieldUse::RowTick { .. } | FieldUse::ClosingTick { .. } => {
            (ink.area >= by.ticked_area, ink.area <= by.unticked_area)
        }
    };
    match (signed && ink.own >= by.least_own, empty) {
        (true, _) => FieldVerdict::Signed,
        (false, true) => FieldVerdict::Empty,
        (false, false) => FieldVerdict::ToLookAt,
    }
}

/// Whether the scan is good enough there to say anything.
#[must_use]
pub fn is_plain(ink: Ink, by: &Thresholds) -> bool {
    ink.broad <= by.most_broad && ink.found >= by.least_found && ink.contrast >= by.least_contrast
}

/// Who has signed in a place, as far as the sheet says: of the two who may sign as recipient, the one whose box is
/// `ticked`; the holder without a tick where there is nobody else. `None` where a person has to say.
#[must_use]
pub fn who_signed<'a>(
    expected: &'a ExpectedSigners,
    signer: Signer,
    ticked: &[RecipientKind],
) -> Option<&'a str> {
    let who = match (signer, ticked) {
        (Signer::Coach, _) => Some(&expected.coach),
        (Signer::Provider, _) => expected.referent.as_ref(),
        (Signer::Recipient, [RecipientKind::Holder]) => Some(&expected.beneficiary),
        (Signer::Recipient, [RecipientKind::Contact]) => expected.contact.as_ref(),
        (Signer::Recipient, []) if expected.contact.is_none() => Some(&expected.beneficiary),
        (Signer::Recipient, _) => None,
    };
    who.map(String::as_str).filter(|who| !who.is_empty())
}

/// Why a new scan or photo is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum QualityFault {
    /// One of the two squares cannot be read: a corner is cut off, covered or blurred.
    OneCode,
    /// What is printed was not found where it should be: the sheet is folded, or moved.
    Misplaced,
    /// Pale or blurred.
    Pale,
    /// A shadow or a stain.
    Shadow {
        /// On this row, where it is on one.
        row: Option<u32>,
    },
}

impl QualityFault {
    /// As a user reads it.
    #[must_use]
    pub fn sentence(self) -> String {
        match self {
            Self::OneCode => {
                "si legge solo uno dei due quadrati: inquadra tutto il foglio".to_owned()
            }
            Self::Misplaced => {
                "il foglio è piegato o mosso: appoggialo in piano e rifai la foto dall’alto"
                    .to_owned()
            }
            Self::Pale => "è sfocata o troppo chiara: rifalla con più luce".to_owned(),
            Self::Shadow { row: Some(row) } => {
                format!("c’è un’ombra o una macchia sulla riga {row}")
            }
            Self::Shadow { row: None } => {
                "c’è un’ombra o una macchia vicino alle firme finali".to_owned()
            }
        }
    }
}

/// What makes a page worth a new scan; empty when it is good.
#[must_use]
pub fn faults(places: &[(FieldUse, Ink)], by: &Thresholds) -> Vec<QualityFault> {
    let part = |poor: usize| poor as f32 > by.most_poor * places.len() as f32;
    let count = |poor: fn(Ink, &Thresholds) -> bool| {
        places.iter().filter(|(_, ink)| poor(*ink, by)).count()
    };
    let mut faults = Vec::new();
    if part(count(|ink, by| ink.found < by.least_found)) {
        faults.push(QualityFault::Misplaced);
    }
    if part(count(|ink, by| ink.contrast < by.least_contrast)) {
        faults.push(QualityFault::Pale);
    }
    for (serves, ink) in places {
        let fault = match serves {
            FieldUse::Row { row, .. } | FieldUse::RowTick { row, .. } => {
                QualityFault::Shadow { row: Some(*row) }
            }
            FieldUse::Closing { .. } | FieldUse::ClosingTick { .. } => {
                QualityFault::Shadow { row: None }
            }
        };
        if ink.broad > by.most_broad && !faults.contains(&fault) {
            faults.push(fault);
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELL: FieldUse = FieldUse::Row {
        row: 3,
        signer: Signer::Coach,
    };
    const TICK: FieldUse = FieldUse::RowTick {
        row: 3,
        recipient: RecipientKind::Holder,
    };
    const GOOD: Ink = Ink {
        area: 8.0,
        own: 1.0,
        stroke: 20.0,
        broad: 0.0,
        found: 0.98,
        contrast: 0.8,
    };

    #[test]
    fn a_signature_has_ink_and_length() {
        let said = |ink| verdict(CELL, ink, &THRESHOLDS);
        assert_eq!(said(GOOD), FieldVerdict::Signed);
        assert_eq!(
            said(Ink {
                area: 0.3,
                stroke: 1.0,
                ..GOOD
            }),
            FieldVerdict::Empty
        );
        // A dot of a pen, and a blot.
        assert_eq!(
            said(Ink {
                area: 1.5,
                stroke: 1.4,
                ..GOOD
            }),
            FieldVerdict::ToLookAt
        );
        assert_eq!(
            said(Ink {
                area: 5.0,
                stroke: 2.5,
                ..GOOD
            }),
            FieldVerdict::ToLookAt
        );
        // What hangs over from next door.
        assert_eq!(said(Ink { own: 0.2, ..GOOD }), FieldVerdict::ToLookAt);
    }

    #[test]
    fn a_tick_needs_less() {
        let said = |area| {
            verdict(
                TICK,
                Ink {
                    area,
                    stroke: 1.0,
                    ..GOOD
                },
                &THRESHOLDS,
            )
        };
        assert_eq!(said(1.2), FieldVerdict::Signed);
        assert_eq!(said(0.4), FieldVerdict::ToLookAt);
        assert_eq!(said(0.1), FieldVerdict::Empty);
    }

    #[test]
    fn on_a_poor_scan_nothing_is_said() {
        for poor in [
            Ink { broad: 0.5, ..GOOD },
            Ink { found: 0.3, ..GOOD },
            Ink {
                contrast: 0.1,
                ..GOOD
            },
            Ink {
                area: 0.0,
                contrast: 0.1,
                ..GOOD
            },
        ] {
            for serves in [CELL, TICK] {
                assert_eq!(
                    verdict(serves, poor, &THRESHOLDS),
                    FieldVerdict::ToLookAt,
                    "{poor:?}"
                );
            }
        }
    }

    #[test]
    fn no_measure_is_both_signed_and_empty() {
        let by = THRESHOLDS;
        assert!(by.empty_area < by.signed_area && by.unticked_area < by.ticked_area);
    }

    #[test]
    fn a_new_photo_is_asked_for_with_its_reason() {
        let mut places = vec![(CELL, GOOD); 10];
        assert!(faults(&places, &THRESHOLDS).is_empty());
        places[0].1.broad = 0.6;
        let shadow = QualityFault::Shadow { row: Some(3) };
        assert_eq!(faults(&places, &THRESHOLDS), [shadow]);
        assert_eq!(shadow.sentence(), "c’è un’ombra o una macchia sulla riga 3");
        for place in &mut places[..4] {
            place.1 = Ink {
                found: 0.2,
                contrast: 0.1,
                ..GOOD
            };
        }
        assert_eq!(
            faults(&places, &THRESHOLDS),
            [QualityFault::Misplaced, QualityFault::Pale]
        );
    }

    #[test]
    fn who_signed_is_who_the_ticked_box_says_and_nobody_is_guessed() {
        use RecipientKind::{Contact, Holder};

        let full = ExpectedSigners {
            coach: "Giulia Ferraresso".into(),
            beneficiary: "Bortolin Nicolò".into(),
            contact: Some("Anna Sartori".into()),
            referent: None,
        };
        let said = |ticked: &[_]| who_signed(&full, Signer::Recipient, ticked);
        assert_eq!(said(&[Holder]), Some("Bortolin Nicolò"));
        assert_eq!(said(&[Contact]), Some("Anna Sartori"));
        assert_eq!((said(&[]), said(&[Holder, Contact])), (None, None));
        assert_eq!(
            who_signed(&full, Signer::Coach, &[]),
            Some("Giulia Ferraresso")
        );
        assert_eq!(who_signed(&full, Signer::Provider, &[]), None);
        // The box of a contact nobody knows is not the holder's.
        let alone = ExpectedSigners {
            contact: None,
            ..full.clone()
        };
        assert_eq!(who_signed(&alone, Signer::Recipient, &[Contact]), None);
        assert_eq!(
            who_signed(&alone, Signer::Recipient, &[]),
            Some("Bortolin Nicolò")
        );
    }
}
