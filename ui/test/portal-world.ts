// «Da riportare» of the example archive, with something of each kind, as the program answers it.
import type { PortalItem, PortalQueue } from "../src/generated/types";
import type { Answers } from "./fake-bridge";
import { one, recorded } from "./recorded";

export const ITEMS: PortalItem[] = recorded("portal_queue").items;

const KINDS = {
  admission: ({ subject }) => subject.kind === "richiesta",
  conclusion: ({ subject }) => subject.kind === "attività",
  changed: ({ changed }) => changed.length > 0,
  delivered: ({ trueState, urgency }) => trueState === "EROGATA" && urgency !== "scaduto",
} satisfies Record<string, (item: PortalItem) => boolean>;

/** The first entry of a kind. */
export const itemOf = (kind: keyof typeof KINDS): PortalItem => one(ITEMS, KINDS[kind]);
export const idOf = (kind: keyof typeof KINDS): number => itemOf(kind).subject.id;

export const portalView = (more: Partial<PortalQueue> = {}): PortalQueue => ({
  ...recorded("portal_queue"),
  ...more,
});

/** Long names, many entries. */
export function crowdedPortal(): PortalQueue {
  const [surname, name] = ["Szczepańska-Wiśniewska della Rovere", "Maximilienne Évangéline"];
  const items = Array.from({ length: 60 }, (_, at) => {
    const item = itemOf("delivered");
    return { ...item, subject: { ...item.subject, id: 100 + at }, number: 100 + at, surname, name };
  });
  return portalView({ items: [...ITEMS, ...items], found: 412, lost: 1000 });
}

export function portalWorld(view: PortalQueue = portalView()): Answers {
  let queue = view;
  return {
    portal_queue: () => structuredClone(queue),
    report_to_portal: ({ orders, reach }) => {
      const [order, ...others] = orders;
      const alone = others.length === 0 && order?.subject.id === idOf("delivered");
      if (alone) {
        const name = reach === "prossimo" ? "next" : "all";
        queue = recorded("portal_queue", `after-${name}`);
        return recorded("report_to_portal", name);
      }
      const gone = new Set(orders.map(({ subject }) => `${subject.kind}-${subject.id}`));
      const items = queue.items.filter(({ subject }) => !gone.has(`${subject.kind}-${subject.id}`));
      queue = { ...queue, items };
      return orders.map(({ subject }) => ({ subject, known: null, form: null }));
    },
    correct_portal: () => {
      queue = view;
    },
    set_portal_id: () => undefined,
  };
}
