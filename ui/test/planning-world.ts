// The plans of the example archive, as the program answers them.
import { type Answers, refusal } from "./fake-bridge";
import { recorded } from "./recorded";

/** Plans any form the same way, except one that says otherwise. */
export function planningWorld(kind: "whole" | "tight" | "nothing" = "whole"): Answers {
  const beginning = recorded("plan_beginning", kind === "nothing" ? "nothing" : undefined);
  return {
    directory: () => recorded("directory"),
    plan_beginning: () => beginning,
    propose_plan: ({ form }) => {
      const proposal = recorded("propose_plan", kind === "tight" ? "tight" : undefined);
      const isLocked = (one: { activity: number; date: string; start: string }) =>
        form.locked.some(
          (it) => it.activity === one.activity && it.date === one.date && it.start === one.start,
        );
      return {
        ...proposal,
        sessions: proposal.sessions
          .filter((one) => !form.wish.leftOut.includes(one.date))
          .map((one) => ({ ...one, locked: isLocked(one) })),
      };
    },
    plans_beginning: () => recorded("plans_beginning"),
    propose_plans: ({ form }) => {
      if (form.requests.length === 0)
        throw refusal("INVALID", "Scegli almeno una persona.", {
          fields: [{ field: "requests", message: "Scegli almeno una persona." }],
        });
      return recorded("propose_plans");
    },
    stop_planning: () => undefined,
    accept_plans: () => recorded("accept_plans"),
    entered_plans: () => recorded("entered_plans"),
    undo_plans: () => undefined,
  };
}
