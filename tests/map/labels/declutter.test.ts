import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declutter } from '../../../src/map/labels/declutter.ts';

const box = fc.record({
  x: fc.integer({ min: 0, max: 1300 }),
  y: fc.integer({ min: 0, max: 700 }),
  width: fc.integer({ min: 10, max: 160 }),
  height: fc.integer({ min: 10, max: 40 }),
});

describe('labels', () => {
  it('never overlap, and one is hidden only by a more important one', () => {
    fc.assert(
      fc.property(fc.array(fc.option(box, { nil: undefined }), { maxLength: 60 }), (boxes) => {
        const shown = declutter(boxes);
        const overlap = (a: number, b: number) => {
          const [p, q] = [boxes[a]!, boxes[b]!];
          return Math.abs(p.x - q.x) < (p.width + q.width) / 2 && Math.abs(p.y - q.y) < (p.height + q.height) / 2;
        };
        boxes.forEach((own, a) => {
          if (!own) {
            expect(shown[a]).toBe(false);
            return;
          }
          const rivals = boxes.flatMap((other, b) => (other && b !== a && shown[b] && overlap(a, b) ? [b] : []));
          if (shown[a]) expect(rivals).toEqual([]);
        });
        const first = boxes.findIndex((own) => own !== undefined);
        if (first >= 0) expect(shown[first]).toBe(true);
      }),
    );
  });
});
