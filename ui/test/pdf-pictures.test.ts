// Scans are often JPEG 2000: pdf.js reads them with a decoder that is no WebAssembly, laid beside the page.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";

const dist = (path: string) => join(__dirname, "../node_modules/pdfjs-dist", path);
const address = (path: string) => pathToFileURL(dist(path)).href;
const text = (path: string) => readFileSync(path, "utf8");

/** Eight dots by eight: blue at the left, red at the right. */
const PICTURE =
  "/0//UQAvAAAAAAAIAAAACAAAAAAAAAAAAAAACAAAAAgAAAAAAAAAAAADBwEBBwEBBwEB/1IADAAAAAEAAQQEAAH/XAAHQEBISFD/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjT/kAAKAAAAAABfAAH/k9+AgBFPihc7uadJPkEvHkhOHF/fgHART4e7vs96bQABMIcbv9+AgBfV6zhsTA7n5TWbCjDjHWfH2goAFyvOsgfA+QGAFyu7x9oMABfXy1nCv//Z";

// Every engine of the program has it, Node only from 22 on.
Object.assign(Promise, {
  withResolvers: () => {
    let settle = {};
    const promise = new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
    return { promise, ...settle };
  },
});

interface Decoder {
  setOptions(options: { useWasm: boolean; useWorkerFetch: boolean; wasmUrl: string }): void;
  readonly instance: { decode(bytes: Uint8Array, options?: object): Promise<Uint8ClampedArray> };
}

describe("the pictures of a scan", () => {
  it("in JPEG 2000 are drawn without WebAssembly and without evaluating anything", async () => {
    const decoders = address("legacy/image_decoders/pdf.image_decoders.mjs");
    const { JpxImage } = (await import(/* @vite-ignore */ decoders)) as { JpxImage: Decoder };
    JpxImage.setOptions({ useWasm: false, useWorkerFetch: true, wasmUrl: `${address("wasm")}/` });
    const bytes = Uint8Array.from(atob(PICTURE), (letter) => letter.charCodeAt(0));
    const dots = await JpxImage.instance.decode(bytes, { numComponents: 3 });
    expect([...dots.slice(0, 3)]).toEqual([0, 0, 255]);
    expect([...dots.slice(21, 24)]).toEqual([200, 30, 40]);
  });

  it("have every decoder that pdf.js asks for beside the page", () => {
    const asked = [...text(dist("legacy/build/pdf.worker.mjs")).matchAll(/_noWasmFilename = "([^"]+)"/g)];
    const laid = text(join(__dirname, "../vite.config.ts"));
    expect(asked.length).toBeGreaterThan(0);
    for (const [, name] of asked) {
      expect(laid).toContain(`"${name}"`);
      expect(text(dist(`wasm/${name}`))).not.toMatch(/\beval\(|new Function/);
    }
  });
});
