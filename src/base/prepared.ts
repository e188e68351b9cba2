// Statements that the server plans once a connection instead of each time: planning takes longer than finding by a key.

const names = new Map<string, string>();

/**
 * Marks a statement that is asked all the time and best done in the same way whatever its values are, as what is found by
 * keys. Not for lists and searches, where the way depends on them. Gives the statement.
 */
export function prepared(text: string): string {
  if (!names.has(text)) names.set(text, `jinxin_${names.size}`);
  return text;
}

/** The name under which a connection keeps a statement; undefined when it is planned each time. */
export function nameOf(text: string): string | undefined {
  return names.get(text);
}
