import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOfFrame, createPaperView, type FlatView } from '../../../src/exports/flat-map/paper-view.ts';

const frame = { x: 12, y: 30, width: 200, height: 150 };
const metres = fc.double({ min: -2e5, max: 2e5, noNaN: true });
const view: fc.Arbitrary<FlatView> = fc.record({
  centre: fc.tuple(metres, metres),
  scale: fc.constantFrom(500, 2500, 10_000, 25_000, 250_000),
  rotationDegrees: fc.double({ min: -360, max: 360, noNaN: true }),
});
const offset = fc.double({ min: -5000, max: 5000, noNaN: true });

describe('the plane on paper', () => {
  it('is true to scale in every direction, however it is turned', () => {
    fc.assert(
      fc.property(view, offset, offset, (looking, east, north) => {
        const { toPaper } = createPaperView(looking, frame);
        const [x, y] = looking.centre;
        const [px, py] = toPaper(x + east, y + north);
        const [middleX, middleY] = toPaper(x, y);
        const expected = (Math.hypot(east, north) * 1000) / looking.scale;
        expect(Math.hypot(px - middleX, py - middleY)).toBeCloseTo(expected, 6);
      }),
    );
  });

  it('has its centre in the middle of the frame, and north above it', () => {
    const { toPaper } = createPaperView({ centre: [100, 200], scale: 1000, rotationDegrees: 0 }, frame);
    expect(toPaper(100, 200)).toEqual([112, 105]);
    // 10 m are 10 mm at 1:1,000.
    expect(toPaper(100, 210)).toEqual([112, 95]);
    expect(toPaper(110, 200)).toEqual([122, 105]);
  });

  it('turned clockwise by 90° has east above', () => {
    const { toPaper } = createPaperView({ centre: [0, 0], scale: 1000, rotationDegrees: 90 }, frame);
    const [x, y] = toPaper(10, 0);
    expect([x, y].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([112, 95]);
  });

  it('shows no more than the bounds that it asks for', () => {
    fc.assert(
      fc.property(view, offset, offset, (looking, east, north) => {
        const { toPaper } = createPaperView(looking, frame);
        const [minX, minY, maxX, maxY] = boundsOfFrame(looking, frame);
        const [x, y] = [looking.centre[0] + east, looking.centre[1] + north];
        const [px, py] = toPaper(x, y);
        const inFrame = px >= frame.x && px <= frame.x + frame.width && py >= frame.y && py <= frame.y + frame.height;
        const slack = 1e-6;
        if (inFrame)
          expect(x >= minX - slack && x <= maxX + slack && y >= minY - slack && y <= maxY + slack).toBe(true);
      }),
    );
  });
});
