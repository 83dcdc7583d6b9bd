//! A table pasted as text.
#![no_main]

use affianca_tables::{LineFault, read_pasted};
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

fuzz_target!(|text: &str| {
    if let Ok(table) = read_pasted::<Column>(text) {
        for line in &table.lines {
            let faults: Vec<LineFault> = line.faults(&table.headings);
            for fault in faults {
                assert!(!fault.to_string().is_empty());
            }
        }
    }
});
