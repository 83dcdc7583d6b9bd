import { describe, expect, it } from "vitest";
import { togglePrivacy } from "../src/base/privacy";
import { refusal } from "./fake-bridge";
import { button, find, until, write } from "./page";
import { openAt, text, times } from "./requests-open";
import { idOf, requestDetail } from "./requests-world";

const [WAITS, GOES_ON] = [idOf("waiting"), idOf("admitted")];
const WAITING = `/richieste/${WAITS}`;
const ADMITTED = `/richieste/${GOES_ON}`;
const { nextSession, activities } = requestDetail(GOES_ON);
const TABLE = ".envelopes";

describe("request", () => {
  it("tells how many days are left before the cancellation, with the strip of days", async () => {
    await openAt(WAITING, TABLE, {
      request_detail: () => ({ ...requestDetail(WAITS), notifiedGuessed: false }),
    });
    expect(text()).toContain("Mancano 5 giorni");
    expect(text()).toContain("lunedì 6 giugno 2022");
    expect(document.querySelectorAll(".days li")).toHaveLength(8);
    expect(find(".days .now").textContent).toContain("oggi");
  });

  it("says that a guessed term is a guess, and threatens nothing", async () => {
    await openAt(WAITING, TABLE, {
      request_detail: () => ({ ...requestDetail(WAITS), notifiedGuessed: true }),
    });
    expect(text()).toContain("Termine presunto: 5 giorni");
    expect(text()).toContain("(presunta: manca nella tabella)");
    expect(text()).not.toContain("cancellata automaticamente");
  });

  it("says what the registers will need and nobody has told yet", async () => {
    const untold = "Per i registri manca ancora l’Id voucher: si aggiunge con «Modifica dati».";
    await openAt(ADMITTED, TABLE, {
      request_detail: () => ({ ...requestDetail(GOES_ON), voucherId: "", untold }),
    });
    expect(text()).toContain(untold);
    expect(text()).toContain("Id voucher –");
  });

  it("shows the voucher's end and what it means", async () => {
    const told = "scaduto; documenti e conclusione entro il 29/11/2023";
    await openAt(ADMITTED, TABLE, {
      request_detail: () => ({ ...requestDetail(GOES_ON), voucherEnds: "2023-09-30", voucherEndTold: told }),
    });
    expect(text()).toContain("30/09/2023");
    expect(text()).toContain(`(${told})`);
  });

  it("says calmly that nobody has told the voucher's end", async () => {
    await openAt(ADMITTED, TABLE, {
      request_detail: () => ({ ...requestDetail(GOES_ON), voucherEnds: null, voucherEndTold: null }),
    });
    expect(text()).toContain("non ancora indicata");
  });

  it("has the manual's blocks and buttons", async () => {
    await openAt(WAITING, TABLE);
    const blocks = [...document.querySelectorAll("h2.over")].map((it) => it.textContent);
    expect(blocks).toEqual(["INFORMAZIONI", "LAVORATORE", "OPAL"]);
    for (const words of ["Visualizza profilo", "Rifiuta la richiesta…", "Ammissione al servizio"])
      button(words);
  });

  it("has one button that stands out once admitted, and a menu in place of a row of equal ones", async () => {
    await openAt(ADMITTED, TABLE);
    const actions = find(".actions");
    expect(actions.querySelectorAll(".btn.primary")).toHaveLength(1);
    expect(actions.querySelectorAll("button.btn, a.btn").length).toBeLessThanOrEqual(4);
    expect(actions.querySelectorAll('[role="menu"]').length).toBeGreaterThan(0);
  });

  it("never names the person in the window title", async () => {
    const bridge = await openAt(WAITING, TABLE);
    expect(bridge.title).toBe("Richiesta JC-1-1103/022 – Affianca");
  });

  it("shows hours and euros of the envelopes with their total and the rounding rule", async () => {
    await openAt(ADMITTED, TABLE);
    expect(find("tfoot").textContent?.replaceAll(/\s+/g, " ")).toContain("64:00");
    expect(text()).toContain(
      "Importi: ore × 38,00 €/h, arrotondati al centesimo sul totale di ogni attività.",
    );
    expect(find(`${TABLE} a`).getAttribute("href")).toBe(`#/attivita/${activities[0]?.id}`);
  });

  it("leads to the next session's step, to its register and to a new session", async () => {
    await openAt(ADMITTED, TABLE);
    expect(find(".notice.info a").getAttribute("href")).toBe(
      `#/attivita/${nextSession?.activity}?erogazione=${nextSession?.id}&passo=concludi`,
    );
    expect(find(".actions a[href^='#/registri']").getAttribute("href")).toBe(
      `#/registri?richiesta=${GOES_ON}&emetti=1`,
    );
    expect(document.querySelectorAll(".choose a")).toHaveLength(4);
  });

  it.each(["admit", "refuse"])(
    "takes the name off the question too with the schermo riservato: %s",
    async (key) => {
      await openAt(WAITING, `[data-key=${key}]`);
      find(`[data-key=${key}]`).click();
      const dialog = await until(() => document.querySelector("dialog"));
      const { surname } = requestDetail(WAITS);
      expect(dialog.textContent).toContain(surname);
      togglePrivacy();
      expect(dialog.innerHTML).not.toContain(surname);
    },
  );

  it("admits after a confirmation, expecting the state on the page", async () => {
    const bridge = await openAt(WAITING, TABLE);
    button("Ammissione al servizio").click();
    expect(text()).toContain("Confermi l’ammissione al servizio?");
    const read = times(bridge, "request_detail");
    button("Procedi").click();
    await until(() => bridge.last("admit_request"));
    expect(bridge.last("admit_request")).toEqual({ id: WAITS, expected: "PROPOSTA" });
    await until(() => times(bridge, "request_detail") > read);
    await until(() => text().includes("Richiesta JC-1-1103/022 ammessa al servizio."));
  });

  it("does not refuse without a reason, and recalls the manual", async () => {
    const bridge = await openAt(WAITING, TABLE);
    button("Rifiuta la richiesta…").click();
    expect(text()).toContain("tenuti alla presa in carico di tutti gli utenti");
    button("Procedi").click();
    await until(() => text().includes("Scrivi la motivazione prima di confermare."));
    expect(bridge.last("refuse_request")).toBeUndefined();
    write("dialog textarea", "Nessun coach con la specializzazione necessaria.");
    button("Procedi").click();
    await until(() => bridge.last("refuse_request"));
    expect(bridge.last("refuse_request")).toEqual({
      id: WAITS,
      expected: "PROPOSTA",
      reason: "Nessun coach con la specializzazione necessaria.",
    });
  });

  it("keeps the reason when the refusal is not accepted", async () => {
    await openAt(WAITING, TABLE, {
      refuse_request: () => {
        throw refusal("REFUSED", "Il termine di 7 giorni è passato.");
      },
    });
    button("Rifiuta la richiesta…").click();
    write("dialog textarea", "Impedimento oggettivo.");
    button("Procedi").click();
    await until(() => text().includes("Il termine di 7 giorni è passato."));
    expect(find<HTMLTextAreaElement>("dialog textarea").value).toBe("Impedimento oggettivo.");
  });

  it("reads again and says why when the page was out of date", async () => {
    const bridge = await openAt(WAITING, TABLE, {
      admit_request: () => {
        throw refusal("STALE", "La richiesta nel frattempo è diventata CANCELLATA.");
      },
    });
    const read = times(bridge, "request_detail");
    button("Ammissione al servizio").click();
    button("Procedi").click();
    await until(() => times(bridge, "request_detail") > read);
    await until(
      () => !document.querySelector("dialog") && text().includes("nel frattempo è diventata CANCELLATA"),
    );
  });

  it("covers the person and the employer under the schermo riservato", async () => {
    await openAt(ADMITTED, TABLE);
    togglePrivacy();
    await until(() => document.querySelector(".facts .mask"));
    const { surname, taxCode, employerName, contactName, voucherId } = requestDetail(GOES_ON);
    for (const hidden of [surname, taxCode, employerName, contactName, voucherId]) {
      if (!hidden) throw new Error("the admitted request has them all");
      expect(text()).not.toContain(hidden);
    }
  });
});
