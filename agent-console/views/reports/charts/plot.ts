import uPlot from 'uplot';
import { nearestPoint } from './nearest-point.ts';

export type PlotSeries = { name: string; values: readonly (number | null)[] };
export type PlotOptions = {
  series: readonly PlotSeries[];
  /** What the axis below has. */
  what: string;
  /** The name of each place on it, by which it is known: no two alike. */
  places: readonly string[];
  /** A value in words, for the axis and beside the pointer. */
  say: (value: number) => string;
  /** Steps that the axis may have, in the unit of the values. */
  steps: readonly number[];
  /** The end of the axis, whatever is on it; without it, that of the greatest value. */
  most?: number;
};
/** What a click on a point does, by the numbers of its series and its place; null: there is nothing behind it. */
export type Follow = (series: number, place: number) => (() => void) | null;
export type Plot = { redraw(): void; destroy(): void };

const HEIGHT_PX = 220;
const AXIS_PX = 64;
/** So many names fit below each other's feet. */
const PLACE_PX = 90;
const INKS = ['--accent', '--warm', '--ink-faint'] as const;
/** Lines differ in how they are drawn, too: not everybody tells colours apart, and paper may have none. */
const DASHES: readonly number[][] = [[], [6, 4], [2, 3]];

/**
 * Draws a chart into an element, as wide as that is, and again when it gets another width or paper is printed. A click follows a
 * point; on a touch screen, a tap only reads it.
 * @throws Error where the browser draws nothing
 */
export function drawPlot(
  element: HTMLElement,
  { series, what, places, say, steps, most }: PlotOptions,
  follow: Follow,
): Plot {
  if (document.createElement('canvas').getContext('2d') === null)
    throw new Error('This browser cannot draw.');
  const options: uPlot.Options = {
    width: element.clientWidth,
    height: HEIGHT_PX,
    // The last name stands half beyond the last place.
    padding: [null, PLACE_PX / 2, null, null],
    scales: {
      x: { time: false },
      y: { range: (_plot, _min, max) => [0, most ?? Math.max(max, steps[0] ?? 1) * 1.05] },
    },
    axes: [
      {
        ...axisLook(),
        space: PLACE_PX,
        incrs: [1, 2, 5, 7, 10, 14, 30, 60, 90, 180],
        values: (_plot, splits) => splits.map((place) => places[place] ?? ''),
      },
      {
        ...axisLook(),
        size: AXIS_PX,
        incrs: [...steps],
        values: (_plot, splits) => splits.map(say),
      },
    ],
    series: [
      { label: what, value: (_plot, place) => places[place] ?? '' },
      ...series.map(({ name }, index) => ({
        stroke: () => ink(INKS[index] ?? '--ink-soft'),
        width: 2,
        dash: DASHES[index] ?? [],
        label: name,
        value: (_plot: uPlot, value: number | null) => (value === null ? '–' : say(value)),
      })),
    ],
    // Nothing can be dragged: a click counts although the pointer moved a little.
    cursor: { drag: { x: false, y: false, click: () => {} } },
  };
  const data: uPlot.AlignedData = [
    places.map((_place, index) => index),
    ...series.map(({ values }) => [...values]),
  ];
  const plot = new uPlot(options, data, element);
  const followed = (event: MouseEvent) => followedAt(plot, event, series, follow);
  plot.over.addEventListener('click', (event) => followed(event)?.());
  plot.over.addEventListener('mousemove', (event) => {
    plot.over.classList.toggle('chart__over--point', followed(event) !== null);
  });
  const width = new ResizeObserver(() => {
    if (element.clientWidth > 0 && element.clientWidth !== plot.width)
      plot.setSize({ width: element.clientWidth, height: HEIGHT_PX });
  });
  width.observe(element);
  const paper = matchMedia('print');
  const redraw = () => plot.redraw();
  paper.addEventListener('change', redraw);
  return {
    redraw,
    destroy() {
      width.disconnect();
      paper.removeEventListener('change', redraw);
      plot.destroy();
    },
  };
}

/** What a click would do where the pointer is. The place that the plot itself knows may be of before the page moved. */
function followedAt(
  plot: uPlot,
  { clientX, clientY }: MouseEvent,
  series: readonly PlotSeries[],
  follow: Follow,
): (() => void) | null {
  if (!matchMedia('(hover: hover)').matches) return null;
  const over = plot.over.getBoundingClientRect();
  const pointer = { left: clientX - over.left, top: clientY - over.top };
  const place = plot.posToIdx(pointer.left);
  const points = series.flatMap(({ values }, index) => {
    const [value, go] = [values[place] ?? null, follow(index, place)];
    // A click on its name in the legend hides a series; the first of the plot's own are the places.
    const isHidden = plot.series[index + 1]?.show === false;
    if (value === null || go === null || isHidden) return [];
    return [{ left: plot.valToPos(place, 'x'), top: plot.valToPos(value, 'y'), go }];
  });
  return nearestPoint(pointer, points)?.go ?? null;
}

function axisLook(): uPlot.Axis {
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  return {
    font,
    stroke: () => ink('--ink-soft'),
    grid: { stroke: () => ink('--line'), width: 1 },
    ticks: { show: false },
  };
}

/** Colours are asked for whenever something is drawn: light, dark and paper have their own. */
function ink(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}
