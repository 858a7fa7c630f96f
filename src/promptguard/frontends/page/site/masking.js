/** The text to send: made when asked for, copied at once, and marked as out of date when the draft changes. */

import { copied } from "./clipboard.js";
import { tell } from "./dom.js";
import { NoAnswer } from "./service.js";

const signature = (text, dismissed) => JSON.stringify([text, dismissed.map(({ start }) => start)]);

export class Masking {
  constructor({ service, words, sheet, note, copy }) {
    Object.assign(this, { service, words, sheet, note, copy });
    this.copy.addEventListener("click", () => this.#copy());
    this.empty();
  }

  /** Nothing has been made. */
  empty() {
    this.made = null;
    this.#say("none_yet");
    this.#show(null);
  }

  /** The draft, or what is dismissed of it, may be another now. */
  changed(text, dismissed) {
    if (this.made === null || this.made === signature(text, dismissed) || this.isStale) return;
    this.isStale = true;
    this.sheet.root.classList.add("stale");
    this.copy.hidden = true;
    this.#say("stale", "warn");
  }

  /** Make the text for a draft without the dismissed findings, and copy it. */
  async make(text, dismissed) {
    const named = dismissed.map(({ rule, entity, start, end }) => ({ rule, entity, start, end }));
    let answer;
    try {
      answer = await this.service.ask("mask", { text, lang: this.words.language, units: "utf-16", dismissed: named });
    } catch (problem) {
      this.made = null;
      this.#show(null);
      const kind = problem instanceof NoAnswer ? problem.kind : "strange";
      this.#tell("failed", [this.words.text("masked.withheld"), this.words.text(`verdict.${kind}_more`, { told: problem.told })]);
      return;
    }
    this.made = signature(text, dismissed);
    this.#show(answer.text === null ? null : answer);
    if (answer.text === null) this.#tell("failed", [this.words.text("masked.withheld"), ...answer.told]);
    else if (answer.left.length) this.#tell("failed", [this.words.text("masked.left", { count: answer.left.length }), ...answer.told]);
    else await this.#copy();
  }

  async #copy() {
    const { answer } = this;
    const done = await copied(answer.text);
    if (!done) {
      this.sheet.field.focus();
      this.sheet.field.select();
    }
    this.#tell(done ? "done" : "warn", [this.words.text(done ? "masked.copied" : "masked.not_copied"), ...answer.told]);
  }

  #show(answer) {
    this.answer = answer;
    this.isStale = false;
    this.sheet.root.hidden = !answer;
    this.sheet.root.classList.remove("stale");
    this.copy.hidden = !answer || answer.left.length > 0;
    this.sheet.write(answer?.text ?? "", (answer?.placeholders ?? []).map(({ start, end }) => ({ start, end, kind: "placed" })));
  }

  #say(word, state = "plain") {
    this.#tell(state, [this.words.text(`masked.${word}`)]);
  }

  #tell(state, lines) {
    tell(this.note, state, lines);
  }
}
