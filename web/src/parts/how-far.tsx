// A bar that shows how far something is; the words beside it say so too.

import { Progress } from 'antd';

export function HowFar({ percent }: { readonly percent: number }) {
  return (
    <Progress percent={percent} showInfo={false} size="small" status="active" strokeColor="var(--accent)" aria-hidden />
  );
}
