import { html } from "lit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { confirmStep } from "../src/components/dialog";
import { arrivingToast, clearToasts, lasts, toast, toastsLeave, troubleToast } from "../src/components/toast";
import { find, show } from "./page";

const stack = () => find("toast-stack") as HTMLElement & { updateComplete: Promise<unknown> };
const texts = () => [...document.querySelectorAll(".toast > span")].map((it) => it.textContent);
const press = (key: string) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  document.dispatchEvent(event);
  return event;
};

async function told(): Promise<void> {
  await stack().updateComplete;
}

describe("toast", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    show(html`<h1 tabindex="-1">Oggi</h1><button id="row">Programma</button><toast-stack></toast-stack>`);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("shows one at a time: the newest takes the place of the one before", async () => {
    toast("Erogazione 2 inserita.");
    await told();
    toast("Erogazione 3 inserita.");
    await told();
    expect(texts()).toEqual(["Erogazione 3 inserita."]);
    expect(find(".toasts").getAttribute("aria-live")).toBe("polite");
  });

  it("stays four seconds, longer with something to press or much to read", async () => {
    expect(lasts({ text: "Salvato.", action: undefined })).toBe(4000);
    expect(lasts({ text: "Salvato.", action: { label: "Annulla", run: () => undefined } })).toBe(9000);
    expect(lasts({ text: "x".repeat(200), action: undefined })).toBe(12_000);
    toast("Salvato.");
    await told();
    vi.advanceTimersByTime(3900);
    await told();
    expect(texts()).toEqual(["Salvato."]);
    vi.advanceTimersByTime(200);
    await told();
    expect(texts()).toEqual([]);
  });

  it("gives the newest its whole time", async () => {
    toast("Prima.");
    await told();
    vi.advanceTimersByTime(3000);
    toast("Seconda.");
    await told();
    vi.advanceTimersByTime(3000);
    await told();
    expect(texts()).toEqual(["Seconda."]);
  });

  it("is not held for ever by a pointer that rested on the one before", async () => {
    toast("Prima.");
    await told();
    find(".toast").dispatchEvent(new Event("pointerenter"));
    vi.advanceTimersByTime(20_000);
    await told();
    expect(texts()).toEqual(["Prima."]);
    toast("Seconda.");
    await told();
    vi.advanceTimersByTime(4100);
    await told();
    expect(texts()).toEqual([]);
  });

  it("is closed by its cross and by Esc, which goes no further", async () => {
    toast("Salvato.");
    await told();
    find<HTMLButtonElement>('[data-key="toast-close"]').click();
    await told();
    expect(texts()).toEqual([]);
    expect(press("Escape").defaultPrevented).toBe(false);
    toast("Salvato.");
    await told();
    expect(press("Escape").defaultPrevented).toBe(true);
    await told();
    expect(texts()).toEqual([]);
  });

  it("waits while a window stands over it, and leaves Esc to the window", async () => {
    toast("Erogazione 2 inserita.");
    await told();
    void confirmStep({ title: "Programma", question: "Confermi ?" });
    vi.advanceTimersByTime(60_000);
    await told();
    expect(press("Escape").defaultPrevented).toBe(false);
    expect(texts()).toEqual(["Erogazione 2 inserita."]);
  });

  it("goes with its screen, unless it tells of the step that leads away", async () => {
    toast("Erogazione 2 inserita.");
    toastsLeave();
    await told();
    expect(texts()).toEqual([]);
    arrivingToast("Richiesta inserita.");
    toastsLeave();
    await told();
    expect(texts()).toEqual(["Richiesta inserita."]);
    toastsLeave();
    await told();
    expect(texts()).toEqual([]);
  });

  it("gives the focus back to where it came from before its action runs", async () => {
    const seen: (string | undefined)[] = [];
    find("#row").focus();
    toast("Erogazione 2 inserita.", {
      label: "Programma l’erogazione 2",
      run: () => seen.push(document.activeElement?.id),
    });
    await told();
    const action = find<HTMLButtonElement>('[data-key="toast-action"]');
    action.dispatchEvent(new FocusEvent("focusin", { bubbles: true, relatedTarget: find("#row") }));
    action.focus();
    action.click();
    expect(seen).toEqual(["row"]);
    await told();
    expect(texts()).toEqual([]);
  });

  it("does not say with a tick what did not work", async () => {
    troubleToast("Il disco non risponde.");
    await told();
    expect(find(".toast use").getAttribute("href")).toBe("#i-triangle");
    clearToasts();
  });
});
