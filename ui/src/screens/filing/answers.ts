// What somebody has said by hand of the places on the pages, and the codes half typed: kept while the archive is
// open, whatever screen is looked at, and forgotten with the page they are of.
import { Store } from "../../base/store";
import type { FieldVerdict, FilingDesk, PageToFile, SheetField, SheetPage } from "../../generated/types";

const keyOf = (page: number, index: number): string => `${page}/${index}`;

class HandAnswers {
  readonly said = new Store<ReadonlyMap<string, FieldVerdict>>(new Map());
  readonly codes = new Store<ReadonlyMap<number, string>>(new Map());

  say(page: number, index: number, verdict: FieldVerdict): void {
    this.said.set(new Map(this.said.value).set(keyOf(page, index), verdict));
  }

  /** What is said of a place, else what was read there. */
  of(page: SheetPage, field: SheetField): FieldVerdict {
    return this.said.value.get(keyOf(page.key, field.index)) ?? field.verdict;
  }

  type(page: number, code: string): void {
    this.codes.set(new Map(this.codes.value).set(page, code));
  }

  code(page: number): string {
    return this.codes.value.get(page) ?? "";
  }

  /** The page as it is to be filed. */
  toFile(page: SheetPage): PageToFile {
    return {
      key: page.key,
      fields: page.fields.map((field) => ({ index: field.index, verdict: this.of(page, field) })),
    };
  }

  /** How many places are still to be looked at. */
  open(page: SheetPage): number {
    return page.fields.filter((field) => this.of(page, field) === "da guardare").length;
  }

  keepOnly({ pages }: FilingDesk): void {
    const keys = new Set(pages.map((page) => page.key));
    const there = (key: number | string) => keys.has(Number.parseInt(String(key), 10));
    this.said.set(new Map([...this.said.value].filter(([key]) => there(key))));
    this.codes.set(new Map([...this.codes.value].filter(([key]) => there(key))));
  }

  forget(): void {
    this.said.set(new Map());
    this.codes.set(new Map());
  }
}

export const answers = new HandAnswers();
