//! One page of a scan of a register: which page it is, its rows laid flat, its places.

use std::collections::BTreeMap;
use std::sync::Arc;

use affianca_domain::{
    Area, FieldUse, FieldVerdict, PageCode, PageCodes, QualityFault, SignatureField,
};
use affianca_sheets::{
    FoundCode, LONGEST, Picture, Template, Unreadable, bounded, crops, find_codes, read_fields,
    read_page, strips,
};

use crate::filing::Printed;

/// What is shown above and below a row, in millimetres.
const AROUND: f32 = 1.0;
/// What is left out at the sides of a sheet, in millimetres.
const SIDE: f32 = 8.0;
/// Quality of what is shown, as JPEG.
const QUALITY: u8 = 75;

/// A page of a register as its scan shows it.
pub(super) struct SeenPage {
    /// Which one, from 1.
    pub page: u32,
    /// Why another scan would be better.
    pub faults: Vec<QualityFault>,
    /// Each row as a JPEG.
    pub rows: BTreeMap<u32, Vec<u8>>,
    /// Its places.
    pub places: Vec<SeenPlace>,
}

/// A place to sign or to tick.
pub(super) struct SeenPlace {
    /// What for.
    pub serves: FieldUse,
    /// What it shows.
    pub verdict: FieldVerdict,
    /// What it looks like, as a JPEG; empty where the page cannot be laid flat.
    pub crop: Vec<u8>,
}

impl SeenPage {
    /// The page of a scan, counted from 0; `None` where no code of the register is on it.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn read(
        scan: &Arc<Vec<u8>>,
        at: usize,
        printed: &Arc<Printed>,
        codes: &PageCodes,
    ) -> Result<Option<Self>, Unreadable> {
        let (scan, printed, codes) = (Arc::clone(scan), Arc::clone(printed), codes.clone());
        bounded(LONGEST, move || {
            let picture = read_page(&scan, at)?;
            let found = find_codes(&picture);
            let Some(page) = page_of(&found, &codes) else {
                return Ok(None);
            };
            let template = Template::of(&printed.pdf, page)?;
            let fields = printed.fields.iter().filter(|field| field.page == page);
            let fields: Vec<SignatureField> = fields.copied().collect();
            Ok(Some(seen(page, &template, &picture, &found, &fields)))
        })
    }
}

fn page_of(found: &[FoundCode], codes: &PageCodes) -> Option<u32> {
    let read = found
        .iter()
        .filter_map(|it| it.text.parse::<PageCode>().ok());
    let mut ours = read.filter(|it| codes.of_page(it.page, it.pages) == it.to_string());
    ours.next().map(|it| it.page)
}

fn seen(
    page: u32,
    template: &Template,
    picture: &Picture,
    found: &[FoundCode],
    fields: &[SignatureField],
) -> SeenPage {
    let reading = read_fields(template, picture, found, fields);
    let mut crops = crops(template, picture, found, fields, QUALITY).into_iter();
    let (numbers, areas): (Vec<u32>, Vec<Area>) =
        rows(fields, template.width()).into_iter().unzip();
    let pictures = strips(template, picture, found, &areas, QUALITY);
    let places = reading.fields.into_iter().map(|read| SeenPlace {
        serves: read.field.serves,
        verdict: read.verdict,
        crop: crops.next().unwrap_or_default(),
    });
    SeenPage {
        page,
        faults: reading.faults,
        rows: numbers.into_iter().zip(pictures).collect(),
        places: places.collect(),
    }
}

/// Where each row lies, as wide as the sheet: as high as the places to sign in it.
fn rows(fields: &[SignatureField], width: f32) -> BTreeMap<u32, Area> {
    let mut heights: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
    for field in fields {
        if let FieldUse::Row { row, .. } = field.serves {
            let (top, bottom) = (field.area.y, field.area.y + field.area.height);
            let known = heights.entry(row).or_insert((top, bottom));
            *known = (known.0.min(top), known.1.max(bottom));
        }
    }
    let area = |(top, bottom): (f32, f32)| Area {
        x: SIDE,
        y: top - AROUND,
        width: width - 2.0 * SIDE,
        height: bottom - top + 2.0 * AROUND,
    };
    heights
        .into_iter()
        .map(|(row, height)| (row, area(height)))
        .collect()
}
