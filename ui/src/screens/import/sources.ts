// Where the table comes from: a file, or text copied from the portal's page.
import { html, nothing, type TemplateResult } from "lit";
import type { AppError } from "../../base/errors";
import { icon } from "../../base/icons";
import { privacy } from "../../base/privacy";
import { errorBox } from "../../components/feedback";
import { areaField } from "../../components/field";
import { remark } from "../../components/violations";

export interface SourceWords {
  /** What can be chosen: «La tabella salvata dal portale: CSV…». */
  file: string;
  /** Label of the field to paste into. */
  paste: string;
  placeholder: string;
  /** What is read of the table. */
  columns: unknown;
}

export interface SourceOptions {
  words: SourceWords;
  text: string;
  reading: boolean;
  /** What could not be read, and why: said where it came from. */
  refused: { from: "file" | "text"; error: AppError } | null;
  onText: (text: string) => void;
  onChoose: () => void;
  onPaste: () => void;
}

export function importSources(options: SourceOptions): TemplateResult {
  const { refused } = options;
  const empty = options.text.trim() === "";
  // What the program foresees is wrong with the text; what it does not can be copied for who mends it.
  const wrong = refused?.from === "text" && refused.error.expected ? refused.error.message : undefined;
  return html`<div class="sources">
      <section class="stack-sm" data-drop-zone>
        <h2 class="over">DA UN FILE</h2>
        <p>${options.words.file}</p>
        <p>
          <button type="button" class="btn primary" data-key="choose" data-drop aria-busy=${options.reading} @click=${options.onChoose}>
            ${icon("import")}Scegli il file…
          </button>
        </p>
        ${refused?.from === "file" ? errorBox(refused.error) : nothing}
      </section>
      <section class="stack-sm">
        <h2 class="over">OPPURE INCOLLATA</h2>
        ${
          privacy.value
            ? remark("n", "Schermo riservato attivo.", "Disattivalo con F9 per incollare la tabella.")
            : areaField({
                id: "import-text",
                label: options.words.paste,
                rows: 8,
                value: options.text,
                placeholder: options.words.placeholder,
                error: wrong,
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
        ${refused?.from === "text" && !wrong ? errorBox(refused.error) : nothing}
      </section>
    </div>
    <details class="headings">
      <summary>Quali colonne si leggono</summary>
      <p>${options.words.columns}</p>
    </details>`;
}
