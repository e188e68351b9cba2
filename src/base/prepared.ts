// Statements that the server plans once a connection instead of each time: planning takes longer than finding by a key.

const names = new Map<string, string>();

/**
 * Marks a statement that is asked all the time and best done in the same way whatever its values are, as what is found by
 * keys. Not for lists and searches, where the way depends on them. Gives the statement.
 */
export function prepared(text: string): string {
  const unseen = listsUnseen(text);
  if (!names.has(unseen)) names.set(unseen, `jinxin_${names.size}`);
  return unseen;
}

/**
 * Hides the lists of keys from the planner. It takes a list it does not know for ten keys long, so the plan for a list of one
 * looks cheaper to it, and it would make that plan anew each time.
 */
function listsUnseen(text: string): string {
  return text.replace(
    /\bany\((\$\d+::\w+\[\])\)/g,
    (_, list: string) => `any((select ${list})::${list.split('::')[1]})`,
  );
}

/** The name under which a connection keeps a statement; undefined when it is planned each time. */
export function nameOf(text: string): string | undefined {
  return names.get(text);
}
