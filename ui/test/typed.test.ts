import { describe, expect, it } from "vitest";
import typed from "../../tests/data/typed.json";
import { typedDate, typedTime } from "../src/base/typed";

/** 10:00, as the program shows a time. */
const shown = (minutes: number | null): string | null => {
  if (minutes === null) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

describe("what is typed", () => {
  it.each(typed.dates)("«%s» means the day the program takes it for", (text, meant) => {
    expect(typedDate(text ?? "")).toBe(meant);
  });

  it.each(typed.times)("«%s» means the time the program takes it for", (text, meant) => {
    expect(shown(typedTime(text ?? ""))).toBe(meant);
  });
});
