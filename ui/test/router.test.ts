import { html, render } from "lit";
import { beforeEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import { matchRoute, type Place, type Route, Router } from "../src/shared/router";
import { FakeBridge } from "./fake-bridge";
import { until } from "./page";

const route = (path: string, title: string): Route => ({
  path,
  title,
  section: "richieste",
  load: async () => undefined,
  view: () => html`<h1 tabindex="-1">${title}</h1><a href="#/richieste/14">JC-1-1103/014</a>`,
});
const ROUTES = [route("/richieste", "Richieste"), route("/richieste/:id", "Richiesta")];

describe("router", () => {
  let bridge: FakeBridge;
  let router: Router;
  let main: HTMLElement;

  const arrive = () => {
    const place = router.place.value;
    if (!place) return;
    render(place.route.view(place), main);
    router.arrived(main, place);
  };

  beforeEach(() => {
    bridge = new FakeBridge();
    useBridge(bridge);
    history.replaceState(null, "", "#/richieste");
    main = document.createElement("main");
    document.body.append(main);
    router = new Router();
    router.register(ROUTES, "/richieste");
    router.start();
    arrive();
    return () => router.stop();
  });

  it("does not let a screen being left take the focus of the next one", () => {
    const left = router.place.value as Place;
    const old = document.createElement("section");
    old.innerHTML = "<h1 tabindex=-1>Prima</h1>";
    document.body.append(old);
    router.go("/richieste/14");
    router.arrived(old, left);
    expect(document.activeElement?.textContent).not.toBe("Prima");
    arrive();
    expect(document.activeElement).toBe(main.querySelector("h1"));
  });

  it("reads parameters and query from the address", () => {
    const place = matchRoute(ROUTES, "/richieste/14?pagina=2");
    expect(place?.params.id).toBe("14");
    expect(place?.query.get("pagina")).toBe("2");
  });

  it("falls back to the home screen for an address it does not know", () => {
    router.go("/altrove");
    expect(router.place.value?.route.path).toBe("/richieste");
  });

  it("moves the focus to the heading of the new screen", () => {
    router.go("/richieste/14");
    arrive();
    expect(document.activeElement?.textContent).toBe("Richiesta");
  });

  it("brings the focus back to the link that led away", async () => {
    const link = main.querySelector("a");
    link?.focus();
    router.go("/richieste/14");
    arrive();
    history.back();
    await until(() => router.place.value?.path === "/richieste");
    arrive();
    expect(document.activeElement?.tagName).toBe("A");
  });

  it("knows the screens only once they are registered, and then begins with the one told", () => {
    const fresh = new Router();
    history.replaceState(null, "", "#");
    fresh.start();
    expect(fresh.place.value).toBeNull();
    fresh.stop();
    fresh.register(ROUTES, "/richieste");
    fresh.start();
    expect(fresh.place.value?.route.path).toBe("/richieste");
    expect(fresh.home).toBe("/richieste");
    fresh.stop();
  });

  it("names the window after the screen", () => {
    router.go("/richieste/14");
    expect(bridge.title).toBe("Richiesta – Affianca");
    expect(document.title).toBe("Richiesta – Affianca");
  });

  it("changes the query without a new step in the history", () => {
    const before = history.length;
    router.setQuery({ pagina: "3", q: null });
    expect(router.place.value?.path).toBe("/richieste?pagina=3");
    expect(history.length).toBe(before);
  });

  it("keeps what is searched out of the address, and finds it again on the way back", async () => {
    router.setQuery({ testo: "Rossi Mario", chi: "Giulia Ferraresso", pagina: "3" });
    expect(location.hash).toBe("#/richieste?pagina=3");
    expect(router.place.value?.query.get("testo")).toBe("Rossi Mario");
    expect(router.place.value?.query.get("chi")).toBe("Giulia Ferraresso");
    router.go("/richieste/14");
    expect(router.place.value?.query.get("testo")).toBeNull();
    history.back();
    await until(() => router.place.value?.query.get("testo") === "Rossi Mario");
    expect(location.href).not.toContain("Rossi");
    router.setQuery({ testo: null });
    expect(router.place.value?.query.get("testo")).toBeNull();
    expect(router.place.value?.query.get("pagina")).toBe("3");
  });

  it("takes what is searched out of a path one is led to, and of a link", async () => {
    router.go("/richieste?testo=Rossi");
    expect(location.hash).toBe("#/richieste");
    expect(router.place.value?.query.get("testo")).toBe("Rossi");
    location.hash = "#/richieste?testo=Bianchi&pagina=2";
    await until(() => router.place.value?.query.get("testo") === "Bianchi");
    expect(location.hash).toBe("#/richieste?pagina=2");
  });
});
