// Archivio: where the data live and their copies, who can open them, what was done, which rules hold.
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { Watch } from "../../base/store";
import { pageHead } from "../../components/layout";
import { tabPanel, tabs } from "../../components/tabs";
import { archivePlace, journal, programmes } from "../../generated/client";
import type { JournalFilter, JournalPage, Programme } from "../../generated/types";
import { type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { frame, status } from "../../shared/state";
import { aboutView } from "./about";
import "./archive.css";
import "./change-passphrase";
import "./daily-notice";
import "./first-steps";
import { filterOf, NOTHING } from "./journal-query";
import "./journal-view";
import "./key-coaches";
import "./lock-choice";
import "./make-copy";
import "./new-recovery";
import "./scheduled-copies";
import "./screen-capture";

const SECTIONS = [
  { key: "dati", label: "Dati e copie" },
  { key: "accesso", label: "Frase segreta" },
  { key: "giornale", label: "Giornale" },
  { key: "informazioni", label: "Informazioni" },
] as const;

type Shown =
  | { section: "dati"; place: string }
  | { section: "accesso" }
  | { section: "giornale"; filter: JournalFilter; page: JournalPage | null; refused: AppError | null }
  | { section: "informazioni"; rules: Programme[]; missing: AppError | null };

@customElement("archive-screen")
export class ArchiveScreen extends Screen<Shown> {
  constructor() {
    super();
    new Watch(this, [frame, status]);
  }

  protected override waiting(): string {
    return this.place.query.get("sezione") === "giornale" ? "Leggo il giornale…" : super.waiting();
  }

  protected override async read(place: Place): Promise<Shown> {
    const section = SECTIONS.find(({ key }) => key === place.query.get("sezione"))?.key ?? "dati";
    switch (section) {
      case "dati":
        return { section, place: await archivePlace() };
      case "accesso":
        return { section };
      case "giornale":
        return readJournal(filterOf(place.query));
      case "informazioni": {
        const { value, error } = await attempt(programmes);
        return { section, rules: value ?? [], missing: error };
      }
    }
  }

  protected override view(data: Shown): TemplateResult {
    return html`<div class="page">
      ${pageHead({ title: "Archivio" })}
      ${tabs("Archivio", SECTIONS, data.section, (key) => router.setQuery({ ...NOTHING, sezione: key }))}
      ${tabPanel(data.section, this.section(data))}
    </div>`;
  }

  private section(data: Shown): TemplateResult {
    switch (data.section) {
      case "dati":
        return html`<div class="stack-lg">
          <make-copy .folder=${data.place} .lastCopy=${frame.value?.lastCopy ?? null}></make-copy>
          ${status.value?.example ? nothing : html`<scheduled-copies></scheduled-copies>`}
          ${status.value?.example ? nothing : html`<lock-choice></lock-choice>`}
          <screen-capture></screen-capture>
          <daily-notice></daily-notice>
          ${status.value?.example ? nothing : html`<first-steps-choice></first-steps-choice>`}
        </div>`;
      case "accesso":
        return html`<div class="two-cards">
          <change-passphrase .provider=${frame.value?.provider ?? ""}></change-passphrase>
          <new-recovery .provider=${frame.value?.provider ?? ""}></new-recovery>
          <key-coaches
            .me=${frame.value?.coach ?? null}
            @change-own=${() => this.querySelector("change-passphrase")?.begin()}
          ></key-coaches>
        </div>`;
      case "giornale":
        return html`<journal-view
          .filter=${data.filter}
          .page=${data.page}
          .problems=${data.refused?.fields ?? []}
        ></journal-view>`;
      case "informazioni":
        return aboutView(status.value?.version ?? "", data.rules, data.missing, () => void this.reload());
    }
  }
}

/** Days that cannot be are told beside their fields; anything else is the screen's own trouble. */
async function readJournal(filter: JournalFilter): Promise<Shown> {
  const { value, error } = await attempt(() => journal(filter));
  if (error && error.fields.length === 0) throw error;
  return { section: "giornale", filter, page: value ?? null, refused: error };
}

declare global {
  interface HTMLElementTagNameMap {
    "archive-screen": ArchiveScreen;
  }
}
