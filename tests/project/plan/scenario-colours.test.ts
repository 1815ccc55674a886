import { describe, expect, it } from 'vitest';
import { nextColour, scenarioColours } from '../../../src/project/plan/scenario-colours.ts';

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const times = (matrix: Matrix, [x, y, z]: Triple): Triple => {
  const row = ([a, b, c]: Triple): number => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};

/** Linear RGB of sRGB. */
const linear = (colour: string): Triple => {
  const part = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
};
const luminance = ([r, g, b]: Triple): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** CIELAB (D65) of linear RGB. */
function lab(rgb: Triple): Triple {
  const clamped = rgb.map((value) => Math.min(1, Math.max(0, value))) as unknown as Triple;
  const [x, y, z] = times(
    [
      [0.4124, 0.3576, 0.1805],
      [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ],
    clamped,
  );
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [a, b, c] = [f(x / 0.9505), f(y), f(z / 1.089)];
  return [116 * b - 16, 500 * (a - b), 200 * (b - c)];
}

/** Machado, Oliveira, Fernandes 2009, severity 1, over linear RGB. */
const visions: Readonly<Record<string, Matrix>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

describe('the colours of scenarios', () => {
  it('stand 3:1 against white', () => {
    for (const colour of scenarioColours) expect(1.05 / (luminance(linear(colour)) + 0.05)).toBeGreaterThan(3);
  });

  it.each(Object.entries(visions))('are told apart with %s', (_, matrix) => {
    const seen = scenarioColours.map((colour) => lab(times(matrix, linear(colour))));
    seen.forEach((one, index) => {
      for (const other of seen.slice(0, index))
        expect(Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])).toBeGreaterThan(20);
    });
  });

  it('are given out one after the other, a freed one first', () => {
    const taken = scenarioColours.map((colour, index) => ({ id: `s${index}`, colour }));
    expect(nextColour(taken.slice(0, 2))).toBe(scenarioColours[2]);
    expect(nextColour(taken.toSpliced(1, 1))).toBe(scenarioColours[1]);
    expect(scenarioColours).toContain(nextColour(taken));
  });
});
