import type { HazardScale } from '../../domain/hazard.ts';
import type { Role } from '../role.ts';

/** A role read from a name, with 0…1 how sure. */
export interface GuessedRole {
  readonly role: Role;
  readonly confidence: number;
}

const l1 = /計画規模|(^|[^a-z0-9])l1([^0-9]|$)|keikaku|plan(ned)?[-_]?scale|10_/i;
const l2 = /想定最大|(^|[^a-z0-9])l2([^0-9]|$)|saidai|max|20_/i;

export function scaleOfName(text: string): HazardScale {
  if (/想定最大|(^|[^a-z0-9])l2([^0-9]|$)/i.test(text)) return 'L2';
  if (/計画規模|(^|[^a-z0-9])l1([^0-9]|$)/i.test(text)) return 'L1';
  if (l2.test(text)) return 'L2';
  return l1.test(text) ? 'L1' : '';
}

type Rule = readonly [pattern: RegExp, role: (text: string) => Role, confidence: number];

const hazard =
  (
    kind: Extract<Role, { as: 'hazard' }>['hazard'],
    quantity: Extract<Role, { as: 'hazard' }>['quantity'],
    fallback: HazardScale = '',
  ) =>
  (text: string): Role => ({ as: 'hazard', hazard: kind, scale: scaleOfName(text) || fallback, quantity });

/** Words in names, the most telling first. */
const rules: readonly Rule[] = [
  [/継続時間|keizoku|duration/, hazard('river', 'duration', 'L2'), 0.85],
  [/家屋倒壊|氾濫流|河岸侵食|kaokutoukai|kaoku|collapse/, hazard('collapse', 'area_type', 'L2'), 0.85],
  [/高潮|high[-_ ]?tide|storm[-_ ]?surge|htd|takashio|(^|[^a-z0-9])a49([^0-9]|$)/, hazard('storm_surge', 'depth'), 0.8],
  [/津波|tsunami|tnm|(^|[^a-z0-9])a40([^0-9]|$)/, hazard('tsunami', 'depth'), 0.8],
  [/内水|雨水出水|inland|naisui|ifld|(^|[^a-z0-9])a51([^0-9]|$)/, hazard('inland', 'depth'), 0.8],
  [/ため池|溜池|reservoir|tameike|rfld/, hazard('reservoir', 'depth'), 0.8],
  [
    /土砂|土石流|急傾斜|地すべり|landslide|lsld|dosya|dosha|(^|[^a-z0-9])a33([^0-9]|$)/,
    hazard('landslide', 'area_type'),
    0.8,
  ],
  [/洪水|kouzui|kozui/, hazard('river', 'depth'), 0.8],
  [/浸水|flood|river|fld|(^|[^a-z0-9])a31a?([^0-9]|$)/, hazard('river', 'depth'), 0.75],
  [/標高|dem([^a-z]|$)|terrain|elevation|地形/, () => ({ as: 'terrain' }), 0.85],
  [/居住誘導|居住促進|residence/, () => ({ as: 'zones', zoneKind: 'residence' }), 0.85],
  [/都市機能誘導|urban[-_ ]?function/, () => ({ as: 'zones', zoneKind: 'urban_function' }), 0.85],
  [/立地適正化|ritteki|(^|[^a-z0-9])a50([^0-9]|$)/, () => ({ as: 'zones', zoneKind: 'planning_area' }), 0.7],
  [
    /用途地域|youto|use[-_ ]?district|(^|[^a-z0-9])a29([^0-9]|$)/,
    () => ({ as: 'zones', zoneKind: 'use_district' }),
    0.85,
  ],
  [/区域区分|senbiki|area[-_ ]?classification/, () => ({ as: 'zones', zoneKind: 'area_classification' }), 0.85],
  [
    /小学校区|学校区|学区|校区|school[-_ ]?district|(^|[^a-z0-9])a27([^0-9]|$)/,
    () => ({ as: 'zones', zoneKind: 'school_district' }),
    0.85,
  ],
  [/災害危険区域|(^|[^a-z0-9])a48([^0-9]|$)/, () => ({ as: 'zones', zoneKind: 'disaster_risk_area' }), 0.85],
  [/行政区域|市区町村|municipality|(^|[^a-z0-9])n03([^0-9]|$)/, () => ({ as: 'zones', zoneKind: 'municipality' }), 0.8],
  [/町丁|町字|大字|小地域|district|chocho/, () => ({ as: 'zones', zoneKind: 'district' }), 0.75],
  [/将来推計|将来人口|future[-_ ]?pop|mesh_20\d\d/, () => ({ as: 'future_population' }), 0.75],
  [/人流|monthly_mdp|people[-_ ]?flow|滞在人口/, () => ({ as: 'people_flow' }), 0.75],
  [/消費|購買|決済|販売額|consumption|spend|sales/, () => ({ as: 'consumption' }), 0.75],
  [/国勢調査|人口|population|tblt\d/, () => ({ as: 'population' }), 0.7],
  [/指定緊急避難場所|避難場所|mergefromcity_2/, () => ({ as: 'facilities', facilityKind: 'evacuation_site' }), 0.8],
  [/避難所|mergefromcity_1|shelter/, () => ({ as: 'facilities', facilityKind: 'shelter' }), 0.8],
  [/要配慮|福祉|welfare|(^|[^a-z0-9])p14([^0-9]|$)/, () => ({ as: 'facilities', facilityKind: 'welfare' }), 0.8],
  [/医療|病院|medical|(^|[^a-z0-9])p04([^0-9]|$)/, () => ({ as: 'facilities', facilityKind: 'medical' }), 0.8],
  [/施設|facilit/, () => ({ as: 'facilities' }), 0.7],
  [/建物|建築物|bldg|building|footprint/, () => ({ as: 'buildings' }), 0.75],
  [/背景|base[-_ ]?map|ortho|オルソ|航空写真|地図/, () => ({ as: 'base_map' }), 0.8],
];

/**
 * Role from the words in a file's name, then in its folders (nearest first; the further away the less sure). Names are
 * compared after NFKC, since file names from macOS and from forms are often decomposed or full width.
 */
export function roleFromName(path: string): GuessedRole | undefined {
  const parts = path
    .normalize('NFKC')
    .toLowerCase()
    .split(/[/!\\]/)
    .reverse();
  for (const [depth, part] of parts.entries()) {
    const rule = rules.find(([pattern]) => pattern.test(part));
    if (rule) {
      const whole = parts.slice(depth, depth + 3).join(' ');
      return { role: rule[1](scaleOfName(part) ? part : whole), confidence: Math.max(rule[2] - depth * 0.1, 0.3) };
    }
  }
  return undefined;
}
