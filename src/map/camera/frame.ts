/** A place to look at with its surroundings: corners relative to the middle, metres east, north, up. */
export interface Framing {
  readonly headingDegrees: number;
  readonly pitchDegrees: number;
  /** Half the field of view, radians. */
  readonly halfWidthRadians: number;
  readonly halfHeightRadians: number;
  /** Share of the view that the corners may fill, 1 = to the edge. */
  readonly fill: number;
}

const RADIANS = Math.PI / 180;

/**
 * Smallest distance from the middle at which a perspective camera has all corners in view. Closed form: each corner asks
 * for a distance of |sideways| / tan(half angle) less its own depth.
 */
export function framingRange(corners: readonly (readonly [number, number, number])[], framing: Framing): number {
  const heading = framing.headingDegrees * RADIANS;
  const pitch = framing.pitchDegrees * RADIANS;
  const forward = [Math.sin(heading) * Math.cos(pitch), Math.cos(heading) * Math.cos(pitch), Math.sin(pitch)] as const;
  const right = [Math.cos(heading), -Math.sin(heading), 0] as const;
  const up = [-Math.sin(heading) * Math.sin(pitch), -Math.cos(heading) * Math.sin(pitch), Math.cos(pitch)] as const;
  const dot = (a: readonly [number, number, number], b: readonly [number, number, number]) =>
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const [tanWidth, tanHeight] = [Math.tan(framing.halfWidthRadians), Math.tan(framing.halfHeightRadians)];
  let range = 0;
  for (const corner of corners) {
    const depth = dot(corner, forward);
    const sideways = Math.abs(dot(corner, right)) / (tanWidth * framing.fill);
    const upwards = Math.abs(dot(corner, up)) / (tanHeight * framing.fill);
    range = Math.max(range, sideways - depth, upwards - depth);
  }
  return range;
}
