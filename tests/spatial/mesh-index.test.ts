import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meshCodeAt } from '../../src/domain/mesh-code.ts';
import { createMeshIndex } from '../../src/spatial/mesh-index.ts';

const place = fc.tuple(
  fc.double({ min: 139.6, max: 139.7, noNaN: true }),
  fc.double({ min: 35.4, max: 35.5, noNaN: true }),
);

describe('createMeshIndex', () => {
  it('finds the row of the code that the place has', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 20 }),
        fc.array(place, { maxLength: 20 }),
        (known, asked) => {
          const codes = [...new Set(known.map(([lon, lat]) => meshCodeAt(lon, lat, '250m')))];
          const found = createMeshIndex(codes, '250m').locate(
            Float64Array.from(asked, ([lon]) => lon),
            Float64Array.from(asked, ([, lat]) => lat),
          );
          expect([...found]).toEqual(asked.map(([lon, lat]) => codes.indexOf(meshCodeAt(lon, lat, '250m'))));
        },
      ),
    );
  });

  it('does the same for meshes strewn over the whole country', () => {
    const codes = ['39272554', '64414288', '53394611'];
    const wide = createMeshIndex(
      codes.map((code) => `${code}111`),
      '125m',
    );
    const at = (code: string) => [...wide.locate(...cornerOf(code))];
    expect(at('39272554111')).toEqual([0]);
    expect(at('64414288111')).toEqual([1]);
    expect(at('53394612111')).toEqual([-1]);
  });

  it('finds nothing among no codes, takes the first of repeated codes, and refuses another level', () => {
    expect([...createMeshIndex([], '1km').locate(Float64Array.of(139), Float64Array.of(35))]).toEqual([-1]);
    expect([...createMeshIndex(['53394611', '53394611'], '1km').locate(...cornerOf('53394611'))]).toEqual([0]);
    expect(() => createMeshIndex(['53394611'], '500m')).toThrow('expected a 500m mesh code');
  });
});

function cornerOf(code: string): [Float64Array, Float64Array] {
  const digit = (index: number) => Number(code[index]);
  const lat = (Number(code.slice(0, 2)) * 2) / 3 + digit(4) / 12 + digit(6) / 120;
  const lon = 100 + Number(code.slice(2, 4)) + digit(5) / 8 + digit(7) / 80;
  return [Float64Array.of(lon + 1e-6), Float64Array.of(lat + 1e-6)];
}
