/** What may be said about the draft. 'Could not be checked' is loud, 'nothing found' is never more than that. */

import { make, sign } from "./dom.js";
import { strictness } from "./marks.js";

const LOUD = ["failed", "gone"];

export class Verdict {
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.said = root.querySelector(".said");
  }

  /** Nothing to check. */
  empty() {
    this.#say("empty", this.words.text("verdict.empty"));
  }

  /** A check is under way. What was found before stays, paler; that nothing was found does not. */
  checking() {
    const state = this.root.dataset.state;
    if (["block", "mask", "warn"].includes(state)) this.root.classList.add("pending");
    else this.#say("checking", this.words.text("verdict.checking"));
  }

  /** The service's answer; `off` of the findings have been dismissed, `left` have not. */
  answered(answer, left, off) {
    const more = [...answer.failures.map((failure) => failure.told), answer.notice];
    if (answer.failures.length && strictness(answer.action) > strictness("warn")) this.#say("failed", answer.headline, more);
    else if (off.length) this.#rest(left, off, more);
    else this.#say(answer.action, answer.headline, more);
  }

  /** There was no answer. */
  unanswered(problem) {
    const headline = this.words.text(problem.kind === "large" ? "verdict.failed" : "verdict.gone");
    this.#say("gone", headline, [this.words.text(`verdict.${problem.kind}_more`, { told: problem.told })]);
  }

  #rest(left, off, more) {
    if (!left.length) {
      this.#say("off", this.words.text("verdict.all_off", { off: off.length }), more);
      return;
    }
    const tally = this.#tally(left);
    const strictest = left.map((each) => each.action).sort((a, b) => strictness(b) - strictness(a))[0];
    this.#say(strictest, this.words.text(`verdict.rest.${strictest}`, { off: off.length, count: left.length, tally }), more);
  }

  #tally(findings) {
    const counts = new Map();
    for (const { action } of findings) counts.set(action, (counts.get(action) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => strictness(b) - strictness(a))
      .map(([action, count]) => this.words.text("verdict.tally", { action: this.words.text(`actions.${action}`), count }))
      .join(this.words.text("verdict.tally_joint"));
  }

  #say(state, headline, more = []) {
    this.root.dataset.state = state;
    this.root.className = `verdict ${state}`;
    this.root.querySelector(":scope > .icon").replaceWith(sign({ checking: "empty", gone: "failed" }[state] ?? state));
    this.said.setAttribute("aria-live", LOUD.includes(state) ? "assertive" : "polite");
    const lines = [make("p", { className: "headline", textContent: headline }),
      ...more.filter(Boolean).map((textContent) => make("p", { textContent }))];
    const same = lines.map((line) => line.textContent).join() === [...this.said.children].map((line) => line.textContent).join();
    if (!same) this.said.replaceChildren(...lines); // said again, it would be read out again
  }
}
