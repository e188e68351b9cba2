// What stands after the question mark of an address: plain texts, written as they are; older addresses put digits in quotes.

/** Reads `?on=2024&q=a` as texts by name; of a name written twice the last counts. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(search)].map(([name, value]) => [name, unquoted(value) ?? value]));
}

/** Writes texts by name, without those that are not given. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value !== undefined) written.set(name, plain(String(value)));
  return written.size > 0 ? `?${written}` : '';
}

/** A text as it is; one that would be read as quoted is quoted once more. */
function plain(text: string): string {
  return unquoted(text) === undefined ? text : JSON.stringify(text);
}

/** What stands between quotes as JSON has them; undefined where there are none. */
function unquoted(text: string): string | undefined {
  if (!/^".*"$/s.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
