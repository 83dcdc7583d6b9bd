import { beforeEach, describe, expect, it, vi } from "vitest";
import { privacy } from "../src/base/privacy";
import type { StatementFilter } from "../src/generated/types";
import { barsOf } from "../src/screens/statement/bars";
import { figures as said, scale } from "../src/screens/statement/hours-chart";
import { filterOf, monthPeriod, periods } from "../src/screens/statement/query";
import { router } from "../src/shared/router";
import { refreshStatus } from "../src/shared/state";
import { directoryWorld } from "./directory-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { button, find, until, write } from "./page";
import { crowdedStatement, emptyStatement, MONTHS, statementView, statementWorld } from "./statement-world";
import { world } from "./world";

let bridge: FakeBridge;

async function open(path = "/rendiconto", view = statementView): Promise<void> {
  bridge = new FakeBridge({ ...world(), ...directoryWorld(), ...statementWorld(view) });
  const { useBridge } = await import("../src/base/bridge");
  useBridge(bridge);
  await refreshStatus();
  await openAt(path, bridge);
  await until(() => document.querySelector(".st-table, .empty"));
}

const asked = () => bridge.last("statement")?.filter as StatementFilter;
const heads = () => [...document.querySelectorAll(".st-table thead th")].map((it) => it.textContent?.trim());
const rows = () =>
  [...document.querySelectorAll(".st-table tbody tr")].map((it) =>
    it.textContent?.replace(/\s+/g, " ").trim(),
  );

describe("what is asked for", () => {
  it("is this year by activity, until one says otherwise", () => {
    const filter = filterOf(new URLSearchParams(), "2022-06-01");
    expect([filter.grouping, filter.from, filter.to]).toEqual(["attivita", "01/01/2022", "31/12/2022"]);
    const all = filterOf(new URLSearchParams("periodo=tutto&per=mese"), "2022-06-01");
    expect([all.grouping, all.from, all.to]).toEqual(["mese", "", ""]);
    const open = filterOf(new URLSearchParams("dal=1-3-22"), "2022-06-01");
    expect([open.from, open.to]).toEqual(["1-3-22", ""]);
  });

  it("takes nothing that is not a choice", () => {
    const filter = filterOf(
      new URLSearchParams("per=boh&coach=x&voucher=oro&righe=7&pagina=0"),
      "2022-06-01",
    );
    expect(filter).toMatchObject({ grouping: "attivita", coach: null, voucher: null, pageSize: 25, page: 1 });
  });

  it("knows the ends of months, also across the year", () => {
    expect(monthPeriod(2024, 2)).toEqual({ from: "01/02/2024", to: "29/02/2024" });
    expect(periods("2022-01-15").lastMonth).toEqual({ from: "01/12/2021", to: "31/12/2021" });
  });
});

describe("what is left out", () => {
  it("is told with its reason and a way to it", async () => {
    const first = [
      { request: 7, opal: "JC-1-1103/009", why: "ammessa il 03/05/2021, senza erogazioni nel periodo" },
    ];
    await open("/rendiconto", (filter) => ({ ...statementView(filter), leftOut: { found: 3, first } }));
    const told = await until(() => document.querySelector("details"));
    expect(told.textContent?.replace(/\s+/g, " ")).toContain("3 OPAL ammesse non sono comprese nel periodo");
    expect(told.textContent).toContain("ammessa il 03/05/2021");
    expect(told.textContent).toContain("e altre 2");
    expect(find("details a").getAttribute("href")).toBe("#/richieste/7");
  });
});

describe("the chart", () => {
  it("leaves no month of the period out", () => {
    const { unit, bars } = barsOf(MONTHS);
    expect(unit).toBe("mese");
    expect(bars.map((it) => it.short)).toEqual(["mar", "apr", "mag", "giu", "lug"]);
    expect(bars[2]?.hours).toEqual({ delivered: 0, scheduled: 0, draft: 0, missed: 0 });
    const year = barsOf(MONTHS, "2022-01-01", "2022-12-31").bars;
    expect([year.length, year[0]?.label, year[0]?.year, year[1]?.year]).toEqual([
      12,
      "gennaio 2022",
      "2022",
      "",
    ]);
    expect(barsOf([]).bars).toEqual([]);
  });

  it("sums up to years what would be too many months", () => {
    const filter = filterOf(new URLSearchParams("periodo=tutto"), "2022-06-01");
    const { months } = crowdedStatement(filter);
    const { unit, bars } = barsOf(months);
    expect([unit, bars.length, bars[0]?.label]).toEqual(["anno", 10, "2013"]);
    const whole = months.reduce((sum, it) => sum + it.hours.delivered, 0);
    expect(bars.reduce((sum, it) => sum + it.hours.delivered, 0)).toBe(whole);
  });

  it("has a scale that reaches above the highest bar", () => {
    expect(scale(0)).toEqual([0, 60]);
    expect(scale(51.5 * 60)).toEqual([0, 20, 40, 60].map((it) => it * 60));
    for (const highest of [59, 61, 600, 12_345, 999_999, 90_000_000]) {
      const lines = scale(highest);
      expect(lines.at(-1)).toBeGreaterThanOrEqual(highest);
      expect(lines.length).toBeLessThanOrEqual(6);
    }
  });

  it("says what a bar is, and nothing of what is nothing", () => {
    expect(said({ delivered: 360, scheduled: 60, draft: 0, missed: 0 })).toBe(
      "erogate 06:00, programmate 01:00",
    );
    expect(said({ delivered: 0, scheduled: 0, draft: 0, missed: 0 })).toBe("nessuna ora");
  });

  it("is scrolled with the arrows, and each bar says its figures", async () => {
    await open();
    const bars = [...document.querySelectorAll<SVGElement>(".hc-bar")];
    expect(bars).toHaveLength(12);
    expect(bars[2]?.getAttribute("aria-label")).toBe("marzo 2022: erogate 22:00, non svolte 02:00");
    expect(bars.filter((it) => it.getAttribute("tabindex") === "0")).toHaveLength(1);
    bars[0]?.focus();
    for (const key of ["ArrowRight", "ArrowRight"]) {
      find<HTMLElement>(".hc").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      await find<HTMLElement & { updateComplete: Promise<unknown> }>("hours-chart").updateComplete;
    }
    expect(document.activeElement).toBe(bars[2]);
    await until(() => words(find(".hc-read")).startsWith("marzo 2022"));
  });

  it("is a table for who prefers one", async () => {
    await open();
    button("Mostra i dati").click();
    await until(() => document.querySelector(".hc-table"));
    expect(document.querySelector("hours-chart")).toBeNull();
    expect(words(find(".hc-table tfoot"))).toBe("In tutto81:3038:0012:0009:00");
    button("Mostra il grafico").click();
    await until(() => document.querySelector("hours-chart"));
  });
});

describe("Rendiconto", () => {
  beforeEach(() => {
    vi.restoreAllMocks();
    privacy.set(false);
  });

  it("shows each activity, the total of the selection and the rounding rule", async () => {
    await open();
    expect(heads()).toEqual([
      "Attività",
      "Concordate",
      "Erogate",
      "Programmate",
      "Bozze",
      "Non usate",
      "Libere",
      "Non svolte",
    ]);
    expect(rows()[0]).toContain("Analisi del quadro generaleJC-AN 24:00912,00 € 14:00532,00 €");
    expect(words(find(".st-table tfoot"))).toContain("408:0015.504,00 €");
    expect(words(find(".st-rules"))).toContain("mezzo centesimo per eccesso");
    expect(words()).toContain("Ore e importi di 6 OPAL, dal 01/01/2022 al 31/12/2022");
  });

  it("leaves to the total what a month or a coach does not own", async () => {
    await open("/rendiconto?per=coach");
    const cells = [...document.querySelectorAll(".st-table tbody tr:first-child td")].map((it) => words(it));
    expect(cells[0]).toBe("");
    expect(cells[1]).toBe("60:002.280,00 €");
  });

  it("changes its rows without losing the criteria", async () => {
    await open("/rendiconto?coach=1&pagina=3");
    button("Persone").click();
    await until(() => rows()[0]?.includes("Bortolin"));
    expect(asked()).toMatchObject({ grouping: "persona", coach: 1, page: 1 });
    expect(button("Persone").getAttribute("aria-selected")).toBe("true");
    const into = find<HTMLAnchorElement>(".st-table tbody a").getAttribute("href");
    expect(into).toBe("#/rendiconto?coach=1&per=opal&persona=31");
  });

  it("asks once a date is written to its end, and keeps what is refused beside its field", async () => {
    await open();
    bridge.answers.statement = () => {
      throw refusal("INVALID", "Il giorno non esiste.", {
        fields: [{ field: "from", message: "Il giorno non esiste." }],
        expected: true,
      });
    };
    write("#st-dal", "31/02/2022");
    await until(() => document.querySelector(".field-err"));
    expect(words(find(".field-err"))).toBe("Il giorno non esiste.");
    expect(find<HTMLInputElement>("#st-dal").value).toBe("31/02/2022");
    expect(document.querySelector(".st-table"), "what was there stays").not.toBeNull();
  });

  it("takes the usual periods with one key", async () => {
    await open();
    button("Mese scorso").click();
    await until(() => asked().from === "01/05/2022");
    expect(asked().to).toBe("31/05/2022");
    button("Tutto l’archivio").click();
    await until(() => asked().from === "");
    await until(() => button("Tutto l’archivio").getAttribute("aria-pressed") === "true");
  });

  it("finds a person and gives the choice back", async () => {
    await open();
    button("Altri criteri").click();
    await until(() => document.querySelector("#st-persona"));
    write("#st-persona", "bort");
    const first = await until(() => document.querySelector<HTMLElement>('[id^="st-persona-list-"]'));
    first.click();
    await until(() => asked().person !== null);
    const away = await until(() => document.querySelector<HTMLElement>('[data-key="st-persona-via"]'));
    away.click();
    await until(() => asked().person === null);
  });

  it("hides names on the schermo riservato", async () => {
    await open("/rendiconto?per=persona&persona=31");
    expect(words()).toContain("Bortolin");
    privacy.set(true);
    await until(() => !words().includes("Bortolin"));
    expect(document.body.innerHTML).not.toMatch(/Bortolin|BRTNCL|Samira/);
    privacy.set(false);
  });

  it("saves what is on the screen, and says where", async () => {
    await open("/rendiconto?per=cpi&dal=01/06/2022&al=30/06/2022");
    button("XLSX…").click();
    await until(() => words().includes("Rendiconto salvato in /home/giulia/rendiconto.xlsx."));
    expect(bridge.last("save_statement")).toMatchObject({
      format: "xlsx",
      filter: { grouping: "cpi", from: "01/06/2022", to: "30/06/2022" },
    });
  });

  it("says why a file was not made, and nothing when the user thought better of it", async () => {
    await open();
    bridge.answers.save_statement = () => {
      throw refusal("REFUSED", "Il rendiconto ha 20000 righe: restringi i criteri.", { expected: true });
    };
    button("PDF…").click();
    await until(() => document.querySelector('[role="alert"]'));
    expect(words()).toContain("restringi i criteri");
    bridge.answers.save_statement = () => {
      throw refusal("CANCELLED", "Annullato.", { expected: true });
    };
    button("CSV…").click();
    await until(() => !document.querySelector('[role="alert"]'));
    expect(words()).not.toContain("Rendiconto salvato");
  });

  it("says what to do when there is nothing", async () => {
    await open("/rendiconto", emptyStatement);
    expect(words()).toContain("Nessuna ora con questi criteri");
    button("Mostra tutto l’archivio").click();
    await until(() => words().includes("Non c’è ancora nulla da rendicontare"));
    expect(router.place.value?.query.get("periodo")).toBe("tutto");
  });

  it("leafs through people and keeps the total of all", async () => {
    await open("/rendiconto?per=persona", crowdedStatement);
    expect(words()).toContain("Record trovati: 20000 – pagina 1 di 800");
    find<HTMLElement>('[data-key="page-right"]').click();
    await until(() => asked().page === 2);
    expect(words(find(".st-table tfoot"))).toContain("1.344.000:00");
  });
});
