// The list as it is filtered, taken away as a table that the service makes; however long it is.

import { App, Button } from 'antd';
import { exportEntities } from '../../../src/grading/entities-api.ts';
import { addressOf } from '../api/call.ts';
import { useWords } from '../words/use-words.ts';
import { useColumns } from './use-columns.ts';
import { askedBy, type Filters } from './use-entities.ts';

export function ExportButton({ filters }: { readonly filters: Filters }) {
  const { t, lang } = useWords();
  const { message } = App.useApp();
  const { shown } = useColumns();
  const query = { ...askedBy(filters), columns: shown.join(','), lang };
  return (
    <Button
      href={addressOf(exportEntities, { query })}
      download
      onClick={() => message.info(t('register.exportStarted'))}
    >
      {t('register.export')}
    </Button>
  );
}
