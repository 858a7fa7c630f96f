/** Findings as marks in a text. Offsets are UTF-16 code units, as everywhere in a browser. */

const STRICTNESS = ["allow", "warn", "mask", "block"];

/** How strict an action is: a larger number is stricter. */
export const strictness = (action) => STRICTNESS.indexOf(action);

/** Marks where they stand after an edit; those that it touches are gone until the text has been checked again. */
export function moved(marks, before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const changed = before.length - tail;
  const by = after.length - before.length;
  return marks
    .filter((mark) => mark.end <= head || mark.start >= changed)
    .map((mark) => (mark.end <= head ? mark : { ...mark, start: mark.start + by, end: mark.end + by }));
}

/** The same value found by the same rule is one thing to decide on, wherever it stands. Strictest first, then by place. */
export function grouped(findings, text) {
  const groups = new Map();
  for (const finding of findings) {
    const value = text.slice(finding.start, finding.end);
    const key = JSON.stringify([finding.rule, finding.entity, finding.action, value]);
    if (!groups.has(key)) groups.set(key, { key, value, finding, places: [] });
    groups.get(key).places.push(finding);
  }
  return [...groups.values()].sort((a, b) => strictness(b.finding.action) - strictness(a.finding.action));
}

/** A text in pieces: `[piece, mark]`, the mark being null for what lies between. Marks are in order and apart. */
export function* pieces(text, marks) {
  let at = 0;
  for (const mark of marks) {
    if (mark.start < at || mark.end > text.length) continue;
    if (mark.start > at) yield [text.slice(at, mark.start), null];
    yield [text.slice(mark.start, mark.end), mark];
    at = mark.end;
  }
  if (at < text.length) yield [text.slice(at), null];
}
