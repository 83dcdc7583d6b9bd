// The list of keys, opened by «?»: what can be pressed anywhere, and in the forms.
import { html } from "lit";
import { showDialog } from "../components/dialog";
import { keyOfSection, SECTIONS } from "./sections";

const keys = (...names: string[]) => names.map((name) => html`<kbd>${name}</kbd> `);

const ANYWHERE = [
  [
    keys("1"),
    "…",
    keys(keyOfSection(SECTIONS.length - 1)),
    `vai a una sezione, da ${SECTIONS[0]?.label} a ${SECTIONS.at(-1)?.label}`,
  ],
  [keys("N"), "", "", "nuova erogazione, nuovo registro o nuova voce, secondo la pagina"],
  [keys("Ctrl K"), "", "", "cerca in tutto l’archivio"],
  [keys("Alt ←"), "", "", "torna alla pagina di prima"],
  [keys("F9"), "", "", "schermo riservato: copre i dati personali"],
  [keys("Ctrl L"), "", "", "blocca l’archivio"],
  [keys("Ctrl +"), "", keys("Ctrl −", "Ctrl 0"), "ingrandisci, riduci, torna alla grandezza normale"],
  [keys("?"), "", "", "questo elenco"],
] as const;

const WRITING = [
  [keys("Ctrl ↵"), "invia la maschera, o conferma la finestra aperta"],
  [keys("Esc"), "chiude la maschera, la finestra o l’avviso"],
  [keys("Alt ↓"), "apre il calendario di una data"],
  [keys("↑", "↓"), "in un orario: un quarto d’ora in più o in meno; in una tabella: da una riga all’altra"],
] as const;

const AGENDA = [
  [keys("↑", "↓", "←", "→"), "da un’erogazione all’altra e da un giorno all’altro"],
  [keys("Invio"), "apre l’erogazione, o ne comincia una dove è libero"],
  [keys("Alt ↑", "Alt ↓"), "sposta una bozza di un quarto d’ora; nel mese, di una settimana"],
  [keys("Alt ←", "Alt →"), "sposta una bozza di un giorno"],
  [keys("Alt Maiusc ↑", "Alt Maiusc ↓"), "ne accorcia o ne allunga la durata"],
  [keys("M"), "sposta una bozza scrivendo giorno e ore"],
] as const;

const SHEETS = [
  [keys("F", "V"), "firmata o vuota, nel posto che si guarda; «segnata» è anche S"],
  [keys("↑", "↓"), "da un posto all’altro"],
  [keys("Ctrl ↵"), "archivia la pagina"],
  [keys("Ctrl V"), "incolla file e immagini"],
] as const;

export function showShortcuts(): void {
  if (document.querySelector("dialog[open]")) return;
  void showDialog<void>(
    (handle, headingId) => html`<div class="dialog-b">
        <h2 id=${headingId}>Tasti</h2>
        <section>
          <h3 class="over">DAPPERTUTTO</h3>
          <dl class="facts keys">
            ${ANYWHERE.map(([one, between, other, words]) => html`<dt>${one}${between}${other}</dt><dd>${words}</dd>`)}
          </dl>
        </section>
        <section>
          <h3 class="over">MENTRE SI SCRIVE</h3>
          <dl class="facts keys">${WRITING.map(([names, words]) => html`<dt>${names}</dt><dd>${words}</dd>`)}</dl>
        </section>
        <section>
          <h3 class="over">NELL’AGENDA</h3>
          <dl class="facts keys">${AGENDA.map(([names, words]) => html`<dt>${names}</dt><dd>${words}</dd>`)}</dl>
        </section>
        <section>
          <h3 class="over">NEI FOGLI FIRMATI</h3>
          <dl class="facts keys">${SHEETS.map(([names, words]) => html`<dt>${names}</dt><dd>${words}</dd>`)}</dl>
        </section>
      </div>
      <div class="dialog-f">
        <button type="button" class="btn" autofocus data-key="chiudi-tasti" @click=${() => handle.close()}>
          Chiudi <kbd>Esc</kbd>
        </button>
      </div>`,
  );
}
