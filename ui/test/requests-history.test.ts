import { describe, expect, it } from "vitest";
import { togglePrivacy } from "../src/base/privacy";
import { archiveChanged } from "../src/shared/state";
import { refusal } from "./fake-bridge";
import { find, until } from "./page";
import { openAt, times } from "./requests-open";

const words = () => (find(".history").textContent ?? "").replaceAll(/\s+/g, " ");
const lines = () => document.querySelectorAll(".history li").length;
const older = () => document.querySelector<HTMLButtonElement>('[data-key="history-older"]');

describe("the history of a request", () => {
  it("tells day by day what was done and by whom, without repeating the OPAL", async () => {
    await openAt("/richieste/2", ".history li");
    expect(words()).toContain("mercoledì 1 giugno 2022");
    expect(words()).toContain("martedì 31 maggio 2022");
    expect(words()).toContain("08:40 Erogazione programmata · erogazione 58, JC-AL · Giulia Ferraresso");
    expect(words()).toContain("avvisi confermati: Confermo senza luogo");
    expect(find(".history a").getAttribute("href")).toBe("#/archivio?sezione=giornale&richiesta=2");
  });

  it("goes further back a page at a time, and the focus goes on where the reading does", async () => {
    const bridge = await openAt("/richieste/2", ".history li");
    expect(lines()).toBe(10);
    older()?.click();
    await until(() => lines() === 20);
    expect(bridge.last("journal")?.filter).toMatchObject({
      request: 2,
      turn: "older",
      seq: 51,
      pageSize: 10,
    });
    await until(() => document.activeElement?.getAttribute("data-seq") === "50");
    await archiveChanged();
    await until(() => times(bridge, "journal") === 4);
    expect(lines()).toBe(20);
  });

  it("names nobody under the schermo riservato", async () => {
    await openAt("/richieste/2", ".history li");
    expect(words()).toContain("Bortolin");
    togglePrivacy();
    await until(() => !words().includes("Bortolin"));
    togglePrivacy();
  });

  it("leaves the rest of the page standing when it cannot be read", async () => {
    let broken = true;
    await openAt("/richieste/2", ".history .error, .history [role=alert], .history button", {
      journal: () => {
        if (broken) throw refusal("UNEXPECTED", "L’archivio non si legge.");
        return {
          found: 0,
          more: false,
          newer: false,
          older: false,
          rows: [],
          actions: [],
          whos: [],
          person: null,
          opal: null,
        };
      },
    });
    expect(words()).toContain("L’archivio non si legge.");
    expect(document.querySelector(".envelopes")).not.toBeNull();
    broken = false;
    find<HTMLButtonElement>(".history button").click();
    await until(() => !words().includes("L’archivio non si legge."));
  });
});
