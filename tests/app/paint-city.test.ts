import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaintColumns } from '../../src/app/engine/engine-types.ts';
import { classCounts, type PaintChoice, paintCity } from '../../src/app/explore/paint-city.ts';
import { depthRanks } from '../../src/domain/depth-rank.ts';

/** Six buildings: dry, ranks 1, 2, 3, 4, unknown; storeys 1, 1, 1, 3, 9, 0. */
const columns: PaintColumns = {
  usage: Uint16Array.of(411, 411, 402, 441, 461, 0),
  structure: new Uint16Array(6),
  storeys: Uint16Array.of(1, 1, 1, 3, 9, 0),
  hazards: [
    {
      key: 'river:L2',
      state: Uint8Array.of(0, 1, 2, 3, 4, 255),
      depthMeters: Float32Array.of(Number.NaN, 0.3, 1, 4, 6, Number.NaN),
    },
  ],
};
const choice: PaintChoice = { colourBy: 'hazard', key: 'river:L2', colourVisionSafe: false };
const colourAt = (colours: Uint8Array, row: number) =>
  `#${[...colours.subarray(4 * row, 4 * row + 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

describe('the colour of buildings', () => {
  it('is the official ramp for a hit, grey for surveyed and dry, hatched for unknown', () => {
    const { colours, pattern } = paintCity(columns, choice);
    expect(colourAt(colours, 0)).toBe('#d5dae0');
    for (const rank of [1, 2, 3, 4]) expect(colourAt(colours, rank)).toBe(depthRanks[rank - 1]?.colour);
    expect([...pattern]).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it('shows every building as unknown under a hazard that the city lacks', () => {
    const { pattern } = paintCity(columns, { ...choice, key: 'tsunami:' });
    expect([...pattern]).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('marks by the 手引き rule who cannot go upstairs: 1 storey at rank 2, all at rank 4', () => {
    const { legend } = paintCity(columns, { ...choice, colourBy: 'evacuation' });
    const counts = Object.fromEntries(legend!.map(({ id, count }) => [id, count]));
    expect(counts).toEqual({ impossible: 2, possible: 2, 'not-needed': 1, unknown: 1 });
  });

  it.each(['usage', 'storeys', 'evacuation'] as const)(
    'by %s has a legend that counts every building once',
    (colourBy) => {
      fc.assert(
        fc.property(
          fc.array(
            fc.tuple(
              fc.constantFrom(0, 401, 411, 412, 454, 461),
              fc.nat(40),
              fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 255),
            ),
            { maxLength: 50 },
          ),
          (rows) => {
            const city: PaintColumns = {
              usage: Uint16Array.from(rows, ([usage]) => usage),
              structure: new Uint16Array(rows.length),
              storeys: Uint16Array.from(rows, ([, storeys]) => storeys),
              hazards: [
                {
                  key: 'river:L2',
                  state: Uint8Array.from(rows, ([, , state]) => state),
                  depthMeters: new Float32Array(rows.length),
                },
              ],
            };
            const { legend } = paintCity(city, { ...choice, colourBy });
            expect(legend!.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(rows.length);
          },
        ),
      );
    },
  );
});

describe('class counts', () => {
  it('put each building into one class', () => {
    expect(classCounts(columns, 'river:L2')).toEqual({
      hazardKey: 'river:L2',
      notHit: 1,
      byRank: [1, 1, 1, 1, 0, 0],
      unknown: 1,
    });
  });
});
