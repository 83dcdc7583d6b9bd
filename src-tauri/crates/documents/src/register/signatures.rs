//! Who signs the whole register: coach, recipient (the voucher's holder or the company contact,
//! §3.2) and the provider's referent. A name that is not known is left to be written.

use affianca_domain::{self as domain, FieldUse, RecipientKind, RegisterSheet};

use super::measures::{NAMES, PAGE, SIGNATURES};
use crate::layout::{ByHand, Signatures, Signer, Text};
use crate::pdf::{Fonts, bold, mm, regular};

const MOST_LINES: usize = 3;

/// The three boxes.
pub fn signatures(fonts: &Fonts, sheet: &RegisterSheet) -> Signatures {
    let boxes = vec![
        vec![alone(
            fonts,
            domain::Signer::Coach,
            "Il coach",
            Some(&sheet.coach),
        )],
        vec![
            either(
                fonts,
                RecipientKind::Holder,
                "Il titolare del voucher:",
                Some(&sheet.beneficiary),
            ),
            either(
                fonts,
                RecipientKind::Contact,
                "Il referente aziendale:",
                sheet.contact.as_deref(),
            ),
        ],
        vec![alone(
            fonts,
            domain::Signer::Provider,
            "Il referente dell’ente erogatore",
            sheet.provider_referent.as_deref(),
        )],
    ];
    Signatures::new(fonts, PAGE, SIGNATURES, boxes, f32::INFINITY)
}

fn known(name: Option<&str>) -> Option<&str> {
    name.filter(|name| !name.trim().is_empty())
}

/// Who signs a box of their own: the name under the role.
fn alone(fonts: &Fonts, signer: domain::Signer, role: &str, name: Option<&str>) -> Signer {
    let name = known(name);
    let room = SIGNATURES.room(PAGE, false);
    let mut texts = vec![Text::cut(fonts, &[regular(role)], NAMES, room, 1)];
    texts.extend(name.map(|name| Text::cut(fonts, &[bold(name)], NAMES, room, MOST_LINES)));
    let by_hand = match name {
        Some(_) => ByHand::No,
        None => ByHand::Under {
            height: NAMES.leading,
            line: fonts.baseline(0, NAMES) + mm(0.4),
        },
    };
    Signer {
        texts,
        signed: Some(FieldUse::Closing { signer }),
        by_hand,
        ..Signer::default()
    }
}

/// One of two who may sign the same box: the name beside the role.
fn either(fonts: &Fonts, recipient: RecipientKind, role: &str, name: Option<&str>) -> Signer {
    let name = known(name);
    let spans = [regular(role), regular(" "), bold(name.unwrap_or_default())];
    let room = SIGNATURES.room(PAGE, true);
    Signer {
        texts: vec![Text::cut(fonts, &spans, NAMES, room, MOST_LINES)],
        ticked: true,
        tick: Some(FieldUse::ClosingTick { recipient }),
        signed: Some(FieldUse::Closing {
            signer: domain::Signer::Recipient,
        }),
        by_hand: match name {
            Some(_) => ByHand::No,
            None => ByHand::Beside,
        },
    }
}
