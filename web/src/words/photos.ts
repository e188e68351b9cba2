// The words of photos of patrols, in both languages.

export const zh = {
  title: '照片 {{count}} / {{most}} 张',
  take: '拍照',
  nth: '第 {{n}} 张照片',
  remove: '去掉第 {{n}} 张照片',
  about: '照片会缩小，不带拍摄地点；没有信号时先存在手机里，随巡查发送。',
  notTaken: '“{{name}}”不是照片，或者缩小后仍然太大，没有采用',
  most: '一次巡查最多 {{most}} 张照片，多出的没有采用',
  noRoom: '手机存不下照片，巡查还没有登记。可以去掉照片再登记。',
  waiting: '{{count}} 张照片待发送',
  refused: '{{name}} 的照片没有发送：{{why}}',
  drop: '不发送了',
  dropSure: '这张照片会从手机里删去，不能找回。',
};

export const en: typeof zh = {
  title: 'Photos: {{count}} of {{most}}',
  take: 'Take a photo',
  nth: 'Photo {{n}}',
  remove: 'Remove photo {{n}}',
  about: 'Photos are made smaller and do not say where they were taken; without a signal they wait on this device.',
  notTaken: '“{{name}}” is not a photo, or stays too large, and was not taken',
  most: 'A patrol has at most {{most}} photos; the others were not taken',
  noRoom: 'There is no room for photos on this device; the patrol is not filed yet. It may be filed without them.',
  waiting: '{{count}} photos waiting to be sent',
  refused: 'A photo of {{name}} was not sent: {{why}}',
  drop: 'Do not send',
  dropSure: 'The photo is removed from this device and cannot be brought back.',
};
