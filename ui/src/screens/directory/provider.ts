// Ente: the body, as it stands on the registers.

import { html, type TemplateResult } from "lit";
import { icon } from "../../base/icons";
import { LENGTHS } from "../../base/lengths";
import { factList } from "../../components/layout";
import { saveProvider } from "../../generated/client";
import type { Directory, Provider } from "../../generated/types";
import { askRecord } from "./record-form";

export function providerView({ provider }: Directory): TemplateResult {
  return html`<section class="stack narrow">
    ${factList([
      ["Nome", provider.name],
      ["Codice fiscale", provider.taxCode],
      ["Referente dell’ente", provider.referent],
    ])}
    <p class="meta">
      Nome, codice fiscale e referente compaiono sui registri emessi d’ora in poi: quelli già emessi non cambiano.
    </p>
    <div>
      <button type="button" class="btn" data-key="provider-edit" @click=${() => void editProvider(provider)}>
        ${icon("pencil")}Modifica…
      </button>
    </div>
  </section>`;
}

export function editProvider(provider: Provider): Promise<boolean> {
  return askRecord({
    key: "ente",
    title: "Ente",
    rows: [
      [{ key: "name", label: "Nome dell’ente", required: true }],
      [
        {
          key: "taxCode",
          label: "Codice fiscale",
          hint: "Facoltativo: compare sui registri.",
          maxLength: LENGTHS.taxCode,
        },
        { key: "referent", label: "Referente dell’ente", hint: "Chi firma i registri per l’ente." },
      ],
    ],
    initial: { ...provider },
    save: ({ name = "", taxCode = "", referent = "" }) => saveProvider({ name, taxCode, referent }),
    saved: "Ente salvato.",
  });
}
