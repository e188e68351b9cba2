// Words for parts of the console that are no longer there to be loaded.

export const zh = {
  renewed: '工作台已经更新。',
  renewedPart: '工作台已经更新，这一部分要重新载入页面才能打开。',
  renewedHow: '正在填写的内容请先保存，再重新载入。',
  missing: '这一部分没有载入。',
  unreachable: '这一部分没有载入：现在连不上服务。',
  unreachableHow: '连上之后重新载入页面。',
  reload: '重新载入',
  later: '稍后',
};

export const en: typeof zh = {
  renewed: 'The console has been renewed.',
  renewedPart: 'The console has been renewed; this part opens once the page is loaded anew.',
  renewedHow: 'Save what you are writing first, then load the page anew.',
  missing: 'This part was not loaded.',
  unreachable: 'This part was not loaded: the service cannot be reached now.',
  unreachableHow: 'Load the page anew when it can.',
  reload: 'Load anew',
  later: 'Later',
};
