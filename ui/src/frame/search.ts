// The search over everything in the top bar. While the schermo riservato is on, a result shows what it is
// and its OPAL code only.
import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { ComboBox, Suggestion } from "../components/combo-box";
import { searchEverything } from "../generated/client";
import "../components/combo-box";
import { AppError } from "../base/errors";
import { focusHeading } from "../base/focus";
import { icon } from "../base/icons";
import { Keys } from "../base/keys";
import { LightElement } from "../base/light";
import { name, privacy } from "../base/privacy";
import { troubleToast } from "../components/toast";
import type { Hit } from "../generated/types";
import { router } from "../shared/router";

/** What can be found, and where it is looked at. */
const KINDS: Readonly<Record<string, { label: string; to: (id: number) => string }>> = {
  richiesta: { label: "Richiesta", to: (id) => `/richieste/${id}` },
  destinatario: { label: "Destinatario", to: (id) => `/anagrafiche?sezione=destinatari&voce=${id}` },
  datore: { label: "Datore di lavoro", to: (id) => `/anagrafiche?sezione=datori&voce=${id}` },
  registro: { label: "Registro", to: (id) => `/registri?registro=${id}` },
};

const OPAL = /\bJC-[\w-]+\/\w+/;

@customElement("search-box")
export class SearchBox extends LightElement {
  @state() private text = "";

  constructor() {
    super();
    new Keys(this, { "ctrl+k": () => this.querySelector<HTMLInputElement>("input")?.select() });
  }

  protected override render(): TemplateResult {
    return html`<div class="search" role="search" @keydown=${this.left}>
      <combo-box
        .inputId=${"search"}
        .label=${"Cerca in tutto l’archivio"}
        .placeholder=${"Cerca in tutto l’archivio"}
        .least=${2}
        .none=${"Nessun risultato: prova con un cognome, un codice fiscale o un codice OPAL."}
        .value=${this.text}
        .suggest=${this.suggest}
        @text=${(event: CustomEvent<string>) => {
          this.text = event.detail;
        }}
        @pick=${this.open}
        @fault=${(event: CustomEvent<unknown>) => troubleToast(AppError.from(event.detail).message)}
      ></combo-box>
      ${icon("search")}<kbd>Ctrl K</kbd>
    </div>`;
  }

  private readonly suggest = async (text: string): Promise<Suggestion[]> => {
    const hits = await searchEverything(text);
    return hits.map((hit) => ({
      key: KINDS[hit.kind]?.to(hit.id) ?? router.home,
      text: "",
      label: label(hit),
      detail: detail(hit),
    }));
  };

  private open(event: CustomEvent<Suggestion>): void {
    this.text = "";
    (event.target as ComboBox).value = "";
    router.go(event.detail.key);
  }

  private left(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    this.text = "";
    focusHeading(document.querySelector("main") ?? document);
  }
}

function label(hit: Hit): unknown {
  if (!privacy.value || !hit.personal) return hit.title;
  return OPAL.exec(`${hit.title} ${hit.detail}`)?.[0] ?? name(hit.title);
}

function detail(hit: Hit): string {
  const kind = KINDS[hit.kind]?.label ?? "";
  return privacy.value && hit.personal ? kind : [kind, hit.detail].filter(Boolean).join(" · ");
}
