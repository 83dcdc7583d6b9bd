// Small helpers to put parts on the page and to use them as a person would.
import { render, type TemplateResult } from "lit";

export function show(template: TemplateResult): HTMLElement {
  const root = document.createElement("main");
  document.body.append(root);
  render(template, root);
  return root;
}

/** Waits until what is asked for is there. */
export async function until<T>(ask: () => T | null | undefined | false): Promise<T> {
  for (let turn = 0; turn < 1000; turn += 1) {
    const answer = ask();
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 5));
  }
  throw new Error(`never came true: ${ask}`);
}

export function find<E extends HTMLElement>(selector: string, root: ParentNode = document): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

export function button(text: string, root: ParentNode = document): HTMLButtonElement {
  const found = [...root.querySelectorAll("button")].find((it) => it.textContent?.includes(text));
  if (!found) throw new Error(`no button says ${text}`);
  return found;
}

export function write(selector: string, text: string): void {
  const input = find<HTMLInputElement>(selector);
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

export function submit(): void {
  find<HTMLFormElement>("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
}

/** Chooses in the list with this key, as its user does. */
export function choose(key: string, value: string): void {
  const list = find<HTMLSelectElement>(`select[data-key="${key}"]`);
  list.value = value;
  list.dispatchEvent(new Event("change", { bubbles: true }));
}
