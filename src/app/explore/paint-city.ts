import { buildingUsages } from '../../domain/building-codes.ts';
import { STATE_UNKNOWN } from '../../domain/depth-rank.ts';
import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { hazardClasses, notHitColour } from '../../domain/hazard-classes.ts';
import { verticalEvacuationOf } from '../../domain/vertical-evacuation.ts';
import {
  type BuildingPaint,
  type BuildingPalette,
  colourBuildings,
  createPalette,
  EVACUATION_IMPOSSIBLE,
  EVACUATION_NOT_NEEDED,
  EVACUATION_POSSIBLE,
  evacuationPalette,
  storeysClass,
  storeysPalette,
  usageClasses,
  usagePalette,
} from '../../map/colour/colour-buildings.ts';
import type { ClassCounts, LegendRow } from '../../project/legend-rows.ts';
import type { Colouring } from '../../project/project-schema.ts';
import type { PaintColumns } from '../engine/engine-types.ts';

/** How every building is painted, and the legend that says so (null with the hazard, whose legend counts its classes). */
export interface CityPaint extends BuildingPaint {
  readonly legend: readonly LegendRow[] | null;
  /** Metres of water a building stands in, NaN none. */
  readonly depthMeters?: Float32Array;
}

export interface PaintChoice {
  readonly colourBy: Colouring;
  readonly key: HazardKey | undefined;
  readonly colourVisionSafe: boolean;
}

/** Paints a city as chosen. A hazard that the city lacks paints every building unknown. */
export function paintCity(columns: PaintColumns, { colourBy, key, colourVisionSafe }: PaintChoice): CityPaint {
  const hazard = columns.hazards.find((entry) => entry.key === key);
  const states = hazard?.state ?? new Uint8Array(columns.usage.length).fill(STATE_UNKNOWN);
  const depth = hazard ? { depthMeters: hazard.depthMeters } : {};
  if (colourBy === 'usage') return { ...paintWith(usageClasses(columns.usage), usagePalette, usageLegend), ...depth };
  if (colourBy === 'storeys')
    return { ...paintWith(Uint8Array.from(columns.storeys, storeysClass), storeysPalette, storeysLegend), ...depth };
  if (colourBy === 'evacuation')
    return {
      ...paintWith(evacuationClasses(states, columns.storeys, key), evacuationPalette, evacuationLegend),
      ...depth,
    };
  return { ...colourBuildings(states, hazardPaletteOf(key, colourVisionSafe)), legend: null, ...depth };
}

function hazardPaletteOf(key: HazardKey | undefined, colourVisionSafe: boolean): BuildingPalette {
  const classes = hazardClasses(key ? parseHazardKey(key).hazard : 'river', colourVisionSafe);
  return createPalette([[0, notHitColour], ...classes.map(({ state, colour }) => [state, colour] as const)]);
}

function paintWith(classes: Uint8Array, palette: BuildingPalette, rows: readonly LegendClass[]): CityPaint {
  const counts = new Uint32Array(256);
  for (const value of classes) counts[value]!++;
  const legend = rows.map(({ id, values, ja, en }): LegendRow => {
    const count = values.reduce((sum, value) => sum + counts[value]!, 0);
    const [first = STATE_UNKNOWN] = values;
    const swatch = palette.unknown[first]
      ? ({ kind: 'unknown' } as const)
      : ({ kind: 'fill', colour: colourOf(palette, first) } as const);
    return { id, swatch, label: { ja, en }, count };
  });
  return { ...colourBuildings(classes, palette), legend: legend.filter(({ count }) => count !== 0) };
}

/** The palette packs its colours as the bytes lie in memory: red first. */
function colourOf({ fill }: BuildingPalette, value: number): string {
  const bytes = new Uint8Array(new Uint32Array([fill[value]!]).buffer);
  return `#${[...bytes.subarray(0, 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

interface LegendClass {
  readonly id: string;
  readonly values: readonly number[];
  readonly ja: string;
  readonly en: string;
}

const unknownClass = { ja: '不明', en: 'Unknown' } as const;

const usageLegend: readonly LegendClass[] = [
  ...buildingUsages
    .filter(({ code }) => code !== 461)
    .map(({ code, ja, en }) => ({ id: `usage-${code}`, values: [code - 400], ja, en })),
  { id: 'unknown', values: [STATE_UNKNOWN], ...unknownClass },
];

const storeysLegend: readonly LegendClass[] = [
  { id: 'storeys-5', values: [5], ja: '10 階以上', en: '10 and more storeys' },
  { id: 'storeys-4', values: [4], ja: '6–9 階', en: '6–9 storeys' },
  { id: 'storeys-3', values: [3], ja: '3–5 階', en: '3–5 storeys' },
  { id: 'storeys-2', values: [2], ja: '2 階', en: '2 storeys' },
  { id: 'storeys-1', values: [1], ja: '1 階', en: '1 storey' },
  { id: 'unknown', values: [0], ...unknownClass },
];

const evacuationLegend: readonly LegendClass[] = [
  { id: 'impossible', values: [EVACUATION_IMPOSSIBLE], ja: '垂直避難できない', en: 'Cannot go upstairs' },
  { id: 'possible', values: [EVACUATION_POSSIBLE], ja: '垂直避難できる', en: 'Can go upstairs' },
  { id: 'not-needed', values: [EVACUATION_NOT_NEEDED], ja: '調査済・浸水なし', en: 'Surveyed, dry' },
  { id: 'unknown', values: [STATE_UNKNOWN], ja: '判定不能・不明', en: 'Cannot be judged' },
];

const evacuationClass = {
  not_needed: EVACUATION_NOT_NEEDED,
  possible: EVACUATION_POSSIBLE,
  impossible: EVACUATION_IMPOSSIBLE,
  unknown: STATE_UNKNOWN,
};

/** Storeys above this are judged alike: the rule's own steps end far below it. */
const MOST_STOREYS = 255;

function evacuationClasses(states: Uint8Array, storeys: Uint16Array, key: HazardKey | undefined): Uint8Array {
  const { hazard } = parseHazardKey(key ?? 'river:L2');
  const known = new Map<number, number>();
  return states.map((state, building) => {
    const floors = Math.min(storeys[building]!, MOST_STOREYS);
    const pair = state * (MOST_STOREYS + 1) + floors;
    const found = known.get(pair) ?? evacuationClass[verticalEvacuationOf(hazard, state, floors)];
    known.set(pair, found);
    return found;
  });
}

/** Buildings by state under the hazard, for its legend. */
export function classCounts(columns: PaintColumns, key: HazardKey): ClassCounts | undefined {
  const states = columns.hazards.find((entry) => entry.key === key)?.state;
  if (!states) return undefined;
  const counts = new Uint32Array(256);
  for (const state of states) counts[state]!++;
  return { hazardKey: key, notHit: counts[0]!, byRank: [...counts.subarray(1, 7)], unknown: counts[STATE_UNKNOWN]! };
}
