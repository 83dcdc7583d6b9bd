// Builds the interface into ui/dist, which the program embeds. Paths are relative and nothing is
// inlined into the page, so that it runs under a content security policy without "unsafe-inline".
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** What pdf.js brings in by itself for the pictures of scans where WebAssembly is not let in, with its licences. */
const DECODERS = [
  "openjpeg_nowasm_fallback.js",
  "jbig2_nowasm_fallback.js",
  "LICENSE_OPENJPEG",
  "LICENSE_PDFJS_OPENJPEG",
  "LICENSE_JBIG2",
  "LICENSE_PDFJS_JBIG2",
];

function decoders(): Plugin {
  return {
    name: "pdf-decoders",
    apply: "build",
    generateBundle() {
      for (const name of DECODERS) {
        const source = readFileSync(new URL(`node_modules/pdfjs-dist/wasm/${name}`, import.meta.url));
        this.emitFile({ type: "asset", fileName: `pdf/${name}`, source });
      }
    },
  };
}

export default defineConfig({
  base: "./",
  clearScreen: false,
  plugins: [decoders()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The oldest of the three system engines that know light-dark().
    target: ["safari17.5", "chrome123"],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  server: { port: 5173, strictPort: true },
  test: {
    environment: "happy-dom",
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    // The machine may be busy with a build: patience, not a measure.
    testTimeout: 15_000,
  },
});
