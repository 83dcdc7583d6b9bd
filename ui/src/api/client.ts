// Holds the bridge in use. The files beside this one, one a subject, give each command a typed function.
import type { Bridge } from "../bridge";

let current: Bridge | undefined;

export function useBridge(bridge: Bridge): void {
  current = bridge;
}

export function bridge(): Bridge {
  if (!current) throw new Error("the bridge is not set");
  return current;
}

export function call<T>(command: string, args?: Record<string, unknown>): Promise<T> {
  return bridge().call<T>(command, args);
}
