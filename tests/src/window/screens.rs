//! Every screen of the program and the way a person gets there.

use super::{Key, Window};

/// A screen, a window over it or a part of it.
pub struct Screen {
    /// As in the names of pictures, numbered in the order of the way.
    pub name: &'static str,
    /// Goes there from wherever one is.
    pub reach: fn(&Window),
}

/// Before an archive is open: from the three doors to the recovery code.
pub const BEFORE: [Screen; 5] = [
    Screen {
        name: "01-primo-avvio",
        reach: |window| window.arrives_at("Da dove vuoi cominciare?"),
    },
    Screen {
        name: "02-ripristina",
        reach: |window| {
            window.press("Ripristina una copia…");
            window.arrives_at("Ripristina una copia");
            window.press("Continua…");
            window.sees("Scegli il file della copia.");
        },
    },
    Screen {
        name: "03-crea-ente",
        reach: |window| {
            window.press("Indietro");
            window.press("Crea il tuo archivio");
            window.arrives_at("Ente, sportello e coach");
            window.press("Continua");
            window.sees("Scrivi il nome dell’ente.");
        },
    },
    Screen {
        name: "04-crea-frase",
        reach: |window| {
            window.write_identity();
            window.press("Continua");
            window.arrives_at("Frase segreta");
            window.fill("Frase segreta", "affianca");
            window.sees("Troppo debole");
        },
    },
    Screen {
        name: "05-crea-codice",
        reach: |window| window.choose_passphrase(super::PASSPHRASE),
    },
];

/// With the example open.
pub const EXAMPLE: [Screen; 39] = [
    Screen {
        name: "10-oggi",
        reach: |window| {
            window.visit("Oggi");
            window.sees("Oggi, ");
        },
    },
    Screen {
        name: "10a-oggi-di-un-coach",
        reach: |window| {
            window.press("Filtra per persona o coach");
            window.choose("Coach", "Dal Cero Anna");
            window.sees("JC-PU");
        },
    },
    Screen {
        name: "11-richieste",
        reach: |window| {
            window.visit("Richieste");
            window.sees("Record trovati");
        },
    },
    Screen {
        name: "12-richieste-aperte",
        reach: |window| {
            window.press("Apri tutte");
            window.sees("JC-AL-R");
        },
    },
    Screen {
        name: "13-colonne",
        reach: |window| {
            window.press("Colonne");
            window.sees("Larghezza delle colonne");
        },
    },
    Screen {
        name: "14-nuova-richiesta",
        reach: |window| {
            window.visit("Richieste");
            window.press("Nuova richiesta");
            window.arrives_at("Nuova richiesta");
            window.press("Salva la richiesta");
            window.sees("campi da correggere");
        },
    },
    Screen {
        name: "15-importa",
        reach: |window| {
            window.visit("Richieste");
            window.press("Importa…");
            window.arrives_at("Importa richieste");
        },
    },
    Screen {
        name: "16-richiesta-proposta",
        reach: |window| request(window, "JC-1-1103/022"),
    },
    Screen {
        name: "17-rifiuta",
        reach: |window| {
            window.press("Rifiuta la richiesta…");
            window.press("Procedi");
            window.sees("Scrivi la motivazione prima di confermare.");
        },
    },
    Screen {
        name: "18-richiesta-ammessa",
        reach: |window| request(window, "JC-1-1103/014"),
    },
    Screen {
        name: "18a-pianifica",
        reach: |window| {
            request(window, "JC-1-1103/018");
            window.press("Pianifica…");
            window.arrives_at("Pianifica");
            window.sees(", dal ");
        },
    },
    Screen {
        name: "18b-pianifica-persone",
        reach: |window| {
            window.visit("Oggi");
            window.press("Pianifica più persone…");
            window.arrives_at("Pianifica più persone");
        },
    },
    Screen {
        name: "19-profilo",
        reach: |window| {
            request(window, "JC-1-1103/014");
            window.press("Visualizza profilo");
            window.arrives_at("Profilo del lavoratore");
            window.sees("Telefono");
        },
    },
    Screen {
        name: "20-modifica-dati",
        reach: |window| {
            request(window, "JC-1-1103/014");
            window.press("Altro");
            window.press("Modifica dati");
            window.arrives_at("Modifica dati della richiesta");
        },
    },
    Screen {
        name: "21-attivita",
        reach: |window| {
            request(window, "JC-1-1103/018");
            window.press("Allenamento e affiancamento");
            window.arrives_at("Allenamento e affiancamento");
        },
    },
    Screen {
        name: "22-nuova-erogazione",
        reach: |window| {
            window.press("Nuova erogazione");
            window.fill("Inizio", "06:00");
            window.fill("Fine", "05:00");
            window.fill("Data", "02/06/2023");
            window.sees("bloccano l’invio");
        },
    },
    Screen {
        name: "23-annulla-erogazione",
        reach: |window| {
            window.press("Chiudi");
            window.press("Scarta: Nuova erogazione");
            window.press_first("Annulla");
            window.sees("Confermi di voler annullare l’erogazione ?");
        },
    },
    Screen {
        name: "24-politiche",
        reach: |window| {
            window.visit("Politiche attive");
            window.arrives_at("Gestione politiche attive");
            window.sees("Record trovati");
        },
    },
    Screen {
        name: "24a-agenda",
        reach: |window| {
            window.visit("Agenda");
            window.sees("Totali della settimana");
        },
    },
    Screen {
        name: "25-registri",
        reach: |window| {
            register(window);
        },
    },
    Screen {
        name: "26-emetti-registro",
        reach: |window| {
            window.visit("Registri");
            window.press("Emetti registro…");
            window.tick("Un periodo");
            window.sees("Dal");
        },
    },
    Screen {
        name: "27-firma",
        reach: |window| {
            register(window);
            window.press_first("Segna come firmato…");
            window.arrives_at("Segna come firmato");
        },
    },
    Screen {
        name: "28-da-riportare",
        reach: |window| {
            window.visit("Da riportare");
            window.sees("Scelte: ho premuto il primo pulsante");
        },
    },
    Screen {
        name: "29-documenti",
        reach: |window| {
            window.visit("Documenti");
            window.sees("Record trovati");
        },
    },
    Screen {
        name: "29a-documenti-richiesta",
        reach: |window| {
            window.fill(
                "Cerca per destinatario, codice fiscale o codice OPAL",
                "JC-1-1103/014",
            );
            window.sees("Record trovati: 1");
            window.press_row(0);
            window.arrives_at("Documenti della richiesta");
        },
    },
    Screen {
        name: "29b-documento",
        reach: |window| {
            window.press("Scrivi un altro documento per JC-AN");
            window.press("Scrivi");
            window.arrives_at("Altro documento");
            window.sees("Contenuti obbligatori");
        },
    },
    Screen {
        name: "29c-modelli",
        reach: |window| tab(window, "Documenti", "Modelli", "Salva il modello"),
    },
    Screen {
        name: "29d-relazione",
        reach: |window| {
            request(window, "JC-1-1103/009");
            window.press("Altro");
            window.press("Relazione sugli esiti");
            window.arrives_at("Relazione sugli esiti");
            window.press("Segna come pronta…");
            window.sees("La relazione non può essere pronta");
        },
    },
    Screen {
        name: "29e-attestazione",
        reach: |window| {
            request(window, "JC-1-1103/009");
            window.press("Altro");
            window.press("Attestazione…");
            window.arrives_at("Attestazione del servizio erogato");
            paper(window);
        },
    },
    Screen {
        name: "29f-rendiconto",
        reach: |window| {
            window.visit("Rendiconto");
            window.arrives_at("Rendiconto");
            window.until_drawn("hours-chart svg");
        },
    },
    Screen {
        name: "30-ente",
        reach: |window| tab(window, "Anagrafiche", "Ente", "Bussola Gialla"),
    },
    Screen {
        name: "31-sportelli",
        reach: |window| tab(window, "Anagrafiche", "Sportelli", "Via dei Tigli"),
    },
    Screen {
        name: "32-nuovo-sportello",
        reach: |window| {
            window.press("Nuovo sportello…");
            window.press("Salva");
            window.problem("Nome dello sportello");
        },
    },
    Screen {
        name: "33-datori",
        reach: |window| {
            tab(window, "Anagrafiche", "Datori di lavoro", "Record trovati");
            window.press_row(0);
            window.sees("Referenti aziendali");
        },
    },
    Screen {
        name: "34-destinatari",
        reach: |window| {
            tab(window, "Anagrafiche", "Destinatari", "Record trovati");
            window.press_row(0);
            window.sees("Modifica…");
        },
    },
    Screen {
        name: "40-dati-e-copie",
        reach: |window| tab(window, "Archivio", "Dati e copie", "Fai una copia…"),
    },
    Screen {
        name: "41-frase-segreta",
        reach: |window| {
            tab(
                window,
                "Archivio",
                "Frase segreta",
                "Cambia la frase segreta",
            );
        },
    },
    Screen {
        name: "42-giornale",
        reach: |window| tab(window, "Archivio", "Giornale", "Operazioni: "),
    },
    Screen {
        name: "43-informazioni",
        reach: |window| tab(window, "Archivio", "Informazioni", "Regole in vigore"),
    },
];

pub(super) fn request(window: &Window, opal: &str) {
    window.visit("Richieste");
    window.press(opal);
    window.arrives_at("Richiesta di attivazione servizi");
    window.sees("INFORMAZIONI");
}

fn register(window: &Window) {
    window.visit("Registri");
    window.sees("DA FIRMARE");
    window.press_row(0);
    window.sees("Firme");
    paper(window);
}

/// A page of the PDF, or what stands in its place while the screen is covered.
pub(super) fn paper(window: &Window) {
    window.until_drawn(".sheet-of-paper canvas, .desk.covered");
}

fn tab(window: &Window, section: &str, tab: &str, words: &str) {
    window.visit(section);
    window.press(tab);
    window.sees(words);
}

impl Window {
    /// Closes what lies over the screen, and leaves unsent what was typed.
    #[track_caller]
    pub fn dismiss(&self) {
        self.until("the screen to be free", || {
            if !self.covered_by_window() {
                return Some(());
            }
            self.key(Key::Escape);
            None
        });
    }
}
