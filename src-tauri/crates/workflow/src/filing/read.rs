//! Reading one page: what its code says, which way up it lies, what its places show. Nothing here waits for the
//! archive while it works: the archive is asked twice, shortly.

use std::sync::Arc;

use affianca_domain::{PageCode, SignatureField};
use affianca_sheets::{
    FoundCode, LONGEST, PageReading, Picture, Quarter, Template, Unreadable, bounded, crops,
    find_codes, read_fields, upright,
};

use super::file::SheetFile;
use super::known::{Known, Printed};

/// Longest side of a page that is kept, in pixels: an A4 sheet at 200 dots an inch.
const KEPT: u32 = 2_340;
/// Of the picture in the list.
const SMALL: u32 = 560;
/// Quality of those pictures as JPEG.
const QUALITY: u8 = 80;

/// A page that was read.
pub struct ReadPage {
    pub(super) key: u32,
    pub(super) file: Arc<SheetFile>,
    /// From 1.
    pub(super) file_page: u32,
    pub(super) known: Known,
    pub(super) reading: PageReading,
    /// What each place looks like.
    pub(super) crops: Vec<Vec<u8>>,
    pub(super) jpeg: Vec<u8>,
    pub(super) small: Vec<u8>,
    pub(super) filed: bool,
}

/// A page before the archive was asked what it is.
pub struct PageBefore {
    file: Arc<SheetFile>,
    page: usize,
    seen: Result<(Picture, Vec<FoundCode>), Unreadable>,
}

impl PageBefore {
    /// Reads a page of a file, counted from 0.
    #[must_use]
    pub fn read(file: &Arc<SheetFile>, page: usize) -> Self {
        let its = Arc::clone(file);
        let seen = bounded(LONGEST, move || {
            let picture = affianca_sheets::read_page(&its.bytes, page)?;
            let codes = find_codes(&picture);
            Ok((picture, codes))
        });
        Self {
            file: Arc::clone(file),
            page,
            seen,
        }
    }

    /// The codes of ours that stand on it.
    pub fn codes(&self) -> impl Iterator<Item = PageCode> + '_ {
        let found = self.seen.iter().flat_map(|(_, codes)| codes);
        found.filter_map(|code| code.text.parse().ok())
    }

    /// The page as what it is known to be, `printed` where it is of a register.
    #[must_use]
    pub fn as_known(self, known: Option<Known>, printed: Option<Printed>) -> ReadPage {
        let page = ReadPage {
            key: 0,
            file: self.file,
            file_page: u32::try_from(self.page + 1).unwrap_or(u32::MAX),
            known: known.unwrap_or(Known::NoCode),
            reading: PageReading::default(),
            crops: Vec::new(),
            jpeg: Vec::new(),
            small: Vec::new(),
            filed: false,
        };
        let (picture, codes) = match self.seen {
            Ok(seen) => seen,
            Err(why) => {
                return ReadPage {
                    known: Known::Unreadable(why.to_string()),
                    ..page
                };
            }
        };
        let place = match (&page.known, printed) {
            (Known::Register(it), Some(printed)) => Some((it.page, printed)),
            _ => None,
        };
        let looked = bounded(LONGEST, move || Ok(look(&picture, &codes, place)));
        match looked {
            Ok(Looked {
                reading,
                crops,
                jpeg,
                small,
            }) => ReadPage {
                reading,
                crops,
                jpeg,
                small,
                ..page
            },
            Err(why) => ReadPage {
                known: Known::Unreadable(why.to_string()),
                ..page
            },
        }
    }
}

struct Looked {
    reading: PageReading,
    crops: Vec<Vec<u8>>,
    jpeg: Vec<u8>,
    small: Vec<u8>,
}

fn look(picture: &Picture, codes: &[FoundCode], place: Option<(u32, Printed)>) -> Looked {
    let turn = codes.first().map_or(Quarter::None, upright);
    let kept = picture.turned(turn).within(KEPT);
    let mut looked = Looked {
        reading: PageReading::default(),
        crops: Vec::new(),
        jpeg: kept.jpeg(QUALITY),
        small: kept.within(SMALL).jpeg(QUALITY),
    };
    let Some((page, printed)) = place else {
        return looked;
    };
    let fields: Vec<SignatureField> = printed
        .fields
        .iter()
        .filter(|field| field.page == page)
        .copied()
        .collect();
    // A document of ours that cannot be drawn gives no places, and the page is filed all the same.
    if let Ok(template) = Template::of(&printed.pdf, page) {
        looked.reading = read_fields(&template, picture, codes, &fields);
        looked.crops = crops(&template, picture, codes, &fields, QUALITY);
    }
    looked
}
