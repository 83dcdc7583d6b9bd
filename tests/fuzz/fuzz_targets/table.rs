//! A file that somebody sends as a table: CSV, XLSX, XLS, ODS, a page.
#![no_main]

use affianca_tables::{LineFault, read};
use libfuzzer_sys::fuzz_target;

affianca_tables::columns! {
    /// A column of a list of people.
    Column,
    2,
    "Non si trovano le intestazioni.",
    |_has| Vec::new();
    Surname = "Cognome";
    Name = "Nome";
    Hours = "Ore";
    Opal = "OPAL";
    Born = "Nato il";
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(table) = read::<Column>(bytes, "prova") {
        for line in &table.lines {
            let faults: Vec<LineFault> = line.faults(&table.headings);
            for fault in faults {
                assert!(!fault.to_string().is_empty());
            }
        }
    }
});
