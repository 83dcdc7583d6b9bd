// The two ways in for a request, offered on the list and where it is empty.
import { html, type TemplateResult } from "lit";
import { icon } from "../../base/icons";

export const newButton = (): TemplateResult =>
  html`<a class="btn primary" href="#/richieste/nuova">${icon("plus")}Nuova richiesta</a>`;

export const importButton = (): TemplateResult =>
  html`<a class="btn" href="#/richieste/importa">${icon("import")}Importa…</a>`;
