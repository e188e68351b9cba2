// Who acts: every entry and version carries the person or office that wrote it.

/** A person or an office: a stable id and the name shown to readers. */
export interface Who {
  readonly id: string;
  readonly name: string;
}
