//! How the user likes the page: how large, and how wide the columns of its table. It is kept in the
//! program's folder, since the page's engine may keep nothing; it says nothing of anybody.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use affianca_workflow::{Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::files::write_whole;

/// The file, in the program's folder.
const FILE: &str = "aspetto.json";
/// What the page notes once it was given.
const GIVEN: &str = "affianca.aspetto";
/// No part of it is longer.
const LONGEST: usize = 4096;

/// What is kept, under the name the page looks for it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum LookPart {
    /// How large everything is drawn, in percent.
    #[serde(rename = "affianca.ingrandimento")]
    Zoom,
    /// Widths of the columns of requests and rows a page, as JSON.
    #[serde(rename = "affianca.richieste")]
    Requests,
}

type Look = BTreeMap<LookPart, String>;

/// Keeps one part of it.
///
/// # Errors
/// A text longer than any of them is; the disk.
pub fn keep(folder: &Path, part: LookPart, text: String) -> Result<()> {
    if text.len() > LONGEST {
        return Err(Error::invalid("text", "È più lungo di quanto si conserva."));
    }
    let mut look = kept(folder);
    look.insert(part, text);
    write_whole(&folder.join(FILE), &serde_json::to_vec(&look)?)
}

/// What hands it to the page before anything of it is drawn.
pub fn script(folder: &Path) -> String {
    let look = kept(folder);
    let set = look.iter().filter_map(|(part, text)| {
        let (part, text) = (
            serde_json::to_string(part).ok()?,
            serde_json::to_string(text).ok()?,
        );
        Some(format!("localStorage.setItem({part}, {text});"))
    });
    let set: String = set.collect();
    // A page loaded anew at the lock has what was changed since.
    format!(
        "try {{ if (!sessionStorage.getItem('{GIVEN}')) {{ {set} sessionStorage.setItem('{GIVEN}', '1'); }} }} catch {{}}"
    )
}

/// What is kept; nothing of a file that cannot be read.
fn kept(folder: &Path) -> Look {
    let bytes = fs::read(folder.join(FILE)).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_was_kept_is_handed_over_and_nothing_else_can_be_kept() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!script(folder.path()).contains("localStorage"));
        keep(folder.path(), LookPart::Zoom, "140".into()).unwrap();
        keep(
            folder.path(),
            LookPart::Requests,
            "{\"a\":\"</script>'\"}".into(),
        )
        .unwrap();
        keep(folder.path(), LookPart::Zoom, "120".into()).unwrap();
        let script = script(folder.path());
        assert!(script.contains("setItem(\"affianca.ingrandimento\", \"120\");"));
        assert!(!script.contains("140"));
        let long = keep(folder.path(), LookPart::Zoom, "1".repeat(LONGEST + 1));
        assert!(long.is_err());
        assert!(serde_json::from_str::<LookPart>("\"affianca.altro\"").is_err());
        fs::write(folder.path().join(FILE), "[rovinato").unwrap();
        assert!(!super::script(folder.path()).contains("localStorage"));
    }
}
