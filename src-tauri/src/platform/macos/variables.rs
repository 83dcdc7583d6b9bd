//! Variables of the environment.

#![allow(unsafe_code)]

use std::ffi::OsStr;

/// To be called before any thread starts.
pub fn forget_variable(name: &OsStr) {
    // SAFETY: the program calls it first of all, with one thread: nobody reads the environment meanwhile.
    unsafe {
        std::env::remove_var(name);
    }
}
