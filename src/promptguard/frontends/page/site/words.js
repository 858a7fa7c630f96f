/** The sentences of the page (words.json), in the language that is spoken. */

export const LANGUAGES = ["ja", "en"];

export class Words {
  constructor(tree, language) {
    this.tree = tree;
    this.language = language;
  }

  /** The sentence at "steps.check", with its {fields} filled in. */
  text(path, fields = {}) {
    const node = path.split(".").reduce((at, key) => at[key], this.tree);
    return node[this.language].replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  }

  /** Put the sentences where the document asks for them. */
  apply(root) {
    root.documentElement.lang = this.language;
    root.title = `${this.text("title")} – promptguard`;
    for (const node of root.querySelectorAll("[data-word]")) node.textContent = this.text(node.dataset.word);
    for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", this.text(node.dataset.label));
    for (const node of root.querySelectorAll("[data-hint]")) node.placeholder = this.text(node.dataset.hint);
  }
}

/** The words, in the language of the address, of the last choice in this tab, or of the browser. */
export async function loadWords(asked) {
  const browser = navigator.language.toLowerCase().startsWith("ja") ? "ja" : "en";
  const language = [asked, sessionStorage.getItem("language"), browser].find((each) => LANGUAGES.includes(each));
  const answer = await fetch("words.json");
  return new Words(await answer.json(), language);
}
