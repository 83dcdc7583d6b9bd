import { html } from "lit";
import { beforeEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import { fence } from "../src/frame/fence";
import { unsaved } from "../src/shared/unsaved";
import { FakeBridge, refusal } from "./fake-bridge";
import { button, find, show, until } from "./page";
import { world } from "./world";

let bridge: FakeBridge;
let pressed: number;

beforeEach(() => {
  bridge = new FakeBridge(world());
  useBridge(bridge);
  pressed = 0;
  show(html`<section data-drop-zone>
      <p>Da un file</p>
      <button type="button" data-drop @click=${() => {
        pressed += 1;
      }}>Scegli il file…</button>
    </section>
    <button type="button" class="barred" data-drop aria-disabled="true">Allega…</button>
    <input class="line" value="parole" /><p class="text">Testo</p>`);
  return fence();
});

/** What stands under the pointer, wherever it is. */
const under = (element: Element | null) => {
  document.elementFromPoint = () => element;
};
const PLACE = { x: 0.5, y: 0.5 };
const fires = (event: Event, on: EventTarget = document): boolean => {
  on.dispatchEvent(event);
  return event.defaultPrevented;
};
const key = (name: string, more: KeyboardEventInit = {}) =>
  fires(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }));

describe("a file dropped on the window", () => {
  it("is taken where a file is asked for, as if it had been chosen there", async () => {
    under(find("section p"));
    bridge.emitFile("file-over", PLACE);
    expect(find("section button").classList.contains("drop-over")).toBe(true);
    bridge.emitFile("file-dropped", PLACE);
    await until(() => pressed === 1);
    expect(bridge.calls.map((it) => it.command)).toEqual(["accept_drop"]);
    expect(document.querySelector(".drop-over")).toBeNull();
  });

  it("is left alone elsewhere, on what cannot be pressed, and when it is no file", async () => {
    for (const element of [find(".text"), find(".barred"), null]) {
      under(element);
      bridge.emitFile("file-dropped", PLACE);
    }
    under(find("section p"));
    bridge.answers.accept_drop = () => false;
    bridge.emitFile("file-dropped", PLACE);
    await until(() => bridge.last("accept_drop"));
    await new Promise((done) => setTimeout(done));
    expect(bridge.calls).toHaveLength(1);
    expect(pressed).toBe(0);
  });

  it("is copied where it is taken, and the pointer says where it is not", () => {
    for (const [on, effect] of [
      ["section p", "copy"],
      ["section button", "copy"],
      [".text", "none"],
      [".barred", "none"],
    ] as const) {
      for (const drag of ["dragenter", "dragover"]) {
        const dataTransfer = { dropEffect: "move" };
        fires(Object.assign(new Event(drag, { bubbles: true }), { dataTransfer }), find(on));
        expect(dataTransfer.dropEffect).toBe(effect);
      }
    }
  });

  it("never becomes the page, where the desktop lets it through", () => {
    for (const drag of ["dragenter", "dragover", "drop"]) {
      expect(fires(new Event(drag, { bubbles: true, cancelable: true }), find(".text"))).toBe(true);
    }
  });
});

describe("keys of a browser", () => {
  it("do nothing", () => {
    expect(key("F5")).toBe(true);
    expect(key("r", { ctrlKey: true })).toBe(true);
    expect(key("R", { ctrlKey: true, shiftKey: true })).toBe(true);
    expect(key("p", { ctrlKey: true })).toBe(true);
    expect(key("p", { metaKey: true })).toBe(true);
  });

  it("leave those one writes with alone", () => {
    for (const letter of ["r", "p", "a", "Backspace", "Enter"]) expect(key(letter)).toBe(false);
    for (const letter of ["c", "v", "x", "z", "a"]) expect(key(letter, { ctrlKey: true })).toBe(false);
  });
});

describe("the menu of the right button", () => {
  const asked = (on: Element) =>
    fires(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }), on);

  it("is not the web view's anywhere, and is Italian in a field", () => {
    expect(asked(find(".text"))).toBe(true);
    expect(document.querySelector(".edit-menu")).toBeNull();
    expect(asked(find(".line"))).toBe(true);
    const items = [...document.querySelectorAll(".edit-menu button")].map((it) => it.textContent?.trim());
    expect(items).toEqual(["Taglia", "Copia", "Incolla", "Seleziona tutto"]);
  });

  it("offers only what can be done", () => {
    const line = find<HTMLInputElement>(".line");
    asked(line);
    expect(button("Copia").hasAttribute("disabled")).toBe(true);
    expect(button("Incolla").hasAttribute("disabled")).toBe(false);
    line.select();
    line.type = "password";
    asked(line);
    expect(button("Copia").hasAttribute("disabled")).toBe(true);
    line.type = "text";
    line.readOnly = true;
    line.select();
    asked(line);
    expect(button("Copia").hasAttribute("disabled")).toBe(false);
    expect(button("Incolla").hasAttribute("disabled")).toBe(true);
  });
});

describe("the window being closed", () => {
  it("closes once what is typed is kept", async () => {
    unsaved.open<string>("ente", "", { title: "Ente" }).write("parole");
    bridge.emit("window-closing");
    await until(() => bridge.last("close_window"));
    const order = bridge.calls.map((it) => it.command);
    expect(order).toEqual(["hear_close", "keep_unsent", "finish_copies", "close_window"]);
  });

  it("shows the copy that takes a while, and closes once it is made", async () => {
    let made: () => void = () => undefined;
    let tell: (progress: [number, number]) => void = () => undefined;
    bridge.answers.finish_copies = ({ progress }) => {
      tell = progress;
      return new Promise<void>((resolve) => {
        made = resolve;
      });
    };
    bridge.emit("window-closing");
    await until(() => document.querySelector("dialog progress"));
    tell([40, 100]);
    expect(find<HTMLProgressElement>("dialog progress").value).toBe(40);
    expect(bridge.last("close_window")).toBeUndefined();
    made();
    await until(() => bridge.last("close_window"));
    expect(document.querySelector("dialog")).toBeNull();
  });

  it("gives the copy up for who will not wait, and stays open for who thinks again", async () => {
    bridge.answers.finish_copies = () => new Promise<void>(() => undefined);
    bridge.answers.stop_copy = () => undefined;
    bridge.emit("window-closing");
    await until(() => document.querySelector("dialog progress"));
    button("Non chiudere").click();
    await until(() => !document.querySelector("dialog"));
    expect(bridge.last("close_window")).toBeUndefined();
    expect(bridge.last("stop_copy")).toBeUndefined();
    await new Promise((done) => setTimeout(done, 0));
    bridge.emit("window-closing");
    await until(() => document.querySelector("dialog progress"));
    button("Chiudi senza copia").click();
    await until(() => bridge.last("close_window"));
    expect(bridge.last("stop_copy")).toBeDefined();
  });

  it("stays open when it could not be kept and the user prefers to", async () => {
    bridge.answers.keep_unsent = () => {
      throw refusal("UNEXPECTED", "Il disco è pieno.");
    };
    unsaved.open<string>("ente", "", { title: "Ente" }).write("parole");
    bridge.emit("window-closing");
    bridge.emit("window-closing");
    await until(() => document.querySelector("dialog"));
    expect(document.querySelectorAll("dialog")).toHaveLength(1);
    button("Annulla").click();
    await until(() => !document.querySelector("dialog"));
    expect(bridge.last("close_window")).toBeUndefined();
  });
});
