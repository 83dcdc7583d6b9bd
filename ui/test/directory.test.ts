import { beforeEach, describe, expect, it } from "vitest";
import { privacy } from "../src/base/privacy";
import { directoryWorld } from "./directory-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { button, find, submit, until, write } from "./page";
import { world } from "./world";

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({ ...world(), ...directoryWorld() });
});

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const open = (section: string, more = "") => openAt(`/anagrafiche?sezione=${section}${more}`, bridge);
const value = (field: string) => find<HTMLInputElement>(`#record-${field}`).value;
const form = () => until(() => document.querySelector("record-form form"));

describe("Anagrafiche", () => {
  it("keeps the chosen tab in the address", async () => {
    await open("ente");
    await until(() => words().includes("Passolieve soc. coop. sociale"));
    find<HTMLButtonElement>("#tab-sportelli").click();
    await until(() => words().includes("via Roggia 12"));
    expect(location.hash).toContain("sezione=sportelli");
    expect(find("#tab-sportelli").getAttribute("aria-selected")).toBe("true");
  });

  it("moves among the tabs with the arrows", async () => {
    await open("ente");
    await until(() => document.querySelector("#tab-ente"));
    find("#tab-ente").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }));
    await until(() => find("#tab-destinatari").getAttribute("aria-selected") === "true");
  });

  it("takes the patron day from the municipality, and never over what was written", async () => {
    await open("sportelli");
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="dir-add"]'))).click();
    await form();
    write("#record-municipality", "Treviso");
    await until(() => value("patronDay") === "27/04");
    write("#record-patronDay", "28/04");
    write("#record-municipality", "Treviso");
    await new Promise((done) => setTimeout(done, 20));
    expect(value("patronDay")).toBe("28/04");
  });

  it("shows every problem under its field and loses nothing", async () => {
    bridge.answers.save_branch = () => {
      throw refusal("INVALID", "Controlla i campi segnati.", {
        field: "name",
        fields: [
          { field: "name", message: "Scrivi il nome dello sportello." },
          { field: "patronDay", message: "Scrivi giorno e mese, per esempio 27/04." },
        ],
      });
    };
    await open("sportelli");
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="dir-add"]'))).click();
    await form();
    write("#record-address", "via Nuova 1");
    write("#record-patronDay", "trentadue");
    submit();
    await until(() => document.querySelector("#record-patronDay-err"));
    expect(words(find("#record-name-err"))).toBe("Scrivi il nome dello sportello.");
    expect(value("address")).toBe("via Nuova 1");
    expect(value("patronDay")).toBe("trentadue");
    expect(document.activeElement?.id).toBe("record-name");
    write("#record-name", "Mogliano");
    await until(() => !document.querySelector("#record-name-err"));
    expect(document.querySelector("#record-patronDay-err")).not.toBeNull();
  });

  it("says at the foot what stands under no field", async () => {
    bridge.answers.save_centre = () => {
      throw refusal("STALE", "Un’altra finestra l’ha cambiato.");
    };
    await open("cpi");
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="centre-1"]'))).click();
    await form();
    submit();
    await until(() => words(find("record-form")).includes("Un’altra finestra l’ha cambiato."));
    expect(value("name")).toBe("CPI Treviso");
  });

  it("asks before a branch is put aside, and not before it is taken back", async () => {
    await open("sportelli");
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="branch-shelf-1"]'))).click();
    await until(() => document.querySelector("dialog"));
    expect(bridge.last("archive_branch")).toBeUndefined();
    key("procedi").click();
    await until(() => bridge.last("archive_branch"));
    expect(bridge.last("archive_branch")).toEqual({ id: 1, archived: true });
    await until(() => !document.querySelector("dialog"));
    key("branch-shelf-3").click();
    await until(() => bridge.last("archive_branch")?.id === 3);
    expect(bridge.last("archive_branch")).toEqual({ id: 3, archived: false });
  });

  it("hands the coach’s sportello over as an id, or none", async () => {
    await open("coach");
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="coach-2"]'))).click();
    await form();
    const select = find<HTMLSelectElement>("#record-branch");
    expect([...select.options].map((it) => it.textContent)).toEqual([
      "nessuno in particolare",
      "Treviso",
      "Mestre",
    ]);
    select.value = "2";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    submit();
    await until(() => bridge.last("save_coach"));
    expect(bridge.last("save_coach")).toEqual({
      id: 2,
      form: { surname: "Zanin", name: "Paolo", branch: 2 },
    });
  });
});

describe("Datori di lavoro", () => {
  it("are searched as one types", async () => {
    await open("datori");
    await until(() => words().includes("Officina Lanza"));
    write("#dir-text", "vivai");
    await until(() => bridge.last("list_employers")?.text === "vivai");
    expect(bridge.last("list_employers")).toEqual({ text: "vivai", page: 1, pageSize: 25 });
    await until(() => !words().includes("Officina Lanza"));
  });

  it("open beside the list with their referenti", async () => {
    await open("datori", "&voce=1");
    const panel = await until(() => document.querySelector(".panel"));
    expect(words(panel)).toContain("Cendron Roberta");
    button("Aggiungi un referente").click();
    await form();
    write("#record-surname", "Rossi");
    write("#record-name", "Ada");
    submit();
    await until(() => bridge.last("save_contact"));
    expect(bridge.last("save_contact")).toMatchObject({ employer: 1, id: null, form: { surname: "Rossi" } });
  });

  it("leave the page with the schermo riservato", async () => {
    privacy.set(true);
    await open("datori", "&voce=1");
    await until(() => document.querySelector(".panel"));
    expect(words()).not.toMatch(/Vivai|Cendron|Casier|0422/);
  });
});

describe("Destinatari", () => {
  it("carry their own limits as typed", async () => {
    await open("destinatari", "&voce=1");
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="beneficiary-edit"]'))).click();
    await form();
    expect(value("dailyLimit")).toBe("05:00");
    expect(value("birthDate")).toBe("05/09/1999");
    write("#record-weeklyLimit", "18");
    submit();
    await until(() => bridge.last("save_beneficiary"));
    expect(bridge.last("save_beneficiary")).toMatchObject({
      id: 1,
      form: { dailyLimit: "05:00", weeklyLimit: "18", birthDate: "05/09/1999", confirmed: false },
    });
  });

  it("are covered in the form too: what is doubted, whose a codice fiscale is, the birth date", async () => {
    const edit = async (problem: object) => {
      bridge.answers.save_beneficiary = () => {
        throw refusal("INVALID", "Controlla i campi segnati.", { fields: [problem] });
      };
      submit();
      return until(() => document.querySelector("#record-taxCode-err"));
    };
    await open("destinatari", "&voce=1");
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="beneficiary-edit"]'))).click();
    await form();
    await edit({ field: "confirmed", message: "Non corrisponde al cognome «Bortolini»." });
    privacy.set(true);
    await until(() => !words(find("record-form")).includes("Bortolini"));
    expect(find("record-form").innerHTML).not.toContain("Bortolini");
    expect(find<HTMLInputElement>("#record-birthDate").type).toBe("password");
    expect(find<HTMLButtonElement>("record-form date-field button").disabled).toBe(true);
    expect(words(find("record-form"))).not.toMatch(
      /lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica/,
    );

    await edit({ field: "taxCode", message: "Questo codice fiscale è già di Rossi Mario." });
    expect(find("record-form").innerHTML).not.toContain("Rossi");
    privacy.set(false);
    await until(() => words(find("#record-taxCode-err")).includes("Rossi Mario"));
    expect(find<HTMLInputElement>("#record-birthDate").type).toBe("text");
  });

  it("answer for a doubtful codice fiscale with a tick, asked only then", async () => {
    bridge.answers.save_beneficiary = ({ form: given }) => {
      if (given.confirmed) return 1;
      throw refusal("INVALID", "Controlla i campi segnati.", {
        fields: [
          { field: "confirmed", message: "Il codice fiscale non corrisponde al cognome «Bortolini»." },
        ],
      });
    };
    await open("destinatari", "&voce=1");
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="beneficiary-edit"]'))).click();
    await form();
    expect(document.querySelector("#record-confirmed")).toBeNull();
    submit();
    const tick = await until(() => document.querySelector<HTMLInputElement>("#record-confirmed"));
    expect(words(find("#record-taxCode-err"))).toContain("non corrisponde al cognome");
    tick.click();
    await until(() => tick.checked);
    write("#record-surname", "Bortolina");
    await until(() => !tick.checked && !document.querySelector("#record-taxCode-err"));
    tick.click();
    submit();
    await until(() => words().includes("Destinatario salvato."));
    expect(bridge.last("save_beneficiary")).toMatchObject({ form: { confirmed: true } });
  });
});

describe("a new employer", () => {
  async function fillNew(): Promise<void> {
    await open("datori");
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="dir-add"]'))).click();
    await form();
    write("#record-name", "Vivaio Serena");
  }

  it("is saved with who signs for it, in one form", async () => {
    bridge.answers.save_contact = () => 9;
    await fillNew();
    write("#record-contactSurname", "Cendron");
    write("#record-contactPhone", "0422 555 0142");
    submit();
    await until(() => bridge.last("save_contact"));
    expect(bridge.last("save_employer")).toMatchObject({ id: null, form: { name: "Vivaio Serena" } });
    expect(bridge.last("save_contact")).toMatchObject({
      employer: 1,
      id: null,
      form: { surname: "Cendron", phone: "0422 555 0142" },
    });
  });

  it("is not entered twice when its contact is refused, which is said under its field", async () => {
    const refused = "Scrivi il cognome del referente.";
    bridge.answers.save_contact = () => {
      throw refusal("INVALID", refused, { fields: [{ field: "surname", message: refused }] });
    };
    await fillNew();
    write("#record-contactRole", "titolare");
    submit();
    await until(() => document.querySelector("#record-contactSurname-err"));
    expect(bridge.last("save_employer")).toMatchObject({ id: null });
    write("#record-contactRole", "");
    submit();
    await until(() => bridge.calls.filter(({ command }) => command === "save_employer").length === 2);
    expect(bridge.last("save_employer")).toMatchObject({ id: 1 });
  });
});
