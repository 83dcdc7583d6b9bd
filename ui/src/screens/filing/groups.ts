// The pages as they are listed: by register, in the program's order, then those of none.
import type { FilingDesk, PageStanding, SheetPage, SheetRegister } from "../../generated/types";

export interface Group {
  of: SheetRegister | null;
  pages: readonly SheetPage[];
}

/** The standings with which the program takes a page. */
const TAKEN: ReadonlySet<PageStanding> = new Set<PageStanding>(["found", "superseded", "filedBefore"]);

export const waits = (page: SheetPage): boolean => !page.filed && TAKEN.has(page.standing);

export function grouped({ registers, pages }: FilingDesk): Group[] {
  const known = new Set(registers.map((it) => it.register));
  const groups: Group[] = registers.map((of) => ({
    of,
    pages: pages.filter((page) => page.register === of.register).sort((a, b) => a.page - b.page),
  }));
  const others = pages.filter((page) => page.register === null || !known.has(page.register));
  return [...groups, { of: null, pages: others }].filter((group) => group.pages.length > 0);
}
