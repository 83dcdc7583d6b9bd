import { describe, expect, it } from "vitest";
import { LEAST, MOST, nextZoom, zoomWords } from "../src/components/zoom";

describe("zoom of the preview", () => {
  it("goes on from what is shown, also when that is the pane’s width", () => {
    expect(nextZoom(57, 1)).toBe(67);
    expect(nextZoom(57, -1)).toBe(50);
    expect(nextZoom(100, 1)).toBe(125);
    expect(nextZoom(100, -1)).toBe(80);
  });

  it("stops at its ends", () => {
    expect(nextZoom(MOST, 1)).toBe(MOST);
    expect(nextZoom(LEAST, -1)).toBe(LEAST);
  });

  it("is said in words", () => {
    expect(zoomWords(null)).toBe("larghezza pagina");
    expect(zoomWords(125)).toBe("125%");
  });
});
