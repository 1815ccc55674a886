import { depthHazards, type Hazard, type HazardKey, parseHazardKey } from '../../../domain/hazard.ts';
import type {
  MeasureApproach,
  MeasureEffect,
  MeasurePlace,
  MeasureTarget,
  MeasureTerm,
  PlanarPolygon,
  PlanarPosition,
  PlanMeasure,
} from '../../../domain/plan.ts';
import type { FiledZoneKind } from '../../../domain/zone-kind.ts';
import { parseNumber } from '../parse-number.ts';

export const effectKinds = ['none', 'lower_depth', 'new_shelter', 'minimum_storeys', 'relocate'] as const;
export type EffectKind = (typeof effectKinds)[number];
export const placeKinds = ['city', 'zones', 'facilities', 'drawn'] as const;

/** A measure while its form is filled in: numbers are texts, and what another choice does not need is kept. */
export interface MeasureForm {
  /** The measure as it was; null for a new one. */
  readonly original: PlanMeasure | null;
  readonly id: string;
  readonly name: string;
  readonly clause: string;
  readonly actor: string;
  readonly note: string;
  readonly approach: MeasureApproach;
  readonly hazards: readonly Hazard[];
  readonly terms: readonly MeasureTerm[];
  readonly placeKind: MeasurePlace['kind'];
  readonly zoneKind: FiledZoneKind;
  readonly zoneIds: readonly string[];
  readonly facilityIds: readonly string[];
  readonly polygons: readonly PlanarPolygon[];
  readonly effectKind: EffectKind;
  readonly scales: readonly ('L1' | 'L2')[];
  readonly meters: string;
  readonly shelterKind: 'shelter' | 'evacuation_site';
  readonly capacity: string;
  /** Of a shelter that stands already in the measure. */
  readonly position: PlanarPosition | null;
  readonly storeys: string;
  readonly sharePercent: string;
  readonly indicator: string;
  readonly unit: string;
  readonly baseline: string;
  readonly baselineYear: string;
  readonly goal: string;
  readonly goalYear: string;
}

export type FormField = 'name' | 'hazards' | 'terms' | 'place' | 'effect' | 'target';
export type FormProblems = Readonly<
  Partial<
    Record<
      FormField,
      'nameMissing' | 'hazardMissing' | 'termMissing' | 'placeMissing' | 'shelterPlace' | 'effectMissing' | 'notNumber'
    >
  >
>;

/** What every part of the form gets. */
export interface FormPartProps {
  readonly form: MeasureForm;
  readonly problems: FormProblems;
  readonly onChange: (change: Partial<MeasureForm>) => void;
}

export type FormResult =
  | { readonly ok: true; readonly measure: PlanMeasure }
  | { readonly ok: false; readonly problems: FormProblems };

const emptyForm: MeasureForm = {
  original: null,
  id: '',
  name: '',
  clause: '',
  actor: '',
  note: '',
  approach: 'reduce_soft',
  hazards: [],
  terms: ['short'],
  placeKind: 'city',
  zoneKind: 'district',
  zoneIds: [],
  facilityIds: [],
  polygons: [],
  effectKind: 'none',
  scales: ['L1', 'L2'],
  meters: '1',
  shelterKind: 'shelter',
  capacity: '',
  position: null,
  storeys: '2',
  sharePercent: '10',
  indicator: '',
  unit: '',
  baseline: '',
  baselineYear: '',
  goal: '',
  goalYear: '',
};

/** The form of a measure; null: of a new one against the hazard that is looked at. */
export function formOf(measure: PlanMeasure | null, hazard: Hazard): MeasureForm {
  if (measure === null) return { ...emptyForm, hazards: [hazard] };
  const { target, effect, place, ...rest } = measure;
  return {
    ...emptyForm,
    ...rest,
    original: measure,
    ...placeFields(place),
    ...effectFields(effect),
    ...(target && {
      indicator: target.indicator,
      unit: target.unit,
      baseline: textOf(target.baseline),
      baselineYear: textOf(target.baselineYear),
      goal: textOf(target.goal),
      goalYear: textOf(target.goalYear),
    }),
  };
}

const textOf = (value: number | null): string => (value === null ? '' : String(value));

function placeFields(place: MeasurePlace): Partial<MeasureForm> {
  if (place.kind === 'zones') return { placeKind: 'zones', zoneKind: place.zoneKind, zoneIds: place.zoneIds };
  if (place.kind === 'facilities') return { placeKind: 'facilities', facilityIds: place.facilityIds };
  return place.kind === 'drawn' ? { placeKind: 'drawn', polygons: place.polygons } : { placeKind: 'city' };
}

function effectFields(effect: MeasureEffect | undefined): Partial<MeasureForm> {
  if (effect?.kind === 'lower_depth') {
    const scales = (['L1', 'L2'] as const).filter((scale) =>
      effect.hazards.some((key) => parseHazardKey(key).scale === scale),
    );
    return { effectKind: 'lower_depth', scales, meters: String(effect.meters) };
  }
  if (effect?.kind === 'new_shelter')
    return {
      effectKind: 'new_shelter',
      shelterKind: effect.facilityKind,
      capacity: textOf(effect.capacity),
      position: effect.position,
    };
  if (effect?.kind === 'minimum_storeys') return { effectKind: 'minimum_storeys', storeys: String(effect.storeys) };
  if (effect?.kind === 'relocate') return { effectKind: 'relocate', sharePercent: String(effect.share * 100) };
  return { effectKind: 'none' };
}

/** Whether any of its hazards has a depth that a measure can lessen. */
export const lowersDepth = (form: MeasureForm): boolean => form.hazards.some((hazard) => depthHazards.includes(hazard));

/** The measure of a form, or what is missing. `available`: hazards and scales that the city has. */
export function measureOf(form: MeasureForm, available: readonly HazardKey[]): FormResult {
  const place = placeOf(form);
  const effect = keepsEffect(form) ? form.original?.effect : effectOf(form, available);
  const target = targetOf(form);
  const needsPlace = form.effectKind === 'new_shelter' && form.placeKind !== 'drawn' && form.position === null;
  const problems: FormProblems = {
    ...(form.name.trim() === '' && { name: 'nameMissing' as const }),
    ...(form.hazards.length === 0 && { hazards: 'hazardMissing' as const }),
    ...(form.terms.length === 0 && { terms: 'termMissing' as const }),
    ...(place === null && { place: 'placeMissing' as const }),
    ...(effect === null && { effect: needsPlace ? ('shelterPlace' as const) : ('effectMissing' as const) }),
    ...(target === null && { target: 'notNumber' as const }),
  };
  if (place === null || effect === null || target === null || Object.keys(problems).length > 0)
    return { ok: false, problems };
  const { id, clause, actor, note, approach, hazards, terms } = form;
  const measure: PlanMeasure = {
    id,
    name: form.name.trim(),
    clause: clause.trim(),
    approach,
    hazards,
    place,
    actor: actor.trim(),
    terms,
    note: note.trim(),
    ...(target !== undefined && { target }),
    ...(effect !== undefined && { effect }),
  };
  return { ok: true, measure };
}

/** Null: nothing is chosen or drawn. */
function placeOf({ placeKind, zoneKind, zoneIds, facilityIds, polygons }: MeasureForm): MeasurePlace | null {
  if (placeKind === 'city') return { kind: 'city' };
  if (placeKind === 'zones') return zoneIds.length === 0 ? null : { kind: 'zones', zoneKind, zoneIds };
  if (placeKind === 'facilities') return facilityIds.length === 0 ? null : { kind: 'facilities', facilityIds };
  return polygons.length === 0 ? null : { kind: 'drawn', polygons };
}

/** All that an effect is made of. */
const effectFieldNames = [
  'effectKind',
  'hazards',
  'scales',
  'meters',
  'shelterKind',
  'capacity',
  'placeKind',
  'polygons',
  'storeys',
  'sharePercent',
] as const satisfies readonly (keyof MeasureForm)[];

/** Renaming a measure must not move its shelter, nor drop a scale that this city lacks: what is not touched stays. */
function keepsEffect(form: MeasureForm): boolean {
  if (form.original === null) return false;
  const before = formOf(form.original, 'river');
  return effectFieldNames.every((name) => JSON.stringify(form[name]) === JSON.stringify(before[name]));
}

/** Undefined: without an effect (未計算); null: a value is missing or cannot be. */
function effectOf(form: MeasureForm, available: readonly HazardKey[]): MeasureEffect | null | undefined {
  if (form.effectKind === 'none') return undefined;
  if (form.effectKind === 'lower_depth') {
    const meters = parseNumber(form.meters);
    const hazards = available.filter((key) => isLowered(key, form));
    return meters === null || meters <= 0 || hazards.length === 0 ? null : { kind: 'lower_depth', hazards, meters };
  }
  if (form.effectKind === 'new_shelter') return shelterOf(form);
  if (form.effectKind === 'minimum_storeys') {
    const storeys = parseNumber(form.storeys);
    return storeys === null || storeys < 1 || !Number.isInteger(storeys) ? null : { kind: 'minimum_storeys', storeys };
  }
  const percent = parseNumber(form.sharePercent);
  return percent === null || percent < 0 || percent > 100 ? null : { kind: 'relocate', share: percent / 100 };
}

function isLowered(key: HazardKey, { hazards, scales }: MeasureForm): boolean {
  const { hazard, scale } = parseHazardKey(key);
  return depthHazards.includes(hazard) && hazards.includes(hazard) && (scale === '' || scales.includes(scale));
}

function shelterOf(form: MeasureForm): MeasureEffect | null {
  const position = form.placeKind === 'drawn' ? middleOf(form.polygons) : form.position;
  const capacity = form.capacity.trim() === '' ? null : parseNumber(form.capacity);
  const wrong = form.capacity.trim() !== '' && (capacity === null || capacity < 0);
  if (position === null || wrong) return null;
  return { kind: 'new_shelter', facilityKind: form.shelterKind, position, capacity, usableFor: form.hazards };
}

/** Middle of the bounds of what is drawn; null for nothing. */
function middleOf(polygons: readonly PlanarPolygon[]): PlanarPosition | null {
  const positions = polygons.flatMap(([outer = []]) => outer);
  if (positions.length === 0) return null;
  const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  return [middle(positions.map(([x]) => x)), middle(positions.map(([, y]) => y))];
}

/** Undefined: without a target; null: a number that is none. */
function targetOf(form: MeasureForm): MeasureTarget | null | undefined {
  const texts = [form.baseline, form.baselineYear, form.goal, form.goalYear];
  if (form.indicator.trim() === '' && texts.every((text) => text.trim() === '')) return undefined;
  if (texts.some((text) => text.trim() !== '' && parseNumber(text) === null)) return null;
  const [baseline = null, baselineYear = null, goal = null, goalYear = null] = texts.map(parseNumber);
  const years = [baselineYear, goalYear].filter((year) => year !== null);
  if (years.some((year) => !Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR)) return null;
  return { indicator: form.indicator.trim(), unit: form.unit.trim(), baseline, baselineYear, goal, goalYear };
}

/** As in the schema of saved plans (project/plan/plan-schema.ts). */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
