import type { AnswerTable, KeyLabel } from '../domain/answer.ts';
import { SLIVER_ZONE_SQUARE_METERS } from '../domain/zone-kind.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { ZoneGround } from './hazard-ground.ts';
import { type ZoneKindOrCity, zoneCells, zoneKeyColumns } from './zone-parts.ts';

/** Share of a zone by which two of its areas may differ by rounding of our own. */
const EXACT_SHARE = 1e-9;
/** … and by the rounding of coordinates in files: neighbours that share a line of 1 km to a millimetre. */
const DRAWN_SHARE = 1e-6;

const remarks: readonly KeyLabel[] = [
  { value: 'sound', label: { ja: '問題なし', en: 'sound' } },
  { value: 'overlaps', label: { ja: '先の区域と重なる', en: 'overlaps an earlier zone' } },
  { value: 'crosses', label: { ja: '輪郭が自己交差・重複', en: 'its outline crosses itself' } },
  { value: 'sliver', label: { ja: '微小な区域', en: 'sliver' } },
  {
    value: 'no_shape',
    label: { ja: '形状なし', en: 'no shape' },
    state: 'unknown',
    reason: { ja: '区域の形状がなく、面積がわからない', en: 'the zone has no shape, so its area is not known' },
  },
];

function remarkOf({ drawnSquareMeters, enclosedSquareMeters, groundSquareMeters }: ZoneGround): string {
  if (Math.max(drawnSquareMeters, enclosedSquareMeters) < SLIVER_ZONE_SQUARE_METERS) return 'sliver';
  if (Math.abs(drawnSquareMeters - enclosedSquareMeters) > DRAWN_SHARE * enclosedSquareMeters) return 'crosses';
  return enclosedSquareMeters - groundSquareMeters > DRAWN_SHARE * enclosedSquareMeters ? 'overlaps' : 'sound';
}

/** True where the area by coordinates is the ground of the zone, so that the one checks the other. */
export const isExact = ({ drawnSquareMeters, groundSquareMeters }: ZoneGround): boolean =>
  Math.abs(drawnSquareMeters - groundSquareMeters) <= EXACT_SHARE * drawnSquareMeters;

/** Square metres to a thousandth: below that a difference of two large areas is rounding of coordinates. */
const difference = (a: number, b: number) => Math.round((a - b) * 1000) / 1000 || 0;

/** What each zone's area is made of, and what is wrong with its outline. */
export function zoneGroundTable(
  zoneKinds: readonly ZoneKindOrCity[],
  zones: readonly ZoneGround[],
  layout: CityLayout,
): AnswerTable {
  const area = (name: string, ja: string, en: string) =>
    ({ name, title: { ja, en }, unit: 'square_meters', additive: true, missing: 'no_data' }) as const;
  return {
    id: 'zone_ground',
    title: { ja: '区域の面積の内訳', en: 'What the area of each zone is made of' },
    keys: [...zoneKeyColumns, { name: 'remark', title: { ja: '輪郭の点検', en: 'Outline' }, labels: remarks }],
    values: [
      area('ground_m2', '集計に使う面積', 'Area counted'),
      area('drawn_m2', '座標法による面積', 'Area by coordinates'),
      area('earlier_m2', '先の区域に含めた重なり', 'Given to earlier zones'),
      area('crossing_m2', '自己交差・重複による差', 'Difference by crossings'),
    ],
    rows: zoneKinds.flatMap((kind) => [
      ...zones
        .filter((zone) => zone.kind === kind)
        .map((zone) => [
          ...zoneCells(kind, zone.zoneNumber, layout),
          remarkOf(zone),
          zone.groundSquareMeters,
          zone.drawnSquareMeters,
          difference(zone.enclosedSquareMeters, zone.groundSquareMeters),
          difference(zone.drawnSquareMeters, zone.enclosedSquareMeters),
        ]),
      ...withoutShape(kind, zones, layout).map((number) => [
        ...zoneCells(kind, number, layout),
        'no_shape',
        ...[null, null, null, null],
      ]),
    ]),
    notes: [
      {
        ja: '区域どうしが重なる土地は先の区域に含め、輪郭が自己交差する区域は囲まれた土地を偶奇で判定します',
        en: 'Ground where zones overlap is the first zone’s; an outline that crosses itself encloses by even-odd',
      },
    ],
  };
}

function withoutShape(kind: ZoneKindOrCity, zones: readonly ZoneGround[], layout: CityLayout): readonly number[] {
  const known = new Set(zones.filter((zone) => zone.kind === kind).map(({ zoneNumber }) => zoneNumber));
  if (kind === 'city') return known.size > 0 ? [] : [1];
  const ids = layout.zoneKinds.find(({ zoneKind }) => zoneKind === kind)?.zoneId ?? [];
  return ids.map((_, index) => index + 1).filter((number) => !known.has(number));
}
