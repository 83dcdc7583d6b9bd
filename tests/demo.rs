//! The manual's way walked on the example archive for whoever wants to look: a picture of each
//! screen and the register's PDF, left in the folder `AFFIANCA_DEMO_OUT` names.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;

use affianca_tests::window::screens::EXAMPLE;
use affianca_tests::window::{LARGE, Stage};

#[test]
#[ignore = "makes pictures to look at; `cargo xtask demo` runs it"]
fn the_manuals_way_on_the_example_archive() {
    let out = std::env::var_os("AFFIANCA_DEMO_OUT").expect("AFFIANCA_DEMO_OUT names a folder");
    let out = PathBuf::from(out);
    let stage = Stage::new("demo");
    let window = stage.start();
    window.resize(LARGE);
    window.press("Prova con dati di esempio");
    window.sees("Erogazioni di oggi");

    window.visit("Registri");
    window.press("Emetti registro…");
    window.pick("Richiesta", "hadd", "JC-1-1103/014");
    window.sees("erogazioni, ");
    window.press("Emetti");
    window.sees("DA FIRMARE");
    window.press("Salva PDF…");
    window.sees("PDF salvato in");
    for saved in stage.saved() {
        let name = saved.file_name().expect("a saved file has a name");
        std::fs::copy(&saved, out.join(name)).expect("the register is copied");
    }
    for screen in EXAMPLE {
        (screen.reach)(&window);
        window.settles();
        window.picture(out.join(format!("{}.png", screen.name)));
        window.dismiss();
    }
}
