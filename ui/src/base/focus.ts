// Remembers where the focus was in words that survive a redraw, and puts it back there.

const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** A selector that finds the same thing again, or null when the element says nothing about itself. */
export function traceOf(element: Element | null): string | null {
  const anchor = element?.closest("[id], a[href], [data-key]");
  if (!anchor || anchor === document.body) return null;
  if (anchor.id) return `#${CSS.escape(anchor.id)}`;
  const key = anchor.getAttribute("data-key");
  if (key) return `[data-key=${quoted(key)}]`;
  const href = anchor.getAttribute("href");
  return href ? `main a[href=${quoted(href)}]` : null;
}

/** Focuses what the trace names; false when it is no longer on the page. */
export function focusTrace(trace: string | null | undefined): boolean {
  const found = trace ? document.querySelector<HTMLElement>(trace) : null;
  found?.focus();
  return found !== null && document.activeElement === found;
}

/** Focuses the heading of the screen shown. */
export function focusHeading(root: ParentNode = document): void {
  const heading = root.querySelector<HTMLElement>("h1");
  if (!heading) return;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus();
}
