import {
  ArcType,
  BlendingState,
  BoundingSphere,
  Cartesian3,
  GeometryInstance,
  PolylineGeometry,
  PolylineMaterialAppearance,
  Primitive,
} from 'cesium';
import { createLineMaterial, drawnWidth, type LineStyle } from './line-style.ts';

/**
 * Lines (ECEF metres) drawn over everything, one style, one draw. `behind` lets nearer terrain and buildings hide them.
 * The caller adds the primitive to the scene, which then owns it. Undefined without lines.
 */
export function createLines(lines: readonly Float64Array[], style: LineStyle, behind = false): Primitive | undefined {
  const width = drawnWidth(style);
  const geometryInstances = lines
    .filter((line) => line.length >= 6)
    .map((line) => Cartesian3.unpackArray(Array.from(line)))
    .filter((positions) => BoundingSphere.fromPoints(positions).radius > 0)
    .map(
      (positions) =>
        new GeometryInstance({ geometry: new PolylineGeometry({ positions, width, arcType: ArcType.NONE }) }),
    );
  if (geometryInstances.length === 0) return undefined;
  const appearance = new PolylineMaterialAppearance({
    material: createLineMaterial(style),
    // Blended, but in the opaque pass: labels come in the translucent pass and so lie above the lines.
    translucent: false,
    renderState: { depthTest: { enabled: behind }, depthMask: false, blending: BlendingState.ALPHA_BLEND },
  });
  return new Primitive({ geometryInstances, appearance, asynchronous: false, allowPicking: false });
}
