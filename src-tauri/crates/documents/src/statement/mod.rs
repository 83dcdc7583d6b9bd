//! The statement of hours and amounts as a file: a paper to sign, a workbook and a plain table to
//! reckon with. All three have the same columns, from the same sums.

mod columns;
mod csv;
mod paper;
mod workbook;

pub use csv::statement_csv;
pub use paper::statement_paper;
pub use workbook::statement_xlsx;
