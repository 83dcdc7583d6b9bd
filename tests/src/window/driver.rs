//! Starting the program under WebKitWebDriver: a driver, a port and a session of its own each time.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::runtime::Runtime;

use super::{GLANCE, PATIENCE, Window};

/// How long the program may take to end by itself once its window is closed.
const ENDING: Duration = Duration::from_secs(3);

impl Window {
    /// Starts the program with this environment, for the test of this name.
    #[track_caller]
    pub(super) fn open(name: &str, data: PathBuf, environment: &[(&str, String)]) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime for the test");
        let address = free_address();
        let mut driver = start_driver(address, environment);
        let client = connect(&runtime, address).unwrap_or_else(|why| {
            let _ = driver.kill();
            panic!("the program does not start under WebKitWebDriver: {why}")
        });
        Self {
            runtime,
            client: Some(client),
            driver,
            data,
            name: name.to_owned(),
        }
    }
}

/// The program to try: what the task says, else the debug build.
pub(super) fn program() -> PathBuf {
    let usual = || root().join("target/debug/affianca");
    let program = std::env::var_os("AFFIANCA_BIN").map_or_else(usual, PathBuf::from);
    assert!(
        program.exists(),
        "there is no program at {}: build it first",
        program.display()
    );
    program
}

/// The folder of the whole project.
pub(super) fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests
        .parent()
        .expect("tests/ is inside the project")
        .to_owned()
}

fn free_address() -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("the port it got")
}

fn start_driver(address: SocketAddr, environment: &[(&str, String)]) -> Child {
    let mut driver = Command::new("WebKitWebDriver")
        .arg(format!("--port={}", address.port()))
        .env("TAURI_AUTOMATION", "true")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .envs(environment.iter().map(|(key, value)| (key, value)))
        .stdout(Stdio::null())
        .spawn()
        .expect("WebKitWebDriver is installed (webkit2gtk-driver)");
    let start = Instant::now();
    while TcpStream::connect(address).is_err() {
        if start.elapsed() > PATIENCE {
            let _ = driver.kill();
            panic!("WebKitWebDriver does not listen on {address}");
        }
        std::thread::sleep(GLANCE);
    }
    driver
}

fn connect(runtime: &Runtime, address: SocketAddr) -> Result<Client, String> {
    // No browserName: WebKitWebDriver then takes whatever program it is given.
    let capabilities = json!({
        "webkitgtk:browserOptions": { "binary": program(), "args": [] },
        "timeouts": { "script": 120_000 },
    });
    let capabilities = capabilities.as_object().cloned().unwrap_or_default();
    runtime.block_on(async {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let url = format!("http://{address}");
        let connecting = builder.capabilities(capabilities).connect(&url);
        match tokio::time::timeout(PATIENCE, connecting).await {
            Ok(connected) => connected.map_err(|error| error.to_string()),
            // A second program on one desk only brings the first to the front, and ends.
            Err(_) => Err("no window appears; is another one of it still open?".to_owned()),
        }
    })
}

/// Waits for the programs started in this folder to end, and ends those that do not by themselves.
pub(super) fn see_out(data: &Path) {
    let start = Instant::now();
    loop {
        let running = started_in(data);
        if running.is_empty() {
            return;
        }
        if start.elapsed() > ENDING {
            for process in running {
                let _ = Command::new("kill").arg(process.to_string()).status();
            }
        }
        if start.elapsed() > PATIENCE {
            return;
        }
        std::thread::sleep(GLANCE);
    }
}

/// Ends the programs started in this folder at once, as a crash or the power does.
pub(super) fn strike_down(data: &Path) {
    let start = Instant::now();
    loop {
        let running = started_in(data);
        if running.is_empty() || start.elapsed() > PATIENCE {
            return;
        }
        for process in running {
            let _ = Command::new("kill")
                .args(["-KILL", &process.to_string()])
                .status();
        }
        std::thread::sleep(GLANCE);
    }
}

/// Whether every program started in this folder has ended.
pub(super) fn has_ended(data: &Path) -> bool {
    started_in(data).is_empty()
}

/// Processes of the program whose archive lives in this folder.
pub(super) fn started_in(data: &Path) -> Vec<u32> {
    let mark = format!("AFFIANCA_DATA_DIR={}", data.display());
    let program = program().canonicalize().ok();
    let ours = |process: &u32| {
        let place = PathBuf::from(format!("/proc/{process}"));
        let environment = std::fs::read(place.join("environ")).unwrap_or_default();
        std::fs::read_link(place.join("exe")).ok() == program
            && environment
                .split(|byte| *byte == 0)
                .any(|it| it == mark.as_bytes())
    };
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let processes = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    processes.filter(ours).collect()
}
