import { describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import { type Args, archiveBranch, lock, takeStep } from "../src/generated/client";
import { type Answers, FakeBridge } from "./fake-bridge";

describe("the generated client", () => {
  it("calls the command it is named after, with its arguments by name", async () => {
    const bridge = new FakeBridge({ archive_branch: () => undefined, lock: () => undefined });
    useBridge(bridge);
    await archiveBranch(3, true);
    await lock();
    expect(bridge.calls).toEqual([
      { command: "archive_branch", args: { id: 3, archived: true } },
      { command: "lock", args: {} },
    ]);
  });

  it("knows no other command, argument or answer", () => {
    const bridge = new FakeBridge();
    const order = { session: 1, expected: "INSERITA", reason: "", description: null } as const;
    const wrong = [
      // @ts-expect-error no such command
      () => bridge.call("archive_brunch", { id: 3, archived: true }),
      // @ts-expect-error an argument is missing
      () => bridge.call("archive_branch", { id: 3 }),
      // @ts-expect-error an argument too many
      () => bridge.call("lock", { now: true }),
      // @ts-expect-error an argument of another kind
      () => archiveBranch(3, "yes"),
      // @ts-expect-error a step the program does not know
      () => takeStep({ ...order, acknowledged: [], step: "schedule" }),
      // @ts-expect-error the answer is no number
      async (): Promise<number> => await lock(),
      // @ts-expect-error an invented answer that the program would not give
      (): Answers => ({ archive_place: () => 7 }),
      // @ts-expect-error an event the program does not send
      () => bridge.on("archive-burnt", () => undefined),
    ];
    const right: Args<"archive_branch"> = { id: 3, archived: true };
    expect(wrong).toHaveLength(8);
    expect(right.id).toBe(3);
  });
});
