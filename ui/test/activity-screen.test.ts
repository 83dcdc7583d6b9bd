import { html } from "lit";
import { beforeEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import type { ActivityDetail } from "../src/generated/types";
import { ROUTES } from "../src/routes";
import { matchRoute } from "../src/shared/router";
import "../src/screens/activity/activity-screen";
import "../src/components/toast";
import { privacy } from "../src/base/privacy";
import { status } from "../src/shared/state";
import { activity, activityWorld, idOf, sessionRow, stepButtons } from "./activity-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { button, find, show, until, write } from "./page";
import { recorded, refused } from "./recorded";
import { STATUS, world } from "./world";

const ID = activity().id;
const SURNAME = activity().surname;
const DRAFT = idOf("INSERITA");
const PLANNED = idOf("PROGRAMMATA");
const STARTED = idOf("AVVIATA");
const CANCELLED = idOf("ANNULLATA");
const CLOSED = idOf("CHIUSA NEGATIVAMENTE");
const DELIVERED = idOf("EROGATA");
/** The one the small program gives the next number. */
const ENTERED = Math.max(...activity().sessions.map(({ id }) => id)) + 1;

/** The activity with a delivered session that nobody has described yet. */
const undescribed = () => activity({ sessions: [sessionRow(DELIVERED, "EROGATA", { description: "" })] });

let bridge: FakeBridge;

async function open(detail: ActivityDetail = activity(), path = "/attivita/5"): Promise<void> {
  bridge = new FakeBridge({ ...world(), ...activityWorld(detail) });
  useBridge(bridge);
  const place = matchRoute(ROUTES, path);
  show(html`<activity-screen .place=${place}></activity-screen><toast-stack></toast-stack>`);
  await until(() => document.querySelector("h1")?.textContent?.includes(detail.title));
}

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const rowText = (id: number) => find(`#erogazione-${id}`).textContent?.replace(/\s+/g, " ") ?? "";
const press = (name: string, more: KeyboardEventInit = {}) =>
  document.dispatchEvent(
    new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }),
  );

async function openForm(): Promise<void> {
  key("nuova").click();
  await until(() => document.querySelector("#s-date"));
}

async function fill(date: string, start: string, end: string): Promise<void> {
  write("#s-date", date);
  write("#s-start", start);
  write("#s-end", end);
  await new Promise((done) => setTimeout(done, 200));
}

beforeEach(() => {
  history.replaceState(null, "", "#/attivita/5");
});

describe("Attività", () => {
  it("shows exactly the buttons the program gives", async () => {
    await open();
    const labels = [...find(`#erogazione-${DRAFT}`).querySelectorAll(".btn")].map((it) =>
      it.textContent?.trim(),
    );
    expect(labels).toEqual(["Programma", "Annulla"]);
    expect(rowText(DELIVERED)).not.toMatch(/Avvia|Concludi|Annulla/);
    expect(rowText(CLOSED)).toContain("Ripianifica");
  });

  it("names a session by its number and asks for it by its whole id", async () => {
    const id = 812_345 * 2 ** 32 + 58;
    const entered = sessionRow(id, "INSERITA", {
      number: 58,
      editable: true,
      steps: stepButtons("INSERITA"),
    });
    const held = sessionRow(id + 1, "EROGATA", { number: 59 });
    await open(activity({ sessions: [held, entered] }));
    const spoken = [...document.querySelectorAll("tbody [aria-label]")].map((it) =>
      it.getAttribute("aria-label"),
    );
    expect(spoken).toContain("Modifica l’erogazione 58");
    expect(spoken).toContain("Programma, erogazione 58");
    expect(document.querySelector("tbody")?.textContent).not.toContain(String(id));
    key(`erogazione-${id + 1}`).click();
    await until(() => document.querySelector("#panel-title")?.textContent?.includes("Erogazione 59"));
    key(`erogazione-${id}`).click();
    await until(() =>
      document.querySelector("#panel-title")?.textContent?.includes("Modifica erogazione 58"),
    );
    key(`annulla-${id}`).click();
    await until(() => bridge.last("check_step"));
    expect(bridge.last("check_step")).toMatchObject({ session: id });
  });

  it("tells the last day to report a session on the portal, gone by or still to come", async () => {
    const mark = { known: null, due: "2022-05-17" };
    await open(
      activity({
        sessions: [
          sessionRow(DELIVERED, "EROGATA", { portal: { ...mark, urgency: "scaduto" } }),
          sessionRow(STARTED, "AVVIATA", { portal: { ...mark, due: "2022-06-08", urgency: "più avanti" } }),
        ],
      }),
    );
    expect(key(`portale-${DELIVERED}`).title).toBe(
      `Sul portale l’erogazione ${DELIVERED} non c’è ancora: non è più riportabile, il termine era il 17/05/2022`,
    );
    expect(key(`portale-${STARTED}`).title).toContain("si può riportare fino al 08/06/2022");
  });

  it("keeps a blocked button reachable, and lets it say why", async () => {
    await open();
    const avvia = key(`avvia-${PLANNED}`);
    const why = stepButtons("PROGRAMMATA")[0]?.blocked ?? "";
    expect(why).toMatch(/^Non si può avviare: .+ oggi 01\/06\/2022/);
    expect(avvia.getAttribute("aria-disabled")).toBe("true");
    expect(avvia.disabled).toBe(false);
    expect(find(`#${avvia.getAttribute("aria-describedby")}`).textContent).toContain(why);
    avvia.click();
    expect(find("#why-note").textContent).toContain(why);
    expect(bridge.last("check_step")).toBeUndefined();
  });

  it("strikes what was lost and offers to plan it again with an empty date", async () => {
    await open();
    expect(document.querySelectorAll(`#erogazione-${CANCELLED} s`)).toHaveLength(4);
    key(`ripianifica-${CANCELLED}`).click();
    await until(() => document.querySelector("#s-date"));
    expect(bridge.last("reschedule_form")).toEqual({ session: CANCELLED });
    expect(find<HTMLInputElement>("#s-date").value).toBe("");
    expect(find<HTMLInputElement>("#s-start").value).toBe(recorded("reschedule_form").start);
  });

  it("offers neither new sessions nor conclusion once TERMINATA", async () => {
    await open(recorded("activity_detail", "ended"));
    expect(document.querySelector('[data-key="nuova"]')).toBeNull();
    expect(document.querySelector(`[data-key="ripianifica-${CANCELLED}"]`)).toBeNull();
    expect(document.body.textContent).toContain("nessuna operazione è più possibile");
  });

  it("says what to do when there is no session", async () => {
    await open(activity({ sessions: [] }));
    expect(document.body.textContent).toContain("Nessuna erogazione in questa attività");
  });

  it("shows no name under the schermo riservato", async () => {
    await open();
    expect(document.body.textContent).toContain(SURNAME);
    privacy.set(true);
    await until(() => !document.body.textContent?.includes(SURNAME));
  });
});

describe("form of a session", () => {
  it("opens with N, with the focus on its first field", async () => {
    await open();
    press("n");
    await until(() => document.activeElement?.id === "s-branch");
  });

  it("sends, shows the row and offers the next step", async () => {
    await open();
    await openForm();
    await fill("10/06/2022", "09:00", "11:00");
    key("invia").click();
    await until(() => document.querySelector(`#erogazione-${ENTERED}`));
    await until(() => document.querySelector(".toast"));
    expect(find(".toast").textContent).toContain(`Erogazione ${ENTERED} inserita.`);
    expect(button("Programma", find(".toast"))).toBeTruthy();
    expect(find(`#erogazione-${ENTERED}`).getAttribute("aria-selected")).toBe("true");
    expect(document.querySelector("session-panel")).toBeNull();
    await until(() => document.activeElement === key("nuova"));
  });

  it("keeps the words under a refusal and leaves the form open", async () => {
    await open();
    bridge.answers.enter_session = () => {
      throw refusal("UNEXPECTED", "Il disco non risponde.");
    };
    await openForm();
    write("#s-note", "ingresso dal cortile");
    await fill("10/06/2022", "09:00", "11:00");
    press("Enter", { ctrlKey: true });
    await until(() => document.querySelector("session-panel [role=alert]"));
    expect(find<HTMLInputElement>("#s-note").value).toBe("ingresso dal cortile");
    expect(find<HTMLInputElement>("#s-date").value).toBe("10/06/2022");
  });

  it("bars Invia on a holiday and mends it with one press", async () => {
    await open();
    await openForm();
    await fill("02/06/2022", "09:00", "11:00");
    await until(() => key("invia").getAttribute("aria-disabled") === "true");
    expect(key("invia").title).toContain("Non si può inviare");
    button("Sposta a venerdì 03/06").click();
    await until(() => find<HTMLInputElement>("#s-date").value === "03/06/2022");
    await until(() => key("invia").getAttribute("aria-disabled") === null);
  });

  it("sums up at its foot what blocks and what waits", async () => {
    await open();
    await openForm();
    write("#s-place", "");
    await fill("10/06/2022", "09:00", "12:00");
    await until(() => document.querySelector(".panel-f")?.textContent?.includes("1 blocca Programma"));
    expect(find(".panel-f").textContent).toContain("2 avvisi da confermare");
  });

  it("gives back what was typed before Esc, until it is given up", async () => {
    await open();
    await openForm();
    write("#s-note", "x");
    press("Escape");
    await until(() => !document.querySelector("session-panel"));
    await openForm();
    expect(find<HTMLInputElement>("#s-note").value).toBe("x");
    key("scarta-testo").click();
    await until(() => !document.querySelector("session-panel"));
    await openForm();
    expect(find<HTMLInputElement>("#s-note").value).toBe("");
  });

  it("closes at once when nothing was typed, and gives the focus back", async () => {
    await open();
    await openForm();
    press("Escape");
    await until(() => !document.querySelector("session-panel"));
    await until(() => document.activeElement === key("nuova"));
  });

  it("reads again after a stale edit, keeps the words, and can then be sent", async () => {
    const detail = activity();
    await open(detail);
    let tries = 0;
    bridge.answers.edit_session = () => {
      tries += 1;
      if (tries === 1) throw refusal("STALE", "Nel frattempo qualcosa è cambiato.");
    };
    key(`erogazione-${DRAFT}`).click();
    await until(() => document.querySelector("#s-note"));
    write("#s-note", "portare la scheda");
    const found = detail.sessions.find((it) => it.id === DRAFT);
    if (found) found.revision = 7;
    key("invia").click();
    await until(() => document.querySelector("session-panel [role=alert]"));
    expect(find("session-panel [role=alert]").textContent).toContain("Nel frattempo");
    expect(find<HTMLInputElement>("#s-note").value).toBe("portare la scheda");
    key("invia").click();
    await until(() => tries === 2);
    expect(bridge.last("edit_session")).toMatchObject({ revision: 7 });
  });

  it("refuses a step on a session whose changes are not sent yet", async () => {
    await open();
    key(`erogazione-${DRAFT}`).click();
    await until(() => document.querySelector("#s-note"));
    write("#s-note", "x");
    key(`programma-${DRAFT}`).click();
    await until(() => document.body.textContent?.includes("non sono ancora inviate"));
    expect(bridge.last("check_step")).toBeUndefined();
  });

  it("finds again what was left half written on another screen", async () => {
    status.set(STATUS);
    await open();
    await openForm();
    write("#s-note", "da finire");
    find("activity-screen").remove();
    document.body.replaceChildren();
    await open();
    await until(() => document.querySelector("#s-note"));
    expect(find<HTMLInputElement>("#s-note").value).toBe("da finire");
    status.set({ ...STATUS, archive: "bloccato" });
  });

  it("finds again a description and a private note left half written", async () => {
    status.set(STATUS);
    await open(undescribed());
    key(`descrivi-${DELIVERED}`).click();
    await until(() => document.querySelector("#n-description"));
    write("#n-description", "Prova alla pressa.");
    write("#n-private", "Stanca nel pomeriggio.");
    document.body.replaceChildren();
    await open(undescribed());
    await until(() => document.querySelector("#n-description"));
    expect(find<HTMLTextAreaElement>("#n-description").value).toBe("Prova alla pressa.");
    expect(find<HTMLTextAreaElement>("#n-private").value).toBe("Stanca nel pomeriggio.");
    key("salva").click();
    await until(() => !document.querySelector("notes-panel"));
    document.body.replaceChildren();
    await open(undescribed());
    expect(document.querySelector("notes-panel")).toBeNull();
    status.set({ ...STATUS, archive: "bloccato" });
  });

  it("does not close a panel while it is being sent", async () => {
    await open(undescribed());
    let sent = () => {};
    bridge.answers.describe_session = () =>
      new Promise<void>((done) => {
        sent = done;
      });
    key(`descrivi-${DELIVERED}`).click();
    await until(() => document.querySelector("#n-description"));
    write("#n-description", "Prova alla pressa.");
    key("salva").click();
    await until(() => bridge.last("describe_session"));
    press("Escape");
    expect(document.querySelector("dialog")).toBeNull();
    expect(document.querySelector("notes-panel")).not.toBeNull();
    sent();
    await until(() => !document.querySelector("notes-panel"));
  });

  it("does not close with a step the panel where a note is half written", async () => {
    await open();
    key(`erogazione-${PLANNED}`).click();
    await until(() => document.querySelector("#n-private"));
    write("#n-private", "Da sentire l’azienda.");
    key(`chiudi-${PLANNED}`).click();
    await until(() => document.body.textContent?.includes("non sono ancora salvate"));
    expect(bridge.last("check_step")).toBeUndefined();
    expect(find<HTMLTextAreaElement>("#n-private").value).toBe("Da sentire l’azienda.");
  });
});

describe("steps and notes", () => {
  it("schedules, reads again and says so", async () => {
    await open();
    key(`programma-${DRAFT}`).click();
    await until(() => document.querySelector("dialog"));
    key("procedi").click();
    await until(() => rowText(DRAFT).includes("PROGRAMMATA"));
    await until(() => document.querySelector(".toast"));
    expect(find(".toast").textContent).toContain(`Erogazione ${DRAFT}: PROGRAMMATA.`);
  });

  it("shows why a stale step was refused, and reads again", async () => {
    const detail = activity({ sessions: [sessionRow(DRAFT, "INSERITA")] });
    await open(detail);
    bridge.answers.take_step = () => {
      detail.sessions = [sessionRow(DRAFT, "PROGRAMMATA")];
      throw refused("take_step", "stale");
    };
    key(`programma-${DRAFT}`).click();
    await until(() => document.querySelector("dialog"));
    key("procedi").click();
    await until(() => rowText(DRAFT).includes("PROGRAMMATA"));
    expect(find("[role=alert]").textContent).toContain("qui risultava INSERITA, ora è PROGRAMMATA");
  });

  it("writes the description of a delivered session with its revision", async () => {
    await open(activity({ sessions: [sessionRow(DELIVERED, "EROGATA", { revision: 4, description: "" })] }));
    key(`descrivi-${DELIVERED}`).click();
    await until(() => document.querySelector("#n-description"));
    write("#n-description", "Prova alla pressa.");
    key("salva").click();
    await until(() => !document.querySelector("notes-panel"));
    expect(bridge.last("describe_session")).toEqual({
      session: DELIVERED,
      revision: 4,
      description: "Prova alla pressa.",
      privateNote: "",
    });
  });

  it("ends the activity in the state the screen showed, naming what stays open", async () => {
    await open();
    key("concludi").click();
    await until(() => document.querySelector("dialog"));
    expect(find("dialog").textContent).toMatch(new RegExp(`\\b${DRAFT}\\b.*\\(inserite\\)`));
    key("procedi").click();
    await until(() => document.body.textContent?.includes("nessuna operazione è più possibile"));
    expect(bridge.last("end_activity")).toEqual({ activity: ID, expected: "INIZIATA" });
  });

  it("opens on the next step when another screen leads to it", async () => {
    const detail = activity({ sessions: [sessionRow(60, "INSERITA", { steps: stepButtons("INSERITA") })] });
    await open(detail, "/attivita/5?erogazione=60&passo=programma");
    await until(() => document.querySelector("dialog"));
    expect(bridge.last("check_step")).toEqual({ session: 60, step: "programma" });
  });

  it("pages many sessions and brings the page of the one asked for", async () => {
    const sessions = Array.from({ length: 60 }, (_, at) => sessionRow(at + 1, "EROGATA"));
    await open(activity({ sessions }));
    expect(document.querySelectorAll("tbody tr")).toHaveLength(25);
    expect(document.body.textContent).toContain("Record trovati: 60 – pagina 1 di 3");
    document.body.replaceChildren();
    await open(activity({ sessions }), "/attivita/5?erogazione=3");
    await until(() => document.querySelector("#erogazione-3"));
    expect(document.body.textContent).toContain("pagina 3 di 3");
  });
});
