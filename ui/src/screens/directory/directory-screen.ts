// Anagrafiche: who and where, behind six tabs. The long lists open one record beside them.
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { Keys } from "../../base/keys";
import { employer as covered, person } from "../../base/privacy";
import { notice, pageHead } from "../../components/layout";
import { tabPanel, tabs } from "../../components/tabs";
import {
  beneficiary,
  directory,
  employer,
  employerDoubles,
  listBeneficiaries,
  listEmployers,
  peopleDoubles,
} from "../../generated/client";
import type { Beneficiary, BeneficiaryPage, Directory, Employer, EmployerPage } from "../../generated/types";
import { type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { TypedSearch } from "../../shared/typed-search";
import { BENEFICIARY_HEADS, beneficiaryLine, beneficiaryPanel, editBeneficiary } from "./beneficiaries";
import { branchesView, editBranch } from "./branches";
import { centresView, editCentre } from "./centres";
import { coachesView, editCoach } from "./coaches";
import { EMPLOYER_HEADS, editEmployer, employerLine, employerPanel } from "./employers";
import { type LongList, longList } from "./long-list";
import { providerView } from "./provider";
import "./directory.css";

const PAGE_SIZE = 25;

const SECTIONS = [
  { key: "ente", label: "Ente" },
  { key: "sportelli", label: "Sportelli" },
  { key: "coach", label: "Coach" },
  { key: "cpi", label: "CPI" },
  { key: "datori", label: "Datori di lavoro" },
  { key: "destinatari", label: "Destinatari" },
] as const;

type Section = (typeof SECTIONS)[number]["key"];

type Shown =
  | { section: "ente" | "sportelli" | "coach" | "cpi"; short: Directory }
  | { section: "datori"; page: EmployerPage; chosen: Employer | null; doubles: number }
  | { section: "destinatari"; page: BeneficiaryPage; chosen: Beneficiary | null; doubles: number };

const ADD: Readonly<Partial<Record<Section, string>>> = {
  sportelli: "Nuovo sportello…",
  coach: "Nuovo coach…",
  cpi: "Nuovo CPI…",
  datori: "Nuovo datore di lavoro…",
  destinatari: "Nuovo destinatario…",
};

/** Where a list of each kind comes in. */
const IMPORT: Readonly<Partial<Record<Section, string>>> = {
  coach: "/anagrafiche/importa/coach",
  datori: "/anagrafiche/importa",
  destinatari: "/anagrafiche/importa/destinatari",
};

@customElement("directory-screen")
export class DirectoryScreen extends Screen<Shown> {
  private readonly typed = new TypedSearch(this, ["pagina"]);

  constructor() {
    super();
    new Keys(this, {
      n: () => this.add(),
      escape: () => {
        if (this.place.query.has("voce")) this.close();
      },
    });
  }

  protected override waiting(): string {
    return "Leggo le anagrafiche…";
  }

  protected override async read(place: Place): Promise<Shown> {
    const section = sectionOf(place);
    const text = place.query.get("testo") ?? "";
    const page = Number(place.query.get("pagina")) || 1;
    const id = Number(place.query.get("voce")) || null;
    if (section === "datori") {
      const [list, chosen, doubles] = await Promise.all([
        listEmployers(text, page, PAGE_SIZE),
        id ? employer(id) : null,
        employerDoubles(),
      ]);
      return { section, page: list, chosen, doubles: doubles.found };
    }
    if (section === "destinatari") {
      const [list, chosen, doubles] = await Promise.all([
        listBeneficiaries(text, page, PAGE_SIZE),
        id ? beneficiary(id) : null,
        peopleDoubles(),
      ]);
      return { section, page: list, chosen, doubles: doubles.found };
    }
    return { section, short: await directory() };
  }

  protected override view(data: Shown): TemplateResult {
    const chosen = "chosen" in data ? data.chosen : null;
    return html`<div class="with-panel dir-split ${chosen ? "open" : "alone"}">
      <div class="page">
        ${pageHead({ title: "Anagrafiche", actions: this.addButton(data.section) })}
        ${tabs("Anagrafiche", SECTIONS, data.section, (key) => this.turnTo(key))}
        ${tabPanel(data.section, this.section(data))}
      </div>
      ${chosen ? this.panel(data) : nothing}
    </div>`;
  }

  private addButton(section: Section): TemplateResult | typeof nothing {
    const label = ADD[section];
    if (!label) return nothing;
    const add = html`<button type="button" class="btn primary" data-key="dir-add" @click=${() => this.add()}>
      ${icon("plus")}${label}
    </button>`;
    const way = IMPORT[section];
    if (!way) return add;
    return html`<div class="row wrap">
      ${section === "coach" ? html`<a class="btn quiet" href="#/anagrafiche/viaggi" data-key="dir-ways">Tempi di viaggio</a>` : nothing}
      <a class="btn" href="#${way}" data-key="dir-import">${icon("import")}Importa…</a>${add}
    </div>`;
  }

  private section(data: Shown): TemplateResult {
    switch (data.section) {
      case "ente":
        return providerView(data.short);
      case "sportelli":
        return branchesView(data.short);
      case "coach":
        return coachesView(data.short);
      case "cpi":
        return centresView(data.short);
      case "datori":
        return under(doublesNotice(data.doubles, "fra i datori di lavoro", "/anagrafiche/doppioni"), {
          ...this.searching(),
          page: data.page,
          label: "Cerca",
          placeholder: "ragione sociale, comune, referente",
          heads: EMPLOYER_HEADS,
          line: (row) => employerLine(row, row.id === data.chosen?.id, (id) => void this.open(id)),
          empty: {
            drawing: "company",
            title: "Nessun datore di lavoro",
            text: "Aggiungi dove si svolge l’allenamento: la richiesta e il registro ne riportano il nome e il referente.",
          },
        });
      case "destinatari":
        return under(doublesNotice(data.doubles, "fra i destinatari", "/anagrafiche/doppioni/destinatari"), {
          ...this.searching(),
          page: data.page,
          label: "Cerca",
          placeholder: "cognome, codice fiscale, OPAL",
          heads: BENEFICIARY_HEADS,
          line: (row) => beneficiaryLine(row, row.id === data.chosen?.id, (id) => void this.open(id)),
          empty: {
            drawing: "people",
            title: "Nessun destinatario",
            text: "Si aggiungono da soli con le richieste, inserite a mano o importate.",
          },
        });
    }
  }

  private searching() {
    return {
      text: this.typed.text(this.place),
      onText: (text: string) => this.typed.type(text),
      onPage: (page: number) => router.setQuery({ pagina: String(page), voce: null }),
    };
  }

  private panel(data: Shown): TemplateResult | typeof nothing {
    if (!("chosen" in data) || !data.chosen) return nothing;
    const [title, content] =
      data.section === "datori"
        ? [covered(data.chosen.name), employerPanel(data.chosen)]
        : [person(data.chosen.surname, data.chosen.name), beneficiaryPanel(data.chosen)];
    return html`<section class="panel" aria-labelledby="dir-title">
      <div class="panel-h">
        <h2 id="dir-title" class="cut" tabindex="-1">${title}</h2>
        <button type="button" class="btn sm quiet" data-key="dir-close" @click=${() => this.close()}>
          ${icon("close")}Chiudi <kbd>Esc</kbd>
        </button>
      </div>
      <div class="panel-b">${content}</div>
    </section>`;
  }

  private turnTo(key: string): void {
    this.typed.drop();
    router.setQuery({ sezione: key, testo: null, pagina: null, voce: null });
  }

  private async open(id: number): Promise<void> {
    router.setQuery({ voce: String(id) });
    await this.reload();
    await this.updateComplete;
    this.querySelector<HTMLElement>("#dir-title")?.focus();
  }

  private close(): void {
    const key = this.data?.section === "datori" ? "employer" : "beneficiary";
    const id = this.place.query.get("voce");
    router.setQuery({ voce: null });
    this.querySelector<HTMLElement>(`[data-key="${key}-${id}"]`)?.focus();
  }

  private add(): void {
    const { data } = this;
    if (!data) return;
    const open: Readonly<Partial<Record<Section, () => Promise<boolean>>>> = {
      sportelli: () => editBranch(null),
      coach: () => editCoach(null, "short" in data ? data.short.branches : []),
      cpi: () => editCentre(null),
      datori: () => editEmployer(null),
      destinatari: () => editBeneficiary(null),
    };
    void open[data.section]?.();
  }
}

function under<Row>(above: TemplateResult | typeof nothing, list: LongList<Row>): TemplateResult {
  return html`${above}${longList(list)}`;
}

function doublesNotice(found: number, where: string, to: string): TemplateResult | typeof nothing {
  if (found === 0) return nothing;
  return notice(
    "info",
    "copy",
    html`${counted(found, "possibile doppione", "possibili doppioni")} ${where}.`,
    html`<a class="btn sm" href="#${to}" data-key="doubles">Rivedi</a>`,
  );
}

function sectionOf(place: Place): Section {
  return SECTIONS.find(({ key }) => key === place.query.get("sezione"))?.key ?? "ente";
}

declare global {
  interface HTMLElementTagNameMap {
    "directory-screen": DirectoryScreen;
  }
}
