// What the sheets of style promise, read from the sheets themselves.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const sheet = (name: string) => readFileSync(join(__dirname, "../src/styles", name), "utf8");

/** From 0, black, to 1, white (WCAG). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe("the strip of the example", () => {
  it("is dark in the dark theme too, and its words can be read", () => {
    const rule = /\.banner \{([^}]*)\}/.exec(sheet("blocks.css"))?.[1] ?? "";
    const dark = (property: string) =>
      new RegExp(`[^-]${property}: light-dark\\([^,]+, (#[0-9a-f]{6})\\)`).exec(rule)?.[1] ?? "";
    const [background, ink] = [luminance(dark("background")), luminance(dark("color"))];
    expect(background).toBeLessThan(0.1);
    expect((ink + 0.05) / (background + 0.05)).toBeGreaterThan(7);
  });
});

describe("buttons", () => {
  /** The words on every link and button that is pressed to reach these places. */
  const labels = (leadsTo: RegExp): string[] => {
    const found: string[] = [];
    for (const file of readdirSync(join(__dirname, "../src"), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts")) continue;
      const text = readFileSync(join(__dirname, "../src", file), "utf8");
      for (const [, way = "", words = ""] of text.matchAll(
        /<a class="btn[^"]*"[^>]*href="#([^"]+)"[^>]*>(?:\$\{icon\([^)]*\)\})?([^<$]+)<\/a>/g,
      )) {
        if (leadsTo.test(way)) found.push(words.trim());
      }
    }
    return found;
  };

  it("to an import bear the same words everywhere", () => {
    // A way that is made up of parts leads to an import too.
    const found = labels(/\/importa$|^\$\{way\}$/);
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(new Set(found)).toEqual(new Set(["Importa…"]));
  });
});
