import { durationClassOfHours } from '../../../src/domain/duration-class.ts';
import type { CityTables } from '../../../src/tables/city-tables.ts';
import { durationTables } from '../../../src/tables/subjects/duration-tables.ts';
import { landslideKindTables } from '../../../src/tables/subjects/landslide-kind-tables.ts';
import type { SubjectTables } from '../../../src/tables/subjects/subject-tables.ts';

/** Hours by turns; `class` 3 without hours (1–3 days), 0 none where it is shallow, NaN not known. */
const hours = [6, 72, 80, 'class', Number.NaN, 200, 0, Number.NaN, 71.5, 30, 700] as const;
const NOT_KNOWN = 255;

/**
 * 浸水継続時間 of river L2 and the landslide zones by phenomenon, over a city that has none. Where the river does not come or
 * nobody knows, the duration says the same.
 *
 * | # of the toy city | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |
 * |---|---|---|---|---|---|---|---|---|---|
 * | hours | 6 | 72 | 80 | 1–3 days | unknown | 200 | none | unknown | 71.5 |
 * | 急傾斜 | – | – | – | – | – | – | 特別 | unknown | 警戒 |
 * | 土石流 | – | – | – | – | – | – | 警戒 | unknown | 警戒 |
 * | 地すべり | – | – | – | – | – | – | – | unknown | unknown |
 */
export function waterSubjects(city: CityTables): readonly SubjectTables[] {
  return [durationTables([durationColumn(city)])!, landslideKinds(city)];
}

function durationColumn(city: CityTables) {
  const { state } = city.hazards.find(({ key }) => key === 'river:L2')!;
  const turn = (row: number) => hours[row % hours.length]!;
  return {
    key: 'river:L2' as const,
    durationClass: state.map((hit, row) => {
      const value = turn(row);
      if (hit === 0 || hit === NOT_KNOWN) return hit;
      if (value === 'class') return 3;
      if (value === 0 && hit === 1) return 0;
      return value > 0 ? durationClassOfHours(value) : NOT_KNOWN;
    }),
    durationHours: Float32Array.from(state, (hit, row) => {
      const value = turn(row);
      return hit > 0 && hit < NOT_KNOWN && value !== 'class' && value > 0 ? value : Number.NaN;
    }),
  };
}

function landslideKinds(city: CityTables): SubjectTables {
  const { state } = city.hazards.find(({ key }) => key === 'landslide:')!;
  return landslideKindTables({
    1: state,
    2: state.map((hit) => (hit === 2 ? 1 : hit)),
    3: state.map((hit) => (hit === 1 ? NOT_KNOWN : hit === 2 ? 0 : hit)),
  });
}
