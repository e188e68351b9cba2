// The tokens of theme.css as antd takes them.

import type { ThemeConfig } from 'antd';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f4e8c',
    colorLink: '#1f4e8c',
    colorError: '#c8372d',
    colorSuccess: '#25794b',
    colorText: '#16202c',
    colorTextSecondary: '#4a5768',
    colorTextTertiary: '#616e7b',
    colorTextDescription: '#616e7b',
    colorTextPlaceholder: '#616e7b',
    colorTextQuaternary: '#616e7b',
    colorBorder: '#c9d2dc',
    colorBorderSecondary: '#eef1f5',
    colorBgLayout: '#f6f8fa',
    borderRadius: 6,
    fontFamily: 'inherit',
    fontSize: 14,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
  components: {
    Table: { headerBg: '#ffffff', headerColor: '#4a5768', cellPaddingBlockSM: 6, cellPaddingInlineSM: 8, fontSize: 14 },
    Form: { labelColor: '#16202c', verticalLabelPadding: '0 0 4px', itemMarginBottom: 18 },
    Tabs: { titleFontSize: 14, horizontalItemPadding: '8px 0' },
  },
};
