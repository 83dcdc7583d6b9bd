//! The windows that ask before a step, with what they say when it is taken too early: each goes
//! there from wherever one is, and leaves everything as it was.

use super::Window;
use super::screens::{Screen, paper, request};

/// In the order of the manual: the request, its sessions, the activity, the register, employers and people;
/// then what is printed for others.
pub const QUESTIONS: [Screen; 14] = [
    Screen {
        name: "50-ammissione",
        reach: |window| {
            request(window, "JC-1-1103/022");
            window.press("Ammissione al servizio");
            window.sees("Confermi l’ammissione al servizio?");
        },
    },
    Screen {
        name: "51-rifiuta",
        reach: |window| {
            request(window, "JC-1-1103/022");
            window.press("Rifiuta la richiesta…");
            window.sees("si rifiuta esclusivamente");
        },
    },
    Screen {
        name: "52-programma",
        reach: |window| session_step(window, "JC-1-1103/018", "30/06/2022", "Programma"),
    },
    Screen {
        name: "53-avvia",
        reach: |window| session_step(window, "JC-1-1103/018", "21/06/2022", "Avvia"),
    },
    Screen {
        name: "54-chiudi-negativamente",
        reach: |window| {
            session_step(
                window,
                "JC-1-1103/018",
                "28/06/2022",
                "Chiudi negativamente",
            );
            window.press("Procedi");
            window.problem("Motivazione");
        },
    },
    Screen {
        name: "55-concludi",
        reach: |window| {
            session_step(window, "JC-1-1103/009", "24/06/2022", "Concludi");
            window.sees("Descrizione per il registro");
        },
    },
    Screen {
        name: "56-concludi-attivita",
        reach: |window| {
            activity(window, "JC-1-1103/018");
            window.press("Concludi…");
            window.arrives_at("Concludi");
            window.sees("È irreversibile.");
        },
    },
    Screen {
        name: "57-firma-del-destinatario",
        reach: |window| {
            window.visit("Registri");
            window.press_row(0);
            window.press_near("Destinatario o referente", "Segna come firmato…");
            window.arrives_at("Segna come firmato");
            window.tick("Un’altra persona");
            window.press("Segna come firmato");
            window.problem("Nome e cognome di chi ha firmato");
        },
    },
    Screen {
        name: "58-unisci",
        reach: |window| {
            window.visit("Anagrafiche");
            window.press("Datori di lavoro");
            window.press_row(0);
            window.press("Unisci con un altro…");
            window.arrives_at("Unisci datori di lavoro");
            // By the place: the name may be covered.
            window.pick("L’altro datore di lavoro", "vigonza", "");
            window.sees("Resta com’è");
        },
    },
    Screen {
        name: "59-unisci-destinatari",
        reach: |window| {
            window.visit("Anagrafiche");
            window.press("Destinatari");
            window.press_row(0);
            window.press("Unisci con un altro…");
            window.arrives_at("Unisci destinatari");
            window.pick("L’altro destinatario", "hadd", "");
            window.sees("Quale resta?");
        },
    },
    Screen {
        name: "60-registro-su-carta",
        reach: |window| {
            request(window, "JC-1-1103/009");
            window.press("Altro");
            window.press("Aggiungi un registro su carta…");
            window.arrives_at("Aggiungi un registro su carta");
            window.press("Registra");
            window.problem("Numero");
        },
    },
    Screen {
        name: "61-gia-cosi-sul-portale",
        reach: |window| {
            activity(window, "JC-1-1103/018");
            window.press("Nuova erogazione");
            window.fill("Data", "09/06/2022");
            window.fill("Inizio", "14:00");
            window.fill("Fine", "15:00");
            window.press("È già così sul portale…");
            window.arrives_at("È già così sul portale");
            window.press("Registra");
            window.problem("ID sul portale");
        },
    },
    Screen {
        name: "62-piano-della-persona",
        reach: |window| {
            request(window, "JC-1-1103/009");
            window.press("Altro");
            window.press("Stampa il piano…");
            window.arrives_at("Stampa il piano degli incontri");
            paper(window);
        },
    },
    Screen {
        name: "63-piano-dell-azienda",
        reach: |window| {
            request(window, "JC-1-1103/009");
            window.press("Altro");
            window.press("Stampa il piano…");
            window.tick("L’azienda");
            window.tick("Altri giorni");
            window.fill("Dal", "01/06/2022");
            window.fill("Al", "31/05/2022");
            window.problem("Al");
        },
    },
];

fn activity(window: &Window, opal: &str) {
    request(window, opal);
    window.press("Allenamento e affiancamento");
    window.arrives_at("Allenamento e affiancamento");
}

fn session_step(window: &Window, opal: &str, day: &str, step: &str) {
    activity(window, opal);
    window.press_near(day, step);
    window.arrives_at(step);
}
