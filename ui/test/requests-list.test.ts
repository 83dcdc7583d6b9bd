import { describe, expect, it } from "vitest";
import { togglePrivacy } from "../src/base/privacy";
import type { RequestFilter } from "../src/generated/types";
import { type FakeBridge, refusal } from "./fake-bridge";
import { button, find, until, write } from "./page";
import { one } from "./recorded";
import { choose, openAt, text, times } from "./requests-open";
import { ROWS, requestPage, rowOf } from "./requests-world";

const filterOf = (bridge: FakeBridge): RequestFilter => {
  const asked = bridge.last("list_requests");
  if (!asked) throw new Error("the list was not asked for");
  return asked.filter;
};

const WAITING = rowOf("waiting");
const ADMITTED = rowOf("admitted");
const TABLE = ".requests tbody";

describe("list of requests", () => {
  it("has the manual's thirteen columns on two head rows", async () => {
    await openAt("/richieste", TABLE);
    const heads = [...document.querySelectorAll(".requests thead th")].map((it) =>
      (it.querySelector(".sort") ?? it).textContent?.trim(),
    );
    expect(heads).toEqual([
      "Stato preselezione",
      "Data richiesta",
      "Codice OPAL",
      "Titolare",
      "Cognome",
      "Nome",
      "Codice fiscale",
      "CPI",
      "Ore",
      "Importo",
      "Stato attività",
      "Componente",
      "Voce di spesa",
    ]);
    expect(text()).toContain("Record trovati: 41 – pagina 1 di 5");
  });

  it("starts from the newest request", async () => {
    const bridge = await openAt("/richieste", TABLE);
    expect(filterOf(bridge)).toMatchObject({ sort: "requestDate", descending: true, page: 1, pageSize: 10 });
    expect(find("th[aria-sort]").getAttribute("aria-sort")).toBe("descending");
  });

  it("asks the program to sort by the head pressed, and turns the order at the second press", async () => {
    const bridge = await openAt("/richieste", TABLE);
    find("[data-key=sort-surname]").click();
    await until(() => filterOf(bridge).sort === "surname");
    expect(filterOf(bridge).descending).toBe(false);
    await until(
      () => find("[data-key=sort-surname]").closest("th")?.getAttribute("aria-sort") === "ascending",
    );
    find("[data-key=sort-surname]").click();
    await until(() => filterOf(bridge).descending);
  });

  it("asks for the page pressed, and goes back to the first when the search changes", async () => {
    const bridge = await openAt("/richieste", TABLE);
    find("[data-key=page-3]").click();
    await until(() => filterOf(bridge).page === 3);
    choose("#requests-state", "PROPOSTA");
    await until(() => filterOf(bridge).state === "PROPOSTA");
    expect(filterOf(bridge).page).toBe(1);
  });

  it("asks for as many rows as chosen, and remembers the choice", async () => {
    const bridge = await openAt("/richieste", TABLE);
    choose("[data-key=page-size]", "50");
    await until(() => filterOf(bridge).pageSize === 50);
    expect(localStorage.getItem("affianca.richieste")).toContain('"pageSize":50');
  });

  it("searches once for a phrase typed in one go", async () => {
    const bridge = await openAt("/richieste", TABLE);
    const before = times(bridge, "list_requests");
    for (const typed of ["z", "za", "zan"]) write("#requests-text", typed);
    await until(() => filterOf(bridge).text === "zan");
    expect(times(bridge, "list_requests")).toBe(before + 1);
    await until(() => text().includes("Record trovati: 1 – pagina 1 di 1"));
  });

  it("drops an answer that comes after a newer one", async () => {
    const late: (() => void)[] = [];
    await openAt("/richieste", TABLE, {
      list_requests: ({ filter }: { filter: RequestFilter }) =>
        filter.text === WAITING.surname
          ? new Promise((done) => late.push(() => done(requestPage(filter))))
          : requestPage(filter),
    });
    write("#requests-text", WAITING.surname);
    button("Trova").click();
    find("form").dispatchEvent(new Event("submit", { cancelable: true }));
    await until(() => late.length > 0);
    write("#requests-text", ADMITTED.surname);
    find("form").dispatchEvent(new Event("submit", { cancelable: true }));
    await until(() => text().includes(ADMITTED.taxCode) && !text().includes(WAITING.taxCode));
    for (const answer of late) answer();
    await new Promise((done) => setTimeout(done, 20));
    expect(text()).not.toContain(WAITING.taxCode);
  });

  it("keeps what was typed when the search fails, and says why", async () => {
    await openAt("/richieste", TABLE, {
      list_requests: ({ filter }: { filter: RequestFilter }) => {
        if (filter.text) throw refusal("UNEXPECTED", "La ricerca non è riuscita.");
        return requestPage(filter);
      },
    });
    write("#requests-text", "zan");
    await until(() => text().includes("La ricerca non è riuscita."));
    expect(find<HTMLInputElement>("#requests-text").value).toBe("zan");
  });

  it("opens a request to its five activities, with the mouse and with the arrows", async () => {
    await openAt("/richieste", TABLE);
    const twist = find(`[data-key=open-${ADMITTED.id}]`);
    twist.click();
    await until(() => document.querySelectorAll(".requests .sub").length === 5);
    expect(find(`[data-key=open-${ADMITTED.id}]`).getAttribute("aria-expanded")).toBe("true");
    const link = find(`[data-row='${ADMITTED.id}']`);
    link.focus();
    link.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }));
    await until(() => document.querySelectorAll(".requests .sub").length === 0);
  });

  it("moves among the rows with the arrows", async () => {
    await openAt("/richieste", TABLE);
    const first = find(`[data-row='${ROWS[0]?.id}']`);
    first.focus();
    first.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    expect(document.activeElement?.getAttribute("data-row")).toBe(String(ROWS[1]?.id));
  });

  it("shows the days left beside a PROPOSTA", async () => {
    await openAt("/richieste", TABLE);
    const { daysLeft } = one(ROWS, ({ state }) => state === "PROPOSTA");
    expect(daysLeft).toBe(1);
    expect(find(".requests tbody .tag").textContent).toContain(`${daysLeft} g`);
  });

  it("offers the two ways in when there is no request at all", async () => {
    await openAt("/richieste", ".empty", {
      list_requests: () => ({ found: 0, page: 0, pages: 0, rows: [] }),
    });
    expect(text()).toContain("Ancora nessuna richiesta");
    expect(find(".empty a[href='#/richieste/nuova']").textContent).toContain("Nuova richiesta");
    expect(find(".empty a[href='#/richieste/importa']").textContent).toContain("Importa");
  });

  it("offers «Mostra tutti» when nothing is found", async () => {
    const bridge = await openAt("/richieste?testo=zzz&cpi=3", ".empty");
    expect(text()).toContain("Nessuna richiesta corrisponde");
    button("Mostra tutti", find(".empty")).click();
    await until(() => document.querySelector(TABLE));
    expect(filterOf(bridge)).toMatchObject({ text: "", centre: null });
    expect(find<HTMLInputElement>("#requests-text").value).toBe("");
  });

  it("covers names and codes under the schermo riservato", async () => {
    await openAt("/richieste", TABLE);
    togglePrivacy();
    await until(() => document.querySelector(".requests .mask"));
    expect(text()).not.toContain(WAITING.surname);
    expect(text()).not.toContain(WAITING.taxCode);
    expect(text()).toContain(WAITING.opal);
  });

  it("keeps the widths chosen under «Colonne», and forgets them again", async () => {
    await openAt("/richieste", TABLE);
    find("[data-key=columns]").click();
    write("[data-key=width-op]", "10");
    await until(() => find("table.requests").style.getPropertyValue("--w-op") === "10rem");
    expect(localStorage.getItem("affianca.richieste")).toBe('{"widths":{"op":10},"pageSize":10}');
    button("Larghezze di partenza").click();
    await until(() => find("table.requests").style.getPropertyValue("--w-op") === "");
  });
});

describe("politiche attive", () => {
  it("lists admitted requests only, with their activities open", async () => {
    const bridge = await openAt("/politiche", `${TABLE} .sub`);
    expect(filterOf(bridge).state).toBe("AMMESSO AL SERVIZIO");
    expect(document.querySelector("#requests-state")).toBeNull();
    expect(text()).toContain("Chiudi tutte");
  });
});
