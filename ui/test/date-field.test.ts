import { html, render } from "lit";
import { describe, expect, it, vi } from "vitest";
import { useBridge } from "../src/base/bridge";
import { type DateField, dateField, timeField } from "../src/components/date-field";
import { FakeBridge } from "./fake-bridge";
import { find, show, until, write } from "./page";

// The calendar draws itself without end where there is no layout; what it says is played by the test.
vi.mock("cally", () => ({}));

describe("date field", () => {
  it("passes on what is typed, as it is typed", async () => {
    const typed: string[] = [];
    show(dateField({ id: "date", label: "Data", value: "", onInput: (text) => typed.push(text) }));
    await until(() => document.querySelector("#date"));
    write("#date", "28-6-22");
    expect(typed).toEqual(["28-6-22"]);
  });

  it("shows the weekday the program names as soon as the text reads as a date", async () => {
    useBridge(new FakeBridge());
    const root = show(
      dateField({ id: "date", label: "Data", value: "28/06/2022", onInput: () => undefined }),
    );
    expect((await until(() => root.querySelector("small"))).textContent).toBe("martedì");
    render(dateField({ id: "date", label: "Data", value: "31/02/2022", onInput: () => undefined }), root);
    await until(() => root.querySelector("small") === null);
  });

  it("stands in the house's form once it is left", async () => {
    useBridge(new FakeBridge());
    const typed: string[] = [];
    show(dateField({ id: "date", label: "Data", value: "28-6-22", onInput: (text) => typed.push(text) }));
    const input = await until(() => document.querySelector("#date"));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => typed.length > 0);
    expect(typed).toEqual(["28/06/2022"]);
  });

  it("leaves what cannot be read, and what one goes on typing, as it stands", async () => {
    useBridge(new FakeBridge());
    const typed: string[] = [];
    show(dateField({ id: "date", label: "Data", value: "31/02/2022", onInput: (text) => typed.push(text) }));
    const input = await until(() => document.querySelector<HTMLInputElement>("#date"));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.value = "28-6-22";
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.value = "28-6-2022";
    input.value = "ieri";
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => typed.length > 0);
    expect(typed).toEqual(["31/05/2022"]);
  });

  it("ties its error to the input", async () => {
    show(
      dateField({
        id: "date",
        label: "Data",
        value: "x",
        error: "Scrivi la data.",
        onInput: () => undefined,
      }),
    );
    const input = await until(() => document.querySelector("#date"));
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(find(`#${input.getAttribute("aria-describedby")}`).textContent).toContain("Scrivi la data.");
  });

  it("writes the day chosen from the calendar as gg/mm/aaaa", async () => {
    let typed = "";
    show(
      html`<date-field .inputId=${"date"} .label=${"Data"} @text=${(event: CustomEvent<string>) => {
        typed = event.detail;
      }}></date-field>`,
    );
    const field = find<DateField>("date-field");
    await field.updateComplete;
    find("button", field).click();
    const calendar = await until(() => field.querySelector("calendar-date"));
    Object.assign(calendar, { value: "2022-06-30" });
    calendar.dispatchEvent(new Event("change"));
    expect(typed).toBe("30/06/2022");
  });
});

describe("time field", () => {
  it("moves by a quarter of an hour with the arrows", async () => {
    useBridge(new FakeBridge());
    let typed = "";
    show(
      timeField({
        id: "start",
        kind: "start",
        label: "Inizio",
        value: "10.00",
        onInput: (text) => {
          typed = text;
        },
      }),
    );
    find("#start").dispatchEvent(
      new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true, cancelable: true }),
    );
    await until(() => typed !== "");
    expect(typed).toBe("10:15");
  });

  it("stands as hours and minutes once it is left", async () => {
    useBridge(new FakeBridge());
    const typed: string[] = [];
    const onInput = (text: string) => typed.push(text);
    show(timeField({ id: "start", kind: "start", label: "Inizio", value: "9", onInput }));
    find("#start").dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => typed.length > 0);
    expect(typed).toEqual(["09:00"]);
  });
});
