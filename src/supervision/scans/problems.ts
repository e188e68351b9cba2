// The refusals of codes of visits, as officers and their superiors meet them.

import { refusals } from '../../base/problem.ts';

export const problems = refusals({
  'scans.confirmed': {
    status: 409,
    zh: '这次检查已由对方扫码确认，不用再出示',
    en: 'the visited have confirmed this visit; no code need be shown again',
  },
  'scans.no-such-visit': {
    status: 404,
    zh: '没有这次检查',
    en: 'there is no such visit',
  },
  'scans.not-to-excuse': {
    status: 409,
    zh: '这次检查出示过码，或者不需要出示',
    en: 'a code was shown for this visit, or none is wanted',
  },
  'scans.unknown-excuse': {
    status: 422,
    zh: '没有“{excuse}”这种理由',
    en: 'there is no reason "{excuse}"',
  },
  'scans.no-such-complaint': {
    status: 404,
    zh: '没有这件投诉',
    en: 'there is no such complaint',
  },
  'scans.answered': {
    status: 409,
    zh: '这件投诉已经答复',
    en: 'this complaint has been answered',
  },
});
