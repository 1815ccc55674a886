import type { HazardKey } from '../../domain/hazard.ts';
import { chosenHazardKey } from '../../project/change-project.ts';
import type { Project, TimeSlot } from '../../project/project-schema.ts';
import { type FormField, formFields } from './form-fields.ts';
import type { ParameterChoices, QuestionCard } from './question-data.ts';

/**
 * Parameters that the chosen question is asked with: its defaults, what the user changed, and, where it takes them, what is
 * chosen once for the whole screen: hazard and scale, time and year. A common choice that the question cannot be asked
 * with leaves its own one.
 */
export function askedParameters(
  card: QuestionCard,
  project: Pick<Project, 'hazard' | 'scale' | 'year' | 'slot' | 'parameters'>,
  choices: ParameterChoices,
  hazardKeys: readonly HazardKey[],
): Readonly<Record<string, unknown>> {
  const asked: Record<string, unknown> = { ...card.defaults, ...project.parameters[card.id] };
  for (const field of fieldsOf(card)) {
    if (field.control === 'hazard') {
      const key = chosenHazardKey(project, hazardKeys);
      if (key !== undefined && field.values.includes(key)) asked[field.name] = key;
    } else if (field.control === 'hazards') {
      asked[field.name] = chosenFirst(asked[field.name], chosenHazardKey(project, hazardKeys));
    } else if (field.control === 'year' && field === yearField(card, choices)) {
      const year = shownYear(project.year, choices.years);
      if (field.type === 'array') asked[field.name] = chosenFirst(asked[field.name], year);
      else if (year !== undefined && year === project.year) asked[field.name] = year;
    } else if (field.control === 'slot') {
      const index = choices.slots.findIndex((slot) => isSameSlot(slot, project.slot));
      const slot = choices.slots[index];
      if (slot !== undefined) asked[field.name] = slotValue(field.type, slot, index);
    }
  }
  return asked;
}

/** A question asked in two: what a step of the time slider changes, and what it leaves as it is. */
export interface AskedParts {
  readonly moving: Readonly<Record<string, unknown>>;
  readonly still: Readonly<Record<string, unknown>>;
  /** The same text = the same answer to `still`. */
  readonly stillKey: string;
}

/** Undefined where all of it changes, and where the time is none of the source's: another may stand for it then. */
export function askedInParts(
  { still }: QuestionCard,
  parameters: Readonly<Record<string, unknown>>,
  { slots }: ParameterChoices,
): AskedParts | undefined {
  const { tables, slot } = parameters as { readonly tables?: readonly string[]; readonly slot?: TimeSlot };
  const known = slots.find((other) => slot && isSameSlot(other, slot));
  if (!still || !tables || !known) return undefined;
  const kept = tables.filter((table) => still.tables.includes(table));
  const moved = tables.filter((table) => !still.tables.includes(table));
  if (kept.length === 0 || moved.length === 0) return undefined;
  const apart = { ...parameters, tables: kept };
  const depends = still.slot.map((field) => known[field]);
  return {
    moving: { ...parameters, tables: moved },
    still: apart,
    stillKey: JSON.stringify({ ...apart, slot: depends }),
  };
}

const knownFields = new WeakMap<QuestionCard, readonly FormField[]>();

/** Fields of a card; the same objects each time. */
function fieldsOf(card: QuestionCard): readonly FormField[] {
  const fields = knownFields.get(card) ?? formFields(card.form);
  knownFields.set(card, fields);
  return fields;
}

/** The field that the year of the screen chooses; absent where the years of the question are not those of the people. */
export const yearField = (card: QuestionCard, { years }: ParameterChoices): FormField | undefined =>
  fieldsOf(card).find(({ control, name, type }) => {
    const own = card.defaults[name];
    return control === 'year' && (type === 'array' ? Array.isArray(own) : years.includes(Number(own)));
  });

/** Planning horizon of most 立地適正化計画: the year that is shown until another is chosen. */
const HORIZON = 2050;

/** The year of the screen among the years of the people: the chosen one, else 2050, else the last. */
export function shownYear(chosen: number | null, years: readonly number[]): number | undefined {
  if (chosen !== null && years.includes(chosen)) return chosen;
  return years.includes(HORIZON) ? HORIZON : years.at(-1);
}

/** The hazard (or year) of the screen is asked first: a question that says one number says it of the first. */
const chosenFirst = (keys: unknown, chosen: HazardKey | number | undefined): unknown =>
  Array.isArray(keys) && chosen !== undefined && keys.includes(chosen)
    ? [chosen, ...keys.filter((key) => key !== chosen)]
    : keys;

/** Place of a time among those of the source; the first one where it is none of them. */
export function slotIndex(slots: readonly TimeSlot[], slot: TimeSlot | null): number {
  return Math.max(
    0,
    slots.findIndex((other) => isSameSlot(other, slot)),
  );
}

const isSameSlot = (a: TimeSlot, b: TimeSlot | null): boolean =>
  a.year === b?.year && a.month === b.month && a.dayFlag === b.dayFlag && a.timezone === b.timezone;

/** The time of the source that a question is asked with; undefined where the source has none. */
export const askedSlot = (slots: readonly TimeSlot[], asked: unknown): TimeSlot | undefined =>
  typeof asked === 'number' ? slots[asked] : nearestSlot(slots, asked as TimeSlot | null);

/** The slot itself; else the one that has most of it, the month before the kind of day before the hour. */
function nearestSlot(slots: readonly TimeSlot[], wanted: TimeSlot | null): TimeSlot | undefined {
  const score = (slot: TimeSlot): number =>
    wanted === null
      ? 0
      : Number(slot.year === wanted.year && slot.month === wanted.month) * 4 +
        Number(slot.dayFlag === wanted.dayFlag) * 2 +
        Number(slot.timezone === wanted.timezone);
  return slots.reduce<TimeSlot | undefined>(
    (best, slot) => (best === undefined || score(slot) > score(best) ? slot : best),
    undefined,
  );
}

/** A question takes a time as an object of its codes, or as its place in the source. */
const slotValue = (type: string, slot: TimeSlot, index: number): unknown => (type === 'object' ? slot : index);
