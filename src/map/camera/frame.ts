/** How a box is to be seen; its corners are metres east, north, up of its middle. */
export interface Framing {
  readonly headingDegrees: number;
  readonly pitchDegrees: number;
  /** Half the field of view, radians. */
  readonly halfWidthRadians: number;
  readonly halfHeightRadians: number;
  /** Share of the view that the corners may fill, 1 = to the edge. */
  readonly fill: number;
}

type Vector = readonly [east: number, north: number, up: number];

const RADIANS = Math.PI / 180;
/** The shift converges within a few rounds; each one halves the imbalance at least. */
const ROUNDS = 8;

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/**
 * Where to look (metres east and north of the box's middle) and from how far, so that the corners fill the view evenly.
 * The distance is closed form: each corner asks for |sideways| / tan(half angle) less its own depth; perspective makes near
 * corners larger, so the point looked at moves until opposite margins agree.
 */
export function frameCorners(
  corners: readonly Vector[],
  framing: Framing,
): { readonly rangeMeters: number; readonly shift: readonly [east: number, north: number] } {
  const axes = viewAxes(framing);
  const [tanWidth, tanHeight] = [Math.tan(framing.halfWidthRadians), Math.tan(framing.halfHeightRadians)];
  const groundUp = Math.max(0.2, Math.hypot(axes.up[0], axes.up[1]));
  const heading = framing.headingDegrees * RADIANS;
  let shift: [number, number] = [0, 0];
  let rangeMeters = 0;
  for (let round = 0; round < ROUNDS; round++) {
    rangeMeters = 0;
    const seen = corners.map((corner) => {
      const moved: Vector = [corner[0] - shift[0], corner[1] - shift[1], corner[2]];
      return { depth: dot(moved, axes.forward), right: dot(moved, axes.right), up: dot(moved, axes.up) };
    });
    for (const { depth, right, up } of seen) {
      const sideways = Math.abs(right) / (tanWidth * framing.fill);
      const upwards = Math.abs(up) / (tanHeight * framing.fill);
      rangeMeters = Math.max(rangeMeters, sideways - depth, upwards - depth);
    }
    const xs = seen.map(({ right, depth }) => right / (depth + rangeMeters));
    const ys = seen.map(({ up, depth }) => up / (depth + rangeMeters));
    const offX = ((Math.max(...xs) + Math.min(...xs)) / 2) * rangeMeters;
    const offY = (((Math.max(...ys) + Math.min(...ys)) / 2) * rangeMeters) / groundUp;
    shift = [
      shift[0] + offX * Math.cos(heading) + offY * Math.sin(heading),
      shift[1] - offX * Math.sin(heading) + offY * Math.cos(heading),
    ];
  }
  return { rangeMeters, shift };
}

function viewAxes({ headingDegrees, pitchDegrees }: Framing): {
  readonly forward: Vector;
  readonly right: Vector;
  readonly up: Vector;
} {
  const heading = headingDegrees * RADIANS;
  const pitch = pitchDegrees * RADIANS;
  return {
    forward: [Math.sin(heading) * Math.cos(pitch), Math.cos(heading) * Math.cos(pitch), Math.sin(pitch)],
    right: [Math.cos(heading), -Math.sin(heading), 0],
    up: [-Math.sin(heading) * Math.sin(pitch), -Math.cos(heading) * Math.sin(pitch), Math.cos(pitch)],
  };
}
