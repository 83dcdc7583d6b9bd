//! The program: sets what must be set before any thread starts, then hands over to the shell.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    let started = std::time::Instant::now();
    // Blank windows on virtual machines and some graphics cards otherwise.
    // A value already there stays.
    #[cfg(target_os = "linux")]
    let _ = glib::setenv("WEBKIT_DISABLE_DMABUF_RENDERER", "1", false);
    affianca_shell::run(started);
}
