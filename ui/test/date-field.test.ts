import { html, render } from "lit";
import { describe, expect, it, vi } from "vitest";
import { type DateField, dateField, timeField } from "../src/components/date-field";
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

  it("shows the weekday as soon as the text reads as a date", () => {
    const root = show(
      dateField({ id: "date", label: "Data", value: "28/06/2022", onInput: () => undefined }),
    );
    expect(find("small", root).textContent).toBe("martedì");
    render(dateField({ id: "date", label: "Data", value: "31/02/2022", onInput: () => undefined }), root);
    expect(root.querySelector("small")).toBeNull();
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
  it("moves by a quarter of an hour with the arrows", () => {
    let typed = "";
    show(
      timeField({
        id: "start",
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
    expect(typed).toBe("10:15");
  });
});
