// Lets a box for words with light marks be written in as they will look. What the box holds stays those words: this reads them,
// shows them, and writes them back. Without it the marks are typed by hand.
import MarkdownIt from "markdown-it";
import {baseKeymap, toggleMark, setBlockType, chainCommands, exitCode} from "prosemirror-commands";
import {history, undo, redo} from "prosemirror-history";
import {keymap} from "prosemirror-keymap";
import {MarkdownParser, MarkdownSerializer} from "prosemirror-markdown";
import {Schema} from "prosemirror-model";
import {liftListItem, sinkListItem, splitListItem, wrapInList} from "prosemirror-schema-list";
import {EditorState} from "prosemirror-state";
import {EditorView} from "prosemirror-view";

const ADDRESS = /^(?:(?:https?:\/\/|mailto:)[!-~]+|[a-z]+:[0-9]{1,18})$/;

const schema = new Schema({
  nodes: {
    doc: {content: "block+"},
    paragraph: {group: "block", content: "inline*", parseDOM: [{tag: "p"}], toDOM: () => ["p", 0]},
    heading: {
      group: "block", content: "text*", marks: "", defining: true,
      parseDOM: ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({tag})), toDOM: () => ["h4", 0],
    },
    bullet_list: {group: "block", content: "list_item+", parseDOM: [{tag: "ul"}], toDOM: () => ["ul", 0]},
    ordered_list: {
      group: "block", content: "list_item+", attrs: {order: {default: 1}},
      parseDOM: [{tag: "ol", getAttrs: (one) => ({order: Number(one.getAttribute("start")) || 1})}],
      toDOM: (node) => ["ol", {start: node.attrs.order}, 0],
    },
    list_item: {content: "paragraph block*", defining: true, parseDOM: [{tag: "li"}], toDOM: () => ["li", 0]},
    hard_break: {inline: true, group: "inline", selectable: false, parseDOM: [{tag: "br"}], toDOM: () => ["br"]},
    text: {group: "inline"},
  },
  marks: {
    em: {parseDOM: [{tag: "i"}, {tag: "em"}], toDOM: () => ["em", 0]},
    strong: {
      parseDOM: [{tag: "strong"}, {tag: "b", getAttrs: (one) => one.style.fontWeight !== "normal" && null}],
      toDOM: () => ["strong", 0],
    },
    link: {
      inclusive: false, attrs: {href: {}},
      parseDOM: [{tag: "a[href]", getAttrs: (one) => ADDRESS.test(one.getAttribute("href")) && {href: one.getAttribute("href")}}],
      toDOM: (mark) => ["a", {href: mark.attrs.href, title: mark.attrs.href}, 0],
    },
  },
});

const reader = new MarkdownIt("zero", {breaks: true, html: false});
reader.enable(["list", "heading", "emphasis", "link", "newline", "escape"]);
reader.validateLink = (address) => ADDRESS.test(address);
const parser = new MarkdownParser(schema, reader, {
  paragraph: {block: "paragraph"}, heading: {block: "heading"}, list_item: {block: "list_item"}, bullet_list: {block: "bullet_list"},
  ordered_list: {block: "ordered_list", getAttrs: (token) => ({order: Number(token.attrGet("start") ?? 1)})},
  softbreak: {node: "hard_break"}, hardbreak: {node: "hard_break"}, em: {mark: "em"}, strong: {mark: "strong"},
  link: {mark: "link", getAttrs: (token) => ({href: token.attrGet("href")})},
});

// A letter that would be a mark where it stands, and is none.
function escaped(words, isLineBegun) {
  const said = words.replace(/[\\[\]]|(?<!\w)_|_(?!\w)|(?<!\s)\*|\*(?!\s)/g, "\\$&");
  return isLineBegun ? said.replace(/^(\s*)([-+*]|#{1,6})(?=\s|$)/, "$1\\$2").replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, "$1\\$2") : said;
}

const writer = new MarkdownSerializer({
  paragraph: (state, node) => { state.renderInline(node); state.closeBlock(node); },
  heading: (state, node) => { state.write("### "); state.renderInline(node, false); state.closeBlock(node); },
  bullet_list: (state, node) => state.renderList(node, "  ", () => "- "),
  ordered_list: (state, node) => state.renderList(node, "   ", (number) => `${node.attrs.order + number}. `),
  list_item: (state, node) => state.renderContent(node),
  hard_break: (state) => state.write("\n"),
  text: (state, node) => state.text(escaped(node.text, state.atBlockStart || state.out.endsWith("\n")), false),
}, {
  em: {open: "*", close: "*", mixable: true, expelEnclosingWhitespace: true},
  strong: {open: "**", close: "**", mixable: true, expelEnclosingWhitespace: true},
  link: {open: "[", close: (state, mark) => `](${mark.attrs.href})`, mixable: true},
});

export const read = (words) => parser.parse(words);
export const written = (doc) => writer.serialize(doc, {tightLists: true});

// A toolbar is one stop of the Tab key; the arrow keys go along it.
function toolbarOf(view, box, citing) {
  const bar = document.createElement("div");
  bar.className = "app-editor__bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", `How words look in “${box.dataset.editor}”`);
  bar.setAttribute("aria-controls", view.dom.id);
  const {strong, em, link} = schema.marks, {heading, paragraph, bullet_list, ordered_list} = schema.nodes;
  const within = (state, type) => {
    for (let depth = state.selection.$from.depth; depth; depth--) if (state.selection.$from.node(depth).type === type) return true;
    return false;
  };
  const marked = (type) => (state) => {
    const {from, to, empty, $from} = state.selection;
    return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type);
  };
  const listed = (type) => [
    (state, dispatch) => (within(state, type) ? liftListItem(schema.nodes.list_item) : wrapInList(type))(state, dispatch),
    (state) => within(state, type),
  ];
  const made = [
    ["Strong", toggleMark(strong), marked(strong)],
    ["Emphasis", toggleMark(em), marked(em)],
    ["Sub-heading", (state, dispatch) => setBlockType(within(state, heading) ? paragraph : heading)(state, dispatch), (state) => within(state, heading)],
    ["Bullets", ...listed(bullet_list)],
    ["Numbers", ...listed(ordered_list)],
    ["Undo", undo],
    ["Redo", redo],
  ].map(([words, does, isOn]) => {
    const button = Object.assign(document.createElement("button"), {type: "button", textContent: words, tabIndex: -1});
    button.addEventListener("mousedown", (event) => event.preventDefault());  // what is chosen in the words stays chosen
    button.addEventListener("click", () => { does(view.state, view.dispatch); if (document.activeElement !== button) view.focus(); });
    bar.append(button);
    return {button, does, isOn};
  });
  const stops = made.map((one) => one.button);
  if (citing.length) {
    const choose = document.createElement("select");
    choose.setAttribute("aria-label", "Cite a fact, an entry or a return");
    choose.append(new Option("Cite…", ""));
    for (const kind of new Set(citing.map((one) => one.kind))) {
      const group = Object.assign(document.createElement("optgroup"), {label: kind});
      group.append(...citing.filter((one) => one.kind === kind).map((one) => new Option(one.label, one.address)));
      choose.append(group);
    }
    choose.tabIndex = -1;
    const button = Object.assign(document.createElement("button"), {type: "button", textContent: "Put it in", tabIndex: -1});
    button.addEventListener("click", () => {
      const one = citing.find(({address}) => address === choose.value);
      if (!one) return choose.focus();
      const {$from, to} = view.state.selection, gap = /\S$/.test($from.parent.textBetween(0, $from.parentOffset)) ? " " : "";
      const words = [...(gap ? [schema.text(gap)] : []), schema.text(one.cited, [link.create({href: one.address})])];
      view.dispatch(view.state.tr.replaceWith($from.pos, to, words).removeStoredMark(link).scrollIntoView());
      choose.value = "";
      view.focus();
    });
    bar.append(choose, button);
    stops.push(choose, button);
  }
  stops[0].tabIndex = 0;
  bar.addEventListener("keydown", (event) => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key], here = stops.indexOf(document.activeElement);
    const next = {Home: 0, End: stops.length - 1}[event.key] ?? (step && (here + step + stops.length) % stops.length);
    if (next === undefined || here < 0 || (stops[here].tagName === "SELECT" && !step)) return;
    event.preventDefault();
    stops.forEach((one, place) => { one.tabIndex = place === next ? 0 : -1; });
    stops[next].focus();
  });
  bar.addEventListener("focusin", ({target}) => stops.forEach((one) => { one.tabIndex = one === target ? 0 : -1; }));
  const show = (state) => made.forEach(({button, does, isOn}) => {
    if (isOn) button.setAttribute("aria-pressed", String(isOn(state)));
    button.setAttribute("aria-disabled", String(!does(state)));
  });
  return {bar, show};
}

function edit(box) {
  const frame = document.createElement("div"), label = document.querySelector(`label[for="${box.id}"]`);
  const offered = document.getElementById(box.dataset.cites || ""), citing = offered ? JSON.parse(offered.textContent) : [];
  let isOurs = false, bar = null;
  frame.className = "app-editor";
  if (label && !label.id) label.id = `${box.id}-label`;
  const begun = (words) => EditorState.create({
    doc: read(words), plugins: [history(), keymap({
      "Mod-b": toggleMark(schema.marks.strong), "Mod-i": toggleMark(schema.marks.em), "Mod-z": undo, "Mod-y": redo, "Shift-Mod-z": redo,
      "Enter": splitListItem(schema.nodes.list_item), "Mod-]": sinkListItem(schema.nodes.list_item), "Mod-[": liftListItem(schema.nodes.list_item),
      "Shift-Enter": chainCommands(exitCode, (state, dispatch) => {
        if (state.selection.$from.parent.type === schema.nodes.heading) return false;
        if (dispatch) dispatch(state.tr.replaceSelectionWith(schema.nodes.hard_break.create()).scrollIntoView());
        return true;
      }),
    }), keymap(baseKeymap)],
  });
  const write = () => {
    isOurs = true;
    box.dispatchEvent(new Event("input", {bubbles: true}));
    isOurs = false;
  };
  // How long the words are is said anew while they are written; how hard they are to read once they are saved.
  const counted = document.querySelector(`[data-counts="${box.id}"]`);
  const count = () => {
    if (!counted) return;
    const words = view.state.doc.textBetween(0, view.state.doc.content.size, " ", " ").match(/[\p{L}\p{N}_][\p{L}\p{N}_’'-]*/gu)?.length ?? 0;
    counted.textContent = counted.textContent.replace(/^[\d,]+ words?/, `${words.toLocaleString("en-GB")} ${words === 1 ? "word" : "words"}`);
  };
  const view = new EditorView(frame, {
    state: begun(box.value),
    attributes: {
      id: `${box.id}-editor`, class: "app-editor__words app-rich", role: "textbox", "aria-multiline": "true", spellcheck: "true",
      ...(label ? {"aria-labelledby": label.id} : {"aria-label": box.dataset.editor}),
      ...(box.getAttribute("aria-describedby") ? {"aria-describedby": box.getAttribute("aria-describedby")} : {}),
    },
    dispatchTransaction(change) {
      view.updateState(view.state.apply(change));
      bar?.show(view.state);
      if (!change.docChanged) return;
      box.value = written(view.state.doc);
      count();
      write();
    },
    handleDOMEvents: {blur: () => { box.dispatchEvent(new Event("change", {bubbles: true})); return false; }},
  });
  bar = toolbarOf(view, box, citing);
  bar.show(view.state);
  frame.prepend(bar.bar);
  box.after(frame);
  box.hidden = true;
  box.closest(".govuk-form-group")?.querySelectorAll("[data-by-hand]").forEach((one) => { one.hidden = true; });
  label?.addEventListener("click", (event) => { event.preventDefault(); view.focus(); });
  box.addEventListener("focus", () => view.focus());
  box.addEventListener("input", () => { if (!isOurs) { view.updateState(begun(box.value)); bar.show(view.state); } });
  document.querySelectorAll(`a[href="#${box.id}"]`).forEach((one) => one.addEventListener("click", (event) => { event.preventDefault(); event.stopImmediatePropagation(); view.focus(); }, true));
}

globalThis.document?.querySelectorAll("textarea[data-editor]").forEach(edit);
