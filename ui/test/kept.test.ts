import { describe, expect, it } from "vitest";
import { Kept } from "../src/shared/cached";
import { archiveChanges } from "../src/shared/state";

describe("a kept answer", () => {
  it("is read once until the archive changes", async () => {
    let read = 0;
    const kept = new Kept(async () => ++read);
    expect([await kept.get(), await kept.get()]).toEqual([1, 1]);
    archiveChanges.set(archiveChanges.value + 1);
    expect([await kept.get(), await kept.get()]).toEqual([2, 2]);
  });

  it("is read again after a failure", async () => {
    let read = 0;
    const kept = new Kept(async () => {
      read += 1;
      if (read === 1) throw new Error("occupato");
      return read;
    });
    await expect(kept.get()).rejects.toThrow("occupato");
    expect(await kept.get()).toBe(2);
  });
});
