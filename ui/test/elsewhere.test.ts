import { beforeEach, describe, expect, it } from "vitest";
import { privacy } from "../src/base/privacy";
import type { ElsewhereForm } from "../src/generated/types";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { outputsWorld } from "./outputs-world";
import { find, until, write } from "./page";
import { attestationWorld, attested, MADE_ELSEWHERE, report, reportWorld } from "./report-world";
import { world } from "./world";

let bridge: FakeBridge;

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const told = (): ElsewhereForm => ({
  drafted: "20/05/2022",
  handedOn: "23/05/2022",
  handedTo: "Paola Zanin",
});
const fill = (form: ElsewhereForm) => {
  write("#elsewhere-drafted", form.drafted);
  write("#elsewhere-on", form.handedOn);
  write("#elsewhere-to", form.handedTo);
};

beforeEach(() => privacy.set(false));

describe("a report made elsewhere", () => {
  const open = async (more: Parameters<typeof report>[0] = {}) => {
    bridge = new FakeBridge({ ...world(), ...outputsWorld(), ...reportWorld(report(more)) });
    await openAt("/relazione/2", bridge);
    await until(() => document.querySelector('[data-key="elsewhere-relazione"]'));
  };

  it("is attached with its day and whom it was handed over to", async () => {
    await open();
    key("elsewhere-relazione").click();
    await until(() => document.querySelector("#elsewhere-drafted"));
    fill(told());
    key("procedi").click();
    await until(() => bridge.last("attach_made_elsewhere"));
    expect(bridge.last("attach_made_elsewhere")).toEqual({
      place: { request: 2, activity: null, outputKind: null, paper: "relazione" },
      form: told(),
    });
    await until(() => words().includes("Documento allegato"));
  });

  it("puts each refusal under its field", async () => {
    await open();
    bridge.answers.attach_made_elsewhere = () => {
      const fields = [
        { field: "drafted", message: "Scrivi una data." },
        { field: "handedTo", message: "Scrivi a chi è stato consegnato." },
      ];
      throw refusal("INVALID", "Controlla i campi segnati.", { fields });
    };
    key("elsewhere-relazione").click();
    await until(() => document.querySelector("#elsewhere-drafted"));
    write("#elsewhere-on", "23/05/2022");
    key("procedi").click();
    await until(() => document.querySelector("#elsewhere-drafted-err"));
    expect(words(find("#elsewhere-to-err"))).toBe("Scrivi a chi è stato consegnato.");
    expect(find<HTMLInputElement>("#elsewhere-on").value).toBe("23/05/2022");
  });

  it("stands in the place of one written here, and says whether it was handed over", async () => {
    await open({ elsewhere: [MADE_ELSEWHERE] });
    expect(words()).toContain("La relazione è stata fatta altrove. Segna la consegna");
    expect(words(find(".report-side"))).toContain("del 20/05/2022, non ancora consegnata");
    key("elsewhere-tell-31").click();
    await until(() => document.querySelector("#elsewhere-drafted"));
    expect(find<HTMLInputElement>("#elsewhere-drafted").value).toBe("20/05/2022");
    fill(told());
    key("procedi").click();
    await until(() => bridge.last("tell_of_file"));
    expect(bridge.last("tell_of_file")).toEqual({ id: 31, form: told() });
  });

  it("handed over says to whom, and covers it with the schermo riservato", async () => {
    const handed = { on: "2022-05-23", to: "Paola Zanin" };
    await open({ elsewhere: [{ ...MADE_ELSEWHERE, handed }] });
    expect(words()).toContain("fatta altrove e consegnata il 23/05/2022 a Paola Zanin");
    privacy.set(true);
    await until(() => !words().includes("Zanin"));
    privacy.set(false);
  });
});

describe("an attestation made elsewhere", () => {
  it("is listed beside those issued here", async () => {
    const elsewhere = [{ ...MADE_ELSEWHERE, paper: "attestazione" as const, name: "attestazione-ido.pdf" }];
    bridge = new FakeBridge({
      ...world(),
      ...outputsWorld(),
      ...attestationWorld(attested({ elsewhere })),
    });
    await openAt("/attestazione/2", bridge);
    await until(() => document.querySelector('[data-key="elsewhere-open-31"]'));
    key("elsewhere-open-31").click();
    await until(() => bridge.last("open_attachment"));
    expect(bridge.last("open_attachment")).toEqual({ id: 31 });
    expect(key("elsewhere-attestazione").textContent).toContain("Allegane un’altra");
  });
});

describe("a document made elsewhere", () => {
  it("is attached for the one that is missing, with its day", async () => {
    bridge = new FakeBridge({ ...world(), ...outputsWorld() });
    await openAt("/documenti/2", bridge);
    const attach = await until(() =>
      document.querySelector<HTMLElement>('[data-key^="attach-"]:not([data-key="attach-request"])'),
    );
    attach.click();
    await until(() => document.querySelector("#elsewhere-drafted"));
    write("#elsewhere-drafted", "20/05/2022");
    key("procedi").click();
    await until(() => bridge.last("attach_made_elsewhere"));
    expect(bridge.last("attach_made_elsewhere")?.place.paper).toBeNull();
    expect(bridge.last("attach_made_elsewhere")?.place.outputKind).not.toBeNull();
    expect(words(find(".out-files"))).toContain("del 28/05/2022, consegnato il 30/05/2022 a Paola Zanin");
  });
});
