import { describe, expect, it } from "vitest";
import { Cached } from "../src/shared/cached";
import { archiveChanges } from "../src/shared/state";

describe("a cached answer", () => {
  it("is read once until the archive changes", async () => {
    let read = 0;
    const cached = new Cached(async () => ++read);
    expect([await cached.get(), await cached.get()]).toEqual([1, 1]);
    archiveChanges.set(archiveChanges.value + 1);
    expect([await cached.get(), await cached.get()]).toEqual([2, 2]);
  });

  it("is read again after a failure", async () => {
    let read = 0;
    const cached = new Cached(async () => {
      read += 1;
      if (read === 1) throw new Error("occupato");
      return read;
    });
    await expect(cached.get()).rejects.toThrow("occupato");
    expect(await cached.get()).toBe(2);
  });
});
