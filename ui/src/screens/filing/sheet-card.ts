// One page: its picture, what it is of, what is wrong with it, its places, and what can be done with it.
import { html, nothing, type TemplateResult } from "lit";
import type { AppError } from "../../base/errors";
import { counted } from "../../base/format";
import { type IconName, icon } from "../../base/icons";
import { name, plain, privacy } from "../../base/privacy";
import { chip } from "../../components/chip";
import { errorBox } from "../../components/feedback";
import { textField } from "../../components/field";
import type { PageStanding, SheetPage } from "../../generated/types";
import { answers } from "./answers";
import { waits } from "./groups";
import { places } from "./places";

const STANDINGS: Readonly<Record<PageStanding, readonly [text: string, tint: string, drawing: IconName]>> = {
  found: ["RICONOSCIUTA", "done", "done"],
  superseded: ["SUPERATA", "todo", "triangle"],
  double: ["DOPPIA", "todo", "copy"],
  filedBefore: ["GIÀ ARCHIVIATA", "todo", "archive"],
  otherArchive: ["DI UN ALTRO ARCHIVIO", "bad", "octagon"],
  otherPaper: ["NON È UN REGISTRO", "bad", "octagon"],
  noCode: ["SENZA CODICE", "bad", "octagon"],
  unreadable: ["NON LEGGIBILE", "bad", "octagon"],
};

export interface SheetActions {
  open: (page: SheetPage) => void;
  file: (page: SheetPage) => void;
  clear: (page: SheetPage) => void;
  use: (page: SheetPage) => void;
}

/** What the step under way, or the last one, says of this page. */
export interface SheetState {
  busy: boolean;
  error: AppError | null;
  /** What is wrong with the code typed. */
  codeError: string | undefined;
}

/** «Registro 2022/017, versione 1, pagina 2 di 4» */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function sheetCard(page: SheetPage, at: SheetState, actions: SheetActions): TemplateResult {
  const { key } = page;
  return html`<article
    class="filing-page"
    aria-labelledby="sheet-${key}"
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !waits(page)) return;
      event.preventDefault();
      actions.file(page);
    }}
  >
    ${picture(page, actions)}
    <div class="stack-sm">
      <div class="row wrap">
        <h3 id="sheet-${key}" tabindex="-1">${capital(page.told)}</h3>
        ${page.filed ? chip("ARCHIVIATA", "done", "done") : chip(...STANDINGS[page.standing])}
      </div>
      <p class="meta">${name(page.file)}${page.filePage > 1 ? `, pagina ${page.filePage}` : ""}</p>
      ${page.filed ? filed(page) : unfiled(page, at, actions)}
      ${errorBox(at.error)}
      <div class="row wrap">
        ${
          waits(page)
            ? html`<button
                type="button"
                class="btn"
                data-key="sheet-file-${key}"
                aria-busy=${at.busy}
                aria-describedby="sheet-${key}"
                @click=${() => actions.file(page)}
              >${icon("archive")}Archivia la pagina</button>`
            : nothing
        }
        <button
          type="button"
          class="btn quiet"
          data-key="sheet-clear-${key}"
          aria-describedby="sheet-${key}"
          @click=${() => actions.clear(page)}
        >Togli dall’elenco</button>
      </div>
    </div>
  </article>`;
}

function picture(page: SheetPage, actions: SheetActions): TemplateResult {
  if (!page.picture || privacy.value) {
    return html`<div class="sheet-picture none">${icon(privacy.value ? "hide" : "documents")}</div>`;
  }
  return html`<button
    type="button"
    class="sheet-picture"
    data-key="sheet-open-${page.key}"
    aria-label="Guarda la pagina grande: ${page.told}, ${plain(page.file)}"
    title="Guarda la pagina grande"
    @click=${() => actions.open(page)}
  ><img src=${page.picture} alt="" /></button>`;
}

function filed(page: SheetPage): TemplateResult {
  return html`<p>
    Scansione conservata.
    ${
      page.register === null
        ? nothing
        : html`<a href="#/registri?registro=${page.register}&vista=scansione" data-key="sheet-register-${page.key}">Apri il registro</a>`
    }
  </p>`;
}

function unfiled(page: SheetPage, at: SheetState, actions: SheetActions): TemplateResult {
  const open = waits(page) ? answers.open(page) : 0;
  return html`${page.faults.map(
    (fault) => html`<p class="tag soon fault">${icon("triangle")}<span>Rifai la foto: ${fault}.</span></p>`,
  )}
  ${page.standing === "noCode" ? code(page, at, actions) : nothing} ${waits(page) ? places(page) : nothing}
  ${
    open
      ? html`<p class="tag soon fault">
          ${icon("show")}<span
            >${counted(open, "posto da guardare: se resta così, non viene annotato", "posti da guardare: quelli che restano così non vengono annotati")}.</span
          >
        </p>`
      : nothing
  }`;
}

function code(page: SheetPage, at: SheetState, actions: SheetActions): TemplateResult {
  return html`<form
    class="sheet-code"
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      actions.use(page);
    }}
  >
    ${textField({
      id: `sheet-code-${page.key}`,
      label: "Codice stampato accanto al quadrato",
      required: true,
      value: answers.code(page.key),
      error: at.codeError,
      onInput: (text) => answers.type(page.key, text),
    })}
    <button type="submit" class="btn" data-key="sheet-use-${page.key}" aria-busy=${at.busy}>Usa questo codice</button>
  </form>`;
}
