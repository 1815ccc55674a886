import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../src/analysis/catalogue.ts';
import { computeIndicators, createPlanSession } from '../../../src/analysis/indicators/plan-session.ts';
import type { CityModel } from '../../../src/city/city-model.ts';
import { openPackage } from '../../../src/city/package/open-package.ts';
import { indicatorInput } from '../../../src/city/scenario/indicator-input.ts';
import { planZonesOfCity } from '../../../src/city/scenario/plan-zones.ts';
import { createRuleGround, ruleOverlaps } from '../../../src/city/scenario/rule-overlaps.ts';
import { assembleAreas } from '../../../src/city/subjects/assemble-areas.ts';
import { assembleConsumption } from '../../../src/city/subjects/assemble-consumption.ts';
import { assembleExclusions } from '../../../src/city/subjects/assemble-exclusions.ts';
import { assembleProjection } from '../../../src/city/subjects/assemble-projection.ts';
import { rowObject } from '../../../src/domain/answer.ts';
import type { IndicatorInput } from '../../../src/domain/indicator-input.ts';
import type { PlanZone } from '../../../src/domain/plan.ts';
import { planarArea, polygonsOfRow } from '../../../src/spatial/editing/planar-polygons.ts';
import { loadPolygonOverlay } from '../../../src/spatial/editing/polygon-overlay.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../../analysis/create-context.ts';

const file = (path: string) => join(import.meta.dirname, '../../../data', path);

describe('the indicators of the sample city', () => {
  let model: CityModel;
  let input: IndicatorInput;
  let zones: readonly PlanZone[];
  beforeAll(async () => {
    model = await openPackage(async (path) =>
      existsSync(file(path)) ? new Uint8Array(readFileSync(file(path))) : undefined,
    );
    input = indicatorInput(model);
    zones = planZonesOfCity(model, 'residence')!;
  }, 60_000);

  it('agree with the questions of density and spending', async () => {
    const found = computeIndicators(input, zones);
    const db = await createNativeDatabase();
    try {
      const context = await createContext(db, model.tables, [assembleProjection(model)!, assembleConsumption(model)!]);
      const { tables } = await ask(db, 'density', { zoneKinds: ['residence'] }, context);
      const byYear = tables.find(({ id }) => id === 'density_kinds')!;
      for (const row of byYear.rows) {
        const { year, area_ha, population, population_census, population_not_projected } = rowObject(byYear, row);
        expect(found.areaSquareMeters).toBeCloseTo(Number(area_ha) * 10_000, 3);
        expect(found.population).toBeCloseTo(Number(population_census), 6);
        expect(found.future.get(Number(year)) ?? found.population).toBeCloseTo(Number(population), 6);
        expect(found.futureUnknown.get(Number(year)) ?? 0).toBeCloseTo(Number(population_not_projected), 6);
      }
      expect(byYear.rows.length).toBeGreaterThan(1);
      const spending = await ask(db, 'spending', { zoneKinds: ['residence'], hazards: ['river:L2'] }, context);
      const trade = spending.tables.find(({ id }) => id === 'trade_at_risk')!;
      const rows = trade.rows.map((row) => rowObject(trade, row));
      const yen = (wanted: (row: (typeof rows)[number]) => boolean) =>
        rows.filter(wanted).reduce((sum, row) => sum + Number(row.spending_yen ?? 0), 0);
      const ids = zones.map(({ id }) => id);
      expect(found.spendingShare).toBeCloseTo(yen(({ zone_id }) => ids.includes(String(zone_id))) / yen(() => true), 9);
    } finally {
      await db.close();
    }
  }, 60_000);

  it('agree with the question of the exclusion check, rule by rule', async () => {
    const found = await ruleOverlaps(createRuleGround(model), zones, input);
    const db = await createNativeDatabase();
    try {
      const context = await createContext(db, model.tables, [assembleAreas(model)!, assembleExclusions(model)!]);
      const parameters = { target: 'residence', leastOverlapSquareMeters: 0 };
      const { tables } = await ask(db, 'exclusion_check', parameters, context);
      const rules = tables.find(({ id }) => id === 'exclusion_rules')!;
      const known = rules.rows.map((row) => rowObject(rules, row)).filter(({ result }) => result !== 'no_data');
      expect(found.map(({ rule }) => rule)).toEqual(known.map(({ rule }) => rule));
      found.forEach(({ areaSquareMeters, buildings, population }, i) => {
        expect((areaSquareMeters ?? 0) / 10_000, found[i]!.rule).toBeCloseTo(Number(known[i]!.overlap_ha ?? 0), 6);
        expect(buildings, found[i]!.rule).toBe(known[i]!.buildings);
        expect(population, found[i]!.rule).toBeCloseTo(Number(known[i]!.population), 6);
      });
    } finally {
      await db.close();
    }
  }, 60_000);

  it('have the red zones that GEOS cuts out, and none once they are cut out', async () => {
    const overlay = await loadPolygonOverlay();
    const session = createPlanSession(input, zones);
    const red = overlay.union(
      input.redZones.rules.flatMap(({ polygons }) =>
        Array.from({ length: polygons.rowOffsets.length - 1 }, (_, row) => polygonsOfRow(polygons, row)),
      ),
    );
    const all = zones.flatMap(({ polygons }) => polygons);
    expect(session.baseline.redZone.areaSquareMeters).toBeCloseTo(planarArea(overlay.intersection(all, red)), 3);
    expect(session.baseline.redZone.areaSquareMeters).toBeGreaterThan(1000);
    const cut = zones.map((zone) => ({ ...zone, polygons: overlay.difference(zone.polygons, red) }));
    const { indicators } = session.change(cut);
    expect(indicators).toEqual(computeIndicators(input, cut));
    expect(indicators.redZone.areaSquareMeters).toBe(0);
    expect([...indicators.redZone.byRule.values()].every(({ areaSquareMeters }) => areaSquareMeters === 0)).toBe(true);
    expect([indicators.redZone.buildings, indicators.redZone.population]).toEqual([0, 0]);
    expect(session.change(zones).indicators).toEqual(session.baseline);
  }, 60_000);
});
