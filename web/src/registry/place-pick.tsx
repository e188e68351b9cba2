// A division or an industry chosen by its name from the tree, or by writing a part of its name or code.

import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { listDivisions, listIndustries } from '../../../src/registry/api.ts';
import { useAsk } from '../api/ask.ts';
import { useWords } from '../words/use-words.ts';

interface Node {
  readonly value: string;
  readonly title: string;
  readonly children: Node[];
}

interface Picked {
  readonly name: 'division' | 'industry';
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
}

export function PlacePick({ name, value, onChange }: Picked) {
  const { t } = useWords();
  const asked = useAsk(name === 'division' ? listDivisions : listIndustries, {}, { fresh: 3_600_000 });
  const tree = useMemo(() => treeOf(asked.data?.items ?? []), [asked.data]);
  const known = asked.data?.items.some(({ code }) => code === value);
  return (
    <TreeSelect
      allowClear
      showSearch={{ filterTreeNode: (written, node) => String(node.title).includes(written.trim()) }}
      aria-label={t(`register.${name}`)}
      placeholder={t(`register.${name}`)}
      loading={asked.isFetching}
      disabled={tree.length === 0}
      // A code that no tree has (a street's, an old one) is shown as it stands in the address.
      treeData={known || !value ? tree : [{ value, title: value, children: [] }, ...tree]}
      treeDefaultExpandedKeys={tree.length === 1 ? [tree[0].value] : []}
      value={value}
      onChange={(code) => onChange(code || undefined)}
      popupMatchSelectWidth={320}
      listHeight={360}
    />
  );
}

interface Listed {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

function treeOf(items: readonly Listed[]): Node[] {
  const nodes = new Map(
    items.map(({ code, name }): [string, Node] => [code, { value: code, title: `${name} ${code}`, children: [] }]),
  );
  const roots: Node[] = [];
  for (const { code, parent } of items)
    (parent === null ? roots : (nodes.get(parent)?.children ?? roots)).push(nodes.get(code)!);
  return roots;
}
