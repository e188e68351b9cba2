// The parts of echarts that our charts use; loaded when the first chart is shown.

import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, MarkLineComponent, SVGRenderer]);

/** A chart in an element; `choose` is told the place of a bar that is clicked. */
export function chartIn(element: HTMLElement, choose: (place: number) => void) {
  const chart = init(element, null, { renderer: 'svg' });
  chart.on('click', ({ dataIndex }) => dataIndex !== undefined && choose(dataIndex));
  return chart;
}

export type Chart = ReturnType<typeof chartIn>;
export type Drawing = Parameters<Chart['setOption']>[0];
