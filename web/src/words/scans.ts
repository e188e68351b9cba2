// The words of scan-to-enter codes, in both languages.

export const zh = {
  show: '出示入企码',
  title: '入企码',
  about: '请对方扫码：看得到谁来、为什么来、看什么，再开始检查。',
  type: '扫不了的，请对方在浏览器打开上面的地址，或者在 {{place}} 输入：',
  qr: '入企码的二维码',
  until: '{{at}} 前有效；再出示一次，这个码就作废。',
  confirmed: '对方已于 {{at}} 扫码确认，可以开始检查',
  confirmedShort: '{{at}} 已扫码确认',
  waiting: '等待对方确认',
  noCertificate: '名录里没有您有效的执法证号，对方会看到。请先在检查人员名录登记。',
  offline: '没有信号，出示不了入企码。检查后请写明理由。',
  done: '收起',
};

export const en: typeof zh = {
  show: 'Show the visit code',
  title: 'Visit code',
  about: 'Let them scan it: they see who comes, why and what is looked at. Then begin.',
  type: 'Who cannot scan opens the address above, or types this at {{place}}:',
  qr: 'QR code of the visit',
  until: 'Good until {{at}}; shown again, this one ends.',
  confirmed: 'They confirmed at {{at}}; you may begin',
  confirmedShort: 'Confirmed at {{at}}',
  waiting: 'Waiting for them to confirm',
  noCertificate:
    'No valid certificate of yours is in the roster of inspectors, and they will see that. Have it entered.',
  offline: 'No signal, so no code can be shown. Give the reason afterwards.',
  done: 'Close',
};
