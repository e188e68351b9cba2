// A mapping as a text that is edited word by word: what a department's own word stands for.

import { type Document, isMap, isScalar, type YAMLMap } from 'yaml';
import type { Catalogue } from '../ledger/catalogue.ts';
import { type CodeList, readCodes } from '../ledger/code-list.ts';
import type { FieldSet } from '../ledger/field.ts';
import { edited, rulesIn, setRule } from './mapping-text.ts';

/** What a word in a column stands for: codes of the field's list, or `true` and `false`; nothing takes it back. */
export interface Meant {
  readonly target: string;
  readonly column: string;
  readonly word: string;
  readonly codes: readonly string[];
}

/** The mapping after a word was given its meaning; a new one where there was none. */
export function meant(
  catalogue: Catalogue,
  set: FieldSet,
  headings: readonly string[],
  text: string | undefined,
  { target, column, word, codes }: Meant,
): string {
  return edited(catalogue, set, headings, text, (doc) => {
    const find = () => rulesIn(String(doc), set).find((rule) => rule.target === target && rule.columns.length > 0);
    if (!find()) setRule(doc, catalogue, set, headings, { column, to: target });
    const rule = find();
    if (!rule) return;
    const node = doc.getIn(rule.path);
    if (!isMap(node)) doc.setIn(rule.path, doc.createNode({ from: column }));
    setWord(doc, doc.getIn(rule.path) as YAMLMap, word, written(listOf(set, target), codes));
  });
}

/** A word's entry in the map of a rule. A map that begins leaves to the code list what the list knows by itself. */
function setWord(doc: Document, rule: YAMLMap, word: string, meaning: string): void {
  const had = rule.get('map');
  const items = isMap(had) ? had.items : [];
  const at = items.findIndex(({ key }) => String(isScalar(key) ? key.value : key) === word);
  if (meaning === '') {
    if (at >= 0) items.splice(at, 1);
    if (items.length) return;
    rule.delete('map');
    rule.delete('as_written');
    return;
  }
  const pair = doc.createPair(word, meaning);
  if (at >= 0) items[at].value = pair.value;
  else if (isMap(had)) had.items.push(pair);
  else {
    rule.set('map', doc.createNode({ [word]: meaning }));
    if (!rule.has('otherwise')) rule.set('as_written', true);
  }
}

function listOf(set: FieldSet, target: string): CodeList | undefined {
  const field = set.fieldsByName.get(target.split('.')[1]);
  return field?.list ?? field?.items.find(({ name }) => name === field.columns?.each.into)?.list;
}

/** Codes as a person would write them: by their names, as far as the list reads these as the same codes. */
function written(list: CodeList | undefined, codes: readonly string[]): string {
  if (!list) return codes.map((code) => (code === 'true' ? '是' : '否')).join('');
  const known = codes.filter((code) => list.positions.has(code));
  const names = known.map((code) => list.codes[list.positions.get(code)!].label.zh).join(';');
  const reading = readCodes(list, names);
  return 'codes' in reading && reading.codes.join() === known.join() ? names : known.join(';');
}
