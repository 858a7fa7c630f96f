/** Making elements. Text only ever becomes a text node. */

export function make(tag, { on = {}, data = {}, aria = {}, ...properties } = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(data)) node.dataset[name] = value;
  for (const [name, value] of Object.entries(aria)) node.setAttribute(name === "role" ? name : `aria-${name}`, value);
  for (const [name, listener] of Object.entries(on)) node.addEventListener(name, listener);
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** One of the signs in index.html. */
export function sign(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

/** Say some lines in a note; `state` is plain, done, warn or failed. */
export function tell(note, state, lines) {
  note.className = `note ${state}`;
  note.setAttribute("aria-live", state === "failed" ? "assertive" : "polite");
  note.replaceChildren(...lines.filter(Boolean).map((textContent) => make("span", { textContent })));
}
