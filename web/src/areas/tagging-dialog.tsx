// Tagging key industries and key regions of one entity or many: from which day and why, with the article that lets one do it.

import { Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { TAGS } from '../../../src/registry/entity.ts';
import { readTagging, tagEntities } from '../../../src/supervision/areas/tagging-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

export interface Tagged {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  /** Tags that its trades ask for. */
  readonly missing: readonly string[];
}

interface Filled {
  readonly add?: string[];
  readonly remove?: string[];
  readonly asTrade?: boolean;
  readonly region: 'same' | 'yes' | 'no';
  readonly on: string;
  readonly why: string;
}

interface Props {
  readonly entities: readonly Tagged[];
  readonly onClose: () => void;
}

const OPTIONS = TAGS.map((value) => ({ value, label: value }));
const REGION = { same: null, yes: true, no: false } as const;

export function TaggingDialog({ entities, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Filled>();
  const { error, send } = useSend(onClose);
  const asked = useAsk(readTagging, {});
  const may = (attribute: 'tags' | 'key_region') => asked.data?.may.some((one) => one.attribute === attribute);
  const [one] = entities;
  const tag = ({ add = [], remove = [], asTrade = false, region = 'same', on, why }: Filled) =>
    send(async () => {
      const body = { add, remove, asTrade, keyRegion: REGION[region], on, why };
      const { changed } = await call(tagEntities, { body: { ...body, entities: entities.map(({ id }) => id) } });
      return t('areas.taggedDone', { count: changed });
    });
  return (
    <Modal
      open
      title={
        entities.length === 1
          ? t('areas.tagTitle', { name: one.name })
          : t('areas.tagSomeTitle', { count: entities.length })
      }
      okText={t('areas.tag')}
      cancelText={t('cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      {!asked.data && (asked.error ? <Failed error={asked.error} /> : <Bones lines={4} />)}
      {asked.data && (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ region: 'same', on: todayIso(), ...(entities.length === 1 && { add: [...one.missing] }) }}
          onFinish={tag}
        >
          <Basis may={asked.data.may} source={asked.data.source} />
          {may('tags') && <TagFields entities={entities} trades={asked.data.trades} />}
          {may('key_region') && (
            <Form.Item name="region" label={t('areas.keyRegion')}>
              <Radio.Group
                options={(['same', 'yes', 'no'] as const).map((value) => ({
                  value,
                  label: t(`areas.regions.${value}`),
                }))}
              />
            </Form.Item>
          )}
          <Form.Item name="on" label={t('areas.tagFrom')} rules={[{ required: true, message: t('areas.tagFrom') }]}>
            <DayField max={todayIso()} />
          </Form.Item>
          <Form.Item
            name="why"
            label={t('areas.why')}
            rules={[{ required: true, whitespace: true, message: t('areas.why') }]}
          >
            <Input maxLength={200} placeholder={t('areas.tagWhyHint')} />
          </Form.Item>
        </Form>
      )}
      {error !== undefined && <Failed error={error} />}
    </Modal>
  );
}

interface FieldsProps {
  readonly entities: readonly Tagged[];
  readonly trades: { readonly zh: string; readonly en: string };
}

function TagFields({ entities, trades }: FieldsProps) {
  const { t, say } = useWords();
  const held = [...new Set(entities.flatMap(({ tags }) => tags))].map((value) => ({ value, label: value }));
  return (
    <>
      {entities.length > 1 && (
        <Form.Item name="asTrade" valuePropName="checked" extra={say(trades)}>
          <Checkbox>{t('areas.asTrade')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="add" label={t('areas.tagAdd')} extra={entities.length === 1 ? say(trades) : undefined}>
        <Select mode="multiple" options={OPTIONS} optionFilterProp="label" />
      </Form.Item>
      {held.length > 0 && (
        <Form.Item name="remove" label={t('areas.tagRemove')}>
          <Select mode="multiple" options={held} optionFilterProp="label" />
        </Form.Item>
      )}
    </>
  );
}

interface BasisProps {
  readonly may: readonly {
    readonly article: string;
    readonly sense: { readonly zh: string; readonly en: string };
    readonly assumption: { readonly zh: string; readonly en: string } | null;
  }[];
  readonly source: { readonly zh: string; readonly en: string };
}

function Basis({ may, source }: BasisProps) {
  const { t, say } = useWords();
  return (
    <ul className="small muted" style={{ marginBottom: 12 }}>
      {may.map(({ article, sense, assumption }) => (
        <li key={article}>
          {t('areas.tagBasis', { source: say(source), article })}
          {t('mark.colon')}
          {say(sense)}
          {assumption && t('areas.tagAssumption', { text: say(assumption) })}
        </li>
      ))}
    </ul>
  );
}
