/** The list of what was found: one card for each thing, with what it is, what to write instead, why, and the switch. */

import { make, sign } from "./dom.js";

const LONGEST = 60;
const REASONS = ["mistaken", "made_up", "public", "allowed"];
/** What must not be sent at all may only have been taken for something that it is not. */
const REASONS_OF_BLOCKED = REASONS.slice(0, 2);

/** A value as it can be shown in one line. */
function short(value) {
  const line = value.replace(/\s+/g, " ");
  const characters = [...line];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}…` : line;
}

/** Events: `go` with a place, `dismiss` with {group, reason}, `withdraw` with a group. */
export class Findings extends EventTarget {
  constructor(root, words) {
    super();
    this.root = root;
    this.words = words;
    this.open = null;
    this.asking = null;
    this.groups = [];
    this.told = "none_yet";
  }

  /** Show groups; `reasons` maps the keys of those that were dismissed; `told` is what stands in an empty list. */
  show(groups, reasons, told) {
    Object.assign(this, { groups, reasons, told });
    if (!groups.some((group) => group.key === this.open)) this.open = groups[0]?.key ?? null;
    this.#draw();
  }

  /** Open the card of a finding, without moving there. */
  openAt(key) {
    this.open = key;
    this.#draw();
    this.#reveal();
  }

  #reveal() {
    this.root.querySelector(".card.open")?.scrollIntoView({ block: "nearest" });
  }

  #draw() {
    const held = this.root.contains(document.activeElement) ? document.activeElement.dataset.hold : null;
    this.root.replaceChildren(this.groups.length ? this.#cards() : this.#nothing());
    if (held) [...this.root.querySelectorAll("[data-hold]")].find((node) => node.dataset.hold === held)?.focus();
  }

  #nothing() {
    const { words, told } = this;
    const more = told === "nothing" ? make("p", { className: "more", textContent: words.text("findings.nothing_more") }) : null;
    return make("div", { className: "nothing" }, make("p", { textContent: words.text(`findings.${told}`) }), more);
  }

  #cards() {
    return make("ol", {}, ...this.groups.map((group, at) => this.#card(group, at)));
  }

  #card(group, at) {
    const { finding, key } = group;
    const isOpen = key === this.open;
    const reason = this.reasons.get(key);
    const kind = reason ? "off" : finding.action;
    return make("li", { className: `card ${kind}${isOpen ? " open" : ""}` },
      this.#head(group, at, kind, isOpen), isOpen ? this.#body(group, at, reason) : null);
  }

  #head(group, at, kind, isOpen) {
    const { words } = this;
    const { finding, places } = group;
    const action = words.text(`actions.${finding.action}`);
    const place = words.text("findings.place", finding);
    const spoken = words.text("findings.spoken", { action, name: finding.name, value: short(group.value), place });
    return make("button",
      {
        type: "button", className: "head", data: { hold: `head ${group.key}` },
        aria: { expanded: isOpen, controls: `body${at}`, label: spoken }, on: { click: () => this.#chosen(group, isOpen) },
      },
      sign(kind), make("span", { className: "value", textContent: short(group.value) }),
      make("span", { className: "action", textContent: action }),
      make("span", { className: "what" }, finding.name,
        make("span", { className: "place", textContent: places.length > 1 ? words.text("findings.places", { count: places.length }) : place })));
  }

  #chosen(group, isOpen) {
    this.open = group.key;
    this.asking = null;
    this.#draw();
    this.#reveal();
    this.dispatchEvent(new CustomEvent("go", { detail: { place: group.places[0], stay: !isOpen } }));
  }

  #body(group, at, reason) {
    const { words } = this;
    const { finding } = group;
    return make("div", { className: "body", id: `body${at}` },
      make("dl", {},
        make("dt", { textContent: words.text("findings.instead") }), make("dd", { textContent: finding.instead }),
        make("dt", { textContent: words.text("findings.why") }),
        make("dd", {}, make("strong", { textContent: words.text(`categories.${finding.category}`) }), " ", finding.why)),
      group.places.length > 1 ? this.#places(group) : null,
      reason ? this.#dismissed(group, reason) : this.#switch(group));
  }

  #places(group) {
    return make("p", { className: "places" }, ...group.places.map((place) => this.#way("findings.place", place, group)));
  }

  /** A button that leads to a place. */
  #way(word, place, group) {
    const go = () => this.dispatchEvent(new CustomEvent("go", { detail: { place, stay: false } }));
    return make("button", {
      type: "button", className: "chip", textContent: this.words.text(word, place), data: { hold: `place ${place.start} ${group.key}` }, on: { click: go },
    });
  }

  #dismissed(group, reason) {
    const { words } = this;
    return make("p", { className: "switch" },
      words.text("dismiss.dismissed", { reason: words.text(`dismiss.${reason}`) }),
      this.#button("dismiss.take_back", `switch ${group.key}`, () => this.dispatchEvent(new CustomEvent("withdraw", { detail: group }))));
  }

  #switch(group) {
    const { words } = this;
    const { action } = group.finding;
    const asking = this.asking === group.key;
    const opener = this.#button(asking ? "dismiss.cancel" : action === "warn" ? "dismiss.leave_warned" : "dismiss.leave",
      `switch ${group.key}`, () => this.#ask(asking ? null : group));
    opener.setAttribute("aria-expanded", asking);
    const way = group.places.length > 1 ? null : this.#way("findings.go", group.places[0], group);
    if (!asking) return make("p", { className: "switch" }, way, opener);
    const reasons = action === "block" ? REASONS_OF_BLOCKED : REASONS;
    return make("div", { className: "switch", aria: { role: "group", label: words.text("dismiss.why") } },
      make("p", { textContent: words.text("dismiss.why") }),
      ...reasons.map((reason) => this.#button(`dismiss.${reason}`, `${reason} ${group.key}`, () => {
        this.asking = null;
        this.dispatchEvent(new CustomEvent("dismiss", { detail: { group, reason } }));
      }, "reason")), opener);
  }

  #ask(group) {
    this.asking = group?.key ?? null;
    this.#draw();
    if (!group) return;
    this.#reveal();
    this.root.querySelector(".reason").focus();
  }

  #button(word, hold, click, more = "") {
    return make("button", { type: "button", className: `chip ${more}`, textContent: this.words.text(word), data: { hold }, on: { click } });
  }
}
