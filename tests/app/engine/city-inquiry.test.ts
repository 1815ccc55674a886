import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CityInquiry } from '../../../src/app/engine/city-inquiry.ts';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import type { CityModel } from '../../../src/city/city-model.ts';
import { rowObject } from '../../../src/domain/answer.ts';
import type { Database } from '../../../src/tables/database.ts';
import { loadDetailTables, loadQuestionTables } from '../../../src/tables/load-city-tables.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createHazardPolygons, createPolygons } from '../../city/create-datasets.ts';
import { createToyCity } from '../../city/create-toy-city.ts';

/** 氾濫流 over the house and the shop. */
const collapse = createHazardPolygons(
  'collapse.geojson',
  'collapse',
  [
    { box: [0, 0, 30, 50], rank: 1 },
    { box: [100, 0, 25, 50], rank: 1 },
  ],
  { scale: 'L2', quantity: 'area_type' },
);
const westHalf = createPolygons([[0, 0, 100, 50]]).positions;
const eastHalf = createPolygons([[100, 0, 100, 50]]).positions;

describe('what is asked of an open city', () => {
  let db: Database;
  let model: CityModel;
  let inquiry: CityInquiry;
  beforeEach(async () => {
    db = await createNativeDatabase();
    model = await assembleCity([...createToyCity(), collapse], []);
    const layout = await loadQuestionTables(db, model.tables);
    inquiry = new CityInquiry(db, { model, layout, details: loadDetailTables(db, model.tables) });
  });
  afterEach(async () => {
    await inquiry.end();
    await db.close();
  });

  const exposure = { zoneKinds: ['city'], hazards: ['river:L2'] };
  const indexesOf = (...ids: readonly string[]) =>
    Uint32Array.from(ids, (id) => model.buildings.buildingId.indexOf(id)).sort();

  it('lists every question with its form, its defaults and what the city lacks', async () => {
    const { cards, issues } = await inquiry.questions();
    expect(issues).toEqual([]);
    const card = cards.find(({ id }) => id === 'collapse_structure')!;
    expect(card.lack).toBeNull();
    expect(card.defaults).toEqual({ zoneKinds: ['city', 'residence', 'district'], hazards: ['collapse:L2'] });
    expect(card.form).toMatchObject({ properties: { zoneKinds: { bosai: { control: 'zone_kinds' } } } });
    const lacking = cards.filter(({ lack }) => lack !== null);
    for (const { lack } of lacking) expect(lack!.ja).not.toBe('');
    expect(structuredClone(cards)).toEqual(cards);
  });

  it('answers, and says in words which parameter is wrong', async () => {
    const { tables, checks } = await inquiry.ask('answer', 'exposure', exposure);
    expect(tables[0]!.rows.length).toBeGreaterThan(0);
    expect(checks.every(({ holds }) => holds)).toBe(true);
    await expect(inquiry.ask('answer', 'exposure', { zoneKinds: ['moon'] })).rejects.toThrow(/zoneKinds/);
    await expect(inquiry.ask('answer', 'nothing', {})).rejects.toThrow('nothing');
  });

  it('lets the latest of quick changes win', async () => {
    const steps = [1, 2, 3].map(() => inquiry.ask('answer', 'exposure', exposure));
    const ended = await Promise.allSettled(steps);
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('counts a drawn area from the moment it is drawn, and no longer once it is thrown away', async () => {
    const asked = { zoneKinds: ['drawn'], hazards: ['river:L2'] };
    const inArea = async () => {
      const { tables, checks } = await inquiry.ask('drawn', 'exposure', asked);
      expect(checks.every(({ holds }) => holds)).toBe(true);
      const rows = tables[0]!.rows.map((row) => rowObject(tables[0]!, row));
      return rows.filter((row) => row.zone_id === 'drawn').reduce((sum, row) => sum + Number(row.buildings), 0);
    };
    await expect(inArea()).rejects.toThrow('drawn');
    expect(await inquiry.drawArea(westHalf)).toMatchObject({ buildings: 2 });
    expect(await inArea()).toBe(2);
    expect((await db.query("SELECT area_m2 FROM zones WHERE zone_kind = 'drawn'")).rows[0]!.area_m2).toBeCloseTo(
      5000,
      3,
    );
    const { buildings } = await inquiry.drawArea(createPolygons([[0, 0, 200, 50]]).positions);
    expect([buildings, await inArea()]).toEqual([4, 4]);
    await inquiry.clearArea();
    await expect(inArea()).rejects.toThrow('drawn');
    expect((await db.query("FROM zones WHERE zone_kind = 'drawn'")).rowCount).toBe(0);
  });

  it('never answers from half of the tables while an area is redrawn', async () => {
    await inquiry.drawArea(westHalf);
    const ask = (purpose: string) => inquiry.ask(purpose, 'exposure', { zoneKinds: ['drawn'], hazards: ['river:L2'] });
    const steps = [westHalf, eastHalf, westHalf].flatMap((ring, i) => [
      inquiry.drawArea(ring),
      ask(`a${i}`),
      ask(`b${i}`),
    ]);
    for (const answer of await Promise.all(steps)) {
      if (!('tables' in answer)) continue;
      const total = answer.tables[0]!.rows.reduce(
        (sum, row) => sum + Number(rowObject(answer.tables[0]!, row).buildings),
        0,
      );
      expect(total).toBe(4);
    }
  });

  it('goes on where an area is drawn, and something looked at, while a scenario is being loaded', async () => {
    const scenario = { id: 'a', name: '案A', content: JSON.stringify({ zones: { residence: [] }, measures: [] }) };
    await inquiry.questions();
    const answer = inquiry.ask('answer', 'exposure', exposure, scenario);
    const drawn = inquiry.drawArea(westHalf);
    const looks: Promise<unknown>[] = [];
    for (let i = 0; i < 20; i++) {
      looks.push(inquiry.exposure({ zoneKinds: ['city'], hazards: ['river:L2'] } as never));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const all = await Promise.all([answer, drawn, ...looks]);
    expect(all[0].evidence.scenario).toBe('案A');
    expect(all[1].buildings).toBe(2);
  }, 10_000);

  it('says which buildings rows stand for, each once', async () => {
    const parameters = { zoneKinds: ['city', 'district'] };
    const { tables } = await inquiry.ask('answer', 'collapse_structure', parameters);
    const rowsOf = (where: (row: Readonly<Record<string, unknown>>) => boolean) =>
      tables[0]!.rows.filter((row) => where(rowObject(tables[0]!, row)));
    const selected = (rows: (typeof tables)[0]['rows']) =>
      inquiry.select('collapse_structure', { ...tables[0]!, rows: [] }, rows, parameters);
    expect(await selected(rowsOf(({ zone_id }) => zone_id === 'd1'))).toEqual({
      of: 'buildings',
      indexes: indexesOf('house', 'flats'),
    });
    expect(await selected(rowsOf(({ class: hazardClass }) => hazardClass === 'flow'))).toEqual({
      of: 'buildings',
      indexes: indexesOf('house', 'shop'),
    });
    expect(await selected([])).toBeNull();
  });

  it('answers the expert, refuses what is no query, and shows rows by their key', async () => {
    await inquiry.questions();
    const asked = await inquiry.runSql("SELECT building_id, true AS flag FROM buildings WHERE building_id = 'flats'");
    expect(asked).toMatchObject({
      ok: true,
      result: { rows: [['flats', 'true']], truncated: false, mapKey: 'building_id' },
    });
    expect(await inquiry.runSql('DROP TABLE building_facts')).toEqual({
      ok: false,
      failure: { reason: 'not-a-query' },
    });
    const wrong = await inquiry.runSql('SELECT nothing FROM buildings');
    expect(wrong).toMatchObject({ ok: false, failure: { reason: 'failed' } });
  });

  it('lets the expert cancel, and the next query run', async () => {
    await inquiry.questions();
    const heavy = inquiry.runSql('SELECT sum(a.i * b.i % 7) FROM range(10000000) a(i), range(10000000) b(i)');
    setTimeout(() => inquiry.cancelSql(), 50);
    expect(await heavy).toEqual({ ok: false, failure: { reason: 'cancelled' } });
    expect(await inquiry.runSql('SELECT 1 AS one')).toMatchObject({ ok: true, result: { rows: [[1]] } });
    expect((await inquiry.ask('answer', 'exposure', exposure)).tables).toHaveLength(1);
  });

  it('describes the tables', async () => {
    const names = (await inquiry.schema()).map(({ name }) => name);
    expect(names).toContain('building_facts');
    await inquiry.drawArea(westHalf);
    expect((await inquiry.schema()).map(({ name }) => name)).toContain('member_drawn');
  });

  it('leaves no table of a city that was open before', async () => {
    await inquiry.end();
    await db.insert('consumption_values', { people: ['of another city'] });
    inquiry = new CityInquiry(db, {
      model,
      layout: await loadQuestionTables(db, model.tables),
      details: Promise.resolve(),
    });
    await inquiry.questions();
    expect(await inquiry.runSql('FROM consumption_values')).toMatchObject({ ok: false });
    expect(await inquiry.runSql('FROM building_facts')).toMatchObject({ ok: true });
  });

  it('says how far a number moves when what was assumed is taken otherwise', async () => {
    const bands = await inquiry.sensitivity('collapse_structure', {});
    expect(bands.length).toBeGreaterThan(0);
    for (const { low, value, high } of bands) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
    await inquiry.end();
    const { rows } = await db.query("FROM duckdb_schemas() WHERE schema_name LIKE 'alt%'");
    expect(rows).toEqual([]);
  });

  it('ends what is under way when another city takes the tables', async () => {
    const asked = inquiry.ask('answer', 'exposure', exposure);
    asked.catch(() => undefined);
    await inquiry.end();
    await expect(asked).rejects.toThrow();
  });
});
