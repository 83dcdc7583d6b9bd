// Between the archive's format of a text and what the editor works on. Nothing else crosses: no HTML.
import type { Node } from "prosemirror-model";
import type { RichBlock, RichRun, RichText } from "../../generated/types";
import { schema } from "./schema";

type Json = Record<string, unknown>;

export function toDoc(text: RichText): Node {
  const content = text.blocks.length ? text.blocks.map(blockToJson) : [{ type: "paragraph" }];
  return schema.nodeFromJSON({ type: "doc", content });
}

export function fromDoc(doc: Node): RichText {
  const blocks: RichBlock[] = [];
  doc.forEach((node) => {
    blocks.push(blockOf(node));
  });
  return { blocks };
}

function blockToJson(block: RichBlock): Json {
  switch (block.kind) {
    case "heading":
      return { type: "heading", attrs: { level: block.level }, content: runsToJson(block.runs) };
    case "paragraph":
      return { type: "paragraph", content: runsToJson(block.runs) };
    case "list":
      return {
        type: block.ordered ? "ordered_list" : "bullet_list",
        content: block.items.map((runs) => ({
          type: "list_item",
          content: [{ type: "paragraph", content: runsToJson(runs) }],
        })),
      };
  }
}

function runsToJson(runs: readonly RichRun[]): Json[] {
  return runs
    .filter((run) => run.text)
    .map((run) => ({ type: "text", text: run.text, ...(run.bold ? { marks: [{ type: "strong" }] } : {}) }));
}

function blockOf(node: Node): RichBlock {
  switch (node.type.name) {
    case "heading":
      return { kind: "heading", level: node.attrs.level as number, runs: runsOf(node) };
    case "bullet_list":
    case "ordered_list": {
      const items: RichRun[][] = [];
      node.forEach((item) => {
        items.push(item.firstChild ? runsOf(item.firstChild) : []);
      });
      return { kind: "list", ordered: node.type.name === "ordered_list", items };
    }
    default:
      return { kind: "paragraph", runs: runsOf(node) };
  }
}

/** Pasted text may carry characters that are neither written nor printed: a space takes their place. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

function runsOf(node: Node): RichRun[] {
  const runs: RichRun[] = [];
  node.forEach((child) => {
    const run = {
      text: (child.text ?? "").replace(CONTROL, " "),
      bold: child.marks.some((mark) => mark.type.name === "strong"),
    };
    const last = runs.at(-1);
    if (last && last.bold === run.bold) last.text += run.text;
    else if (run.text) runs.push(run);
  });
  return runs;
}
