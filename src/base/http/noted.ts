// What the audit trail is to say of one request, gathered while it is answered.

import type { FastifyRequest } from 'fastify';
import type { Act } from '../who/audit.ts';
import type { Note, Reader } from './api.ts';
import type { Operation } from './operation.ts';

export class Noted {
  readonly who: Reader | undefined;
  readonly #operation: Operation;
  readonly #classes = new Set<number>();
  #object: string;
  #detail = '';

  constructor(operation: Operation, request: FastifyRequest, who: Reader | undefined) {
    this.who = who;
    this.#operation = operation;
    this.#object = Object.values((request.params ?? {}) as Record<string, string>).join('/');
  }

  readonly note = ({ object, detail, classes = [] }: Note): void => {
    this.#object = object ?? this.#object;
    this.#detail = detail ?? this.#detail;
    for (const one of classes) if (one > 2) this.#classes.add(one);
  };

  /** The line of a write, or of a look that is to be noted. */
  act(refused?: string): Act | undefined {
    const { id, method, watched, dry } = this.#operation;
    const looked = this.#classes.size > 0;
    if (!this.who || ((method === 'GET' || dry) && !(watched || looked))) return undefined;
    const outcome = refused ?? (looked ? `class-${[...this.#classes].sort().join('-')}` : 'done');
    return {
      account: this.who.id,
      name: this.who.name,
      act: id,
      object: this.#object.slice(0, 200),
      outcome,
      detail: this.#detail.slice(0, 500),
    };
  }
}
