/** The way from earth-centred metres to CSS pixels of one frame. */
export interface ScreenProjection {
  /** View and projection, 16 numbers column by column. */
  readonly matrix: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/** Interleaved CSS pixels. */
export type ScreenPath = number[];

/** What lies nearer to the eye than this (metres, before it or behind) has no place on the screen. */
const NEAREST_METERS = 0.5;

/** CSS pixels of a place, or undefined behind the eye. */
export function projectPoint(
  screen: ScreenProjection,
  ecef: ArrayLike<number>,
  offset = 0,
): readonly [x: number, y: number] | undefined {
  const [x, y, w] = clipOf(screen.matrix, ecef, offset);
  return w < NEAREST_METERS ? undefined : [toPixelX(screen, x, w), toPixelY(screen, y, w)];
}

/**
 * A line or (closed) ring given in pieces, each going on where the one before ended, as one path: what lies behind the eye is
 * cut off along the plane of the eye, so that a ring stays one that can be filled.
 */
export function projectPath(screen: ScreenProjection, pieces: readonly Float64Array[], isClosed: boolean): ScreenPath {
  const path: ScreenPath = [];
  const { matrix } = screen;
  let before: readonly [number, number, number] | undefined;
  const put = (x: number, y: number, w: number) => path.push(toPixelX(screen, x, w), toPixelY(screen, y, w));
  const go = (point: readonly [number, number, number]) => {
    const isBehind = point[2] < NEAREST_METERS;
    if (before && before[2] < NEAREST_METERS !== isBehind) {
      const t = (NEAREST_METERS - before[2]) / (point[2] - before[2]);
      put(before[0] + t * (point[0] - before[0]), before[1] + t * (point[1] - before[1]), NEAREST_METERS);
    }
    if (!isBehind) put(...point);
    before = point;
  };
  for (const piece of pieces) for (let k = 0; k + 2 < piece.length; k += 3) go(clipOf(matrix, piece, k));
  const first = pieces.find(({ length }) => length >= 3);
  if (isClosed && first) go(clipOf(matrix, first, 0));
  return path;
}

const toPixelX = ({ width }: ScreenProjection, x: number, w: number): number => (0.5 + (0.5 * x) / w) * width;
const toPixelY = ({ height }: ScreenProjection, y: number, w: number): number => (0.5 - (0.5 * y) / w) * height;

function clipOf(m: ArrayLike<number>, from: ArrayLike<number>, at: number): readonly [x: number, y: number, w: number] {
  const [x, y, z] = [from[at]!, from[at + 1]!, from[at + 2]!];
  return [
    m[0]! * x + m[4]! * y + m[8]! * z + m[12]!,
    m[1]! * x + m[5]! * y + m[9]! * z + m[13]!,
    m[3]! * x + m[7]! * y + m[11]! * z + m[15]!,
  ];
}
