import { describe, expect, it } from "vitest";
import * as format from "../src/base/format";
import { paragraphSummary } from "../src/base/manual";
import { envelopeFigures } from "../src/components/envelope";
import { pageNumbers, recordCount } from "../src/components/table";
import { show } from "./page";

describe("format", () => {
  it("shows dates and times the Italian way", () => {
    expect(format.date("2022-06-28")).toBe("28/06/2022");
    expect(format.dateTime("2022-05-27T11:08:00")).toBe("27/05/2022, ore 11:08");
    expect(format.longDate("2022-06-01")).toBe("mercoledì 1 giugno 2022");
    expect(format.weekdayShort("2022-06-28")).toBe("mar");
    expect(format.moment("2022-05-31T17:42:00", "2022-06-01")).toBe("ieri, 17:42");
    expect(format.date(null)).toBe("");
  });

  it("counts days over the end of summer time", () => {
    expect(format.daysBetween("2022-10-29", "2022-11-01")).toBe(3);
    expect(format.addDays("2022-10-29", 7)).toBe("2022-11-05");
  });

  it("shows durations and money", () => {
    expect(format.minutes(2640)).toBe("44:00");
    expect(format.hours(2640)).toBe("44");
    expect(format.hours(90)).toBe("01:30");
    expect(format.euros(167200)).toBe("1.672,00\u00a0€");
    expect(format.amount(123456789)).toBe("1.234.567,89");
    expect(format.amount(-50)).toBe("−0,50");
  });

  it("names days and months in Italian", () => {
    expect(format.weekday("2022-06-28")).toBe("martedì");
    const week = [27, 28, 29, 30].map((day) => format.weekdayShort(`2022-06-${day}`));
    expect([...week, ...[1, 2, 3].map((day) => format.weekdayShort(`2022-07-0${day}`))]).toEqual([
      "lun",
      "mar",
      "mer",
      "gio",
      "ven",
      "sab",
      "dom",
    ]);
    expect([0, 5, 11].map(format.monthName)).toEqual(["gennaio", "giugno", "dicembre"]);
    expect(format.longDate("2022-06-01")).toBe("mercoledì 1 giugno 2022");
    expect(format.shortDay("2022-06-02")).toBe("gio 2 giugno");
    expect(format.weekday("2022-02-31")).toBe("");
  });
});

describe("tables and envelopes", () => {
  it("counts records in the portal's words", () => {
    expect(recordCount(41, 1, 5)).toBe("Record trovati: 41 – pagina 1 di 5");
    expect(recordCount(0, 1, 0)).toBe("Record trovati: 0 – pagina 1 di 1");
  });

  it("shows every page while they are few, then the ends and the neighbours", () => {
    expect(pageNumbers(1, 5)).toEqual([1, 2, 3, 4, 5]);
    expect(pageNumbers(6, 12)).toEqual([1, null, 5, 6, 7, null, 12]);
  });

  it("shows the hours left as the program counts them", () => {
    const worth = (minutes: number) => ({ minutes, amount: 0 });
    const [agreed, none] = [worth(60), worth(0)];
    const root = show(
      envelopeFigures({
        agreed,
        delivered: agreed,
        scheduled: none,
        draft: worth(30),
        free: none,
        unused: none,
      }),
    );
    const figures = [...root.querySelectorAll("dd")].map((it) => it.textContent);
    expect(figures).toEqual(["01:00", "01:00", "00:00", "00:30", "00:00"]);
  });

  it("shows of an activity that is over what was delivered and what was not used, and nothing free", () => {
    const worth = (minutes: number) => ({ minutes, amount: 0 });
    const none = worth(0);
    const over = { agreed: worth(60), delivered: worth(20), scheduled: none, draft: none, free: none };
    const root = show(envelopeFigures({ ...over, unused: worth(40) }, true));
    expect([...root.querySelectorAll("dt")].map((it) => it.textContent?.trim())).toEqual([
      "concordate",
      "erogate",
      "non usate",
    ]);
    expect([...root.querySelectorAll("dd")].map((it) => it.textContent)).toEqual(["01:00", "00:20", "00:40"]);
  });

  it("knows every paragraph, and the nearest one above a deeper number", () => {
    expect(paragraphSummary("§3.2")?.title).toBe("Erogazione delle attività");
    expect(paragraphSummary("§3.2.1")?.title).toBe("Erogazione delle attività");
    expect(paragraphSummary("§9")).toBeNull();
  });
});
