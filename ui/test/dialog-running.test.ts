import { beforeEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import { confirmStep } from "../src/components/dialog";
import { editCentre } from "../src/screens/directory/centres";
import { askMerge } from "../src/screens/directory/merge-form";
import { askIssue, askSignature } from "../src/screens/registers/windows";
import { askReason } from "../src/shared/reason";
import { DIRECTORY, directoryWorld, EMPLOYERS } from "./directory-world";
import { FakeBridge } from "./fake-bridge";
import { button, find, until, write } from "./page";
import { detailOf, registersWorld } from "./registers-world";
import { world } from "./world";

let finish: () => void;
let runs: number;
let bridge: FakeBridge;

/** A step that goes on until the test lets it end. */
const step = async () => {
  runs += 1;
  await new Promise<void>((done) => {
    finish = done;
  });
};
const stepGivingAnId = () => step().then(() => 1);

beforeEach(() => {
  runs = 0;
  bridge = new FakeBridge({
    ...world(),
    ...registersWorld(),
    ...directoryWorld(),
    save_centre: stepGivingAnId,
    issue_register: stepGivingAnId,
    sign_register: step,
    merge_employers: step,
  });
  useBridge(bridge);
});

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const ready = () =>
  until(() => document.querySelector('[data-key="procedi"]:not([aria-disabled])')?.isConnected);

const WINDOWS: readonly (readonly [name: string, open: () => Promise<unknown>])[] = [
  [
    "a confirmation",
    async () => confirmStep({ title: "Ripristina una copia", question: "Confermi ?", run: step }),
  ],
  [
    "a reason",
    async () => {
      const answer = askReason({ key: "richiesta/14/rifiuto", title: "Rifiuta la richiesta", run: step });
      write("textarea", "Specializzazione diversa");
      return answer;
    },
  ],
  ["a record", async () => editCentre(DIRECTORY.centres[0] ?? null)],
  [
    "a signature",
    async () => {
      const { row, signatures } = detailOf(17);
      const [first] = signatures;
      return first && askSignature(row, first, "Treviso");
    },
  ],
  ["the issue of a register", async () => askIssue({ request: 2 })],
  [
    "a merge",
    async () => {
      const [one, , other] = EMPLOYERS;
      return one && other && askMerge(one, other);
    },
  ],
];

describe.each(WINDOWS)("%s under way", (_name, open) => {
  it("is left neither by Annulla nor by Esc, and is asked once only", async () => {
    const answer = open();
    await ready();
    key("procedi").click();
    await until(() => document.querySelector('.dialog-f [aria-busy="true"]'));
    expect(runs).toBe(1);

    expect(key("annulla").getAttribute("aria-disabled")).toBe("true");
    expect(find(".dialog-f [role=status]").textContent).toContain("In corso…");
    key("annulla").click();
    key("procedi").click();
    const dialog = find<HTMLDialogElement>("dialog");
    const cancel = new Event("cancel", { cancelable: true });
    dialog.dispatchEvent(cancel);
    expect(cancel.defaultPrevented).toBe(true);
    const esc = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
    button("Annulla").dispatchEvent(esc);
    expect(esc.defaultPrevented).toBe(true);
    expect(dialog.open).toBe(true);
    expect(runs).toBe(1);

    finish();
    await answer;
    expect(document.querySelector("dialog")).toBeNull();
  });
});

describe("a window at rest", () => {
  it("is left by Esc and by Annulla", async () => {
    const answer = confirmStep({ title: "Programma", question: "Confermi ?", run: step });
    const esc = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
    button("Annulla").dispatchEvent(esc);
    expect(esc.defaultPrevented).toBe(false);
    button("Annulla").click();
    expect(await answer).toBe(false);
  });
});
