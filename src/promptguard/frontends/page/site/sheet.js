/**
 * A field with marks in its text.
 *
 * A textarea lies over a copy of its text. The person types into the textarea, so that offsets are those of its
 * value, and undo, input methods and screen readers work as everywhere; the copy bears the marks. Both share one cell
 * of a grid, so that the copy makes the textarea as high as its text and the two scroll as one.
 */

import { make } from "./dom.js";
import { lines, moved } from "./marks.js";

/** Beyond so many code units a copy of the text costs more time per key than it helps. */
const MOST = 200_000;

export class Sheet extends EventTarget {
  /** `root` is an empty element; events: `edit` after the text has changed, `place` with the mark at the caret. */
  constructor(root, { label, hint, readOnly = false }) {
    super();
    this.root = root;
    this.known = "";
    this.marks = [];
    this.drawn = [];
    this.current = null;
    this.copy = make("div", { className: "copy", ariaHidden: "true" });
    this.field = document.createElement("textarea");
    Object.assign(this.field, { spellcheck: false, autocomplete: "off", readOnly, rows: 1 });
    // Spelling helpers and translators of browsers and extensions send what is typed to their makers.
    for (const [name, value] of [["autocapitalize", "off"], ["autocorrect", "off"], ["writingsuggestions", "false"],
      ["translate", "no"], ["data-gramm", "false"], ["data-enable-grammarly", "false"]]) this.field.setAttribute(name, value);
    this.field.dataset.label = label;
    if (hint) this.field.dataset.hint = hint;
    root.append(make("div", { className: "grid" }, this.copy, this.field));
    this.field.addEventListener("input", (event) => this.#edited(event.isComposing));
    this.field.addEventListener("compositionend", () => this.#edited(false));
    for (const name of ["click", "keyup"]) this.field.addEventListener(name, () => this.#tellPlace());
  }

  get text() {
    return this.field.value;
  }

  /** Put in another text. `undoable`: as if it had been typed. */
  write(text, marks = [], undoable = false) {
    if (undoable && text.length <= MOST) {
      this.field.focus();
      this.field.select();
      if (document.execCommand(text ? "insertText" : "delete", false, text)) return;
    }
    this.field.value = text;
    this.known = this.text;
    this.mark(marks);
    if (undoable) this.dispatchEvent(new CustomEvent("edit", { detail: { composing: false } }));
  }

  /** Show marks: `{start, end, kind, key?}`, in order and apart. */
  mark(marks) {
    this.marks = marks;
    this.#draw();
  }

  /** Whether the text is too long for marks. */
  get unmarked() {
    return this.known.length > MOST;
  }

  /** Make a mark the current one; `focus` moves there, too. */
  point(mark, focus = false) {
    this.current = mark && this.marks.find((each) => each.start === mark.start) ? mark.start : null;
    this.#draw();
    if (!mark) return;
    if (focus) this.#select(mark);
    this.copy.querySelector(".current")?.scrollIntoView({ block: "nearest" });
  }

  #select(mark) {
    this.field.setSelectionRange(mark.start, mark.end);
    this.field.focus({ preventScroll: true });
    if (this.unmarked) this.field.scrollTop = this.#heightUpTo(mark.start) - this.field.clientHeight / 2;
  }

  /** How far down a place is. No browser tells that of a textarea; the copy is lent the text before it for a moment. */
  #heightUpTo(offset) {
    this.copy.style.width = `${this.field.clientWidth}px`;
    this.copy.style.display = "block";
    this.copy.textContent = this.known.slice(0, offset);
    const height = this.copy.offsetHeight;
    this.copy.removeAttribute("style");
    this.copy.replaceChildren(); // as it is while nothing is marked
    return height;
  }

  #edited(composing) {
    if (this.text !== this.known) {
      this.marks = moved(this.marks, this.known, this.text);
      this.known = this.text;
      this.#draw();
    }
    this.dispatchEvent(new CustomEvent("edit", { detail: { composing } }));
  }

  /** Only lines that differ are made anew: a key in a long text must cost no more than one in a short text. */
  #draw() {
    const drawn = this.unmarked ? [] : lines(this.known, this.marks);
    const keys = drawn.map((line) => line.map(([text, mark]) => `${this.#kind(mark)}\t${text}`).join("\n"));
    const most = Math.min(keys.length, this.drawn.length);
    let head = 0;
    while (head < most && keys[head] === this.drawn[head]) head += 1;
    let tail = 0;
    while (tail < most - head && keys.at(-1 - tail) === this.drawn.at(-1 - tail)) tail += 1;
    for (const old of [...this.copy.children].slice(head, this.drawn.length - tail)) old.remove();
    const fresh = drawn.slice(head, drawn.length - tail).map((line) => this.#line(line));
    if (head) this.copy.children[head - 1].after(...fresh);
    else this.copy.prepend(...fresh);
    this.drawn = keys;
    this.root.classList.toggle("unmarked", this.unmarked);
  }

  #kind(mark) {
    return mark && (mark.start === this.current ? `${mark.kind} current` : mark.kind);
  }

  #line(line) {
    const parts = line.map(([text, mark]) => (mark ? make("mark", { className: this.#kind(mark), textContent: text }) : text));
    return make("div", {}, ...parts, ...(parts.length ? [] : ["\u200b"])); // an empty line has a height, too
  }

  #tellPlace() {
    const at = this.field.selectionStart;
    const mark = this.marks.find((each) => each.start <= at && at <= each.end) ?? null;
    if (mark && mark.start !== this.current) this.dispatchEvent(new CustomEvent("place", { detail: mark }));
  }
}
