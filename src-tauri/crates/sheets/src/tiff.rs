//! The pages of a TIFF: its reader takes the first one only, so each of the others is given to it as a file
//! that begins there.

/// Where each page is described.
pub fn pages(bytes: &[u8]) -> Vec<u32> {
    const MOST: usize = 1_000;
    let Some(order) = Order::of(bytes) else {
        return Vec::new();
    };
    let mut pages = Vec::new();
    let mut next = order.long(bytes, 4);
    while let Some(start) = next.filter(|start| *start > 0) {
        if pages.contains(&start) || pages.len() == MOST {
            break;
        }
        let at = start as usize;
        let Some(entries) = order.short(bytes, at) else {
            break;
        };
        pages.push(start);
        next = order.long(bytes, at + 2 + 12 * usize::from(entries));
    }
    pages
}

/// The file with a page of it as its first.
pub fn beginning_at(bytes: &[u8], start: u32) -> Vec<u8> {
    let mut file = bytes.to_vec();
    if let (Some(order), Some(place)) = (Order::of(bytes), file.get_mut(4..8)) {
        place.copy_from_slice(&match order {
            Order::Little => start.to_le_bytes(),
            Order::Big => start.to_be_bytes(),
        });
    }
    file
}

#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

impl Order {
    fn of(bytes: &[u8]) -> Option<Self> {
        match bytes.get(..4)? {
            b"II*\0" => Some(Self::Little),
            b"MM\0*" => Some(Self::Big),
            _ => None,
        }
    }

    fn short(self, bytes: &[u8], at: usize) -> Option<u16> {
        let bytes = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(match self {
            Self::Little => u16::from_le_bytes(bytes),
            Self::Big => u16::from_be_bytes(bytes),
        })
    }

    fn long(self, bytes: &[u8], at: usize) -> Option<u32> {
        let bytes = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(match self {
            Self::Little => u32::from_le_bytes(bytes),
            Self::Big => u32::from_be_bytes(bytes),
        })
    }
}
