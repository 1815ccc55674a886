import { describe, expect, it } from 'vitest';
import { createBenchCity } from '../../scripts/bench/kernels/bench-city.ts';
import { kernelStages } from '../../scripts/bench/kernels/kernels.ts';
import { sumExactly } from '../../src/spatial/apportion.ts';
import { createPointGrid } from '../../src/spatial/point-grid.ts';
import { rowContains } from '../../src/spatial/point-in-row.ts';
import { polygonAreas } from '../../src/spatial/polygon-areas.ts';
import { createPolygonLocator } from '../../src/spatial/polygon-locator.ts';
import { relocate } from '../../src/spatial/relocate.ts';
import { representativePoints } from '../../src/spatial/representative-points.ts';

/** The kernels together, at the size and coordinates of a real city. */
const city = createBenchCity(20_000);
const { x, y } = city;

describe('a city of 20,000 buildings', () => {
  it('is the same each time it is made', () => {
    const again = createBenchCity(20_000);
    expect(again.footprints.positions).toEqual(city.footprints.positions);
    expect(again.residence.positions).toEqual(city.residence.positions);
    expect(again.depth.data).toEqual(city.depth.data);
  });

  it('has the layers that the benchmark promises', () => {
    expect(city.districts.rowOffsets.length - 1).toBe(200);
    expect(city.districts.ringOffsets[1]).toBe(501); // 500 vertices and the closing one
    expect(city.residence.positions.length / 2).toBe(2000 + 7);
    expect(city.landslide.rowOffsets.length - 1).toBe(300);
  });

  it('has districts that fill it: their areas add up and each building lies in exactly one', () => {
    const [minX, minY, maxX, maxY] = city.bounds;
    expect(polygonAreas(city.districts).reduce((a, b) => a + b)).toBeCloseTo((maxX - minX) * (maxY - minY), 3);
    const counts = createPolygonLocator(city.districts, { overlaps: true }).countOverlaps(x, y);
    expect(counts.every((count) => count === 1)).toBe(true);
  });

  it('gives every vertex of the districts inside the rim to exactly one of them', () => {
    const { positions } = city.districts;
    const [minX, minY, maxX, maxY] = city.bounds;
    const vertices = Array.from({ length: positions.length / 2 }, (_, index) => index).filter(
      (index) =>
        positions[2 * index]! >= minX &&
        positions[2 * index]! < maxX &&
        positions[2 * index + 1]! >= minY &&
        positions[2 * index + 1]! < maxY,
    );
    const counts = createPolygonLocator(city.districts, { overlaps: true }).countOverlaps(
      Float64Array.from(vertices, (index) => positions[2 * index]!),
      Float64Array.from(vertices, (index) => positions[2 * index + 1]!),
    );
    expect(counts.filter((count) => count !== 1)).toHaveLength(0);
  });

  it('answers as plain ray casting does', () => {
    const found = createPolygonLocator(city.landslide).locate(x, y);
    for (let building = 0; building < x.length; building += 7) {
      const rows = Array.from({ length: 300 }, (_, row) => row);
      expect(found[building]).toBe(
        rows.find((row) => rowContains(city.landslide, row, x[building]!, y[building]!)) ?? -1,
      );
    }
  });

  it('moves only the buildings in the dragged corner of the zone', () => {
    const previous = createPolygonLocator(city.residence).locate(x, y);
    const { member, changed } = relocate(createPointGrid(x, y), previous, city.residence, city.changedResidence);
    expect(member).toEqual(createPolygonLocator(city.changedResidence).locate(x, y));
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(200);
  });

  it('has the representative point of a rectangle at its centre', () => {
    const points = representativePoints(city.footprints);
    for (let building = 0; building < x.length; building++) {
      expect(Math.abs(points.x[building]! - x[building]!)).toBeLessThan(1e-6);
      expect(Math.abs(points.y[building]! - y[building]!)).toBeLessThan(1e-6);
    }
  });

  it('keeps its people through the stages of the benchmark', () => {
    const shared = kernelStages(city)['mesh and people']!() as {
      values: Float64Array;
      unplaced: number;
      source: number;
    };
    expect(shared.source).toBe(sumExactly(city.population));
    expect(Math.abs(sumExactly(shared.values) + shared.unplaced - shared.source)).toBeLessThan(1e-9 * shared.source);
  });
});
