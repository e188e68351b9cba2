// Who waits for one answer of a census: by a request under way, or told how far it is and about to ask again.

/** So long it is counted on for somebody who was told and does not ask again: timers of pages behind others run once a minute. */
const PATIENT_MS = 75_000;

export class Askers {
  readonly #asking = new Map<string, number>();
  readonly #told = new Set<string>();
  readonly #nobody: () => void;
  #lapse: NodeJS.Timeout | undefined;

  /** `nobody` is called when the last of them has gone. */
  constructor(nobody: () => void) {
    this.#nobody = nobody;
  }

  come(asker: string): void {
    clearTimeout(this.#lapse);
    this.#told.delete(asker);
    this.#asking.set(asker, (this.#asking.get(asker) ?? 0) + 1);
  }

  /** He has been told how far it is, and will ask again. */
  told(asker: string): void {
    this.#told.add(asker);
    this.gone(asker);
  }

  /** He does not wait any more, at least not by this request. */
  gone(asker: string): void {
    const left = (this.#asking.get(asker) ?? 0) - 1;
    if (left > 0) this.#asking.set(asker, left);
    else this.#asking.delete(asker);
    if (this.#asking.size > 0) return;
    if (this.#told.size === 0) this.#nobody();
    else this.#lapse = setTimeout(this.#nobody, PATIENT_MS).unref();
  }

  /** The answer is there. */
  over(): void {
    clearTimeout(this.#lapse);
  }
}
