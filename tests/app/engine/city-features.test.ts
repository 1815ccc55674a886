import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CityInquiry } from '../../../src/app/engine/city-inquiry.ts';
import type { FeatureSubject } from '../../../src/app/engine/feature-types.ts';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import type { CityModel } from '../../../src/city/city-model.ts';
import { rowObject } from '../../../src/domain/answer.ts';
import type { Database } from '../../../src/tables/database.ts';
import { loadDetailTables, loadQuestionTables } from '../../../src/tables/load-city-tables.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createToyCity } from '../../city/create-toy-city.ts';

interface Collection {
  readonly description: string;
  readonly columns: readonly { readonly name: string }[];
  readonly features: readonly {
    readonly properties: Readonly<Record<string, string | number | null>>;
    readonly geometry: object | null;
  }[];
}

describe('features of an open city', () => {
  let db: Database;
  let model: CityModel;
  let inquiry: CityInquiry;
  beforeAll(async () => {
    db = await createNativeDatabase();
    model = await assembleCity(createToyCity(), []);
    const layout = await loadQuestionTables(db, model.tables);
    inquiry = new CityInquiry(db, { model, layout, details: loadDetailTables(db, model.tables) });
  });
  afterAll(async () => {
    await inquiry.end();
    await db.close();
  });

  const write = async (subject: FeatureSubject): Promise<Collection> => {
    const request = { subject, format: 'geojson', crs: 'planar', encoding: 'utf-8', date: '2026-11-23' } as const;
    return JSON.parse(await (await inquiry.writeFeatures(request)).blob.text()) as Collection;
  };

  it('lists the layers that the city has shapes of', async () => {
    const ids = (await inquiry.featureLayers()).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['buildings', 'zones_residence', 'zones_district']));
    await expect(write({ layer: 'zones_other' })).rejects.toThrow(RangeError);
  });

  it('writes every building once, never with people, its classes as the tables count them', async () => {
    const { features, columns } = await write({ layer: 'buildings' });
    expect(features).toHaveLength(model.buildings.count);
    expect(columns.filter(({ name }) => /popul|people|household|resid.*count/.test(name))).toEqual([]);
    const answer = await inquiry.ask('test', 'vertical_evacuation', { zoneKinds: ['city'], hazards: ['river:L2'] });
    const counted: Record<string, number> = {};
    for (const row of answer.tables[0]!.rows.map((cells) => rowObject(answer.tables[0]!, cells)))
      counted[String(row.verdict_guide)] = (counted[String(row.verdict_guide)] ?? 0) + Number(row.buildings);
    const written: Record<string, number> = {};
    for (const { properties } of features) {
      const verdict = String(properties.river_L2_verdict);
      written[verdict] = (written[verdict] ?? 0) + 1;
    }
    expect(written).toEqual(counted);
    const classes = features.map(({ properties }) => properties.river_L2_class);
    expect(classes.filter((name) => name === 'unknown')).toHaveLength(
      model.tables.hazards.find(({ key }) => key === 'river:L2')!.state.filter((state) => state === 255).length,
    );
  });

  it('joins an answer to its zones with the sums of the answer, and says how it came about', async () => {
    const parameters = { zoneKinds: ['city', 'residence'], hazards: ['river:L2'] };
    const choices = await inquiry.featuresOfAnswer('exposure', parameters);
    const choice = choices.find(({ subject }) => 'zoneKind' in subject && subject.zoneKind === 'residence')!;
    const { features, description } = await write(choice.subject);
    const total = features.reduce(
      (sum, { properties }) =>
        sum +
        Object.entries(properties).reduce(
          (part, [name, cell]) => part + (/^buildings/.test(name) ? Number(cell) : 0),
          0,
        ),
      0,
    );
    expect(total).toBe(model.buildings.count);
    expect(description).toContain('EPSG:6677');
    // Buildings outside the zones are a row without ground.
    expect(features.some(({ geometry }) => geometry === null)).toBe(true);
  });

  it('can be cancelled', async () => {
    const writing = write({ layer: 'buildings' });
    inquiry.cancel('features');
    await expect(writing).rejects.toThrow(/abort/i);
  });
});
