/** Copying; whether it worked. */

export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no permission, or the page is not in front: the person has to press the keys
  }
}
