// Reads what an address carries after the question mark.

/** What is written there. */
export type Written = Readonly<Record<string, unknown>>;

/** Of what is written after the question mark, the named texts. */
export function texts<K extends string>(written: Written, names: readonly K[]): { [P in K]?: string } {
  const given = names.flatMap((name) => (written[name] ? [[name, String(written[name])]] : []));
  return Object.fromEntries(given);
}

/** Of what is written, a name with one of some values. */
export function oneOf<K extends string, V extends string>(written: Written, name: K, values: readonly V[]) {
  const value = values.find((one) => one === written[name]);
  return (value ? { [name]: value } : {}) as { [P in K]?: V };
}
