//! The *attestazione del servizio erogato* of a request (§3.2): what it would say, issuing it with a
//! number of its own, and those issued. It is the program's and never the portal's.

mod issue;
mod screen;
mod store;
mod view;

pub use view::*;
