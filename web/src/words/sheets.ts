// The words of sheets of rules, whatever they rule, in both languages.

import type { Texts } from './texts.ts';

export const zh = {
  assumption: '假定',
  everywhere: '全国适用',
  inUse: '本局在用',
  notInUse: '本局不用',
  chosenBy: '{{at}} {{name}}提出选用：{{why}}',
  approved: '{{name}}批准',
};

export const en: Texts<typeof zh> = {
  assumption: 'Assumption',
  everywhere: 'Holds everywhere',
  inUse: 'In use here',
  notInUse: 'Not in use here',
  chosenBy: 'Proposed by {{name}} on {{at}}: {{why}}',
  approved: 'approved by {{name}}',
};
