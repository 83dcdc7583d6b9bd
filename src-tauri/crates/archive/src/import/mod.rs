//! *Importa*: the portal's own table, read from a file or pasted, previewed, then taken in.

mod view;

pub use view::*;
