// A short text file as a person sends it: UTF-8, or GB18030 as Windows saves it.

/** The text of a file's bytes. */
export function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
