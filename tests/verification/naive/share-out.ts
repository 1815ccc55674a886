import type { NaiveFacts } from './building-facts.ts';
import { meshCode, type NaiveMesh } from './read-others.ts';

export interface NaivePeople {
  readonly population: number[];
  readonly over65: number[];
  readonly over75: number[];
  readonly households: number[];
  readonly noon: number[];
}

/** src/domain/apportionment.ts says the weights; written out again here on purpose. */
const residentWeight: Readonly<Record<string, number>> = {
  '411': 1,
  '412': 1,
  '413': 0.5,
  '414': 0.5,
  '415': 0.5,
  '461': 0.5,
  '': 0.5,
};
const noonWeight: Readonly<Record<string, number>> = {
  '401': 1,
  '402': 1,
  '403': 0.5,
  '404': 1,
  '411': 0.3,
  '412': 0.3,
  '413': 0.6,
  '414': 0.6,
  '415': 0.6,
  '421': 1,
  '422': 1,
  '431': 0.3,
  '441': 0.5,
  '452': 0.3,
  '454': 0.5,
  '461': 0.3,
  '': 0.3,
};

interface Shared {
  readonly values: number[];
  readonly unplaced: number;
}

/** P_b = P_u · a_b ÷ Σ a; by footprint where the unit has no weight at all; unplaced where it has no building. */
function shareOut(
  total: ReadonlyMap<string, number>,
  unitOf: readonly string[],
  weight: readonly number[],
  footprint: readonly number[],
): Shared {
  const buildingsOf = new Map<string, number[]>();
  unitOf.forEach((unit, b) => {
    buildingsOf.set(unit, [...(buildingsOf.get(unit) ?? []), b]);
  });
  const values = unitOf.map(() => 0);
  let unplaced = 0;
  for (const [unit, people] of total) {
    if (Number.isNaN(people)) continue;
    const buildings = buildingsOf.get(unit) ?? [];
    const sumOf = (parts: readonly number[]) => buildings.reduce((sum, b) => sum + parts[b]!, 0);
    const parts = sumOf(weight) > 0 ? weight : footprint;
    if (buildings.length === 0) unplaced += people;
    for (const b of buildings) values[b] = (people * parts[b]!) / sumOf(parts);
  }
  return { values, unplaced };
}

export function sharePeople(
  facts: readonly NaiveFacts[],
  places: readonly (readonly [number, number])[],
  census: readonly NaiveMesh[],
  noon: ReadonlyMap<string, number>,
): { people: NaivePeople; unplaced: number } {
  const by = (weights: Readonly<Record<string, number>>) =>
    facts.map(({ usage, floorArea }) => floorArea * (weights[usage] ?? 0));
  const footprint = facts.map(({ footprintArea }) => footprintArea);
  const meshOf = places.map((place) => meshCode(place, 2));
  const own = (value: (mesh: NaiveMesh) => number) => new Map(census.map((mesh) => [mesh.code, value(mesh)]));
  const population = shareOut(
    own(({ population }) => population),
    meshOf,
    by(residentWeight),
    footprint,
  );
  // Details of a withheld mesh stand in its holder's: shared among the buildings of both, by the people in them.
  const holderOf = new Map(census.map(({ code, holder }) => [code, holder]));
  const groupOf = meshOf.map((mesh) => holderOf.get(mesh) ?? mesh);
  const detail = (value: (mesh: NaiveMesh) => number) =>
    shareOut(own(value), groupOf, population.values, by(residentWeight)).values;
  return {
    people: {
      population: population.values,
      over65: detail(({ over65 }) => over65),
      over75: detail(({ over75 }) => over75),
      households: shareOut(
        own(({ households }) => households),
        meshOf,
        by(residentWeight),
        footprint,
      ).values,
      noon: shareOut(
        noon,
        places.map((place) => meshCode(place, 0)),
        by(noonWeight),
        footprint,
      ).values,
    },
    unplaced: population.unplaced,
  };
}
