import type { HazardKey } from '../domain/hazard.ts';
import { hazardKey, parseHazardKey } from '../domain/hazard.ts';
import {
  type Measure,
  type ParameterValue,
  type Project,
  panelLimits,
  type SavedQuery,
  type TimeOfDay,
} from './project-schema.ts';

export type ProjectChange = Partial<Omit<Project, 'version'>>;

const peopleAtNight: readonly Measure[] = ['population', 'population65', 'population75'];

/**
 * A project after the user chose something. Choices that would contradict each other follow: people by day are counted
 * by day only, a table cell of another hazard or question is no longer selected, panels stay within their limits. Buildings
 * that show something else than the hazard are coloured themselves, so the ground is not (one ramp, one carrier).
 */
export function changeProject(project: Project, change: ProjectChange): Project {
  const next = { ...project, ...change };
  const measure = change.timeOfDay === undefined ? next.measure : measureAt(change.timeOfDay, next.measure);
  const timeOfDay = change.measure === undefined ? next.timeOfDay : timeOf(change.measure, next.timeOfDay);
  const carrier = change.colourBy !== undefined && change.colourBy !== 'hazard' ? 'buildings' : next.carrier;
  return {
    ...next,
    carrier,
    measure,
    timeOfDay,
    selection: keepsCell(change) ? next.selection : dropCell(next.selection),
    shownRows: keepsRows(change) ? next.shownRows : null,
    panels: {
      ...next.panels,
      leftWidth: clamp(next.panels.leftWidth, panelLimits.left),
      rightWidth: clamp(next.panels.rightWidth, panelLimits.right),
    },
  };
}

function measureAt(timeOfDay: TimeOfDay, measure: Measure): Measure {
  if (timeOfDay === 'day' && peopleAtNight.includes(measure)) return 'populationDay';
  return timeOfDay === 'night' && measure === 'populationDay' ? 'population' : measure;
}

function timeOf(measure: Measure, timeOfDay: TimeOfDay): TimeOfDay {
  if (measure === 'populationDay') return 'day';
  return peopleAtNight.includes(measure) && timeOfDay === 'day' ? 'night' : timeOfDay;
}

const keepsCell = (change: ProjectChange): boolean =>
  change.selection !== undefined ||
  (change.hazard === undefined &&
    change.scale === undefined &&
    change.zoneKind === undefined &&
    change.question === undefined);

const keepsRows = (change: ProjectChange): boolean =>
  change.shownRows !== undefined ||
  (change.hazard === undefined && change.scale === undefined && change.question === undefined);

const dropCell = (selection: Project['selection']): Project['selection'] =>
  selection?.kind === 'cell' ? null : selection;

const clamp = (value: number, { min, max }: { readonly min: number; readonly max: number }): number =>
  Math.round(Math.min(max, Math.max(min, value)));

/** The parameters with one of them set; `undefined` sets it back to the question's default. */
export function withParameter(
  parameters: Project['parameters'],
  question: string,
  name: string,
  value: ParameterValue | undefined,
): Project['parameters'] {
  const { [name]: _, ...others } = parameters[question] ?? {};
  const own = value === undefined ? others : { ...others, [name]: value };
  const { [question]: __, ...rest } = parameters;
  return Object.keys(own).length === 0 ? rest : { ...rest, [question]: own };
}

/** The queries with this one, in place of the one that had its name. */
export const withQuery = (queries: readonly SavedQuery[], query: SavedQuery): SavedQuery[] => [
  ...queries.filter(({ name }) => name !== query.name),
  query,
];

/**
 * The hazard and scale to show, out of those that the city has: as chosen, else the hazard without a scale, else its
 * other scale; undefined where the city lacks the hazard.
 */
export function chosenHazardKey(
  project: Pick<Project, 'hazard' | 'scale'>,
  available: readonly HazardKey[],
): HazardKey | undefined {
  const candidates = [hazardKey(project.hazard, project.scale), hazardKey(project.hazard, '')];
  return (
    candidates.find((key) => available.includes(key)) ??
    available.find((key) => parseHazardKey(key).hazard === project.hazard)
  );
}

/** Layer ids in drawing order, the top one first: the user's order, then whatever the city added since. */
export function orderedLayers(layerIds: readonly string[], layerOrder: readonly string[]): readonly string[] {
  const known = layerOrder.filter((id) => layerIds.includes(id));
  return [...known, ...layerIds.filter((id) => !known.includes(id))];
}
