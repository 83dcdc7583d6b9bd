import { html } from "lit";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useBridge } from "../src/base/bridge";
import { creating, status } from "../src/shared/state";
import "../src/screens/start/start-screen";
import "../src/screens/start/unlock-screen";
import { FakeBridge, refusal } from "./fake-bridge";
import { words } from "./open-at";
import { button, find, show, submit, until, write } from "./page";
import { COPY, STATUS, world } from "./world";

const GOOD = "tavolo mela finestra nuvola";
let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge(world());
  useBridge(bridge);
  creating.set(false);
});

async function identity(): Promise<void> {
  status.set({ ...STATUS, archive: "assente" });
  show(html`<start-screen></start-screen>`);
  (
    await until(() =>
      [...document.querySelectorAll("button")].find((it) => it.textContent?.includes("Crea il tuo")),
    )
  ).click();
  await until(() => document.querySelector("#providerName"));
}

async function passphraseStep(): Promise<void> {
  await identity();
  for (const [id, text] of [
    ["providerName", "Passolieve soc. coop."],
    ["branchName", "Treviso"],
    ["address", "via Roggia 12"],
    ["coachName", "Giulia"],
    ["coachSurname", "Ferraresso"],
    ["municipality", "Treviso"],
  ] as const) {
    write(`#${id}`, text);
  }
  await until(() => find<HTMLInputElement>("#patronDay").value === "27/04");
  submit();
  await until(() => document.querySelector("#passphrase"));
}

describe("a new archive", () => {
  it("names every missing field and gives the focus to the first", async () => {
    await identity();
    submit();
    await until(() => document.querySelector(".field-err"));
    expect(document.querySelectorAll(".field-err").length).toBe(6);
    await until(() => document.activeElement?.id === "providerName");
    expect(bridge.last("create_archive")).toBeUndefined();
  });

  it("proposes the patron day of the municipality, unless one was written", async () => {
    await identity();
    write("#patronDay", "13/06");
    write("#municipality", "Treviso");
    await new Promise((done) => setTimeout(done, 20));
    expect(find<HTMLInputElement>("#patronDay").value).toBe("13/06");
  });

  it("refuses a weak passphrase and two that differ", async () => {
    await passphraseStep();
    write("#passphrase", "corta");
    submit();
    await until(() => document.body.textContent?.includes("Serve una frase più robusta."));
    write("#passphrase", GOOD);
    write("#passphrase-again", "altra frase");
    submit();
    await until(() => document.body.textContent?.includes("Le due frasi non sono uguali."));
    expect(bridge.last("create_archive")).toBeUndefined();
  });

  it("shows the recovery code and lets nobody on before it is put away", async () => {
    await passphraseStep();
    write("#passphrase", GOOD);
    write("#passphrase-again", GOOD);
    submit();
    await until(() => document.body.textContent?.includes("K7QD-2M9X"));
    expect(bridge.last("create_archive")).toMatchObject({
      input: { branch: { municipality: "Treviso", patronDay: "27/04" }, passphrase: GOOD },
    });
    button("Apri l’archivio").click();
    await until(() => document.body.textContent?.includes("Prima conserva il codice"));
    expect(creating.value).toBe(true);
    find("#recovery-kept").click();
    button("Apri l’archivio").click();
    await until(() => !creating.value);
    expect(status.value?.archive).toBe("aperto");
  });

  it("says what is wrong with the body's code where it is written, before a passphrase is thought of", async () => {
    await identity();
    const wrong = "Il carattere di controllo non torna.";
    bridge.answers.check_new_archive = ({ input }) => {
      if (input.provider.taxCode) {
        throw refusal("INVALID", wrong, { fields: [{ field: "provider.taxCode", message: wrong }] });
      }
      return undefined;
    };
    write("#taxCode", "12345678901");
    await until(() => document.querySelector("#taxCode-err"));
    expect(document.querySelectorAll(".field-err")).toHaveLength(1);
    for (const id of ["providerName", "branchName", "address", "coachName", "coachSurname", "municipality"]) {
      write(`#${id}`, "Qualcosa");
    }
    submit();
    await new Promise((done) => setTimeout(done, 20));
    expect(document.querySelector("#passphrase")).toBeNull();
    write("#taxCode", "");
    submit();
    await until(() => document.querySelector("#passphrase"));
  });

  it("tells the strength meter the names just typed", async () => {
    await passphraseStep();
    write("#passphrase", "giulia ferraresso");
    await until(() => bridge.last("passphrase_strength"));
    expect(bridge.last("passphrase_strength")?.known).toEqual(
      expect.arrayContaining(["Passolieve soc. coop.", "Giulia", "Ferraresso", "Treviso"]),
    );
  });

  it("goes back to the field the program refuses, with everything still written", async () => {
    await passphraseStep();
    bridge.answers.create_archive = () => {
      throw refusal("INVALID", "Il carattere di controllo non torna.", {
        fields: [{ field: "provider.taxCode", message: "Il carattere di controllo non torna." }],
      });
    };
    write("#passphrase", GOOD);
    write("#passphrase-again", GOOD);
    submit();
    await until(() => document.querySelector("#taxCode-err"));
    expect(find<HTMLInputElement>("#providerName").value).toBe("Passolieve soc. coop.");
  });
});

describe("a copy", () => {
  async function door(): Promise<void> {
    status.set({ ...STATUS, archive: "assente" });
    show(html`<start-screen></start-screen>`);
    (
      await until(() =>
        [...document.querySelectorAll("button")].find((it) => it.textContent?.includes("Ripristina")),
      )
    ).click();
    await until(() => document.querySelector("restore-copy #copy-secret"));
  }

  it("shows what it holds before it becomes the archive", async () => {
    await door();
    button("Scegli il file").click();
    await until(() => document.body.textContent?.includes("affianca-2022-05-31"));
    write("#copy-secret", GOOD);
    submit();
    const dialog = await until(() => document.querySelector("dialog"));
    expect(dialog.textContent).toContain("31/05/2022, ore 17:42");
    expect(bridge.last("restore_copy")).toBeUndefined();
    button("Procedi").click();
    await until(() => status.value?.archive === "aperto");
    expect(bridge.last("restore_copy")).toMatchObject({ secret: GOOD });
  });

  it("tells what was done here after it was made, and which numbers stand on paper", async () => {
    bridge.answers.look_into_copy = () => ({
      ...COPY,
      newerHere: {
        operations: 12,
        last: "2022-06-01T08:30:00",
        registers: ["2022/018–2022/019"],
        attestations: ["2022/004"],
      },
    });
    await door();
    button("Scegli il file").click();
    await until(() => document.body.textContent?.includes("affianca-2022-05-31"));
    write("#copy-secret", GOOD);
    submit();
    const dialog = await until(() => document.querySelector("dialog"));
    expect(words(dialog)).toContain(
      "risultano: 12 operazioni, fino al 01/06/2022, ore 08:30; registro 2022/018–2022/019; attestazione 2022/004.",
    );
    expect(words(dialog)).toContain("non verranno dati una seconda volta");
  });

  it("says under the field that the secret does not open it", async () => {
    bridge.answers.look_into_copy = () => {
      throw refusal("WRONG_SECRET", "La frase segreta non è quella di questa copia.");
    };
    await door();
    button("Scegli il file").click();
    await until(() => document.body.textContent?.includes("affianca-2022-05-31"));
    write("#copy-secret", "sbagliata");
    submit();
    await until(() => document.querySelector("#copy-secret-err"));
  });

  it("says nothing when one gives up choosing the file", async () => {
    bridge.answers.choose_copy = () => {
      throw refusal("CANCELLED", "Operazione annullata.");
    };
    await door();
    button("Scegli il file").click();
    await until(() => bridge.last("choose_copy"));
    expect(document.body.textContent).not.toContain("annullata");
  });
});

describe("unlock", () => {
  async function door(): Promise<void> {
    status.set({ ...STATUS, archive: "bloccato" });
    show(html`<unlock-screen></unlock-screen>`);
    await until(() => document.querySelector("#secret"));
  }

  it("starts on the passphrase", async () => {
    await door();
    expect(document.activeElement?.id).toBe("secret");
  });

  it("says under the field that the passphrase is wrong, and keeps it", async () => {
    await door();
    bridge.answers.unlock = () => {
      throw refusal("WRONG_SECRET", "La frase segreta non apre questo archivio.");
    };
    write("#secret", "sbagliata");
    submit();
    await until(() => document.querySelector("#secret-err"));
    expect(find("#secret-err").textContent).toContain("non apre questo archivio");
    const input = find<HTMLInputElement>("#secret");
    expect(input.value).toBe("sbagliata");
    await until(() => document.activeElement === input && input.selectionEnd === "sbagliata".length);
    expect(input.selectionStart).toBe(0);
  });

  it("shows what is written when asked, and says that Caps Lock is on", async () => {
    await door();
    const input = find<HTMLInputElement>("#secret");
    expect(input.type).toBe("password");
    find("#secret-seen").click();
    await until(() => find<HTMLInputElement>("#secret").type === "text");
    const press = (on: boolean, kind = "keydown") => {
      const event = new KeyboardEvent(kind, { key: "A", bubbles: true });
      Object.defineProperty(event, "getModifierState", {
        value: (name: string) => on && name === "CapsLock",
      });
      find("#secret").dispatchEvent(event);
    };
    press(true);
    await until(() => document.querySelector(".caps-lock")?.textContent?.includes("BLOC MAIUSC"));
    press(false, "keyup");
    await until(() => !document.querySelector(".caps-lock")?.textContent?.includes("BLOC MAIUSC"));
  });

  it("counts the seconds down after too many tries, then opens again", async () => {
    await door();
    vi.useFakeTimers();
    bridge.answers.unlock = () => {
      throw refusal("TOO_MANY_TRIES", "Troppi tentativi: riprova fra 2 secondi.", { retryAfter: 2 });
    };
    write("#secret", "sbagliata");
    submit();
    await vi.advanceTimersByTimeAsync(10);
    expect(document.body.textContent).toContain("Potrai riprovare fra 2 secondi.");
    // One line says it, not two that disagree.
    expect(document.body.textContent).not.toContain("riprova fra");
    expect(document.querySelectorAll("[role=alert]")).toHaveLength(1);
    const tries = bridge.calls.length;
    submit();
    expect(bridge.calls.length).toBe(tries);
    await vi.advanceTimersByTimeAsync(2000);
    expect(document.body.textContent).not.toContain("Potrai riprovare");
    expect(button("Apri").getAttribute("aria-disabled")).toBe("false");
    vi.useRealTimers();
  });

  it("offers to copy the details of what was not foreseen", async () => {
    await door();
    bridge.answers.unlock = () => {
      throw new Error("disk on fire");
    };
    write("#secret", "qualcosa");
    submit();
    await until(() => document.body.textContent?.includes("Copia i dettagli"));
    expect(document.body.textContent).not.toContain("disk on fire");
  });

  it("opens with the recovery code and shows the new one", async () => {
    await door();
    button("Ho dimenticato").click();
    await until(() => document.querySelector("#recovery-code"));
    write("#recovery-code", "k7qd 2m9x");
    write("#passphrase", GOOD);
    write("#passphrase-again", GOOD);
    submit();
    await until(() => document.body.textContent?.includes("Il nuovo codice di recupero"));
    expect(bridge.last("unlock_with_recovery")).toEqual({
      code: "k7qd 2m9x",
      coach: null,
      newPassphrase: GOOD,
    });
  });

  it("asks who one is where each coach has a passphrase of their own", async () => {
    let asked = 0;
    await door();
    bridge.answers.unlock_with_recovery = ({ coach }: { coach: number | null }) => {
      asked += 1;
      if (coach === null) throw refusal("WHICH_COACH", "Più coach aprono questo archivio: scegli chi sei.");
      return "K7QD-2M9X-PW4H-8TRB-YZ3C-6VNF";
    };
    button("Ho dimenticato").click();
    await until(() => document.querySelector("#recovery-code"));
    write("#recovery-code", "k7qd 2m9x");
    write("#passphrase", GOOD);
    write("#passphrase-again", GOOD);
    submit();
    const who = await until(() => document.querySelector<HTMLSelectElement>("#recovery-who"));
    expect(bridge.last("recovery_coaches")).toEqual({ code: "k7qd 2m9x" });
    await until(() => document.activeElement === who);
    submit();
    expect(asked, "nobody chosen yet").toBe(1);
    who.value = "2";
    who.dispatchEvent(new Event("change"));
    submit();
    await until(() => document.body.textContent?.includes("Il nuovo codice di recupero"));
    expect(bridge.last("unlock_with_recovery")).toEqual({
      code: "k7qd 2m9x",
      coach: 2,
      newPassphrase: GOOD,
    });
  });
});
