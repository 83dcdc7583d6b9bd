//! One page of a long list: which rows it has, by their ids alone.

use roaring::RoaringTreemap;

use crate::Result;

/// How many pages `found` rows make, and which of them `wanted` can be.
pub(crate) fn paging(found: u32, wanted: u32, size: u32) -> (u32, u32, u32) {
    let size = if matches!(size, 10 | 25 | 50) {
        size
    } else {
        10
    };
    let pages = found.div_ceil(size);
    (wanted.clamp(1, pages.max(1)).min(pages), pages, size)
}

/// One page of what was found: only which rows, so that nothing else is read of the others.
pub(crate) struct Found {
    pub found: u32,
    pub page: u32,
    pub pages: u32,
    pub ids: Vec<i64>,
}

impl Found {
    /// The page asked for of `found` rows, which `ids` looks up by their number and how many come
    /// before them.
    pub fn page(
        found: u32,
        wanted: u32,
        size: u32,
        ids: impl FnOnce(u32, u64) -> Result<Vec<i64>>,
    ) -> Result<Self> {
        let (page, pages, size) = paging(found, wanted, size);
        let skip = u64::from(size) * u64::from(page.saturating_sub(1));
        Ok(Self {
            found,
            page,
            pages,
            ids: ids(size, skip)?,
        })
    }

    /// The page asked for of rows known in their order.
    pub fn among(all: &[i64], wanted: u32, size: u32) -> Self {
        let found = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let (page, pages, size) = paging(found, wanted, size);
        let size = size as usize;
        let skip = size.saturating_mul(page.saturating_sub(1) as usize);
        Self {
            found,
            page,
            pages,
            ids: all.iter().skip(skip).take(size).copied().collect(),
        }
    }
}

/// A set of rows by their ids: it may be as large as the list, and is asked once for each row of it.
#[derive(Debug, Default)]
pub(crate) struct Ids(RoaringTreemap);

impl Ids {
    pub fn contains(&self, id: i64) -> bool {
        u64::try_from(id).is_ok_and(|id| self.0.contains(id))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Extend<i64> for Ids {
    fn extend<T: IntoIterator<Item = i64>>(&mut self, ids: T) {
        // No row has a negative id.
        let ids = ids.into_iter().filter_map(|id| u64::try_from(id).ok());
        self.0.extend(ids);
    }
}

impl FromIterator<i64> for Ids {
    fn from_iter<T: IntoIterator<Item = i64>>(ids: T) -> Self {
        let mut set = Self::default();
        set.extend(ids);
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_ids_holds_what_was_put_into_it_and_nothing_else() {
        let set: Ids = [1, 63, 64, 20_000, (7 << 32) + 1].into_iter().collect();
        for id in [1, 63, 64, 20_000, (7 << 32) + 1] {
            assert!(set.contains(id), "{id}");
        }
        for id in [-1, 0, 2, 62, 65, 128, 19_999, 20_001, 7 << 32, i64::MAX] {
            assert!(!set.contains(id), "{id}");
        }
        assert!(Ids::default().is_empty());
    }

    #[test]
    fn a_page_past_the_end_is_the_last_one() {
        let all: Vec<i64> = (1..=23).collect();
        let found = Found::among(&all, 99, 10);
        assert_eq!((found.found, found.page, found.pages), (23, 3, 3));
        assert_eq!(found.ids, [21, 22, 23]);
        let nothing = Found::among(&[], 1, 10);
        assert_eq!((nothing.found, nothing.page, nothing.pages), (0, 0, 0));
        assert!(nothing.ids.is_empty());
    }
}
