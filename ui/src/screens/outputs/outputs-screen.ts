// Documenti (§3.2): what each activity should leave, what is there, what is missing; and the models.
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { pageHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import { tabPanel, tabs } from "../../components/tabs";
import { listOutputs, outputTemplates } from "../../generated/client";
import type { OutputPage, OutputStanding, OutputTemplate } from "../../generated/types";
import { type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { TypedSearch } from "../../shared/typed-search";
import { outputList } from "./output-list";
import "./outputs.css";
import { STANDINGS } from "./standing";
import "./templates-view";

const SECTIONS = [
  { key: "documenti", label: "Documenti" },
  { key: "modelli", label: "Modelli" },
] as const;

type Shown = { section: "documenti"; page: OutputPage } | { section: "modelli"; models: OutputTemplate[] };

@customElement("outputs-screen")
export class OutputsScreen extends Screen<Shown> {
  private readonly searching = new TypedSearch(this, ["pagina"]);

  protected override waiting(): string {
    return "Leggo i documenti…";
  }

  protected override async read(place: Place): Promise<Shown> {
    if (place.query.get("sezione") === "modelli")
      return { section: "modelli", models: await outputTemplates() };
    const page = await listOutputs({
      standing: standingOf(place),
      text: place.query.get("testo") ?? "",
      page: Number(place.query.get("pagina")) || 1,
      pageSize: sizeOf(place),
    });
    return { section: "documenti", page };
  }

  protected override view(data: Shown): TemplateResult {
    return html`<div class="page">
      ${pageHead({
        title: "Documenti",
        lead: html`Gli output delle attività si conservano agli atti, con data di redazione, riferimenti al dispositivo e
        destinatario (${par("§3.2")}).`,
      })}
      ${tabs("Documenti", SECTIONS, data.section, (key) =>
        router.setQuery({ sezione: key === "modelli" ? key : null, testo: null, stato: null, pagina: null }),
      )}
      ${tabPanel(data.section, this.section(data))}
    </div>`;
  }

  private section(data: Shown): TemplateResult {
    if (data.section === "modelli")
      return html`<templates-view
        .models=${data.models}
        .chosen=${this.place.query.get("modello") ?? ""}
        @changed=${() => void this.reload()}
      ></templates-view>`;
    return outputList({
      page: data.page,
      standing: standingOf(this.place),
      text: this.searching.text(this.place),
      size: sizeOf(this.place),
      onStanding: (value) => router.setQuery({ stato: value, pagina: null }),
      onText: (text) => this.searching.type(text),
      onSize: (value) => router.setQuery({ righe: value, pagina: null }),
      onPage: (page) => router.setQuery({ pagina: String(page) }),
      onAll: () => this.showAll(),
    });
  }

  private showAll(): void {
    this.searching.drop();
    router.setQuery({ testo: null, stato: null, pagina: null });
  }
}

function standingOf(place: Place): OutputStanding | null {
  return STANDINGS.find(([it]) => it === place.query.get("stato"))?.[0] ?? null;
}

const sizeOf = (place: Place): number => Number(place.query.get("righe")) || 10;

declare global {
  interface HTMLElementTagNameMap {
    "outputs-screen": OutputsScreen;
  }
}
