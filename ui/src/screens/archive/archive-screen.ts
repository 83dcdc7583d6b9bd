// Archivio: where the data live and their copies, who can open them, what was done, which rules hold.
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { archivePlace, journal, programmes } from "../../api/archive";
import { attempt } from "../../attempt";
import { pageHead } from "../../components/layout";
import { tabPanel, tabs } from "../../components/tabs";
import type { AppError } from "../../errors";
import type { Action } from "../../generated/Action";
import type { JournalPage } from "../../generated/JournalPage";
import type { Programme } from "../../generated/Programme";
import type { Place } from "../../router";
import { router } from "../../routes";
import { Screen } from "../../screen";
import { frame, status } from "../../state";
import { Watch } from "../../store";
import { aboutView } from "./about";
import "./archive.css";
import "./change-passphrase";
import "./daily-notice";
import "./journal-view";
import "./make-copy";
import "./new-recovery";

const PAGE_SIZE = 25;

const SECTIONS = [
  { key: "dati", label: "Dati e copie" },
  { key: "accesso", label: "Frase segreta" },
  { key: "giornale", label: "Giornale" },
  { key: "informazioni", label: "Informazioni" },
] as const;

type Shown =
  | { section: "dati"; place: string }
  | { section: "accesso" }
  | { section: "giornale"; page: JournalPage }
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
        return {
          section,
          page: await journal({
            request: Number(place.query.get("richiesta")) || null,
            action: (place.query.get("azione") as Action | null) || null,
            page: Number(place.query.get("pagina")) || 1,
            pageSize: PAGE_SIZE,
          }),
        };
      case "informazioni": {
        const { value, error } = await attempt(programmes);
        return { section, rules: value ?? [], missing: error };
      }
    }
  }

  protected override view(data: Shown): TemplateResult {
    return html`<div class="page">
      ${pageHead({ title: "Archivio" })}
      ${tabs("Archivio", SECTIONS, data.section, (key) =>
        router.setQuery({ sezione: key, azione: null, richiesta: null, pagina: null }),
      )}
      ${tabPanel(data.section, this.section(data))}
    </div>`;
  }

  private section(data: Shown): TemplateResult {
    switch (data.section) {
      case "dati":
        return html`<div class="stack-lg">
          <make-copy .folder=${data.place} .lastCopy=${frame.value?.lastCopy ?? null}></make-copy>
          <daily-notice></daily-notice>
        </div>`;
      case "accesso":
        return html`<div class="two-cards">
          <change-passphrase></change-passphrase>
          <new-recovery .provider=${frame.value?.provider ?? ""}></new-recovery>
        </div>`;
      case "giornale":
        return html`<journal-view
          .page=${data.page}
          .action=${this.place.query.get("azione") ?? ""}
          ?narrowed=${this.place.query.has("richiesta")}
        ></journal-view>`;
      case "informazioni":
        return aboutView(status.value?.version ?? "", data.rules, data.missing, () => void this.reload());
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "archive-screen": ArchiveScreen;
  }
}
