// Puts values into an element's style one by one: the content security policy lets no `style` attribute pass,
// and it is what a style map writes at its first drawing.
import { noChange } from "lit";
import { Directive, directive, type ElementPart, type PartInfo, PartType } from "lit/directive.js";

class Placed extends Directive {
  private before: Readonly<Record<string, string>> = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error("placed() stands in the tag of an element");
  }

  override render(_values: Readonly<Record<string, string>>): unknown {
    return noChange;
  }

  override update(part: ElementPart, [values]: [Readonly<Record<string, string>>]): unknown {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(values)) {
      if (this.before[name] !== value) style.setProperty(name, value);
    }
    this.before = values;
    return noChange;
  }
}

/** `<div ${placed({ "--from": "4" })}>` */
export const placed = directive(Placed);
