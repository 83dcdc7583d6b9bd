// Where the table comes from: a file, or text copied from the portal's page.
import { html, type TemplateResult } from "lit";
import { areaField } from "../../components/field";
import { remark } from "../../components/violations";
import { icon } from "../../icons";
import { privacy } from "../../privacy";

export interface SourceOptions {
  text: string;
  reading: boolean;
  onText: (text: string) => void;
  onChoose: () => void;
  onPaste: () => void;
}

const HEADINGS = [
  "Stato preselezione",
  "Data richiesta",
  "Codice OPAL",
  "Titolare",
  "Cognome",
  "Nome",
  "Codice fiscale",
  "CPI",
  "Stato attività",
  "Componente",
  "Voce di spesa",
  "Ore",
  "Importo",
];

export function importSources(options: SourceOptions): TemplateResult {
  const empty = options.text.trim() === "";
  return html`<div class="sources">
      <section class="stack-sm">
        <h2 class="over">DA UN FILE</h2>
        <p>La tabella salvata dal portale: CSV (con «;», «,» o tabulazioni) oppure Excel (.xlsx).</p>
        <p>
          <button type="button" class="btn primary" data-key="choose" aria-busy=${options.reading} @click=${options.onChoose}>
            ${icon("import")}Scegli il file…
          </button>
        </p>
      </section>
      <section class="stack-sm">
        <h2 class="over">OPPURE INCOLLATA</h2>
        ${
          privacy.value
            ? remark("n", "Schermo riservato attivo.", "Disattivalo con F9 per incollare la tabella.")
            : areaField({
                id: "import-text",
                label: "Righe copiate dalla tabella del portale, intestazione compresa",
                rows: 8,
                value: options.text,
                placeholder: "Stato preselezione   Codice OPAL   Titolare   Cognome   …",
                onInput: options.onText,
              })
        }
        <p>
          <button
            type="button"
            class="btn"
            data-key="read"
            aria-disabled=${empty}
            title=${empty ? "Prima incolla la tabella." : ""}
            aria-busy=${options.reading}
            @click=${() => {
              if (!empty) options.onPaste();
            }}
          >
            Leggi il testo
          </button>
        </p>
      </section>
    </div>
    <details class="headings">
      <summary>Quali colonne si leggono</summary>
      <p>
        Le colonne del manuale, in qualunque ordine: ${HEADINGS.join(", ")}. Le righe con i dati della richiesta vuoti sono
        le altre attività della richiesta sopra. Gli importi si leggono come 1.672,00 €, le ore come 44 o 44:00.
      </p>
    </details>`;
}
