// What the program answers about hours, absences and ways, on the example archive.
import type { AvailabilityPage, CalendarPreview } from "../src/generated/types";
import type { Answers } from "./fake-bridge";
import { recorded } from "./recorded";

export const CALENDAR: CalendarPreview = {
  token: "t",
  file: "miei-impegni.ics",
  added: [
    { when: "lunedì 13/06/2022, 09:00–11:00", title: "Riunione di équipe" },
    { when: "da lunedì 08/08/2022 a venerdì 19/08/2022", title: "Ferie" },
  ],
  changed: [],
  removed: [{ when: "martedì 14/06/2022, 15:00–16:00", title: "" }],
  more: [3, 0, 0],
  same: 12,
  over: 40,
  beyond: 0,
  free: 2,
  cancelled: 1,
  unread: 1,
};

export const page = (name: string): AvailabilityPage => recorded("availability", name);

export function availabilityWorld(): Answers {
  return {
    availability: ({ whose, over }) =>
      whose.kind === "coach"
        ? page("empty")
        : page(whose.kind === "employer" ? "employer" : over ? "over" : "person"),
    save_week: () => 1,
    remove_week: () => undefined,
    save_absence: () => 1,
    remove_absence: () => undefined,
    ways: () => recorded("ways"),
    save_way: () => undefined,
    remove_way: () => undefined,
    save_calendar: () => "/home/giulia/calendario-2022-06-01.ics",
    choose_calendar: () => CALENDAR,
    run_calendar_import: () => ({ added: 5, changed: 0, removed: 1 }),
  };
}
