// Which screen is shown, kept in the address after «#», so that links are links and back is back. What was searched
// may be a person's name: it never stands in the address, which an engine may write down, but only in memory.
// On arrival the focus goes to the screen's heading; on the way back, to where it was.
// The router knows no screen: routes.ts registers the table, so that screens can import the router.
import type { TemplateResult } from "lit";
import { bridge } from "../base/bridge";
import { focusHeading, focusTrace, traceOf } from "../base/focus";
import { Store } from "../base/store";

export interface Place {
  route: Route;
  /** Address without «#», query included, also what is kept out of the real one. */
  path: string;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
}

export interface Route {
  /** «/richieste/:id»; a colon names a parameter. */
  path: string;
  /** Entry of the navigation it lights up. */
  section: string;
  /** Window title while the screen says nothing else; never a person's name. */
  title: string;
  /** Brings in the screen's code. */
  load: () => Promise<unknown>;
  view: (place: Place) => TemplateResult;
}

interface Step {
  step: number;
}

/** What stands between a screen and the way out of it, while something typed would be lost. */
export interface Guard {
  /** Something would be lost now. */
  readonly holds: boolean;
  /** Whether the screen may be left; its user is asked first. */
  mayLeave(): Promise<boolean>;
  /** The screen is left after all. */
  leave(): void;
}

/** The address without its query: the same as long as one stays on a screen. */
export const bareOf = ({ path }: Place): string => path.split("?")[0] ?? "";

/** A number above zero in the address; null when there is none, or when something else stands there. */
export function numberIn(place: Place, key: string): number | null {
  const value = Number(place.query.get(key));
  return Number.isInteger(value) && value > 0 ? value : null;
}

/** What of a query is kept out of the address. */
const UNSEEN: ReadonlySet<string> = new Set(["testo", "chi"]);

const joined = (bare: string, query: URLSearchParams): string => {
  const text = query.toString();
  return bare + (text ? `?${text}` : "");
};

/** A path as it may stand in the address, and what of it may not. */
function parted(path: string): { seen: string; unseen: URLSearchParams } {
  const [bare = "", search = ""] = path.split("?", 2);
  const [query, unseen] = [new URLSearchParams(), new URLSearchParams()];
  for (const [key, value] of new URLSearchParams(search))
    (UNSEEN.has(key) ? unseen : query).append(key, value);
  return unseen.size ? { seen: joined(bare, query), unseen } : { seen: path, unseen };
}

/** A path of the address with what was kept out of it. */
function whole(seen: string, unseen: URLSearchParams | undefined): string {
  if (!unseen?.size) return seen;
  const [bare = "", search = ""] = seen.split("?", 2);
  return joined(bare, new URLSearchParams([...new URLSearchParams(search), ...unseen]));
}

export function matchRoute(routes: readonly Route[], path: string): Place | null {
  const [bare = "", search = ""] = path.split("?", 2);
  const parts = bare.split("/").filter(Boolean);
  for (const route of routes) {
    const wanted = route.path.split("/").filter(Boolean);
    if (wanted.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((piece, at) => {
      const given = decodeURIComponent(parts[at] ?? "");
      if (piece.startsWith(":")) params[piece.slice(1)] = given;
      return piece.startsWith(":") || piece === given;
    });
    if (fits) return { route, path, params, query: new URLSearchParams(search) };
  }
  return null;
}

export class Router {
  readonly place = new Store<Place | null>(null);
  /** Asked before any way out of the screen. */
  guard: Guard | null = null;
  private asking = false;
  private step = 0;
  private readonly traces = new Map<number, string>();
  /** What is kept out of the address, step by step. */
  private readonly unseen = new Map<number, URLSearchParams>();
  private arriving: "forth" | "back" | null = null;
  private lastPressed: Element | null = null;
  private stops: (() => void)[] = [];

  private routes: readonly Route[] = [];
  private firstPath = "";

  /** The screens there are, and the address of the one to begin with. Told once, before the start. */
  register(routes: readonly Route[], home: string): void {
    this.routes = routes;
    this.firstPath = home;
  }

  /** Where one is led by an address that names no screen. */
  get home(): string {
    return this.firstPath;
  }

  start(): void {
    const moved = () => this.follow();
    // Some engines do not focus what is clicked: remember it, to come back to it.
    const pressed = (event: Event) => {
      this.lastPressed = event.target instanceof Element ? event.target : null;
    };
    addEventListener("popstate", moved);
    addEventListener("hashchange", moved);
    document.addEventListener("click", pressed, true);
    this.stops = [
      () => removeEventListener("popstate", moved),
      () => removeEventListener("hashchange", moved),
      () => document.removeEventListener("click", pressed, true),
    ];
    // The first entry too needs its number, or coming back to it would look like going on.
    const state = history.state as Step | null;
    this.unseen.clear();
    if (typeof state?.step === "number") this.step = state.step;
    else history.replaceState({ step: this.step } satisfies Step, "");
    this.show("forth");
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.stops = [];
    this.unseen.clear();
  }

  go(path: string, options: { replace?: boolean } = {}): void {
    if (this.guard?.holds) {
      void this.ask(() => this.go(path, options));
      return;
    }
    const { seen, unseen } = parted(path);
    if (options.replace) {
      history.replaceState({ step: this.step } satisfies Step, "", `#${seen}`);
    } else {
      this.remember();
      this.step += 1;
      history.pushState({ step: this.step } satisfies Step, "", `#${seen}`);
    }
    this.unseen.set(this.step, unseen);
    this.show("forth");
  }

  /** Back to the screen before, or to `fallback` when this is the first one. */
  back(fallback: string): void {
    if (this.step > 0) history.back();
    else this.go(fallback, { replace: true });
  }

  /** Back where one was before, as the key does; from the first screen there is nowhere to go. */
  backward(): void {
    if (this.step > 0) history.back();
  }

  /** Changes the query without leaving the screen: filters and pages are found again on the way back. */
  setQuery(values: Record<string, string | null | undefined>): void {
    const place = this.place.value;
    if (!place) return;
    const query = new URLSearchParams(place.query);
    for (const [key, value] of Object.entries(values)) {
      if (value) query.set(key, value);
      else query.delete(key);
    }
    const path = joined(bareOf(place), query);
    const { seen, unseen } = parted(path);
    history.replaceState({ step: this.step } satisfies Step, "", `#${seen}`);
    this.unseen.set(this.step, unseen);
    this.place.set({ ...place, path, query });
  }

  /**
   * Told by a screen when its content stands: now the focus can go where it belongs. A screen being left, whose
   * last reading ends only now, is not where one arrives.
   */
  arrived(root: ParentNode, at: Place): void {
    if (!this.arriving || !this.place.value || bareOf(at) !== bareOf(this.place.value)) return;
    const back = this.arriving === "back";
    this.arriving = null;
    if (back && focusTrace(this.traces.get(this.step))) return;
    focusHeading(root);
  }

  setTitle(title: string): void {
    const whole = `${title} – Affianca`;
    if (document.title === whole) return;
    document.title = whole;
    // A window that cannot be renamed is no reason to disturb anyone.
    bridge()
      .setTitle(whole)
      .catch(() => undefined);
  }

  /** Whether the screen may be left, as its guard says; asked too before the lock takes it away. */
  async mayLeave(returned?: Promise<void>): Promise<boolean> {
    if (!this.guard?.holds) return true;
    if (this.asking) return false;
    this.asking = true;
    try {
      // Or its late return would be taken for a way back to the screen just left.
      await returned;
      return await this.guard.mayLeave();
    } finally {
      this.asking = false;
    }
  }

  private async ask(leave: () => void, returned?: Promise<void>): Promise<void> {
    if (!(await this.mayLeave(returned))) return;
    this.guard?.leave();
    leave();
  }

  private follow(): void {
    const state = history.state as Step | null;
    const path = location.hash.slice(1);
    const here = parted(this.place.value?.path ?? "").seen;
    if (this.asking || (state?.step === this.step && path === here)) return;
    if (this.guard?.holds) {
      // The address has moved already: it goes back to the screen that asks, then where it was going.
      const steps = typeof state?.step === "number" ? state.step - this.step : null;
      const returned = travel(steps === null ? -1 : -steps);
      void this.ask(() => (steps === null ? this.go(path) : history.go(steps)), returned);
      return;
    }
    this.remember();
    if (typeof state?.step === "number") {
      const back = state.step < this.step;
      this.step = state.step;
      this.show(back ? "back" : "forth");
      return;
    }
    this.step += 1;
    this.unseen.delete(this.step);
    history.replaceState({ step: this.step } satisfies Step, "");
    this.show("forth");
  }

  private remember(): void {
    const active = document.activeElement;
    const element = active && active !== document.body ? active : this.lastPressed;
    const trace = traceOf(element);
    if (trace) this.traces.set(this.step, trace);
  }

  private show(arriving: "forth" | "back"): void {
    const asked = parted(location.hash.slice(1) || this.home);
    // A link may say what is searched: it is taken out of the address at once.
    if (asked.unseen.size) this.unseen.set(this.step, asked.unseen);
    const path = whole(asked.seen, this.unseen.get(this.step));
    const place = matchRoute(this.routes, path) ?? matchRoute(this.routes, this.home);
    if (!place) return;
    const { seen } = parted(place.path);
    if (seen !== location.hash.slice(1)) {
      history.replaceState({ step: this.step } satisfies Step, "", `#${seen}`);
    }
    this.arriving = arriving;
    this.setTitle(place.route.title);
    this.place.set(place);
  }
}

/** How long the history may take to move. */
const TRAVEL_MS = 500;

/** Moves in the history; done once the address is there. */
function travel(steps: number): Promise<void> {
  return new Promise((done) => {
    const there = () => {
      clearTimeout(late);
      removeEventListener("popstate", there);
      done();
    };
    const late = setTimeout(there, TRAVEL_MS);
    addEventListener("popstate", there);
    history.go(steps);
  });
}

/** The router of the page. */
export const router = new Router();
