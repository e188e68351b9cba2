// The marks between words: full width in Chinese, half width and with its space in English.

export const zh = { mark: { colon: '：', comma: '，', list: '、', semicolon: '；', open: '（', close: '）' } };

export const en: typeof zh = {
  mark: { colon: ': ', comma: ', ', list: ', ', semicolon: '; ', open: ' (', close: ')' },
};
