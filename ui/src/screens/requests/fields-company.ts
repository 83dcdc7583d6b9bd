// DATORE DI LAVORO: found among the anagrafiche, with one of its contacts; both may come later.
import { html, type TemplateResult } from "lit";
import { AppError } from "../../base/errors";
import { employer as covered, privacy } from "../../base/privacy";
import { comboField, type Suggestion } from "../../components/combo-box";
import { selectField } from "../../components/field";
import { factList } from "../../components/layout";
import { troubleToast } from "../../components/toast";
import { listEmployers, employer as readEmployer } from "../../generated/client";
import type { Employer, RequestForm } from "../../generated/types";
import type { RequestDraft } from "./draft";

export class CompanyFields {
  private text = "";
  private chosen: Employer | null = null;

  constructor(private readonly redraw: () => void) {}

  /** Names what the form starts with. */
  async start(form: RequestForm): Promise<void> {
    this.chosen = form.employer === null ? null : await readEmployer(form.employer);
    this.text = this.chosen?.name ?? "";
  }

  draw(draft: RequestDraft): TemplateResult {
    return html`<fieldset>
      <legend class="over">DATORE DI LAVORO</legend>
      ${privacy.value ? this.hidden(draft) : this.fields(draft)}
    </fieldset>`;
  }

  private hidden(draft: RequestDraft): TemplateResult {
    const contact = this.chosen?.contacts.find(({ id }) => id === draft.form.contact);
    return factList([
      ["Datore di lavoro", covered(this.chosen?.name ?? this.text)],
      ["Referente aziendale", covered(contact && `${contact.surname} ${contact.name}`.trim())],
    ]);
  }

  private fields(draft: RequestDraft): TemplateResult {
    const { form } = draft;
    const loose = form.employer === null && this.text.trim() !== "";
    return html`<div class="cols2">
      ${comboField({
        id: "request-employer",
        label: "Datore di lavoro",
        value: this.text,
        least: 2,
        none: "Nessun datore con questo nome: si aggiunge in Anagrafiche.",
        error: draft.problem("employer"),
        tone: loose ? "warn" : undefined,
        hint: loose
          ? "Scegli dall’elenco: scritto così non viene salvato."
          : "Si può indicare anche in seguito.",
        suggest: companies,
        onInput: (text) => {
          this.text = text;
          this.chosen = null;
          draft.change({ employer: null, contact: null });
        },
        onPick: (item) => void this.pick(draft, Number(item.key)),
      })}
      ${selectField({
        id: "request-contact",
        label: "Referente aziendale",
        value: form.contact === null ? "" : String(form.contact),
        none: this.chosen ? "da indicare" : "prima il datore di lavoro",
        choices: (this.chosen?.contacts ?? []).map(({ id, surname, name, role }) => ({
          value: String(id),
          label: `${`${surname} ${name}`.trim()}${role ? `, ${role}` : ""}`,
        })),
        error: draft.problem("contact"),
        onChange: (chosen) => draft.change({ contact: chosen ? Number(chosen) : null }),
      })}
    </div>`;
  }

  private async pick(draft: RequestDraft, id: number): Promise<void> {
    try {
      this.chosen = await readEmployer(id);
      this.text = this.chosen.name;
      const only = this.chosen.contacts.length === 1 ? this.chosen.contacts[0] : undefined;
      draft.change({ employer: id, contact: only?.id ?? null });
    } catch (thrown) {
      troubleToast(AppError.from(thrown).message);
      this.redraw();
    }
  }
}

async function companies(text: string): Promise<Suggestion[]> {
  const found = await listEmployers(text, 1, 8);
  return found.rows.map(({ id, name, municipality }) => ({
    key: String(id),
    text: name,
    detail: municipality,
  }));
}
