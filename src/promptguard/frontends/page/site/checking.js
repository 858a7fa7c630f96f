/**
 * Checking as somebody types: after a short rest, and one question at a time. An answer to a text that has changed
 * meanwhile is dropped; the next question waits for it all the same, so that a long text never makes a queue.
 */

const REST = 250;
/** Milliseconds a character: the check of a long text takes longer than a pause between two keys. */
const REST_PER_CHARACTER = 0.02;
const LONGEST_REST = 2_000;

/** Events: `checking`, `answer` with {text, answer}, `problem` with a NoAnswer. */
export class Checking extends EventTarget {
  constructor(service, language) {
    super();
    this.service = service;
    this.language = language;
    this.timer = null;
    this.wanted = null;
    this.busy = false;
  }

  /** The text has changed (or is to be checked again at once). */
  changed(text, { now = false } = {}) {
    clearTimeout(this.timer);
    this.wanted = null;
    if (!text) return;
    this.dispatchEvent(new Event("checking"));
    const wanted = { text, lang: this.language(), units: "utf-16", explain: true };
    this.wanted = wanted;
    const rest = Math.min(LONGEST_REST, REST + REST_PER_CHARACTER * text.length);
    this.timer = setTimeout(() => this.#ask(wanted), now ? 0 : rest);
  }

  async #ask(wanted) {
    if (this.busy || wanted !== this.wanted) return;
    this.busy = true;
    const told = await this.service.ask("check", wanted).then(
      (answer) => new CustomEvent("answer", { detail: { text: wanted.text, answer } }),
      (problem) => new CustomEvent("problem", { detail: problem }),
    );
    this.busy = false;
    if (wanted === this.wanted) this.dispatchEvent(told);
    else if (this.wanted) this.#ask(this.wanted);
  }
}
