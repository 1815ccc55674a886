import { type FacilityKind, facilityKinds } from '../domain/datasets.ts';
import { type Hazard, type HazardScale, hazardScales, hazards } from '../domain/hazard.ts';
import { type FiledZoneKind, zoneKinds } from '../domain/zone-kind.ts';

/** What a file is taken for: the part it plays in the city. */
export type Role =
  | { readonly as: 'buildings' }
  | { readonly as: 'zones'; readonly zoneKind: FiledZoneKind }
  | { readonly as: 'hazard'; readonly hazard: Hazard; readonly scale: HazardScale; readonly quantity: HazardQuantity }
  | { readonly as: 'terrain' }
  | { readonly as: 'population' }
  | { readonly as: 'future_population' }
  | { readonly as: 'people_flow' }
  | { readonly as: 'consumption' }
  | { readonly as: 'facilities'; readonly facilityKind?: FacilityKind }
  | { readonly as: 'base_map' };

export type HazardQuantity = 'depth' | 'duration' | 'area_type';

/** Names that people may write for a role; Japanese and English. The first pattern that fits wins. */
const plainRoles: readonly (readonly [RegExp, Role])[] = [
  [/^(buildings?|建物|建築物)$/, { as: 'buildings' }],
  [/^(districts?|町丁目|町丁・字|地区)$/, { as: 'zones', zoneKind: 'district' }],
  [/^(residence|residence_areas?|居住誘導区域|居住誘導)$/, { as: 'zones', zoneKind: 'residence' }],
  [/^(urban_functions?|都市機能誘導区域|都市機能誘導)$/, { as: 'zones', zoneKind: 'urban_function' }],
  [/^(planning_areas?|立地適正化計画区域)$/, { as: 'zones', zoneKind: 'planning_area' }],
  [/^(use_districts?|用途地域)$/, { as: 'zones', zoneKind: 'use_district' }],
  [/^(area_classifications?|区域区分)$/, { as: 'zones', zoneKind: 'area_classification' }],
  [/^(school_districts?|小学校区|学区|校区)$/, { as: 'zones', zoneKind: 'school_district' }],
  [/^(municipalit(y|ies)|行政区域|市区町村)$/, { as: 'zones', zoneKind: 'municipality' }],
  [/^(disaster_risk_areas?|災害危険区域)$/, { as: 'zones', zoneKind: 'disaster_risk_area' }],
  [/^(zones?|区域)$/, { as: 'zones', zoneKind: 'other' }],
  [/^(terrain|dem|標高|地形)$/, { as: 'terrain' }],
  [/^(future_populations?|将来人口|将来推計人口)$/, { as: 'future_population' }],
  [/^(populations?|人口|国勢調査)$/, { as: 'population' }],
  [/^(people_flows?|人流|流動人口)$/, { as: 'people_flow' }],
  [/^(consumptions?|消費|消費額)$/, { as: 'consumption' }],
  [/^(facilit(y|ies)|施設)$/, { as: 'facilities' }],
  [/^(evacuation_sites?|指定緊急避難場所|避難場所)$/, { as: 'facilities', facilityKind: 'evacuation_site' }],
  [/^(shelters?|指定避難所|避難所)$/, { as: 'facilities', facilityKind: 'shelter' }],
  [/^(welfare|要配慮者利用施設|福祉施設)$/, { as: 'facilities', facilityKind: 'welfare' }],
  [/^(base_maps?|背景図|背景地図)$/, { as: 'base_map' }],
];

const hazardWords: readonly (readonly [RegExp, Hazard])[] = [
  [/^(river|river_flood|flood|洪水)/, 'river'],
  [/^(inland|inland_flood|内水)/, 'inland'],
  [/^(storm_surge|high_?tide|高潮)/, 'storm_surge'],
  [/^(tsunami|津波)/, 'tsunami'],
  [/^(reservoir|ため池)/, 'reservoir'],
  [/^(landslide|土砂災害|土砂)/, 'landslide'],
  [/^(collapse|家屋倒壊等氾濫想定区域|家屋倒壊等|家屋倒壊)/, 'collapse'],
];

function parseScale(words: string): HazardScale {
  if (/l1|計画規模/.test(words)) return 'L1';
  return /l2|想定最大/.test(words) ? 'L2' : '';
}

function parseQuantity(words: string, hazard: Hazard): HazardQuantity {
  if (/duration|継続/.test(words)) return 'duration';
  if (/area_type|区域/.test(words) || hazard === 'landslide' || hazard === 'collapse') return 'area_type';
  return 'depth';
}

function parseHazardRole(text: string): Role | undefined {
  const found = hazardWords.find(([pattern]) => pattern.test(text));
  if (!found) return undefined;
  const rest = text.replace(found[0], '').toLowerCase();
  const words = rest.split(/[:_\s]+/).filter(Boolean);
  if (
    !words.every((word) =>
      /^(l1|l2|計画規模|想定最大規模|想定最大|depth|浸水深|duration|継続時間|浸水継続時間|area|type|areatype|区域|警戒区域|浸水想定区域)+$/.test(
        word,
      ),
    )
  )
    return undefined;
  return { as: 'hazard', hazard: found[1], scale: parseScale(rest), quantity: parseQuantity(rest, found[1]) };
}

/**
 * Reads a role as the batch's `--as`, a settings file or the import dialog writes it: `buildings`, `居住誘導区域`,
 * `zone:district`, `hazard:river:L2:depth`, `洪水L2`, `facilities:welfare`. Undefined if it is none.
 */
export function parseRole(text: string): Role | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase().replaceAll('-', '_');
  const [head, ...rest] = plain.split(':');
  const tail = rest.join(':');
  if (head === 'hazard') return parseHazardRole(tail);
  if (head === 'zone' || (head === 'zones' && tail))
    return zoneKinds.includes(tail as FiledZoneKind) ? { as: 'zones', zoneKind: tail as FiledZoneKind } : undefined;
  if (head === 'facilities' && tail)
    return facilityKinds.includes(tail as FacilityKind)
      ? { as: 'facilities', facilityKind: tail as FacilityKind }
      : undefined;
  return plainRoles.find(([pattern]) => pattern.test(plain))?.[1] ?? parseHazardRole(plain);
}

/** The role as `parseRole` reads it. */
export function formatRole(role: Role): string {
  if (role.as === 'zones') return `zone:${role.zoneKind}`;
  if (role.as === 'hazard') return `hazard:${role.hazard}:${role.scale}:${role.quantity}`.replace('::', ':');
  if (role.as === 'facilities' && role.facilityKind) return `facilities:${role.facilityKind}`;
  return role.as;
}

/** Every hazard role, for choice lists. */
export const hazardRoles: readonly Role[] = hazards.flatMap((hazard) =>
  hazardScales.map((scale): Role => ({ as: 'hazard', hazard, scale, quantity: parseQuantity('', hazard) })),
);
