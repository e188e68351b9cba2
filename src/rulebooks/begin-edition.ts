// Begins a new edition in the text of a rulebook: a copy of another that can be changed without touching the old one.

import { type Document, isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { type BookFiles, HEAD_FILE } from './book-files.ts';
import { changed, plainOf } from './edit-text.ts';

export interface NewEdition {
  /** The edition that it begins as. */
  readonly from: string;
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly inForce: string;
  /** What puts it in force; the checks ask for it. */
  readonly article: string;
}

/** The files with one edition more: rule files and parameters of its own, so that the old editions stay as they are. */
export function beginEdition(files: BookFiles, edition: NewEdition): BookFiles {
  const names = ruleNames(files, edition.from);
  const renamed = new Map(names.map((name) => [name, copyName(name, edition)]));
  const head = changed(files[HEAD_FILE], (document) => addEdition(document, edition, renamed));
  const copies = [...renamed].map(([name, copy]) => [`rules/${copy}.yaml`, files[`rules/${name}.yaml`] ?? '']);
  return { ...files, ...Object.fromEntries(copies), [HEAD_FILE]: head };
}

/** The files of a new rulebook that begins as an edition of another, its first edition in force from a day on. */
export function beginBook(files: BookFiles, id: string, edition: NewEdition): BookFiles {
  const names = new Set(ruleNames(files, edition.from));
  const head = changed(files[HEAD_FILE], (document) => {
    document.set('id', id);
    const [own] = itemsOf(document, 'editions').filter((item) => String(item.get('id')) === edition.from);
    dated(own, edition);
    document.set('editions', document.createNode([own]));
  });
  const kept = Object.entries(files).filter(([path]) => path.startsWith('cases/') || names.has(ruleName(path)));
  return { ...Object.fromEntries(kept), [HEAD_FILE]: head };
}

function ruleName(path: string): string {
  return /^rules\/(.+)\.yaml$/.exec(path)?.[1] ?? '';
}

function ruleNames(files: BookFiles, edition: string): string[] {
  const head = plainOf(files[HEAD_FILE]) as { editions?: { id?: unknown; rules?: unknown[] }[] } | undefined;
  return (head?.editions?.find(({ id }) => String(id) === edition)?.rules ?? []).map(String);
}

function copyName(name: string, { from, id }: NewEdition): string {
  return `${name.endsWith(`-${from}`) ? name.slice(0, -from.length - 1) : name}-${id}`;
}

function addEdition(document: Document, edition: NewEdition, renamed: ReadonlyMap<string, string>): void {
  const editions = document.get('editions') as YAMLSeq;
  const [old] = itemsOf(document, 'editions').filter((item) => String(item.get('id')) === edition.from);
  const own = old.clone() as YAMLMap;
  dated(own, edition);
  const rules = document.createNode([...renamed.values()], { flow: true });
  own.set('rules', rules);
  const parameters = document.createNode({}) as YAMLMap;
  for (const map of [document.get('parameters'), own.get('parameters')])
    if (isMap(map)) for (const { key, value } of map.items) parameters.set(key, (value as YAMLMap).clone());
  if (parameters.items.length) own.set('parameters', parameters);
  editions.add(own);
}

/** Gives an edition its name and day; what was said of the old one's beginning and end does not hold for it. */
function dated(own: YAMLMap, { id, inForce, article }: NewEdition): void {
  own.set('id', id);
  own.set('in_force', inForce);
  for (const key of ['until', 'assumption']) own.delete(key);
  own.set('article', article);
}

function itemsOf(document: Document, key: string): YAMLMap[] {
  const list = document.get(key);
  return isSeq(list) ? list.items.filter(isMap) : [];
}
