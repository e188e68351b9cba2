// The whole text of a draft, file by file, with what is found marked at its line.

import { App, Button, Input, Select } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import type { Found } from '../../../src/lab/examine.ts';
import { isBookPath } from '../../../src/rulebooks/book-files.ts';
import { latePart } from '../parts/late-part.tsx';
import { Bones } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import type { Desk } from './use-draft.ts';

const TextEditor = latePart(() => import('./text-editor.tsx'), 'TextEditor');

/** Where somebody asked to be led. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly asked: number;
}

interface Props {
  readonly desk: Desk;
  readonly may: boolean;
  readonly found: readonly Found[];
  readonly place: Place | undefined;
}

export function TextTab({ desk, may, found, place }: Props) {
  const { t } = useWords();
  const paths = Object.keys(desk.files).sort(byKind);
  const [chosen, choose] = useState('rulebook.yaml');
  useEffect(() => {
    if (place) choose(place.path);
  }, [place]);
  const path = paths.includes(chosen) ? chosen : paths[0];
  const own = found.filter(({ file }) => file.endsWith(`/${path}`));
  return (
    <div className="stack" style={{ gap: 8 }}>
      <div className="row">
        <Select
          aria-label={t('lab.file')}
          className="lab-file"
          value={path}
          options={paths.map((one) => ({ value: one, label: `${one}${marks(found, one)}` }))}
          onChange={choose}
        />
        {may && <FileActs desk={desk} path={path} choose={choose} />}
      </div>
      <Suspense fallback={<Bones lines={12} />}>
        <TextEditor
          key={path}
          label={t('lab.editorLabel', { path })}
          text={desk.files[path] ?? ''}
          readOnly={!may}
          found={own}
          place={place?.path === path ? place : undefined}
          onWritten={(text) => desk.write({ [path]: text })}
        />
      </Suspense>
    </div>
  );
}

function byKind(a: string, b: string): number {
  const rank = (path: string) => (path === 'rulebook.yaml' ? 0 : path.startsWith('rules/') ? 1 : 2);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function marks(found: readonly Found[], path: string): string {
  const errors = found.filter(({ file, severity }) => severity === 'error' && file.endsWith(`/${path}`)).length;
  return errors ? ` ✗ ${errors}` : '';
}

function FileActs({ desk, path, choose }: { desk: Desk; path: string; choose: (path: string) => void }) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const [name, setName] = useState('');
  const fits = isBookPath(name) && !(name in desk.files);
  const add = () => {
    desk.write({ [name]: '' });
    choose(name);
    setName('');
  };
  const remove = () =>
    modal.confirm({
      title: `${t('lab.removeFile')} ${path}`,
      okText: t('lab.removeFile'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => desk.write({ [path]: undefined }),
    });
  return (
    <>
      <Input
        aria-label={t('lab.addFileHint')}
        className="lab-file"
        placeholder={t('lab.addFileHint')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => fits && add()}
      />
      <Button disabled={!fits} onClick={add}>
        {t('lab.addFile')}
      </Button>
      {path !== 'rulebook.yaml' && (
        <Button type="text" danger onClick={remove}>
          {t('lab.removeFile')}
        </Button>
      )}
    </>
  );
}
