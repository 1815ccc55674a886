import type { TFunction } from 'i18next';
import type { ExposureRow } from '../analysis/exposure-result.ts';
import { hazardNames } from '../domain/hazard.ts';
import { hazardClasses } from '../domain/hazard-classes.ts';
import { zoneKindNames } from '../domain/zone-kind.ts';
import type { Language } from '../project/project-schema.ts';

/** One column of the exported table. Numbers are unrounded; `decimals` is how many places a person needs. */
export interface ExposureColumn {
  readonly id: string;
  readonly heading: string;
  readonly kind: 'text' | 'number';
  readonly decimals: number;
  readonly value: (row: ExposureRow) => string | number | null;
}

/** Columns of the long table, zone × side of the line × hazard × rank, with units in the headings. */
export function exposureColumns(t: TFunction, language: Language): readonly ExposureColumn[] {
  const text = (id: string, heading: string, value: (row: ExposureRow) => string): ExposureColumn => ({
    id,
    heading,
    kind: 'text',
    decimals: 0,
    value,
  });
  const number = (
    id: string,
    heading: string,
    decimals: number,
    value: (row: ExposureRow) => number | null,
  ): ExposureColumn => ({ id, heading, kind: 'number', decimals, value });
  return [
    text('zone_kind', t('figure.table.zoneKind'), ({ zoneKind }) =>
      zoneKind === 'city' ? t('figure.table.city') : zoneKindNames[zoneKind][language],
    ),
    text('zone_id', t('figure.table.zoneId'), ({ zoneKind, zoneId }) => (zoneKind === 'city' ? '' : zoneId)),
    text('zone_name', t('figure.table.zoneName'), ({ zoneName }) => zoneName),
    text('residence', t('figure.table.residence'), ({ residence }) => t(`figure.table.${residence}`)),
    text('hazard', t('figure.table.hazard'), ({ hazard }) => hazardNames[hazard][language]),
    text('scale', t('figure.table.scale'), ({ scale }) => scale),
    text('depth_rank', t('figure.table.rank'), (row) => rankName(row, t, language)),
    number('buildings', t('figure.table.buildings'), 0, ({ buildings }) => buildings),
    number('floor_area_m2', t('figure.table.floorArea'), 1, ({ floorAreaSquareMeters }) => floorAreaSquareMeters),
    number('population', t('figure.table.population'), 2, ({ population }) => population),
    number('population_65', t('figure.table.population65'), 2, ({ population65 }) => population65),
    number('population_75', t('figure.table.population75'), 2, ({ population75 }) => population75),
    number('households', t('figure.table.households'), 2, ({ households }) => households),
    number('population_day', t('figure.table.populationDay'), 2, ({ populationDay }) => populationDay),
    number(
      'vertical_evacuation_impossible',
      t('figure.table.impossible'),
      0,
      ({ verticalEvacuationImpossible }) => verticalEvacuationImpossible,
    ),
    number(
      'vertical_evacuation_unknown',
      t('figure.table.evacuationUnknown'),
      0,
      ({ verticalEvacuationUnknown }) => verticalEvacuationUnknown,
    ),
  ];
}

function rankName({ hazard, depthRank }: ExposureRow, t: TFunction, language: Language): string {
  if (depthRank === 'unknown') return t('figure.table.unknown');
  if (depthRank === 'none') return t('figure.table.none');
  return hazardClasses(hazard).find(({ state }) => state === depthRank)?.[language] ?? String(depthRank);
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front (users.md, Files out). */
export const safeText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const residenceOrder = ['inside', 'outside', 'unknown'];

/** High → low, then not hit, then unknown, as the columns of every table of ranks run. */
const rankOrder = ({ depthRank }: ExposureRow): number =>
  depthRank === 'unknown' ? 1 : depthRank === 'none' ? 0 : -depthRank;

/** Rows as a person reads them: areas in their order, inside before outside, ranks from high to low. */
export function inReadingOrder(rows: readonly ExposureRow[]): readonly ExposureRow[] {
  const place = new Map<string, number>();
  const areaOf = ({ zoneKind, zoneId }: ExposureRow): string => `${zoneKind} ${zoneId}`;
  for (const row of rows) if (!place.has(areaOf(row))) place.set(areaOf(row), place.size);
  return [...rows].sort(
    (a, b) =>
      place.get(areaOf(a))! - place.get(areaOf(b))! ||
      residenceOrder.indexOf(a.residence) - residenceOrder.indexOf(b.residence) ||
      rankOrder(a) - rankOrder(b),
  );
}

/** Sum of a column, null where none of the rows has data. */
export function columnTotal(rows: readonly ExposureRow[], column: ExposureColumn): number | null {
  return rows.reduce<number | null>((sum, row) => {
    const value = column.value(row);
    return typeof value === 'number' ? (sum ?? 0) + value : sum;
  }, null);
}
