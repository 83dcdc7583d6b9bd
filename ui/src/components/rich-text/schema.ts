// What a document's text may hold, as the archive's own format has it: two levels of headings, paragraphs,
// lists and bold. Whatever is pasted is read through this, and the rest of it is dropped.
import { Schema } from "prosemirror-model";

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: {
      content: "text*",
      group: "block",
      parseDOM: [{ tag: "p" }],
      toDOM: () => ["p", 0],
    },
    heading: {
      attrs: { level: { default: 1, validate: "number" } },
      content: "text*",
      group: "block",
      defining: true,
      // The title of the screen is its h1: those of the text come under it.
      parseDOM: [
        { tag: "h1", attrs: { level: 1 } },
        { tag: "h2", attrs: { level: 1 } },
        { tag: "h3", attrs: { level: 2 } },
        { tag: "h4", attrs: { level: 2 } },
        { tag: "h5", attrs: { level: 2 } },
        { tag: "h6", attrs: { level: 2 } },
      ],
      toDOM: (node) => [node.attrs.level === 1 ? "h2" : "h3", 0],
    },
    bullet_list: {
      content: "list_item+",
      group: "block",
      parseDOM: [{ tag: "ul" }],
      toDOM: () => ["ul", 0],
    },
    ordered_list: {
      content: "list_item+",
      group: "block",
      parseDOM: [{ tag: "ol" }],
      toDOM: () => ["ol", 0],
    },
    list_item: {
      content: "paragraph",
      defining: true,
      parseDOM: [{ tag: "li" }],
      toDOM: () => ["li", 0],
    },
    text: { group: "inline" },
  },
  marks: {
    strong: {
      parseDOM: [
        { tag: "strong" },
        // Some editors wrap all they copy in a <b> that is not bold.
        { tag: "b", getAttrs: (node) => node.style.fontWeight !== "normal" && null },
        { style: "font-weight", getAttrs: (value) => /^(bold(er)?|[6-9]\d{2})$/.test(value) && null },
      ],
      toDOM: () => ["strong", 0],
    },
  },
});

export const nodes = schema.nodes;
export const strong = schema.marks.strong;
