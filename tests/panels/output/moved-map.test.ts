import { describe, expect, it } from 'vitest';
import { movedMap } from '../../../src/panels/output/desk/moved-map.ts';

const view = (rotationDegrees: number) => ({ kind: 'flat', centre: null, scale: null, rotationDegrees }) as const;

describe('a map that is pulled', () => {
  it('to the right by 10 mm at 1:5,000 shows what lies 50 m farther west', () => {
    const moved = movedMap(view(0), { centre: [1000, 2000], scale: 5000 }, [10, 0]);
    expect(moved).toMatchObject({ centre: [950, 2000], scale: 5000 });
  });

  it('down shows what lies farther north', () => {
    expect(movedMap(view(0), { centre: [0, 0], scale: 10_000 }, [0, 5]).centre).toEqual([0, 50]);
  });

  it('with east at the top, moves the middle north when it is pulled right', () => {
    // Up is turned 90° clockwise from north: up = east, right = south. Pulled right, the middle goes to what was left: north.
    const [x, y] = movedMap(view(90), { centre: [0, 0], scale: 1000 }, [20, 0]).centre!;
    expect(x).toBeCloseTo(0, 9);
    expect(y).toBeCloseTo(20, 9);
  });
});
