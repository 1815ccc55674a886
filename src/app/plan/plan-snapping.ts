import type { PlanarPosition, PlanZone } from '../../domain/plan.ts';
import type { SceneSnap, SnapContext } from '../../map/editing/editing-types.ts';
import type { SnapTarget } from '../../project/plan/plan-view.ts';
import { createSnapIndex, type SnapIndex, segmentsOfPolygons } from '../../spatial/editing/snap-index.ts';
import { vertexAt } from '../../spatial/editing/vertex-edits.ts';
import type { PlanarBounds } from '../engine/plan-snap-lines.ts';
import type { SnapLines } from '../engine/plan-types.ts';

/** Half the side of the window whose lines are fetched, metres: a drag across a screen of streets stays in it. */
const REACH_METERS = 300;
/** So near to its edge the next window is fetched. */
const MARGIN_METERS = 100;

/** Draws vertices to lines around them. The lines come from the engine a window at a time; until they are there nothing snaps. */
export class PlanSnapping {
  readonly #fetch: (bounds: PlanarBounds) => Promise<SnapLines>;
  readonly #label: (target: SnapTarget) => string;
  #index: SnapIndex<SnapTarget> = createSnapIndex({});
  #zones: readonly PlanZone[] = [];
  #window: PlanarBounds | undefined;
  #isFetching = false;
  /** What was found last. */
  #target: SnapTarget | undefined;

  constructor(fetch: (bounds: PlanarBounds) => Promise<SnapLines>, label: (target: SnapTarget) => string) {
    this.#fetch = fetch;
    this.#label = label;
  }

  /** The line whose own vertices are snapped to: as it is when a drag begins. */
  follow(zones: readonly PlanZone[]): void {
    if (zones === this.#zones) return;
    this.#zones = zones;
    this.#index = this.#index.withSource('vertices', segmentsOfPolygons(zones.flatMap(({ polygons }) => polygons)));
  }

  snap(
    [x, y]: PlanarPosition,
    { toleranceMeters, vertex }: SnapContext,
    targets: readonly SnapTarget[],
  ): SceneSnap | undefined {
    this.#look(x, y);
    const own = vertex && positionOf(this.#zones, vertex);
    const found = this.#index.snap(x, y, toleranceMeters, targets, own && { source: 'vertices', position: own });
    this.#target = found?.source;
    return found && { position: [found.x, found.y], label: this.#label(found.source) };
  }

  get target(): SnapTarget | undefined {
    return this.#target;
  }

  #look(x: number, y: number): void {
    if (this.#isFetching || (this.#window && isWellInside(this.#window, x, y))) return;
    this.#isFetching = true;
    const window = [x - REACH_METERS, y - REACH_METERS, x + REACH_METERS, y + REACH_METERS] as const;
    this.#fetch(window)
      .then((lines) => {
        this.#window = window;
        const vertices = segmentsOfPolygons(this.#zones.flatMap(({ polygons }) => polygons));
        this.#index = createSnapIndex<SnapTarget>({ ...lines, vertices });
      })
      .catch(() => undefined) // without lines nothing snaps; the next move asks again
      .finally(() => {
        this.#isFetching = false;
      });
  }
}

const isWellInside = ([minX, minY, maxX, maxY]: PlanarBounds, x: number, y: number): boolean =>
  x - minX > MARGIN_METERS && maxX - x > MARGIN_METERS && y - minY > MARGIN_METERS && maxY - y > MARGIN_METERS;

/** A vertex that was inserted since is in no line yet. */
function positionOf(
  zones: readonly PlanZone[],
  vertex: NonNullable<SnapContext['vertex']>,
): PlanarPosition | undefined {
  try {
    return vertexAt(zones, vertex);
  } catch {
    return undefined;
  }
}
