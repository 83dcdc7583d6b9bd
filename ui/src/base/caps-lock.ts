// Whether Caps Lock is on while one writes into a part of the page: what is hidden by dots would be wrong
// without anybody seeing why.
import type { ReactiveController, ReactiveControllerHost } from "lit";

export const CAPS_LOCK_ON = "BLOC MAIUSC è attivo: scrivi tutto maiuscolo.";

type Host = ReactiveControllerHost & HTMLElement;

export class CapsLock implements ReactiveController {
  on = false;

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostConnected(): void {
    for (const kind of KINDS) this.host.addEventListener(kind, this.looked);
  }

  hostDisconnected(): void {
    for (const kind of KINDS) this.host.removeEventListener(kind, this.looked);
  }

  private readonly looked = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || !event.getModifierState) return;
    // Pressed, the key itself tells how it was before; let go, how it is.
    if (event.key === "CapsLock" && event.type === "keydown") return;
    const on = event.getModifierState("CapsLock");
    if (on === this.on) return;
    this.on = on;
    this.host.requestUpdate();
  };
}

const KINDS = ["keydown", "keyup"] as const;
