// Base of every element of ours: light DOM, so that one stylesheet, one focus order and labels by id hold
// for the whole page; redrawn when the schermo riservato is switched.
import { LitElement } from "lit";
import { privacy } from "./privacy";
import { Watch } from "./store";

export class LightElement extends LitElement {
  constructor() {
    super();
    new Watch(this, [privacy]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
