// The refusals of photos of patrols.

import { refusals } from '../../base/problem.ts';

export const problems = refusals({
  'photos.no-patrol': {
    status: 404,
    zh: '没有这次巡查，或者还没有登记；照片在巡查登记之后发送',
    en: 'there is no such patrol, or it is not filed yet; photos are sent after their patrol',
  },
  'photos.not-yours': {
    status: 403,
    zh: '照片只能由登记这次巡查的人补传',
    en: 'photos are added by whoever entered the patrol',
  },
  'photos.too-late': {
    status: 422,
    zh: '巡查登记已过 {days} 天，不能再补传照片',
    en: 'the patrol was entered more than {days} days ago; photos can no longer be added',
  },
  'photos.too-many': {
    status: 422,
    zh: '一次巡查最多 {most} 张照片',
    en: 'a patrol has at most {most} photos',
  },
  'photos.too-large': {
    status: 422,
    zh: '照片 {size} KB，最多 {most} KB',
    en: 'the photo has {size} KB, at most {most} KB are taken',
  },
  'photos.type': {
    status: 422,
    zh: '文件不是照片；可以发送的是：{types}',
    en: 'the file is not a photo; taken are: {types}',
  },
  'photos.tells-place': {
    status: 422,
    zh: '照片里带有拍摄地点或设备信息，不能发送；请在巡查页面拍照或选取，页面会去掉这些信息',
    en: 'the photo tells where or by what it was taken; take or choose it on the page of the patrol, which removes that',
  },
  'photos.none': {
    status: 404,
    zh: '没有这张照片',
    en: 'there is no such photo',
  },
});
