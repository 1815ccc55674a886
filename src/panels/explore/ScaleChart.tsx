import type { ExposureRow, ResidenceState } from '../../analysis/exposure-result.ts';
import { type HazardKey, hazardKey as keyOf, parseHazardKey } from '../../domain/hazard.ts';
import type { Measure } from '../../project/project-schema.ts';
import { useElementWidth } from '../controls/use-element-width.ts';
import { useProject } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import { rankColumns, sumExposure } from './exposure-table.ts';
import { measureText, measureUnit } from './measure-display.ts';
import { rowName } from './rank-names.ts';

interface ScaleChartProps {
  readonly rows: readonly ExposureRow[];
  readonly hazardKey: HazardKey;
  readonly hazardKeys: readonly HazardKey[];
  readonly measure: Measure;
}

export interface ChartBar {
  readonly id: string;
  readonly residence: ResidenceState | null;
  readonly scale: string;
  readonly total: number;
  readonly segments: readonly { readonly id: string; readonly colour: string; readonly value: number }[];
}

/** One bar a side of the line and scale; segments are the hit classes in the order of the table. */
export function chartBars(
  rows: readonly ExposureRow[],
  keys: readonly HazardKey[],
  measure: Measure,
  colourVisionSafe: boolean,
): readonly ChartBar[] {
  const city = rows.filter(({ zoneKind }) => zoneKind === 'city');
  const sides = (['inside', 'outside'] as const).filter((side) => city.some(({ residence }) => residence === side));
  return (sides.length > 0 ? sides : [null]).flatMap((residence) =>
    keys.map((key) => {
      const segments = rankColumns(key, colourVisionSafe)
        .filter(({ kind }) => kind === 'class')
        .map(({ id, colour, ranks }) => ({
          id,
          colour,
          value: sumExposure(city, { zoneKind: 'city', hazardKey: key, measure, residence, ranks }) ?? 0,
        }));
      const total = segments.reduce((sum, { value }) => sum + value, 0);
      return { id: `${residence}${key}`, residence, scale: parseHazardKey(key).scale, total, segments };
    }),
  );
}

/** A segment is labelled inside from this width on. Source: ui.md §3, Chart. */
const LABEL_FROM_PX = 36;

/** Stacked bars of the hit classes, every scale of the hazard; all labelled, so there is no axis. */
export function ScaleChart({ rows, hazardKey, hazardKeys, measure }: ScaleChartProps) {
  const { t } = useWords();
  const { ref, width } = useElementWidth<HTMLUListElement>();
  const colourVisionSafe = useProject((project) => project.colourVisionSafe);
  const { hazard } = parseHazardKey(hazardKey);
  const keys = (['L1', 'L2', ''] as const)
    .map((scale) => keyOf(hazard, scale))
    .filter((key) => hazardKeys.includes(key));
  const bars = chartBars(rows, keys, measure, colourVisionSafe);
  const largest = Math.max(1, ...bars.map(({ total }) => total));
  return (
    <section className="panel-section" aria-labelledby="chart-title">
      <div className="section-head">
        <h3 id="chart-title">{t('chart.title')}</h3>
        <span className="caption push">{t('table.unit', { unit: measureUnit(measure, t) })}</span>
      </div>
      <ul className="bars" ref={ref}>
        {bars.map((bar) => (
          <Bar key={bar.id} bar={bar} largest={largest} measure={measure} listWidth={width} />
        ))}
      </ul>
    </section>
  );
}

/** Whether white reads better than black on a colour (WCAG relative luminance under 0.18: equal contrast with both). */
export function isDark(colour: string): boolean {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.18;
}

/** Width of the name and total columns of `.bars` in CSS, px. */
const BAR_SIDES_PX = 128;

interface BarProps {
  readonly bar: ChartBar;
  readonly largest: number;
  readonly measure: Measure;
  readonly listWidth: number;
}

function Bar({ bar, largest, measure, listWidth }: BarProps) {
  const { t } = useWords();
  const name = t('chart.row', { zone: rowName(bar.residence ?? 'sum', t), scale: bar.scale }).trim();
  const full = Math.max(0, listWidth - BAR_SIDES_PX);
  return (
    <li>
      <span>{name}</span>
      <div className="bar">
        {bar.segments
          .filter(({ value }) => value > 0)
          .map((segment) => {
            const label = measureText(segment.value, measure);
            const wide = (segment.value / largest) * full >= Math.max(LABEL_FROM_PX, label.length * 7 + 4);
            return (
              <span
                key={segment.id}
                className={`bar-segment ${isDark(segment.colour) ? 'bar-dark' : ''}`}
                style={{ width: `${(segment.value / largest) * 100}%`, '--swatch': segment.colour }}
                title={label}
              >
                {wide && label}
              </span>
            );
          })}
        {bar.total === 0 && <span className="caption">{t('chart.none')}</span>}
      </div>
      <span className="number">{measureText(bar.total, measure)}</span>
    </li>
  );
}
