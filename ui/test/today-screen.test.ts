import { html } from "lit";
import { describe, expect, it, vi } from "vitest";
import { useBridge } from "../src/base/bridge";
import type { FirstStep, Today } from "../src/generated/types";
import { ROUTES } from "../src/routes";
import { grouped, placeOf } from "../src/screens/today/groups";
import { planned } from "../src/screens/today/next-days";
import "../src/screens/today/today-screen";
import { privacy } from "../src/base/privacy";
import { matchRoute, router } from "../src/shared/router";
import { archiveChanges, frame, status } from "../src/shared/state";
import { activityWorld, sessionRow, stepCheck } from "./activity-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt } from "./open-at";
import { button, find, show, until } from "./page";
import { one } from "./recorded";
import { beginningToday, DEADLINES, deadline, ofKind, todayView, todayWorld } from "./today-world";
import { FRAME, STATUS, world } from "./world";

let bridge: FakeBridge;
/** The session of today that is still to be started. */
const NEXT = one(todayView().sessions, ({ state }) => state === "PROGRAMMATA").id;
/** Whom the tests narrow to, or hide. */
const PERSON = one(todayView().people, () => true);
const PREFERRED = one(
  PERSON.activities,
  ({ state, envelope }) => state !== "TERMINATA" && envelope.free.minutes > 0,
);

async function open(view: Today = todayView(), path = "/oggi"): Promise<void> {
  bridge = new FakeBridge({ ...world(), ...activityWorld(), ...todayWorld(view) });
  useBridge(bridge);
  show(html`<today-screen .place=${matchRoute(ROUTES, path)}></today-screen>`);
  await until(() => document.querySelector("h1")?.textContent?.includes("Oggi,"));
}

const heads = () => [...document.querySelectorAll(".grp-h")].map((it) => it.textContent?.trim());

describe("groups of deadlines", () => {
  it("stand in the order in which they press, without empty ones", () => {
    const list = [deadline({ urgency: "più avanti" }), deadline({ urgency: "scaduto" })];
    expect(grouped(list).map(({ title }) => title)).toEqual(["Scaduto", "Più avanti"]);
  });

  it("keep the program's order inside", () => {
    const list = DEADLINES.filter((it) => it.urgency === "più avanti");
    expect(grouped(DEADLINES).at(-1)?.deadlines).toEqual(list);
  });

  it("lead to the place of work", () => {
    const { activity, session, request } = ofKind("DELIVER");
    expect(placeOf(ofKind("DELIVER"))).toBe(`/attivita/${activity}?erogazione=${session}`);
    expect(placeOf(ofKind("SCHEDULE"))).toMatch(/^\/attivita\/\d+\?erogazione=\d+&passo=programma$/);
    expect(placeOf(ofKind("ANSWER"))).toBe(`/richieste/${ofKind("ANSWER").request}`);
    expect(placeOf(ofKind("SIGN"))).toBe(`/registri?registro=${ofKind("SIGN").register}`);
    expect(placeOf(deadline({ kind: "REPORT" }))).toBe(`/relazione/${request}`);
    expect(placeOf(deadline({ kind: "CONCLUDE", activity: 3, session: null }))).toBe("/attivita/3");
  });
});

describe("Oggi", () => {
  it("shows the day, its sessions with the next button, and the groups", async () => {
    await open();
    expect(find("h1").textContent).toBe("Oggi, mercoledì 1 giugno 2022");
    expect(document.body.textContent).toContain("2 erogazioni · 05:00 di 08:00");
    const buttons = [...document.querySelectorAll(".ses .btn")].map((it) => it.textContent?.trim());
    expect(buttons).toEqual(["Concludi", "Avvia e concludi…", "Avvia"]);
    expect(heads()).toEqual(["Entro 3 giorni", "Più avanti"]);
  });

  it("narrows the deadlines to a person and a coach, as the address says", async () => {
    const choice = {
      deadlinePeople: [
        { id: 6, name: "Bortolin Nicolò" },
        { id: 7, name: "Vendramin Tommaso" },
      ],
      deadlineCoaches: [
        { id: 1, name: "Marangon Elena" },
        { id: 2, name: "Righetto Tommaso" },
      ],
    };
    await open(todayView(choice), "/oggi?persona=7&coach=zero");
    expect(bridge.last("today")).toEqual({ filter: { person: 7, coach: null } });
    const coach = find<HTMLSelectElement>("#dl-coach");
    expect([...coach.options].map((it) => it.textContent?.trim())).toEqual([
      "tutti i coach",
      "Marangon Elena",
      "Righetto Tommaso",
    ]);
    const query = vi.spyOn(router, "setQuery").mockImplementation(() => {});
    coach.value = "2";
    coach.dispatchEvent(new Event("change", { bubbles: true }));
    expect(query).toHaveBeenCalledWith({ coach: "2" });
    query.mockRestore();
  });

  it("says that the others are there when the filter leaves none", async () => {
    await open(todayView({ deadlines: [], deadlinesFound: 0 }), "/oggi?persona=7");
    expect(document.body.textContent).toContain("Nessuna scadenza con questi filtri");
    expect(find('[data-key="dl-tutte"]').textContent).toContain("Mostra tutte");
  });

  it("offers no filter where there is nothing to choose", async () => {
    await open(todayView({ deadlinePeople: [], deadlineCoaches: [] }));
    expect(document.querySelector("#dl-persona")).toBeNull();
  });

  it("says how many there are when only the first are here", async () => {
    await open(todayView({ deadlinesFound: 340, peopleFound: 120 }));
    expect(document.body.textContent).toContain(`340 scadenze, qui le ${DEADLINES.length} più urgenti`);
    expect(document.body.textContent).toContain("120 percorsi aperti");
  });

  it("takes a step with the same confirmation and reads again", async () => {
    await open();
    bridge.answers.check_step = () => stepCheck(sessionRow(NEXT, "PROGRAMMATA"), "avvia");
    bridge.answers.take_step = () => undefined;
    const before = bridge.calls.filter(({ command }) => command === "today").length;
    find(`[data-key="avvia-${NEXT}"]`).click();
    await until(() => document.querySelector("dialog"));
    find('[data-key="procedi"]').click();
    await until(() => bridge.calls.filter(({ command }) => command === "today").length > before);
    expect(bridge.last("take_step")?.order).toMatchObject({
      session: NEXT,
      step: "avvia",
      expected: "PROGRAMMATA",
    });
    await until(() => bridge.last("frame"));
  });

  it("shows a stale refusal and reads again", async () => {
    await open();
    bridge.answers.check_step = () => {
      throw refusal("STALE", "Nel frattempo qualcosa è cambiato.");
    };
    find(`[data-key="avvia-${NEXT}"]`).click();
    await until(() => document.querySelector("[role=alert]"));
    expect(find("[role=alert]").textContent).toContain("Nel frattempo");
  });

  it("goes where a deadline is worked on", async () => {
    await open();
    find('[data-key^="scadenza-SCHEDULE"]').click();
    expect(router.place.value?.path).toBe(placeOf(ofKind("SCHEDULE")));
  });

  it("asks for person and activity before a new session", async () => {
    await open();
    find('[data-key="nuova"]').click();
    const select = await until(() => document.querySelector<HTMLSelectElement>("dialog select"));
    expect(find('[data-key="procedi"]').getAttribute("aria-disabled")).toBe("true");
    select.value = String(PERSON.request);
    select.dispatchEvent(new Event("change"));
    find('[data-key="procedi"]').click();
    await until(() => router.place.value?.path === `/attivita/${PREFERRED.id}?nuova=1`);
  });

  it("says when not everybody is in the list of «Nuova erogazione», and where the others are found", async () => {
    await open();
    find('[data-key="nuova"]').click();
    await until(() => document.querySelector("dialog"));
    expect(document.querySelector('[data-key="choose-elsewhere"]')).toBeNull();
    find('[data-key="annulla"]').click();
    await until(() => !document.querySelector("dialog"));
    document.body.replaceChildren();

    const { people } = todayView();
    await open(todayView({ people: people.slice(0, 1), peopleFound: 61 }));
    find('[data-key="nuova"]').click();
    const link = await until(() => document.querySelector('dialog [data-key="choose-elsewhere"]'));
    expect(link.getAttribute("href")).toBe("#/politiche");
    expect(find("dialog .hint").textContent).toMatch(/primi 1 percorsi.*Cercala in\s+Politiche attive/s);
    // The only one sent is not the only one there is: nobody is chosen beforehand.
    expect(find<HTMLSelectElement>("dialog select").value).toBe("");
    (link as HTMLElement).click();
    await until(() => !document.querySelector("dialog"));
  });

  it("leaves what it shows on the page when it cannot be read again, and says so above", async () => {
    await open();
    const rows = document.querySelectorAll(".ses").length;
    const answer = bridge.answers.today;
    bridge.answers.today = () => {
      throw refusal("UNEXPECTED", "Il disco non risponde.");
    };
    archiveChanges.set(archiveChanges.value + 1);
    await until(() => document.querySelector(".failing"));
    expect(find(".failing [role=alert]").textContent).toContain("Il disco non risponde.");
    expect(document.querySelectorAll(".ses")).toHaveLength(rows);
    if (answer) bridge.answers.today = answer;
    find(".failing .link").click();
    await until(() => !document.querySelector(".failing"));
  });

  it("tells the drafts of a person in one line, which leads to their activity or their request", () => {
    const line = { ...ofKind("SCHEDULE"), session: null };
    expect(placeOf({ ...line, activity: 7 })).toBe("/attivita/7");
    expect(placeOf({ ...line, activity: null })).toBe(`/richieste/${line.request}`);
  });

  it("leads an archive that begins from one step to the next", async () => {
    await open(beginningToday());
    const steps = [...document.querySelectorAll(".first-steps > li")];
    expect(steps).toHaveLength(6);
    expect(document.body.textContent).toContain("3 di 6 fatti");
    expect(steps[3]?.getAttribute("aria-current")).toBe("step");
    expect(steps[1]?.textContent).toContain("fatto");
    expect(steps[1]?.querySelector("a")).toBeNull();
    expect([...find(".first-steps").querySelectorAll("a")].map((it) => it.getAttribute("href"))).toEqual([
      "#/richieste/importa",
      "#/richieste/nuova",
      "#/importa/erogazioni",
      "#/politiche",
      "#/registri?carta=1",
      "#/registri",
    ]);
    expect(document.querySelectorAll(".first-steps .primary")).toHaveLength(1);
    for (const empty of ["Oggi non ci sono erogazioni", "Nessuna scadenza", "Nessun percorso aperto"]) {
      expect(document.body.textContent).not.toContain(empty);
    }
  });

  it("puts the first steps away, and brings them back from the word that says so", async () => {
    const steps: FirstStep[] = [{ kind: "COPY", done: false }];
    let away = false;
    bridge = new FakeBridge({
      ...world(),
      ...activityWorld(),
      ...todayWorld(todayView({ firstSteps: steps })),
    });
    await openAt("/oggi", bridge);
    await until(() => document.querySelector(".first-steps"));
    bridge.answers.put_first_steps_away = (sent) => {
      away = sent.away;
    };
    bridge.answers.today = () => todayView({ firstSteps: away ? [] : steps });
    find('[data-key="inizio-nascondi"]').click();
    await until(() => !document.querySelector(".first-steps"));
    expect(away).toBe(true);
    expect(document.activeElement?.tagName).toBe("H1");
    expect(document.body.textContent).toContain("«Per cominciare» è nascosto: torna da Archivio.");
    button("Mostra di nuovo").click();
    await until(() => document.querySelector(".first-steps"));
    expect(away).toBe(false);
  });

  it("says calmly that it is time for a copy, but not of the example", async () => {
    const copyDue = "Dell’archivio non c’è ancora nessuna copia.";
    frame.set({ ...FRAME, copyDue });
    status.set({ ...STATUS, example: false });
    await open();
    expect(find(".notice.info").textContent).toContain(copyDue);
    expect(find('[data-key="copia"]').getAttribute("href")).toBe("#/archivio");
    document.body.replaceChildren();
    status.set({ ...STATUS, example: true });
    await open();
    expect(document.body.textContent).not.toContain(copyDue);
    frame.set(null);
    status.set(null);
  });

  it("leads from a session held to the sheet of the day", async () => {
    const [first] = todayView().sessions;
    if (!first) throw new Error("the example has sessions today");
    await open(todayView({ sessions: [{ ...first, state: "EROGATA", steps: [] }] }));
    expect(find(`[data-key="foglio-${first.id}"]`).getAttribute("href")).toBe(
      `#/registri?richiesta=${first.request}&emetti=1&giorno=2022-06-01`,
    );
  });

  it("says what to do when nothing is there", async () => {
    await open(todayView({ sessions: [], deadlines: [], people: [], nextDays: [] }));
    for (const words of ["Oggi non ci sono erogazioni", "Nessuna scadenza", "Nessun percorso aperto"]) {
      expect(document.body.textContent).toContain(words);
    }
    expect(find('[data-key="nuova"]').getAttribute("aria-disabled")).toBe("true");
  });

  it("shows no name under the schermo riservato", async () => {
    await open();
    privacy.set(true);
    await until(() => !document.body.textContent?.includes(PERSON.surname));
    const view = todayView();
    for (const { person } of view.deadlines) expect(document.body.innerHTML).not.toContain(person);
    for (const { surname, place } of view.sessions) {
      expect(document.body.innerHTML).not.toContain(surname);
      expect(document.body.innerHTML).not.toContain(place);
    }
  });
});

describe("next days", () => {
  it("count what is planned and name the feasts", () => {
    const day = { date: "2022-06-03", holiday: null, scheduled: 1, drafts: 2, minutes: 360 };
    expect(planned(day)).toBe("1 programmata, 2 bozze");
    expect(planned({ ...day, scheduled: 0, drafts: 0 })).toBe("niente in calendario");
    expect(planned({ ...day, holiday: "Domenica", scheduled: 0, drafts: 0 })).toBe("Domenica");
    expect(planned({ ...day, holiday: "Ferragosto", scheduled: 0, drafts: 0 })).toBe("Festivo: Ferragosto");
  });
});
