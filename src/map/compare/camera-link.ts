import type { SceneCamera } from '../scene-types.ts';

/** One camera for several views. */
export interface CameraLink {
  /**
   * A view says where its camera is. Answers where cameras must be moved: the others where this one was moved by hand, this
   * one where it has just joined, nobody where it only says what it was told.
   */
  readonly report: (
    view: string,
    camera: SceneCamera,
  ) => { readonly move: 'others' | 'self' | 'none'; readonly to: SceneCamera };
  readonly leave: (view: string) => void;
}

/** A millimetre, and less than a pixel's turn: what placing a camera and asking for its place may differ by. */
const SAME_DEGREES_ON_GROUND = 1e-8;
const SAME_METERS = 1e-3;
const SAME_TURN_DEGREES = 1e-4;

export function createCameraLink(): CameraLink {
  const members = new Set<string>();
  let shared: SceneCamera | undefined;
  return {
    report: (view, camera) => {
      const hasJoined = !members.has(view);
      members.add(view);
      if (shared && isSame(shared, camera)) return { move: 'none', to: shared };
      if (shared && hasJoined && members.size > 1) return { move: 'self', to: shared };
      shared = camera;
      return { move: 'others', to: camera };
    },
    leave: (view) => {
      members.delete(view);
    },
  };
}

function isSame(a: SceneCamera, b: SceneCamera): boolean {
  const turn = (x: number, y: number) => Math.abs(((((x - y + 180) % 360) + 360) % 360) - 180);
  return (
    Math.abs(a.lon - b.lon) < SAME_DEGREES_ON_GROUND &&
    Math.abs(a.lat - b.lat) < SAME_DEGREES_ON_GROUND &&
    Math.abs(a.eyeHeightMeters - b.eyeHeightMeters) < SAME_METERS &&
    turn(a.headingDegrees, b.headingDegrees) < SAME_TURN_DEGREES &&
    Math.abs(a.pitchDegrees - b.pitchDegrees) < SAME_TURN_DEGREES
  );
}
