/** The answer that came back, with the real words in it. */

import { copied } from "./clipboard.js";
import { tell } from "./dom.js";

const REST = 200;

export class Restoring {
  constructor({ service, words, answer, result, note, copy }) {
    Object.assign(this, { service, words, answer, result, note, copy });
    this.asked = null;
    answer.addEventListener("edit", () => this.#changed());
    copy.addEventListener("click", () => this.#copy());
    this.#empty();
  }

  /** Say everything again, in the language that is spoken now. */
  again() {
    this.#changed();
  }

  #empty() {
    this.result.write("");
    this.copy.hidden = true;
    this.#tell("plain", [this.words.text("answer.none_yet")]);
  }

  #changed() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.copy.hidden = true;
    if (this.answer.text.trim()) this.timer = setTimeout(() => this.#restore(this.answer.text), REST);
    else this.#empty();
  }

  async #restore(text) {
    const asked = new AbortController();
    this.asked = asked;
    try {
      const restored = await this.service.ask("restore", { text, lang: this.words.language, units: "utf-16" }, asked.signal);
      if (!asked.signal.aborted) this.#show(restored);
    } catch (problem) {
      if (asked.signal.aborted) return;
      this.result.write("");
      this.#tell("failed", [this.words.text("answer.failed"), this.words.text(`verdict.${problem.kind}_more`, { told: problem.told })]);
    }
  }

  #show(restored) {
    const { words } = this;
    if (restored.text === null) {
      this.result.write("");
      this.#tell("failed", [words.text("answer.failed"), ...restored.told]);
      return;
    }
    this.result.write(restored.text, restored.placed.map(({ start, end }) => ({ start, end, kind: "restored" })));
    this.copy.hidden = false;
    const list = (kind) => restored[kind].length ? words.text(`answer.${kind}`, { list: restored[kind].join(words.text("answer.joint")) }) : null;
    const count = restored.count ? words.text("answer.restored", { count: restored.count }) : words.text("answer.nothing");
    const doubts = [list("unknown"), list("ambiguous")].filter(Boolean);
    this.#tell(doubts.length ? "warn" : restored.count ? "done" : "plain", [count, ...doubts, list("missing")]);
  }

  async #copy() {
    const done = await copied(this.result.text);
    if (!done) {
      this.result.field.focus();
      this.result.field.select();
    }
    this.#tell(done ? "done" : "warn", [this.words.text(done ? "answer.copied" : "masked.not_copied")]);
  }

  #tell(state, lines) {
    tell(this.note, state, lines);
  }
}
