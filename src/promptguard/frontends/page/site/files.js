/** Text files that are dropped or opened. The service reads their encoding, as it does for files on the command line. */

const LARGEST = 4 * 1024 * 1024;
const STEP = 0x8000;

async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += STEP) binary += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(binary);
}

export class Files {
  /** `taken(text)` and `refused(word or sentence)` hear what came of it. */
  constructor({ service, language, curtain, button, input, taken, refused }) {
    Object.assign(this, { service, language, taken, refused });
    button.addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      this.#read([...input.files]);
      input.value = "";
    });
    let depth = 0;
    const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
    const show = (by) => {
      depth = Math.max(0, depth + by);
      curtain.classList.toggle("shown", depth > 0);
    };
    document.addEventListener("dragenter", (event) => hasFiles(event) && show(1));
    document.addEventListener("dragleave", (event) => hasFiles(event) && show(-1));
    document.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
    document.addEventListener("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault(); // a browser would leave the page and show the file
      show(-Infinity);
      this.#read([...event.dataTransfer.files]);
    });
  }

  async #read(files) {
    if (files.length !== 1) {
      if (files.length) this.refused({ kind: "one_file" });
      return;
    }
    if (files[0].size > LARGEST) {
      this.refused({ kind: "large" });
      return;
    }
    try {
      const { text, told } = await this.service.ask("decode", { data: await base64(files[0]), lang: this.language() });
      if (text === null) this.refused({ kind: "unread", told });
      else this.taken(text);
    } catch (problem) {
      this.refused(problem);
    }
  }
}
