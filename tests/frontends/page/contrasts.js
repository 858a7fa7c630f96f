// Text and marks whose contrast is too small, as [what, ratio].
() => {
  const parse = (text) => { const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number); return [r, g, b, a]; };
  const linear = (value) => (value /= 255, value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] === 1) return colour;
    }
    return parse(getComputedStyle(document.documentElement).backgroundColor);
  };
  const poor = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !node.checkVisibility() || node.closest(".copy, .unseen, noscript, .drop") || node.disabled) continue;
    const found = ratio(parse(getComputedStyle(node).color), behind(node));
    if (found < 4.5) poor.push([node.textContent, found]);
  }
  for (const mark of document.querySelectorAll("#draft mark")) {
    const style = getComputedStyle(mark);
    const field = parse(getComputedStyle(document.querySelector("#draft textarea")).color);
    if (ratio(field, parse(style.backgroundColor)) < 4.5) poor.push(["text on", mark.className]);
    if (ratio(parse(style.textDecorationColor), behind(document.querySelector("#draft"))) < 3) poor.push(["line of", mark.className]);
  }
  return poor;
}
