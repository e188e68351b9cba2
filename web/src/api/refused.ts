// A refusal of the service (RFC 9457) as pages show it: what happened, why, and what to do.

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** Faults by path of a field, where the service named them. */
  readonly faults?: readonly { readonly path: string; readonly detail: string }[];
}

export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.detail || refusal.title || refusal.code);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** Reads the problem document of a response that is not well. */
export async function refusalOf(response: Response): Promise<Refused> {
  const said = (await response.json().catch(() => ({}))) as Partial<Refusal>;
  return new Refused({
    status: response.status,
    code: said.code ?? `http-${response.status}`,
    title: said.title ?? '',
    detail: said.detail ?? '',
    faults: said.faults,
  });
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof Refused ? error.refusal.status : undefined;
}
