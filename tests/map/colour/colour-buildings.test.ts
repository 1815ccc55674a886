import { describe, expect, it } from 'vitest';
import { depthRanks } from '../../../src/domain/depth-rank.ts';
import { statePixels, TEXTURE_WIDTH } from '../../../src/map/colour/building-textures.ts';
import {
  colourBuildings,
  hazardPalette,
  storeysClass,
  storeysPalette,
  usageClasses,
  usagePalette,
} from '../../../src/map/colour/colour-buildings.ts';

const hex = (colours: Uint8Array, building: number) =>
  `#${[...colours.subarray(4 * building, 4 * building + 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;

describe('building colours', () => {
  it('are the legend’s own for each depth rank, opaque', () => {
    const { colours, pattern } = colourBuildings(Uint8Array.of(1, 2, 3, 4, 5, 6), hazardPalette);
    depthRanks.forEach(({ colour }, k) => {
      expect(hex(colours, k)).toBe(colour);
      expect(colours[4 * k + 3]).toBe(255);
    });
    expect([...pattern]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('hatch unknown and only unknown', () => {
    const { colours, pattern } = colourBuildings(Uint8Array.of(0, 255, 3, 77), hazardPalette);
    expect([...pattern]).toEqual([0, 1, 0, 1]);
    expect(hex(colours, 0)).toBe('#d5dae0');
    expect(hex(colours, 1)).toBe('#e3e5e8');
  });

  it('show a missing usage or storey count as unknown', () => {
    const usage = colourBuildings(usageClasses(Uint16Array.of(411, 0, 461, 402)), usagePalette);
    expect([...usage.pattern]).toEqual([0, 1, 1, 0]);
    expect(hex(usage.colours, 0)).toBe('#32cd32');
    const storeys = colourBuildings(Uint8Array.from([0, 1, 2, 4, 30], storeysClass), storeysPalette);
    expect([...storeys.pattern]).toEqual([1, 0, 0, 0, 0]);
    expect(new Set([1, 2, 3, 4].map((k) => hex(storeys.colours, k))).size).toBe(4);
  });

  it('are repainted into the same arrays', () => {
    const paint = colourBuildings(Uint8Array.of(1, 2), hazardPalette);
    expect(colourBuildings(Uint8Array.of(255, 2), hazardPalette, paint)).toBe(paint);
    expect([...paint.pattern]).toEqual([1, 0]);
  });

  it('carry flags and depth in centimetres to the shader', () => {
    const { pixels, height } = statePixels(
      Uint8Array.of(0, 1, 0),
      new Set([2, 999]),
      Float32Array.of(3.21, Number.NaN, 700),
    );
    expect(height).toBe(1);
    expect(pixels).toHaveLength(4 * TEXTURE_WIDTH);
    const texel = (k: number) => [...pixels.subarray(4 * k, 4 * k + 3)];
    expect(texel(0)).toEqual([0, 321 >> 8, 321 & 255]);
    expect(texel(1)).toEqual([1, 0, 0]);
    expect(texel(2)).toEqual([2, 255, 255]);
  });
});
