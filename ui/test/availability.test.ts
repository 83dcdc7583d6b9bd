import { beforeEach, describe, expect, it } from "vitest";
import { privacy } from "../src/base/privacy";
import { activityWorld } from "./activity-world";
import { availabilityWorld } from "./availability-world";
import { FakeBridge } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { button, find, until, write } from "./page";
import { recorded, refused } from "./recorded";
import { world } from "./world";

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({ ...world(), ...availabilityWorld() });
});

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const open = async (kind: string) => {
  await openAt(`/anagrafiche/orari/${kind}/7`, bridge);
  await until(() => document.querySelector("availability-screen .head nav"));
};
const field = (id: string) => find<HTMLInputElement>(`#${id}`);
const press = (from: HTMLElement, name: string) =>
  from.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
const proceed = () => find<HTMLButtonElement>('.dialog-f [data-key="procedi"]').click();

describe("Orari e assenze", () => {
  it("shows the hours of the week, those of today marked, and the person's own limits", async () => {
    await open("destinatario");
    expect(words()).toContain("Vale sempre");
    expect(words()).toContain("VALE OGGI");
    expect(words()).toContain("Vale dal 01/07/2022 al 31/08/2022");
    expect(document.querySelectorAll("article.week")).toHaveLength(2);
    expect(document.querySelectorAll("article.week:first-of-type dd .vh").length).toBe(2);
    expect(words()).toContain("Non blocca nulla".toLowerCase());
  });

  it("says what to do where nothing is known", async () => {
    await open("coach");
    expect(words()).toContain("Nessun orario");
    expect(words()).toContain("Nessuna assenza");
    expect(key("to-ways").getAttribute("href")).toBe("#/anagrafiche/viaggi");
  });

  it("asks for closing days of a firm, and for no hours", async () => {
    await open("datore");
    expect(words()).toContain("Giorni di chiusura");
    expect(words()).toContain("chiusura estiva");
    expect(document.querySelector('[data-key="week-new"]')).toBeNull();
    expect(document.querySelector('[data-key="calendar-out"]')).toBeNull();
  });

  it("fills a week from the keyboard, copies a day on the others and sends all of it", async () => {
    await open("coach");
    key("week-new").click();
    const monday = await until(() => document.querySelector<HTMLInputElement>("#week-0-0"));
    write("#week-0-0", "9-13");
    await until(() => field("week-0-0").value === "09:00–13:00");
    press(monday, "ArrowDown");
    expect(document.activeElement?.id).toBe("week-1-0");
    key("week-copy-0").click();
    await until(() => field("week-4-0").value === "09:00–13:00");
    expect(field("week-5-0").value).toBe("");
    proceed();
    const sent = await until(() => bridge.last("save_week"));
    expect(sent.form.days).toHaveLength(7);
    expect(sent.form.days[4]).toEqual(["09:00–13:00", "", ""]);
    expect(sent.form.days[6]).toEqual(["", "", ""]);
    await until(() => words().includes("Orario salvato."));
  });

  it("tells what is wrong in the row of its day, and keeps what was typed", async () => {
    bridge.answers.save_week = () => {
      throw refused("save_week", "wrong");
    };
    await open("coach");
    key("week-new").click();
    await until(() => document.querySelector("#week-0-0"));
    write("#week-0-1", "12-14");
    proceed();
    await until(() => field("week-0-1").getAttribute("aria-invalid") === "true");
    expect(find("#week-0-err").textContent).toContain("Si sovrappone a 09:00–13:00.");
    expect(field("week-0-1").getAttribute("aria-describedby")).toBe("week-0-err");
    expect(field("week-1-0").getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement?.id).toBe("week-from");
    write("#week-0-1", "14-18");
    await until(() => field("week-0-1").getAttribute("aria-invalid") === "false");
  });

  it("adds an absence, tells its problems beside the fields", async () => {
    bridge.answers.save_absence = () => {
      throw refused("save_absence", "wrong");
    };
    await open("coach");
    key("absence-new").click();
    await until(() => document.querySelector("#absence-start"));
    write("#absence-start", "9");
    proceed();
    await until(() => field("absence-from").getAttribute("aria-invalid") === "true");
    expect(field("absence-end").getAttribute("aria-invalid")).toBe("true");
    bridge.answers.save_absence = () => 3;
    write("#absence-from", "10/06/2022");
    proceed();
    await until(() => words().includes("Assenza salvata."));
    expect(bridge.last("save_absence")?.form.from).toBe("10/06/2022");
  });

  it("takes an absence away only once it was confirmed", async () => {
    await open("destinatario");
    const [first] = document.querySelectorAll<HTMLButtonElement>('[data-key^="absence-off-"]');
    first?.click();
    await until(() => document.querySelector("dialog"));
    expect(bridge.last("remove_absence")).toBeUndefined();
    proceed();
    await until(() => bridge.last("remove_absence"));
    await until(() => words().includes("Assenza tolta."));
  });

  it("shows those that are over when asked", async () => {
    await open("destinatario");
    button("Mostra anche 1 passata").click();
    await until(() => bridge.last("availability")?.over === true);
    await until(() => document.querySelectorAll("table.absences tbody tr").length === 3);
    expect(words()).toContain("Nascondi le passate");
  });

  it("covers names and notes under the schermo riservato", async () => {
    await open("destinatario");
    expect(words()).toContain("ferie");
    privacy.set(true);
    await until(() => !words().includes("ferie"));
  });
});

describe("Tempi di viaggio", () => {
  it("lists the ways, the branch by its name, and offers the places of sessions", async () => {
    await openAt("/anagrafiche/viaggi", bridge);
    await until(() => words().includes("Lavanderia Montello, Villorba"));
    expect(words()).toContain("sportello");
    key("way-new").click();
    await until(() => document.querySelector("#way-one"));
    bridge.answers.save_way = () => {
      throw refused("save_way", "wrong");
    };
    proceed();
    await until(() => field("way-minutes").getAttribute("aria-invalid") === "true");
    expect(words()).toContain("per esempio 25");
  });
});

describe("Calendario", () => {
  it("goes out with initials, and warns before surnames", async () => {
    await open("destinatario");
    key("calendar-out").click();
    const surnames = await until(() => document.querySelector<HTMLInputElement>("#calendar-surnames"));
    expect(surnames.checked).toBe(false);
    expect(words()).not.toContain("esce dall’archivio cifrato");
    surnames.click();
    await until(() => words().includes("esce dall’archivio cifrato"));
    proceed();
    await until(() => words().includes("Calendario salvato"));
    expect(bridge.last("save_calendar")?.order.surnames).toBe(true);
  });

  it("comes in once it was shown, without titles unless they are asked for", async () => {
    await open("coach");
    key("calendar-in").click();
    await until(() => document.querySelector("calendar-in h2"));
    expect(words()).toContain("5 nuovi, 0 cambiati, 1 da togliere, 12 già presenti");
    expect(words()).toContain("…e 3 altri.");
    expect(words()).toContain("Restano fuori: 40 già passati, 2 segnati come tempo libero, 1 annullato");
    expect(words()).toContain("Riunione di équipe");
    proceed();
    await until(() => words().includes("Ripresi dal calendario: 5 nuovi"));
    expect(bridge.last("run_calendar_import")?.titles).toBe(false);
  });
});

describe("The form of a session", () => {
  it("tells of hours and absences what does not stand in the way", async () => {
    const hint = "Il coach è assente venerdì 10/06/2022.";
    bridge = new FakeBridge({
      ...world(),
      ...activityWorld(),
      check_session: () => ({ ...recorded("check_session", "good"), violations: [], hints: [hint] }),
    });
    await openAt("/attivita/5", bridge);
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="nuova"]'))).click();
    await until(() => words().includes(`${hint} Non blocca nulla.`));
    expect(find("#s-hints").getAttribute("aria-live")).toBe("polite");
    expect(document.querySelectorAll(".viol")).toHaveLength(0);
  });
});
