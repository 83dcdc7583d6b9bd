//! The expected documents of one activity that nobody has written or attached, in a sentence.

use affianca_domain::{ActivityId, OutputStanding, RequestId};
use rusqlite::Connection;

use super::list::requests;
use crate::Result;

/// «Mancano: Piano di coaching. In bozza: …»; nothing when all of them are there (§3.2).
pub(crate) fn missing_remark(
    connection: &Connection,
    request: RequestId,
    activity: ActivityId,
) -> Result<Option<String>> {
    let documents: Vec<_> = requests(connection, &[request])?
        .into_iter()
        .flat_map(|request| request.activities)
        .filter(|it| it.activity == activity)
        .flat_map(|it| it.documents)
        .filter(|document| document.expected)
        .collect();
    let named = |wanted: OutputStanding, words: &str| {
        let titles: Vec<&str> = documents
            .iter()
            .filter(|document| document.standing == wanted)
            .map(|document| document.title.as_str())
            .collect();
        (!titles.is_empty()).then(|| format!("{words}: {}.", titles.join(", ")))
    };
    let parts: Vec<String> = [
        named(OutputStanding::Missing, "Documenti che mancano"),
        named(OutputStanding::Draft, "Documenti ancora in bozza"),
    ]
    .into_iter()
    .flatten()
    .collect();
    Ok((!parts.is_empty()).then(|| parts.join(" ")))
}
