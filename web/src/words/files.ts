// The words of files of cases, in both languages.

export const zh = {
  title: { complaint: '附件', objection: '证据材料', repair: '申请材料', notice: '送达证明和申辩材料' },
  none: '还没有上传的文件',
  add: '选择文件上传',
  as: '作为',
  part: { evidence: '材料', statement: '陈述申辩材料', proof: '送达证明' },
  by: { office: '经办单位上传', party: '当事人上传' },
  limits:
    '可以收 {{endings}}，每个最多 {{most}} MB，一件最多 {{count}} 个；结案后保存 {{months}} 个月。照片里的地点、设备信息会去掉。',
  sending: '正在发送 {{name}} {{part}}%',
  large: '{{names}} 超过 {{most}} MB，没有发送；照片可以缩小，扫描件可以降低分辨率。',
  failed: '“{{name}}”没有收下，其他的不受影响。',
  hashAbout: '这是收到时原文件的指纹：手里有原文件的人可以算出同样的值，证明没有改动。',
  remove: '去掉',
  seen: '这里的文件，当事人和经办单位都看得到。',
};

export const en: typeof zh = {
  title: {
    complaint: 'Attachments',
    objection: 'Evidence',
    repair: 'Materials',
    notice: 'Proof of service and files of the statement',
  },
  none: 'No files yet',
  add: 'Choose files to send',
  as: 'As',
  part: { evidence: 'file', statement: 'with a statement', proof: 'proof of service' },
  by: { office: 'sent by the office', party: 'sent by the party' },
  limits:
    '{{endings}} are taken, at most {{most}} MB each and {{count}} a case; kept for {{months}} months after the end. Place and device are taken out of photos.',
  sending: 'Sending {{name}} {{part}}%',
  large: '{{names}}: larger than {{most}} MB and not sent. Make pictures smaller, or scan with fewer dots.',
  failed: '“{{name}}” was not taken; the others are not affected.',
  hashAbout: 'The fingerprint of the file as it was received: whoever has the original can work out the same value.',
  remove: 'Remove',
  seen: 'Files here are seen by the party and by the office.',
};
