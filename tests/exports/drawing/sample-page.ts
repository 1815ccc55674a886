import type { DrawItem, DrawLine, PageDrawing, Picture } from '../../../src/exports/drawing/drawing.ts';

/** A small random generator with a seed: the same page on every run. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const rectangle = (x: number, y: number, width: number, height: number): DrawLine => ({
  points: [x, y, x + width, y, x + width, y + height, x, y + height],
  closed: true,
});

export const cells = (width: number, height: number, colour: (x: number, y: number) => readonly number[]): Picture => ({
  kind: 'pixels',
  width,
  height,
  rgba: Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => {
    const cell = Math.floor(at / 4);
    return colour(cell % width, Math.floor(cell / width))[at % 4] ?? 255;
  }),
});

function star(middleX: number, middleY: number, radius: number, random: () => number): DrawLine {
  const points = Array.from({ length: 12 }, (_, corner) => {
    const angle = (corner / 12) * 2 * Math.PI;
    const reach = radius * (0.4 + 0.6 * random());
    return [middleX + reach * Math.cos(angle), middleY + reach * Math.sin(angle)];
  });
  return { points: points.flat(), closed: true };
}

/** One of everything that a page may hold, strewn over it. */
export function createSamplePage(widthMm: number, heightMm: number, seed = 1): PageDrawing {
  const random = createRandom(seed);
  const at = () => [random() * widthMm, random() * heightMm] as const;
  const picture = cells(23, 17, (x, y) => [x * 11, y * 15, 255 - x * 9, (x + y) % 5 === 0 ? 0 : 255]);
  const stars = Array.from({ length: 30 }, (): DrawItem => {
    const [x, y] = at();
    return {
      kind: 'path',
      lines: [star(x, y, 18, random), star(x, y, 7, random)],
      fill: { colour: '#ffb7b7', opacity: 0.8 },
      stroke: { colour: '#3a3e46', widthMm: 0.3, ...(random() > 0.5 && { dashMm: [2, 1] }) },
      hatch: {
        kind: (['lines', 'dots', 'plus'] as const)[Math.floor(random() * 3)]!,
        angleDegrees: 135,
        widthMm: 0.3,
        spacingMm: 1.7,
        colour: '#6f757c',
      },
    };
  });
  const texts = Array.from({ length: 20 }, (_, index): DrawItem => {
    const [x, y] = at();
    return {
      kind: 'text',
      text: `浸水深 ${index} m以上 △≥㎡`,
      x,
      y,
      font: { sizePt: 7 + random() * 20, bold: random() > 0.5 },
      colour: '#1a1a1a',
      align: (['left', 'centre', 'right'] as const)[index % 3]!,
      halo: { colour: '#ffffff', widthMm: 0.5 },
      ...(index % 4 === 0 && { turnDegrees: 30 }),
    };
  });
  const images = [0, 27].flatMap((turnDegrees) =>
    [true, false].map((smooth): DrawItem => {
      const [x, y] = at();
      return { kind: 'image', frame: { x, y, width: 61.3, height: 43.1 }, picture, smooth, turnDegrees, opacity: 0.9 };
    }),
  );
  const group: DrawItem = {
    kind: 'group',
    clip: { x: widthMm * 0.2, y: heightMm * 0.1, width: widthMm * 0.5, height: heightMm * 0.7 },
    opacity: 0.6,
    items: [...stars.slice(0, 12), ...texts.slice(0, 4)],
  };
  return { widthMm, heightMm, items: [...images, ...stars.slice(8), group, ...texts] };
}

/** Samples that differ; -1 where the sizes do. A comparison by `toEqual` takes minutes on a page of pixels. */
export function countDifferent(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return -1;
  let count = 0;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) count++;
  return count;
}
