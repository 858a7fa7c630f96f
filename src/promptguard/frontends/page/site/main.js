/** Puts the page together. */

import { Checking } from "./checking.js";
import { Files } from "./files.js";
import { Findings } from "./findings.js";
import { Masking } from "./masking.js";
import { Restoring } from "./restoring.js";
import { exchanged, Service } from "./service.js";
import { Sheet } from "./sheet.js";
import { Trying } from "./trying.js";
import { Verdict } from "./verdict.js";
import { loadWords } from "./words.js";

const at = (id) => document.getElementById(id);

/** What the address holds is taken out of it at once; the token lasts as long as the tab. */
async function entered() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (location.hash) history.replaceState(null, "", location.pathname);
  const token = given.get("token") ?? (given.get("ticket") && (await exchanged(given.get("ticket"))));
  if (token) sessionStorage.setItem("token", token);
  return { token: sessionStorage.getItem("token") ?? "", asked: given.get("lang") };
}

const { token, asked } = await entered();
const words = await loadWords(asked);
const service = new Service(token);
const language = () => words.language;

const draft = new Sheet(at("draft"), { label: "draft.label", hint: "draft.placeholder" });
const masked = new Sheet(at("masked"), { label: "masked.label", readOnly: true });
const answer = new Sheet(at("answer"), { label: "answer.label", hint: "answer.placeholder" });
const restored = new Sheet(at("restored"), { label: "answer.result", hint: "answer.result", readOnly: true });
words.apply(document);

function trouble(told) {
  at("trouble").textContent = told;
  at("trouble").hidden = !told;
}

const masking = new Masking({ service, words, sheet: masked, note: at("masked-note"), copy: at("copy-masked") });
const restoring = new Restoring({ service, words, answer, result: restored, note: at("answer-note"), copy: at("copy-restored") });
const trying = new Trying({
  service, words, sheet: draft, trouble, size: at("size"), verdict: new Verdict(at("verdict"), words),
  list: new Findings(at("list"), words), checking: new Checking(service, language),
});
let wanted = false; // Ctrl+Enter right behind Ctrl+V: as soon as the draft has been checked
trying.onchange = () => {
  at("retry").hidden = at("verdict").dataset.state !== "gone";
  at("make").hidden = ["gone", "failed"].includes(at("verdict").dataset.state);
  at("make").disabled = !draft.text.trim();
  if (!draft.text.trim() || at("make").hidden) wanted = false;
  at("clear").disabled = !draft.text;
  masking.changed(draft.text, trying.dismissed);
  if (wanted && trying.isChecked) make();
};

async function make() {
  wanted = !trying.isChecked;
  if (wanted || !draft.text.trim() || at("make").hidden) return;
  await masking.make(draft.text, trying.dismissed);
  masking.changed(draft.text, trying.dismissed); // while it was made
}

function speak(chosen) {
  words.language = chosen;
  sessionStorage.setItem("language", chosen);
  words.apply(document);
  show();
  trying.again();
  restoring.again();
  if (masking.made === null) masking.empty();
}

/** Whether the program behind the page is still there: an old verdict must not look like a new one. */
async function look() {
  const problem = await service.trouble();
  if (problem) trying.unanswered(problem);
}

function show() {
  for (const button of document.querySelectorAll("[data-language]")) button.ariaPressed = button.dataset.language === words.language;
}

new Files({
  service, language, curtain: at("drop"), button: at("open"), input: at("file"), taken: (text) => trying.write(text),
  refused: ({ kind, told }) => trouble(told || words.text(kind === "one_file" ? "draft.one_file" : `verdict.${kind}_more`, { told })),
});
for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", () => speak(button.dataset.language));
at("example").addEventListener("click", () => trying.write(words.text("draft.sample")));
at("clear").addEventListener("click", () => trying.write(""));
at("make").addEventListener("click", make);
at("retry").addEventListener("click", () => {
  trying.again();
  look();
});
document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "F8") trying.step(event.shiftKey ? -1 : 1);
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) make();
  else return;
  event.preventDefault();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") look();
});
show();
trying.again();
look();
document.body.classList.add("ready");
