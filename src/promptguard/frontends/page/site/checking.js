/** Checking as somebody types: after a short rest, one question at a time, late answers dropped. */

const REST = 250;
/** Long texts rest longer: their check takes longer than a pause between two keys. */
const REST_PER_CHARACTER = 0.02;
const LONGEST_REST = 2_000;

/** Events: `checking`, `answer` with {text, answer}, `problem` with a NoAnswer. */
export class Checking extends EventTarget {
  constructor(service, language) {
    super();
    this.service = service;
    this.language = language;
    this.timer = null;
    this.asked = null;
  }

  /** The text has changed (or is to be checked again at once). */
  changed(text, { now = false } = {}) {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.asked = null;
    if (!text) return;
    this.dispatchEvent(new Event("checking"));
    const rest = Math.min(LONGEST_REST, REST + REST_PER_CHARACTER * text.length);
    this.timer = setTimeout(() => this.#check(text), now ? 0 : rest);
  }

  async #check(text) {
    const asked = new AbortController();
    this.asked = asked;
    const question = { text, lang: this.language(), units: "utf-16", explain: true };
    try {
      const answer = await this.service.ask("check", question, asked.signal);
      if (!asked.signal.aborted) this.dispatchEvent(new CustomEvent("answer", { detail: { text, answer } }));
    } catch (problem) {
      if (!asked.signal.aborted) this.dispatchEvent(new CustomEvent("problem", { detail: problem }));
    }
  }
}
