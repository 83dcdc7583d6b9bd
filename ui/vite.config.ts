// Builds the interface into ui/dist, which the program embeds. Paths are relative and nothing is
// inlined into the page, so that it runs under a content security policy without "unsafe-inline".
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  clearScreen: false,
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
