import { beforeEach, describe, expect, it } from "vitest";
import { privacy } from "../src/base/privacy";
import type { FieldProblem, PaperForm, PaperOrder } from "../src/generated/types";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until, write } from "./page";
import { detailOf, PAPER, pageOf, registersWorld, SCAN } from "./registers-world";
import { requestsWorld } from "./requests-world";
import { world } from "./world";

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({ ...world(), ...registersWorld() });
});

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const view = () => find("register-view");
const form = () => find("paper-form");
const box = (session: number) => find<HTMLInputElement>(`[data-key="seduta-${session}"]`);
const sent = () => (bridge.last("record_paper_register")?.order as PaperOrder | undefined)?.form;
const refused = (...fields: FieldProblem[]) => {
  throw refusal("INVALID", "Controlla i campi segnati.", { fields });
};

/** The form, opened from a request's page. */
async function open(): Promise<void> {
  await openAt("/registri?richiesta=2&carta=1", bridge);
  await until(() => document.querySelector('[data-key="seduta-31"]'));
}

describe("a register on paper", () => {
  it("is told apart in the list and on its page, with nothing of ours to print", async () => {
    await openAt("/registri?registro=8", bridge);
    await until(() => document.querySelector(".paper-facts"));
    expect(words(find('[data-key="registro-8"]').closest("tr") as HTMLElement)).toContain("su carta");
    expect(words(view())).toContain("registro su carta, tenuto prima di Affianca");
    expect(words(view())).toContain("3 erogazioni, 06:30");
    expect(words(view())).not.toContain("versione");
    for (const name of ["reg-print", "reg-save", "reg-again"])
      expect(document.querySelector(`[data-key="${name}"]`)).toBeNull();
    expect(document.querySelector("pdf-preview")).toBeNull();
    expect(words(find(".reg-notes"))).toContain("Manca la scansione.");
  });

  it("opens its scan once it has one", async () => {
    bridge.answers.register_detail = () => ({ ...detailOf(8), scans: [SCAN] });
    await openAt("/registri?registro=8", bridge);
    await until(() => document.querySelector('[data-key="reg-open"]'));
    key("reg-open").click();
    await until(() => bridge.last("open_scan"));
    expect(bridge.last("open_scan")).toEqual({ id: 8, number: null });
    await until(() => words().includes("Copia di sola lettura: le modifiche non tornano in Affianca."));
    expect(document.querySelector(".reg-notes")).toBeNull();
  });

  it("once something rests on it says so, and can only be withdrawn", async () => {
    const fixed = "Non si può più correggere: dopo la registrazione l’attività JC-DE è stata conclusa.";
    bridge.answers.register_detail = () => ({ ...detailOf(8), paper: { ...PAPER, fixed } });
    await openAt("/registri?registro=8", bridge);
    await until(() => document.querySelector(".paper-facts"));
    expect(words(find(".reg-notes"))).toContain(fixed);
    expect(document.querySelector('[data-key="paper-correct"]')).toBeNull();
    key("paper-withdraw").click();
    await until(() => document.querySelector("dialog textarea"));
    key("procedi").click();
    await until(() => words().includes("Scrivi la motivazione"));
    expect(bridge.last("withdraw_paper_register")).toBeUndefined();
    write("dialog textarea", "È di un’altra persona.");
    key("procedi").click();
    await until(() => bridge.last("withdraw_paper_register"));
    expect(bridge.last("withdraw_paper_register")).toEqual({ id: 8, reason: "È di un’altra persona." });
    await until(() => words().includes("Registro su carta Reg. 14/2022 ritirato."));
  });

  it("withdrawn says when and why, and nothing more is done with it", async () => {
    const withdrawn = { at: "2022-05-20T09:00:00", because: "È di un’altra persona." };
    const detail = detailOf(8);
    bridge.answers.register_detail = () => ({
      ...detail,
      row: { ...detail.row, state: "RITIRATO" as const },
      paper: { ...PAPER, withdrawn },
    });
    await openAt("/registri?registro=8", bridge);
    await until(() => document.querySelector(".paper-facts"));
    expect(words(find(".reg-notes"))).toContain("È di un’altra persona.");
    for (const name of ["paper-correct", "paper-withdraw", "scan-attach"])
      expect(document.querySelector(`[data-key="${name}"]`)).toBeNull();
  });
});

describe("the page of a request", () => {
  it("lists its registers, those on paper told apart", async () => {
    bridge = new FakeBridge({
      ...world(),
      ...requestsWorld(),
      list_registers: ({ filter }) => ({
        ...pageOf(filter),
        rows: [detailOf(17).row, detailOf(8).row],
        found: 2,
      }),
    });
    await openAt("/richieste/2", bridge);
    const list = await until(() => document.querySelector<HTMLElement>(".request-registers"));
    const [ours, paper] = [...list.querySelectorAll("li")].map((it) => words(it));
    expect(ours).toContain("2022/017");
    expect(ours).not.toContain("su carta");
    expect(paper).toContain("Reg. 14/2022 su carta JC-DE");
    expect(bridge.last("list_registers")?.filter.request).toBe(2);
  });
});

describe("«Aggiungi un registro su carta…»", () => {
  it("offers the sessions of its days, and ticks those on no register yet", async () => {
    await open();
    expect(words(form())).toContain("JC-1-1103/002");
    expect(find<HTMLInputElement>("#paper-from").value).toBe("03/05/2022");
    expect([31, 32, 33].map((id) => box(id).checked)).toEqual([true, true, false]);
    expect(words(form())).toContain("già nel registro 2022/017");
    expect(words(form())).toContain("2 di 3 scelte, 04:30");
    find<HTMLInputElement>("#paper-all").click();
    await until(() => box(33).checked);
    find<HTMLInputElement>("#paper-all").click();
    await until(() => !box(31).checked && !box(33).checked);
    write("#paper-from", "01/05/2022");
    await until(() => box(31).checked);
    expect(box(33).checked).toBe(false);
    write("#paper-from", "01/05/2021");
    await until(() => words(form()).includes("Nessuna erogazione EROGATA in questi giorni."));
    expect(words(form())).toContain("Altre 3 erogazioni svolte sono fuori");
  });

  it("sends what can be read on it, and shows it when it is recorded", async () => {
    await open();
    write("#paper-number", "Reg. 14/2022");
    box(32).click();
    key("coach-0").click();
    await until(() => find<HTMLInputElement>("#paper-coach-who").value !== "");
    write("#paper-coach-date", "12/05/2022");
    key("procedi").click();
    await until(sent);
    const expected: Partial<PaperForm> = {
      number: "Reg. 14/2022",
      activity: null,
      from: "03/05/2022",
      to: "12/05/2022",
      sessions: [31],
    };
    expect(sent()).toMatchObject(expected);
    expect(sent()?.signatures[0]).toEqual({
      signer: "coach",
      who: "Giulia Ferraresso",
      date: "12/05/2022",
      place: "",
    });
    await until(() => words().includes("Registro su carta Reg. 14/2022 aggiunto."));
    expect(bridge.last("attach_to_register")).toBeUndefined();
    expect(document.querySelector("paper-form")).toBeNull();
  });

  it("asks for the scan at once where that is wanted", async () => {
    await open();
    write("#paper-number", "Reg. 14/2022");
    key("registra-scansione").click();
    await until(() => bridge.last("attach_to_register"));
    expect(bridge.last("attach_to_register")).toEqual({ id: 8, asScan: false });
  });

  it("puts each refusal beside its field and keeps what was typed", async () => {
    bridge.answers.record_paper_register = () =>
      refused(
        { field: "number", message: "Di questa richiesta c’è già il registro su carta «14»." },
        { field: "sessions", message: "Scegli almeno un’erogazione." },
        { field: "recipient.date", message: "La firma non può essere nel futuro." },
      );
    await open();
    write("#paper-number", "14");
    write("#paper-recipient-who", "Nicolò Bortolin");
    key("procedi").click();
    await until(() => document.querySelector("#paper-number-err"));
    expect(words(find("#paper-sessions-err"))).toBe("Scegli almeno un’erogazione.");
    expect(words(find("#paper-recipient-date-err"))).toBe("La firma non può essere nel futuro.");
    expect(find<HTMLInputElement>("#paper-recipient-who").value).toBe("Nicolò Bortolin");
    expect(document.activeElement).toBe(find("#paper-number"));
    expect(document.querySelector("paper-form .viol")).toBeNull();
  });

  it("asks whose it is when it is opened from the list", async () => {
    await openAt("/registri", bridge);
    key("reg-paper").click();
    await until(() => document.querySelector("#paper-request"));
    expect(words(form())).toContain("Scegli prima la richiesta");
    key("procedi").click();
    await until(() => document.querySelector("#paper-request-err"));
    write("#paper-request", "bort");
    const found = await until(() => document.querySelector<HTMLElement>("paper-form [role=option]"));
    found.click();
    await until(() => document.querySelector('[data-key="seduta-31"]'));
    expect(find<HTMLInputElement>("#paper-to").value).toBe("12/05/2022");
  });

  it("covers who signed with the schermo riservato", async () => {
    await open();
    privacy.set(true);
    await until(() => find<HTMLInputElement>("#paper-coach-who").type === "password");
    expect(words(form())).not.toContain("Bortolin");
    privacy.set(false);
  });
});

describe("a register on paper read wrongly", () => {
  it("is corrected with its reason, its signatures left alone", async () => {
    await openAt("/registri?registro=8", bridge);
    (await until(() => document.querySelector<HTMLElement>('[data-key="paper-correct"]'))).click();
    await until(() => document.querySelector('[data-key="seduta-33"]'));
    expect([31, 32, 33].map((id) => box(id).checked)).toEqual([true, true, true]);
    expect(document.querySelector("#paper-coach-who")).toBeNull();
    bridge.answers.correct_paper_register = () =>
      refused({ field: "reason", message: "Scrivi perché il registro va corretto." });
    write("#paper-number", "Reg. 41/2022");
    key("procedi").click();
    await until(() => document.querySelector("#paper-reason-err"));
    bridge.answers.correct_paper_register = () => undefined;
    write("#paper-reason", "Letto male");
    key("procedi").click();
    await until(() => words().includes("Registro su carta corretto."));
    expect(bridge.last("correct_paper_register")).toMatchObject({
      id: 8,
      form: { number: "Reg. 41/2022", activity: 22, sessions: [31, 32, 33] },
      reason: "Letto male",
    });
  });
});
