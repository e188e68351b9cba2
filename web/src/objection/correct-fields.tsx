// The disputed record as it should be: its fields as they stand, to be written over; what is sent takes a second person.

import { Form } from 'antd';
import { useEffect } from 'react';
import { listRecords, readType } from '../../../src/ledger/api.ts';
import { useAsk } from '../api/ask.ts';
import { FormFields } from '../ledger/form-fields.tsx';
import { type Filled, fieldsOf } from '../ledger/values.ts';
import { Bones } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import type { Objection } from './objection-page.tsx';

interface Props {
  readonly objection: Objection;
  /** Tells the whole fields; null: nothing is changed here. */
  readonly onFields: (fields: Filled | null) => void;
}

const NO_FAULTS = () => undefined;

export function CorrectFields({ objection, onFields }: Props) {
  const { t } = useWords();
  const records = useAsk(listRecords, { params: { id: objection.entity.id }, query: { limit: 200 } }).data?.items;
  const record = records?.find((one) => one.record === objection.aboutRecord);
  const form = useAsk(readType, { params: { type: objection.aboutType } }, { fresh: 3_600_000 }).data;
  const [inputs] = Form.useForm();
  const written = Form.useWatch([], inputs) as Filled | undefined;
  useEffect(() => {
    if (!form || !record || !written) return;
    const fields = fieldsOf(form.fields, written);
    const before = JSON.stringify(sorted(fieldsOf(form.fields, record.fields as Filled)));
    onFields(JSON.stringify(sorted(fields)) === before ? null : fields);
  }, [written, form, record, onFields]);
  if (!form || !record) return <Bones lines={6} />;
  return (
    <>
      <p className="small muted">{t('objections.dialog.fixNow')}</p>
      <Form form={inputs} layout="vertical" initialValues={record.fields} component="div">
        <FormFields fields={form.fields} at={[]} faults={NO_FAULTS} />
      </Form>
    </>
  );
}

function sorted(fields: Filled): [string, unknown][] {
  return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
}
