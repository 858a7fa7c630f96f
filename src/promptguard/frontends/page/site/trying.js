/** The draft: its text, what was found in it, what was dismissed, and the verdict on all of that. */

import { grouped } from "./marks.js";

export class Trying {
  constructor({ service, words, sheet, list, verdict, checking, size, trouble }) {
    Object.assign(this, { service, words, sheet, list, verdict, checking, size, trouble });
    /** Reasons by the key of what was dismissed: it stays so while the page is open, wherever the value stands. */
    this.reasons = new Map();
    /** The text that was checked last, with the answer and the groups of its findings. */
    this.last = null;
    /** Called after anything of it has changed. */
    this.onchange = () => {};
    sheet.addEventListener("edit", (event) => this.#edited(event.detail.composing));
    sheet.addEventListener("place", (event) => this.#placed(event.detail));
    checking.addEventListener("checking", () => verdict.checking());
    checking.addEventListener("answer", (event) => this.#answered(event.detail));
    checking.addEventListener("problem", (event) => this.unanswered(event.detail));
    list.addEventListener("go", (event) => this.#went(event.detail));
    list.addEventListener("dismiss", (event) => this.#dismiss(event.detail.group, event.detail.reason, "dismissed"));
    list.addEventListener("withdraw", (event) => this.#dismiss(event.detail, this.reasons.get(event.detail.key), "withdrawn"));
  }

  /** Whether the text on the screen has been checked, and could be. */
  get isChecked() {
    return this.last?.text === this.sheet.text;
  }

  /** Check again, at once. */
  again() {
    this.#edited(false, true);
  }

  /** Replace the draft. */
  write(text) {
    this.trouble("");
    this.sheet.write(text, [], true);
  }

  /** The findings that were dismissed. */
  get dismissed() {
    return (this.last?.groups ?? []).filter((group) => this.reasons.has(group.key)).flatMap((group) => group.places);
  }

  /** Go to the next place, or with -1 to the one before. */
  step(by) {
    const { marks, field } = this.sheet;
    const at = field.selectionStart;
    const places = by > 0 ? marks : marks.toReversed();
    const next = places.find((mark) => (by > 0 ? mark.start > at : mark.start < at)) ?? places[0];
    if (next) this.#showAt(next);
  }

  #edited(composing, now = false) {
    const { text } = this.sheet;
    this.size.textContent = text ? this.words.text("draft.size", { count: [...text].length.toLocaleString() }) : "";
    if (this.sheet.unmarked) this.size.textContent += ` ${this.words.text("draft.unmarked")}`;
    if (!text) {
      this.last = null;
      this.sheet.mark([]);
      this.verdict.empty();
      this.list.show([], this.reasons, "none_yet");
    }
    if (!composing) this.checking.changed(text, { now });
    this.onchange();
  }

  #answered({ text, answer }) {
    const groups = grouped(answer.findings.filter((each) => each.action !== "allow"), text);
    this.last = { text, answer, groups };
    this.#show();
  }

  #show() {
    const { answer, groups } = this.last;
    const kinds = new Map(groups.flatMap((group) => group.places.map((place) =>
      [place.start, { kind: this.reasons.has(group.key) ? "off" : group.finding.action, key: group.key }])));
    const found = answer.findings.filter((each) => kinds.has(each.start));
    this.sheet.mark(found.map(({ start, end }) => ({ start, end, ...kinds.get(start) })));
    const dismissed = new Set(this.dismissed);
    this.verdict.answered(answer, found.filter((each) => !dismissed.has(each)), [...dismissed]);
    this.list.show(groups, this.reasons, answer.failures.length ? "unknown" : this.sheet.text.trim() ? "nothing" : "none_yet");
    this.onchange();
  }

  /** The draft could not be checked. */
  unanswered(problem) {
    this.last = null;
    this.sheet.mark([]);
    this.list.show([], this.reasons, "unknown");
    this.verdict.unanswered(problem);
    this.onchange();
  }

  #placed(mark) {
    this.sheet.point(mark);
    this.list.openAt(mark.key);
  }

  #went({ place, stay }) {
    const mark = this.sheet.marks.find((each) => each.start === place.start) ?? place;
    this.sheet.point(mark, !stay);
  }

  #showAt(mark) {
    this.sheet.point(mark, true);
    this.list.openAt(mark.key);
  }

  async #dismiss(group, reason, event) {
    const { rule, entity, start, end } = group.finding;
    const question = { text: this.last.text, finding: { rule, entity, start, end }, reason, event, lang: this.words.language, units: "utf-16" };
    try {
      const { recorded, told } = await this.service.ask("dismiss", question);
      if (!recorded) return this.trouble(told);
    } catch {
      return this.trouble(this.words.text("dismiss.failed"));
    }
    if (event === "dismissed") this.reasons.set(group.key, reason);
    else this.reasons.delete(group.key);
    this.trouble("");
    if (this.isChecked) this.#show(); // else the answer to the newer text will
  }
}
