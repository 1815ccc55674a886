import { z } from 'zod';
import { type AnswerTable, type Cell, cellOf } from '../../domain/answer.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { integerLiteral } from '../../tables/sql-identifier.ts';
import { answerEvidence } from '../answer-evidence.ts';
import { conservationChecks, type Part, partsOfZoneKinds } from '../conservation-checks.ts';
import { hazardConstants } from '../hazard-dimension.ts';
import { assertHazards } from '../hazard-parameters.ts';
import { worstOfEach } from '../partition-checks.ts';
import type { Question, Selection } from '../question.ts';
import { shelterMethod } from '../shelter-evidence.ts';
import {
  type ShelterParameters,
  shelterAssumptions,
  shelterDefaults,
  shelterFields,
  shelterLack,
} from '../shelter-parameters.ts';
import { loadShelterPeople, NO_SHELTER } from '../shelter-people.ts';
import { type ShelterUse, shelterListTable, shelterZoneTable, WITHOUT_SHELTER } from '../shelter-tables.ts';
import { isUsable } from '../usable-shelters.ts';
import { loadShelterWays, walkSource } from '../walk-tables.ts';
import { assertZoneKinds } from '../zone-parts.ts';

/** Capacity of the usable shelters against the people whose nearest shelter each is: all of them, and those in the hazard. */
export const shelterCapacity: Question<ShelterParameters> = {
  id: 'shelter_capacity',
  group: 'facility',
  title: { ja: '避難所の収容人数 × 最寄りの人口', en: 'Capacity of shelters against the people nearest to them' },
  ask: {
    ja: 'もし全員が最寄りの使える避難所に逃げたら、どの避難所で何人が入りきれないか',
    en: 'If everybody fled to the nearest usable shelter, how many would find no room, and where',
  },
  words: { ja: '収容人数 不足 あふれる 定員 避難者数', en: 'capacity shortage overflow room' },
  parameters: z.object(shelterFields),
  lacks: (layout) =>
    shelterLack(layout) ??
    (layout.measures.includes('population')
      ? undefined
      : { ja: '人口のデータがありません。国勢調査のメッシュなどを取り込んでください', en: 'No population is loaded' }),
  defaults: shelterDefaults,
  async run(db, parameters, context) {
    const { layout } = context;
    assertHazards(parameters.hazards, layout);
    assertZoneKinds(parameters.zoneKinds, layout);
    const uses: ShelterUse[] = [];
    const sql: string[] = [];
    for (const key of parameters.hazards) {
      const ways = await loadShelterWays(db, key, parameters, context);
      const found = await loadShelterPeople(db, key, parameters, context);
      uses.push({ ...ways, people: found.people });
      sql.push(ways.sql, found.sql);
    }
    const list = shelterListTable(uses, layout);
    const zones = shelterZoneTable(uses, parameters.zoneKinds, layout);
    return {
      question: shelterCapacity.id,
      tables: [zones, list],
      checks: checksOf(zones, list, uses, parameters, layout),
      evidence: answerEvidence(
        {
          question: shelterCapacity.id,
          sql,
          parameters,
          method: [
            'building-by-representative-point',
            ...shelterMethod(uses),
            'nearest-shelter-takes-all',
            'three-states',
            'exact-sums',
          ],
          assumptions: shelterAssumptions(parameters),
        },
        context,
      ),
    };
  },
  select: (table, row, parameters, layout) => selectShelter(table, row, parameters, layout),
};

/** Everybody has one nearest shelter or none: people over the shelters and without one are all people of the buildings. */
function checksOf(
  zones: AnswerTable,
  list: AnswerTable,
  uses: readonly ShelterUse[],
  { zoneKinds }: ShelterParameters,
  layout: CityLayout,
) {
  const hazards: readonly Part[] = uses.map(({ key }) => {
    const [hazard, scale] = hazardConstants(key);
    return { hazard, scale };
  });
  const laws = [
    { code: 'buildings-once' as const, column: 'buildings', expected: () => layout.buildings, tolerance: 0 },
    {
      code: 'population-conserved' as const,
      column: 'population',
      expected: () => layout.source.population - layout.unplaced.population,
    },
  ];
  const usable = new Map(
    uses.map(({ key, shelters }) => [hazardConstants(key).join(':'), shelters.filter(isUsable).length]),
  );
  const once = {
    code: 'facilities-once' as const,
    column: 'shelters',
    expected: ({ hazard, scale }: Part) => usable.get(`${hazard}:${scale}`),
    tolerance: 0,
  };
  return worstOfEach([
    ...conservationChecks(list, hazards, laws),
    ...conservationChecks(zones, partsOfZoneKinds(zoneKinds, hazards), [...laws, once]),
  ]);
}

/** Of the list the buildings that a shelter is nearest to. */
function selectShelter(
  table: AnswerTable,
  row: readonly Cell[],
  parameters: ShelterParameters,
  layout: CityLayout,
): Selection | undefined {
  if (table.id !== 'shelter_list') return undefined;
  assertHazards(parameters.hazards, layout);
  const wanted = `${cellOf(table, row, 'hazard')}:${cellOf(table, row, 'scale')}`;
  const key = parameters.hazards.find((one) => one === wanted);
  if (!key) throw new RangeError(`no such row in table "${table.id}"`);
  const number = cellOf(table, row, 'shelter_number');
  const shelter = number === WITHOUT_SHELTER ? String(NO_SHELTER) : integerLiteral(Number(number) - 1);
  return {
    of: 'buildings',
    sql: `SELECT b.rowid AS building_index
FROM building_measures AS b POSITIONAL JOIN ${walkSource(key, parameters)}
WHERE walk.shelter = ${shelter}
ORDER BY building_index`,
  };
}
