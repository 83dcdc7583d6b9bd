//! A file that somebody sends as a table, CSV, XLSX, XLS, ODS or a page; and the same pasted as text.
#![no_main]

use affianca_tables::{Error, LineFault, Table, read, read_pasted};
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

/// What is told of a table's lines.
fn told(table: Result<Table<Column>, Error>) {
    let Ok(table) = table else { return };
    for line in &table.lines {
        let faults: Vec<LineFault> = line.faults(&table.headings);
        for fault in faults {
            assert!(!fault.to_string().is_empty());
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    told(read(bytes, "prova"));
    if let Ok(text) = std::str::from_utf8(bytes) {
        told(read_pasted(text));
    }
});
