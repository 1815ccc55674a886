import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { computeIndicators } from '../../../src/analysis/indicators/plan-session.ts';
import { CityInquiry } from '../../../src/app/engine/city-inquiry.ts';
import type { CityModel } from '../../../src/city/city-model.ts';
import { applyScenario } from '../../../src/city/scenario/apply-scenario.ts';
import { type AskedScenario, askedScenario } from '../../../src/city/scenario/asked-scenario.ts';
import { indicatorInput } from '../../../src/city/scenario/indicator-input.ts';
import { planZonesOfCity } from '../../../src/city/scenario/plan-zones.ts';
import { type Answer, rowObject } from '../../../src/domain/answer.ts';
import type { Plan, PlanMeasure, Scenario } from '../../../src/domain/plan.ts';
import { initialPlan } from '../../../src/project/plan/plan-slice.ts';
import type { Database } from '../../../src/tables/database.ts';
import { loadDetailTables, loadQuestionTables } from '../../../src/tables/load-city-tables.ts';
import { createScenarioCity, drawn, measure, planBox } from '../../city/scenario/create-scenario-city.ts';

/** Down by a metre at a and b: a 0.8 m → not hit, b 3.5 m (rank 3) → 2.5 m (rank 2). */
const levee = measure('levee', { kind: 'lower_depth', hazards: ['river:L2'], meters: 1 }, drawn([0, 0, 45, 50]));
/** Around b, c and d instead of d and e. */
const redrawn = [{ id: 'r', name: '居住誘導区域', code: 0, polygons: [planBox([25, 0, 100, 50])] }];

const model: CityModel = await createScenarioCity();

function planOf(scenario: Partial<Scenario>, measures: readonly PlanMeasure[] = []): Plan {
  const [current] = initialPlan.scenarios;
  return { scenarios: [current!, { ...current!, id: 'a', name: '案A', ...scenario }], measures };
}

const asked = (scenario: Partial<Scenario>, measures?: readonly PlanMeasure[]): AskedScenario =>
  askedScenario(planOf(scenario, measures), 'a')!;

/** Without what names the scenario and the time. */
const numbersOf = ({ tables, checks, headline }: Answer) => ({ tables, checks, headline });

/** The same on every engine. */
export function describeAskedScenarios(engine: string, create: () => Promise<Database>): void {
  describe(`questions asked of a scenario on ${engine}`, () => {
    let db: Database;
    let inquiry: CityInquiry;
    beforeEach(async () => {
      db = await create();
      const layout = await loadQuestionTables(db, model.tables);
      inquiry = new CityInquiry(db, { model, layout, details: loadDetailTables(db, model.tables) });
    });
    afterEach(async () => {
      await inquiry.end();
      await db.close();
    });

    const parameters = { zoneKinds: ['city', 'residence'], hazards: ['river:L2'] };
    const exposure = (scenario?: AskedScenario) => inquiry.ask('answer', 'exposure', parameters, scenario);
    /** People by rank in the zone, and the rest of the city. */
    const peopleByRank = ({ tables: [table] }: Answer, zoneId = 'r') => {
      const people: Record<string, number> = {};
      for (const row of table!.rows.map((cells) => rowObject(table!, cells)))
        if (row.zone_id === zoneId)
          people[String(row.depth_rank)] = (people[String(row.depth_rank)] ?? 0) + Number(row.population);
      return people;
    };

    it('gives of one that changes nothing exactly the numbers of 現行, its zones redrawn as they stand or not at all', async () => {
      const city = await exposure();
      const same = planZonesOfCity(model, 'residence')!;
      for (const scenario of [asked({}), asked({ zones: { residence: same } })]) {
        const answer = await exposure(scenario);
        expect(numbersOf(answer)).toEqual(numbersOf(city));
        expect(answer.evidence.scenario).toBe('案A');
        const view = await inquiry.exposure({ zoneKinds: ['city', 'residence'], hazards: ['river:L2'] }, scenario);
        expect(view.rows).toEqual(
          (await inquiry.exposure({ zoneKinds: ['city', 'residence'], hazards: ['river:L2'] })).rows,
        );
        expect(await inquiry.sensitivity('exposure', parameters, scenario)).toEqual(
          await inquiry.sensitivity('exposure', parameters),
        );
      }
      expect(city.evidence.scenario).toBeUndefined();
    });

    it('counts the people of a redrawn zone as the indicators of the plan count them', async () => {
      const scenario = asked({ zones: { residence: redrawn } });
      const answer = await exposure(scenario);
      // b 200 people of rank 3, c 100 of rank 2, d 300 of whom nothing is known
      expect(peopleByRank(answer)).toEqual({ 3: 200, 2: 100, unknown: 300 });
      const indicators = computeIndicators(indicatorInput(model), redrawn);
      const river = indicators.exposure.get('river:L2')!;
      for (const [rank, people] of Object.entries(peopleByRank(answer)))
        expect(river.population![rank === 'unknown' ? 0 : Number(rank) + 1]).toBe(people);
      expect(answer.evidence.assumptions).toContainEqual({
        code: 'scenario-zones',
        value: 'residence',
        editable: true,
      });
      // 現行 is as it was: d and e
      expect(peopleByRank(await exposure())).toEqual({ unknown: 300 });
    });

    it('takes a levee in and says what it assumes', async () => {
      const scenario = asked({ zones: { residence: redrawn }, measures: ['levee'] }, [levee]);
      const answer = await exposure(scenario);
      expect(peopleByRank(answer)).toEqual({ 2: 300, unknown: 300 });
      expect(peopleByRank(answer, 'city')).toEqual({ none: 100, 2: 300, unknown: 300 });
      expect(peopleByRank(await exposure(), 'city')).toEqual({ 2: 200, 3: 200, unknown: 300 });
      expect(answer.evidence.assumptions.map(({ code }) => code)).toContain('effect-lower-depth');
      expect((await exposure()).evidence.assumptions.map(({ code }) => code)).not.toContain('effect-lower-depth');
      const [b] = await inquiry.buildingsOf({ zoneKind: 'city', hazard: 'river:L2', depthRanks: ['none'] }, scenario);
      expect(model.buildings.buildingId[b!]).toBe('a');
      const card = await inquiry.building(b!, scenario);
      expect(JSON.stringify(card)).not.toBe(JSON.stringify(await inquiry.building(b!)));
    });

    it('answers every question of a scenario as a city assembled like it would', async () => {
      const scenario = asked({ zones: { residence: redrawn }, measures: ['levee'] }, [levee]);
      const alone = await create();
      const { model: changed } = applyScenario(model, { zones: { residence: redrawn }, measures: ['levee'] }, [levee]);
      const layout = await loadQuestionTables(alone, changed.tables);
      const other = new CityInquiry(alone, {
        model: changed,
        layout,
        details: loadDetailTables(alone, changed.tables),
      });
      try {
        const { cards } = await inquiry.questions(scenario);
        expect(cards).toEqual((await other.questions()).cards);
        for (const { id } of cards.filter(({ lack }) => lack === null))
          expect(numbersOf(await inquiry.ask('answer', id, {}, scenario)), id).toEqual(
            numbersOf(await other.ask('answer', id, {})),
          );
      } finally {
        await other.end();
        await alone.close();
      }
    });

    it('tells the page what the map shows otherwise, and nothing that is as in 現行', async () => {
      const {
        redrawn: kinds,
        paint,
        scene,
        layout,
      } = await inquiry.scenario(asked({ zones: { residence: redrawn }, measures: ['levee'] }, [levee]));
      expect(kinds).toEqual(['residence']);
      expect(scene.zones!.map(({ zoneKind, name }) => [zoneKind, name])).toEqual([['residence', ['居住誘導区域']]]);
      expect(scene.facilities).toBeUndefined();
      expect(paint.hazards!.map(({ key }) => key)).toEqual(['river:L2']);
      expect(paint.storeys).toBeUndefined();
      expect(layout.subjects).toBeUndefined();
      await inquiry.drawArea(model.zones[0]!.dataset.polygons.positions.slice());
      const nothing = await inquiry.scenario(asked({}));
      expect([nothing.redrawn, nothing.paint, nothing.scene]).toEqual([[], {}, {}]);
      expect(nothing.layout.zoneKinds.map(({ zoneKind }) => zoneKind)).toEqual(['residence']);
    });

    it('counts an area that is drawn while scenarios are asked of, in each of them', async () => {
      const scenario = asked({ zones: { residence: redrawn }, measures: ['levee'] }, [levee]);
      await exposure(scenario);
      const { positions } = model.zones[0]!.dataset.polygons; // around d and e
      await inquiry.drawArea(positions.slice());
      const inArea = async (of?: AskedScenario) =>
        peopleByRank(await inquiry.ask('drawn', 'exposure', { ...parameters, zoneKinds: ['drawn'] }, of), 'drawn');
      expect(await inArea(scenario)).toEqual({ unknown: 300 });
      expect(await inArea(asked({ zones: { residence: redrawn } }))).toEqual({ unknown: 300 });
      await inquiry.clearArea();
      await expect(inArea(scenario)).rejects.toThrow('drawn');
    });

    it('says how far a number of a scenario moves when what was assumed is taken otherwise', async () => {
      const scenario = asked({ zones: { residence: redrawn }, measures: ['levee'] }, [levee]);
      const bands = await inquiry.sensitivity('exposure', parameters, scenario);
      expect(bands.length).toBeGreaterThan(0);
      for (const { value, low, high } of bands) {
        expect(value).toBe(300);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }
      // 現行: nobody of 居住誘導区域 is known to be flooded
      for (const { value } of await inquiry.sensitivity('exposure', parameters)) expect(value).toBe(0);
    });

    it('lets the expert ask the tables of a scenario', async () => {
      const scenario = asked({ measures: ['levee'] }, [levee]);
      const sql = 'SELECT count(*) FILTER (WHERE state > 1) AS hit FROM "hazard_river_L2"';
      const hit = async (of?: AskedScenario) => {
        const outcome = await inquiry.runSql(sql, of);
        return outcome.ok ? outcome.result.rows[0]![0] : outcome.failure;
      };
      expect([await hit(), await hit(scenario), await hit()]).toEqual([3, 2, 3]);
    });

    it('keeps the tables of what was asked last, and of nothing that was changed since', async () => {
      const schemas = async () =>
        (
          await db.query(
            "SELECT schema_name AS name FROM duckdb_schemas() WHERE schema_name LIKE 'scenario%' ORDER BY 1",
          )
        ).rows.map(({ name }) => name);
      const steps = [25, 26, 27].map((west) =>
        asked({ zones: { residence: [{ ...redrawn[0]!, polygons: [planBox([west, 0, 100, 50])] }] } }),
      );
      for (const step of steps) await exposure(step);
      await exposure(); // what is dropped is dropped before the next is read
      expect(await schemas()).toEqual(['scenario_3']);
      await exposure(steps[2]);
      expect(await schemas()).toEqual(['scenario_3']);
      await inquiry.end();
      expect(await schemas()).toEqual([]);
    });

    it('never answers from half of the tables while scenarios come and go', async () => {
      const scenarios = [1, 2, 3, 4, 5].map((n) => ({
        ...asked({ zones: { residence: [{ ...redrawn[0]!, name: `案${n}` }] } }),
        id: `s${n}`,
      }));
      const answers = await Promise.all(
        [...scenarios, ...scenarios].map((scenario, i) => inquiry.ask(`p${i}`, 'exposure', parameters, scenario)),
      );
      for (const answer of answers) expect(peopleByRank(answer)).toEqual({ 3: 200, 2: 100, unknown: 300 });
    });
  });
}
