// The record that somebody comes about: named in the address as `type:number`, found in his own file, or explained why not.

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listOwnRecords, readOwn } from '../../../src/enterprise/api.ts';
import { useAsk } from '../api/ask.ts';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

export type OwnRecord = AnswerOf<typeof listOwnRecords>['items'][number];

/** What an address may say: the record, and whose it is. */
export interface AskedRecord {
  readonly record?: string;
  readonly entity?: string;
}

/** As many as one answer gives. */
const MOST = 200;

/** The record that is chosen, and what chooses another; `fits`: which ones may be chosen. */
export function useOwnRecord({ record, entity }: AskedRecord, fits: (record: OwnRecord) => boolean) {
  const [chosen, setChosen] = useState<number>();
  const own = useAsk(readOwn, {}).data?.entity;
  const records = useAsk(listOwnRecords, { query: { limit: MOST } }).data?.items.filter(fits);
  const foreign = own !== undefined && entity !== undefined && ![own.uscc, own.id].includes(entity);
  const asked = foreign ? undefined : records?.find((one) => `${one.type}:${one.number}` === record);
  const found = chosen === undefined ? asked : records?.find((one) => one.record === chosen);
  return { own, records, found, foreign, missing: record !== undefined && records !== undefined && !asked, setChosen };
}

type Found = ReturnType<typeof useOwnRecord>;

/** Says which record it is about, or lets one be chosen. */
export function RecordChoice({ asked, found }: { readonly asked: AskedRecord; readonly found: Found }) {
  const { t, say, lang } = useWords();
  const { own, records, found: chosen, foreign, missing, setChosen } = found;
  if (!records || !own) return null;
  return (
    <>
      {foreign && (
        <p className="fault" role="alert">
          {t('ownSite.record.foreign', { code: asked.entity, name: own.name })}
        </p>
      )}
      {!foreign && missing && !chosen && (
        <p className="fault" role="alert">
          {t('ownSite.record.missing', { number: asked.record?.replace(/^[a-z-]+:/, '') })}
        </p>
      )}
      <label>
        {t('ownSite.record.pick')}
        <select
          className="field"
          value={chosen?.record ?? ''}
          onChange={({ target }) => setChosen(target.value === '' ? undefined : Number(target.value))}
        >
          <option value="">{t('ownSite.record.none')}</option>
          {records.map((one) => (
            <option key={one.record} value={one.record}>
              {say(one.label)} {one.number} {dayInText(one.on, lang)}
            </option>
          ))}
        </select>
      </label>
      <Link to="/own/file">{t('ownSite.record.toFile')}</Link>
    </>
  );
}
