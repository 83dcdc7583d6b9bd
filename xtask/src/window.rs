//! Running a program that opens the real window, on a display of its own that nobody sees.

use std::path::Path;
use std::process::Command;

use crate::house::House;

/// `program` under a virtual display and a message bus of its own, knowing where the real
/// program is (`AFFIANCA_BIN`).
pub fn under_display(house: &House, program: &Path, profile: &str) -> Command {
    let mut command = Command::new("dbus-run-session");
    command.args(["--", "xvfb-run", "--auto-servernum"]);
    command.arg("--server-args=-screen 0 1600x1200x24");
    command.arg(program);
    command.env("AFFIANCA_BIN", house.program(profile));
    // No accessibility bus, no graphics card: neither is there, and waiting for them is slow.
    command.env("NO_AT_BRIDGE", "1");
    command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    command.env("LIBGL_ALWAYS_SOFTWARE", "1");
    command
}
