import { describe, expect, it } from "vitest";
import {
  between,
  gapsOf,
  hourFrom,
  lanesOf,
  minuteOf,
  movedTo,
  offsetOf,
  QUARTERS,
  quarterAt,
  spanOf,
  stretchedTo,
} from "../src/screens/agenda/geometry";
import { nextStop, nudged } from "../src/screens/agenda/keys";
import { verdictAt } from "../src/screens/agenda/verdict";

const at = (span: string) => {
  const [from = "", to = ""] = span.split("–");
  return { from: minuteOf(from), to: minuteOf(to) };
};

describe("the day from 07:00 to 23:00", () => {
  it("has sixty-four quarters of an hour, and nothing is drawn outside it", () => {
    expect(QUARTERS).toBe(64);
    expect(["06:00", "07:00", "07:30", "23:00", "24:00"].map((it) => offsetOf(minuteOf(it)))).toEqual([
      0, 0, 2, 64, 64,
    ]);
    expect([-5, 0, 9.9, 10, 639, 700].map((y) => quarterAt(y, 640))).toEqual([0, 0, 0, 1, 63, 63]);
    expect(quarterAt(10, 0)).toBe(63);
  });

  it("moves a session by quarters, keeps its length and stays inside", () => {
    const moved = (span: string, start: string) => spanOf(movedTo(at(span), minuteOf(start)));
    expect(moved("09:00–11:00", "10:07")).toBe("10:00–12:00");
    expect(moved("09:00–11:00", "10:08")).toBe("10:15–12:15");
    expect(moved("09:10–11:00", "09:25")).toBe("09:30–11:20");
    expect(moved("09:00–11:00", "06:00")).toBe("07:00–09:00");
    expect(moved("09:00–11:00", "22:30")).toBe("21:00–23:00");
  });

  it("stretches either end and leaves a quarter of an hour at least", () => {
    const end = (span: string, to: string) => spanOf(stretchedTo(at(span), "fine", minuteOf(to)));
    const start = (span: string, to: string) => spanOf(stretchedTo(at(span), "inizio", minuteOf(to)));
    expect(end("09:00–11:00", "12:10")).toBe("09:00–12:15");
    expect(end("09:00–11:00", "07:00")).toBe("09:00–09:15");
    expect(end("09:00–11:00", "23:45")).toBe("09:00–23:00");
    expect(start("09:00–11:00", "08:20")).toBe("08:15–11:00");
    expect(start("09:00–11:00", "12:00")).toBe("10:45–11:00");
    expect(start("09:00–11:00", "06:00")).toBe("07:00–11:00");
  });

  it("draws a new one whichever way the pointer goes, and an hour for a click", () => {
    expect(spanOf(between(8, 11))).toBe("09:00–10:00");
    expect(spanOf(between(11, 8))).toBe("09:00–10:00");
    expect(spanOf(between(8, 8))).toBe("09:00–09:15");
    expect(spanOf(hourFrom(8))).toBe("09:00–10:00");
    expect(spanOf(hourFrom(63))).toBe("22:45–23:00");
  });
});

describe("sessions at the same time", () => {
  const lanes = (...spans: string[]) => lanesOf(spans.map(at)).map(({ lane, lanes }) => `${lane}/${lanes}`);

  it("stand side by side only where they meet", () => {
    expect(lanes("09:00–11:00", "11:00–12:00")).toEqual(["0/1", "0/1"]);
    expect(lanes("09:00–11:00", "10:00–12:00", "14:00–15:00")).toEqual(["0/2", "1/2", "0/1"]);
    expect(lanes("09:00–12:00", "09:00–10:00", "10:00–11:00")).toEqual(["0/2", "1/2", "1/2"]);
    expect(lanes("10:00–11:00", "09:00–12:00", "10:30–13:00", "12:30–13:30")).toEqual([
      "1/3",
      "0/3",
      "2/3",
      "0/3",
    ]);
    expect(lanes()).toEqual([]);
  });

  it("leave the rest of the day free, from the next quarter on", () => {
    const gaps = (...spans: string[]) => gapsOf(spans.map(at), at("07:30–23:00")).map(spanOf);
    expect(gaps()).toEqual(["07:30–23:00"]);
    expect(gaps("09:00–11:00", "10:00–12:10")).toEqual(["07:30–09:00", "12:15–23:00"]);
    expect(gaps("07:30–23:00")).toEqual([]);
    expect(gaps("07:30–10:00", "10:10–23:00")).toEqual([]);
  });
});

describe("what was said of a place", () => {
  const verdicts = {
    days: [Array(64).fill(0), Array.from({ length: 64 }, (_, step) => (step < 2 ? 1 : step === 8 ? 2 : 0))],
    told: [
      { severity: "E" as const, sentence: "Fuori orario." },
      { severity: "W" as const, sentence: "Si sovrappone." },
    ],
  };
  const days = ["2022-06-06", "2022-06-07"];
  const said = (date: string, span: string, drag: "tutta" | "fine" | "inizio" = "tutta") =>
    verdictAt(verdicts, days, drag, { date, ...at(span) })?.sentence ?? null;

  it("is looked up by the start, or by the end where that moves", () => {
    expect(said("2022-06-07", "07:15–09:00")).toBe("Fuori orario.");
    expect(said("2022-06-07", "09:00–11:00")).toBe("Si sovrappone.");
    expect(said("2022-06-07", "09:15–11:00")).toBeNull();
    expect(said("2022-06-07", "07:00–07:30", "fine")).toBe("Fuori orario.");
    expect(said("2022-06-07", "07:00–09:15", "fine")).toBe("Si sovrappone.");
    expect(said("2022-06-06", "09:00–11:00")).toBeNull();
    expect(said("2022-07-06", "09:00–11:00")).toBeNull();
  });

  it("is one for a day where the hour stays", () => {
    const month = { days: [[0], [1]], told: verdicts.told };
    const target = { date: "2022-06-07", ...at("15:00–16:00") };
    expect(verdictAt(month, days, "giorno", target)?.severity).toBe("E");
  });
});

describe("arrows", () => {
  const stops = [["a", "b", "c"], [], ["d"], ["e", "f"]];

  it("go up and down in a day, and over to the next day that has something", () => {
    const to = (from: string, key: string) => nextStop(stops, from, key);
    expect(to("a", "ArrowDown")).toBe("b");
    expect(to("c", "ArrowDown")).toBeNull();
    expect(to("a", "ArrowUp")).toBeNull();
    expect(to("c", "ArrowRight")).toBe("d");
    expect(to("d", "ArrowRight")).toBe("e");
    expect(to("d", "ArrowLeft")).toBe("a");
    expect(to("e", "ArrowLeft")).toBe("d");
    expect(to("f", "ArrowRight")).toBeNull();
    expect(to("b", "Home")).toBe("a");
    expect(to("b", "End")).toBe("c");
    expect(to("x", "ArrowDown")).toBeNull();
    expect(to("a", "k")).toBeNull();
  });

  it("with Alt bring a draft a quarter on or to another day, with Shift its end", () => {
    const key = (key: string, more = {}) => ({
      key,
      altKey: true,
      shiftKey: false,
      ctrlKey: false,
      metaKey: false,
      ...more,
    });
    const target = { date: "2022-06-30", ...at("09:00–11:00") };
    const told = (event: ReturnType<typeof key>, inMonth = false) => {
      const step = nudged(event, target, inMonth);
      return step && `${step.drag} ${step.target.date} ${spanOf(step.target)}`;
    };
    expect(told(key("ArrowDown"))).toBe("tutta 2022-06-30 09:15–11:15");
    expect(told(key("ArrowUp"))).toBe("tutta 2022-06-30 08:45–10:45");
    expect(told(key("ArrowRight"))).toBe("tutta 2022-07-01 09:00–11:00");
    expect(told(key("ArrowDown", { shiftKey: true }))).toBe("fine 2022-06-30 09:00–11:15");
    expect(told(key("ArrowLeft", { shiftKey: true }))).toBeNull();
    expect(told(key("ArrowDown"), true)).toBe("giorno 2022-07-07 09:00–11:00");
    expect(told(key("ArrowLeft"), true)).toBe("giorno 2022-06-29 09:00–11:00");
    expect(told(key("ArrowDown", { altKey: false }))).toBeNull();
    expect(told(key("ArrowDown", { ctrlKey: true }))).toBeNull();
    expect(told(key("k"))).toBeNull();
  });
});
