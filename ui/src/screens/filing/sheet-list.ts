// Everything that lies on the desk: a section a register with its pages, those of none, the files that could not
// be read.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { AppError } from "../../base/errors";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { name } from "../../base/privacy";
import { errorBox } from "../../components/feedback";
import type { FilingDesk, SheetPage, SheetRegister, UnreadFile } from "../../generated/types";
import { type Group, grouped, waits } from "./groups";
import { capital, type SheetActions, type SheetState, sheetCard } from "./sheet-card";

export interface ListOptions {
  desk: FilingDesk;
  unread: readonly UnreadFile[];
  actions: SheetActions;
  stateOf: (page: SheetPage) => SheetState;
  /** What filing a whole register was refused for. */
  errorOf: (register: SheetRegister) => AppError | null;
  onRegister: (of: SheetRegister, pages: readonly SheetPage[]) => void;
}

export function sheetList(options: ListOptions): TemplateResult {
  const groups = grouped(options.desk);
  return html`${groups.some(({ pages }) => pages.some(waits)) ? hint() : nothing}
  ${repeat(
    groups,
    ({ of }) => of?.register ?? "none",
    (group) => section(group, options),
  )}
  ${unreadList(options.unread)}`;
}

function hint(): TemplateResult {
  return html`<p class="meta filing-keys">
    <kbd>F</kbd> firmata <kbd>V</kbd> vuota <kbd>↑</kbd><kbd>↓</kbd> da un posto all’altro
    <kbd>Ctrl ↵</kbd> archivia la pagina
  </p>`;
}

function section({ of, pages }: Group, options: ListOptions): TemplateResult {
  const id = `filing-${of?.register ?? "none"}`;
  return html`<section class="filing-register" aria-labelledby=${id}>
    ${of ? registerHead(of, pages, id, options) : html`<div class="sec-head"><h2 id=${id}>Pagine senza registro</h2></div>`}
    ${of ? errorBox(options.errorOf(of)) : nothing}
    ${repeat(
      pages,
      (page) => page.key,
      (page) => sheetCard(page, options.stateOf(page), options.actions),
    )}
  </section>`;
}

function registerHead(
  of: SheetRegister,
  pages: readonly SheetPage[],
  id: string,
  { onRegister }: ListOptions,
): TemplateResult {
  const waiting = pages.filter(waits);
  return html`<div class="sec-head filing-head">
    <h2 id=${id}>${capital(of.called)}</h2>
    <span class="meta beside">${name(of.person)} · ${counted(of.pages, "pagina", "pagine")}</span>
    ${of.missingTold ? html`<span class="tag soon">${icon("triangle")}${of.missingTold}</span>` : nothing}
    ${
      waiting.length
        ? html`<button
            type="button"
            class="btn primary push"
            data-key="register-file-${of.register}"
            aria-describedby=${id}
            @click=${() => onRegister(of, waiting)}
          >Archivia il registro (${counted(waiting.length, "pagina", "pagine")})</button>`
        : html`<a class="push" href="#/registri?registro=${of.register}" data-key="register-open-${of.register}">Apri il registro</a>`
    }
  </div>`;
}

function unreadList(unread: readonly UnreadFile[]): TemplateResult | typeof nothing {
  if (unread.length === 0) return nothing;
  return html`<section class="filing-register" aria-labelledby="filing-unread">
    <div class="sec-head"><h2 id="filing-unread">File non letti</h2></div>
    <ul class="filing-unread">
      ${unread.map((file) => html`<li>${icon("octagon")}<span><b>${name(file.name)}</b>: ${file.why.replace(/\.?$/, ".")}</span></li>`)}
    </ul>
  </section>`;
}
