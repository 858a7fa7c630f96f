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

/** A text line by line, each in pieces `[piece, mark]`, the mark being null for what lies between. */
export function lines(text, marks) {
  let at = 0;
  let next = 0;
  return text.split("\n").map((line) => {
    const [start, end] = [at, at + line.length];
    at = end + 1;
    while (next < marks.length && marks[next].end <= start) next += 1;
    const here = [];
    for (let each = next; each < marks.length && marks[each].start < end; each += 1) here.push(marks[each]);
    return [...pieces(line, start, here)];
  });
}

function* pieces(line, start, marks) {
  let at = 0;
  for (const mark of marks) {
    const from = Math.max(at, mark.start - start);
    const to = Math.min(line.length, mark.end - start);
    if (from > at) yield [line.slice(at, from), null];
    if (to > from) yield [line.slice(from, to), mark];
    at = Math.max(at, to);
  }
  if (at < line.length) yield [line.slice(at), null];
}
