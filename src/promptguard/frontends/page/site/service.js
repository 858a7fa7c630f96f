/** The JSON interface of promptguard on this computer. */

/** Milliseconds, and more for each character. */
const PATIENCE = 20_000;
const PATIENCE_PER_CHARACTER = 0.2;

/** There is no answer that can be used; `kind` is gone, strange, slow, large or broken. */
export class NoAnswer extends Error {
  constructor(kind, told = "") {
    super(kind);
    this.kind = kind;
    this.told = told;
  }
}

/** The token for the ticket of an address, null where it has been used or has expired. */
export async function exchanged(ticket) {
  const answer = await fetch("v1/enter", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ticket }),
  });
  return answer.ok ? (await answer.json()).token : null;
}

export class Service {
  constructor(token) {
    this.token = token;
  }

  /** What is wrong with the service, if anything: a NoAnswer or null. */
  async trouble() {
    try {
      const answer = await fetch("v1/health", { headers: { Authorization: `Bearer ${this.token}` }, signal: AbortSignal.timeout(PATIENCE) });
      return answer.ok ? null : new NoAnswer("strange");
    } catch {
      return new NoAnswer("gone");
    }
  }

  /** The answer of an endpoint; `signal` stops waiting (an AbortError), everything else that fails is a NoAnswer. */
  async ask(endpoint, data, signal) {
    const body = JSON.stringify(data);
    const patience = AbortSignal.timeout(PATIENCE + PATIENCE_PER_CHARACTER * body.length);
    let answer;
    try {
      answer = await fetch(`v1/${endpoint}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${this.token}` },
        body,
        signal: signal ? AbortSignal.any([signal, patience]) : patience,
      });
      if (answer.ok) return await answer.json();
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new NoAnswer(patience.aborted ? "slow" : "gone");
    }
    if (answer.status === 413) throw new NoAnswer("large");
    if (answer.status === 503) throw new NoAnswer("broken", (await answer.json().catch(() => ({}))).told);
    throw new NoAnswer("strange");
  }
}
