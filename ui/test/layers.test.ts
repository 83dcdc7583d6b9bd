// The layers of the interface. A file imports from its own folder and from the layers below, never from above or
// beside; no import leads back to where it came from.
//
//   entry       main, routes, look, desktop: what the window begins with, and the only place that knows the screens
//   frame       navigation and top bar around whatever screen there is
//   screens     a folder a subject; none knows another
//   shared      what several screens do alike and that asks the program: router, state, unsent words, steps
//   components  the look of things: given data, they call no command and know no address
//   base        dates, errors, keys, icons, the bridge: small things without a screen
//   client      the commands of the program, written from Rust
//   generated   the types that cross, written from Rust
import { describe, expect, it } from "vitest";

const SOURCES: Record<string, string> = import.meta.glob("../src/**/*.ts", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** From the bottom: each may import those named and itself. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  generated: [],
  client: ["generated"],
  base: ["client", "generated"],
  components: ["base", "generated"],
  shared: ["components", "base", "client", "generated"],
  screens: ["shared", "components", "base", "client", "generated"],
  frame: ["shared", "components", "base", "client", "generated"],
  entry: ["frame", "screens", "shared", "components", "base", "client", "generated"],
};

const SPECIFIERS = /(?:\bfrom\s*|\bimport\s*\(?\s*)"(\.[^"]+)"/g;

function resolved(from: string, specifier: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const step of specifier.split("/")) {
    if (step === "..") parts.pop();
    else if (step !== ".") parts.push(step);
  }
  return `${parts.join("/")}.ts`;
}

const name = (path: string): string => path.replace("../src/", "");

/** Every file with the files it imports. */
const IMPORTS = new Map(
  Object.entries(SOURCES).map(([path, text]) => {
    const found = [...text.matchAll(SPECIFIERS)].map((it) => resolved(path, it[1] ?? ""));
    return [name(path), found.filter((it) => it in SOURCES).map(name)] as const;
  }),
);

/** «screens/today» for a screen's file, «entry» for those at the root; the client stands apart from the types. */
function folderOf(file: string): string {
  const [first = "", second = ""] = file.split("/");
  if (file === "generated/client.ts") return "client";
  if (!file.includes("/")) return "entry";
  return first === "screens" ? `screens/${second}` : first;
}

const layerOf = (file: string): string => folderOf(file).split("/")[0] ?? "";

/** The ways round, each named by where it closes. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (at: string, way: readonly string[]) => {
    if (way.includes(at)) found.push([...way.slice(way.indexOf(at)), at].join(" → "));
    if (way.includes(at) || done.has(at)) return;
    for (const next of graph.get(at) ?? []) walk(next, [...way, at]);
    done.add(at);
  };
  for (const start of graph.keys()) walk(start, []);
  return found;
}

describe("the files of the interface", () => {
  it("are all looked at, with what they import", () => {
    expect(IMPORTS.size).toBeGreaterThan(150);
    expect(IMPORTS.get("routes.ts")).toContain("screens/today/today-screen.ts");
    expect(IMPORTS.get("screens/today/today-screen.ts")).toContain("shared/router.ts");
    expect(
      circles(
        new Map([
          ["a", ["b"]],
          ["b", ["a"]],
        ]),
      ),
    ).toEqual(["a → b → a"]);
  });

  it("form no circle", () => {
    expect(circles(IMPORTS)).toEqual([]);
  });

  it("form no circle of folders", () => {
    const folders = new Map<string, string[]>();
    for (const [file, imports] of IMPORTS) {
      const from = folderOf(file);
      const others = imports.map(folderOf).filter((to) => to !== from);
      folders.set(from, [...(folders.get(from) ?? []), ...others]);
    }
    expect(circles(folders)).toEqual([]);
  });

  it("import only from their own folder and from the layers below", () => {
    const wrong: string[] = [];
    for (const [file, imports] of IMPORTS) {
      const below = BELOW[layerOf(file)] ?? [];
      for (const other of imports) {
        const own = folderOf(other) === folderOf(file);
        if (!own && !below.includes(layerOf(other))) wrong.push(`${file} imports ${other}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
