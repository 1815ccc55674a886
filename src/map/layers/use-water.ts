import {
  BlendingState,
  BoundingSphere,
  Color,
  ColorGeometryInstanceAttribute,
  ComponentDatatype,
  Geometry,
  GeometryAttribute,
  GeometryAttributes,
  GeometryInstance,
  PerInstanceColorAppearance,
  Primitive,
  PrimitiveType,
} from 'cesium';
import { useMemo } from 'react';
import type { SceneHost } from '../scene/use-widget.ts';
import type { SceneCity, SceneHazardRaster, SceneView } from '../scene-types.ts';
import type { Ground } from '../terrain/ground.ts';
import { surveyEdgeStyle } from './line-style.ts';
import { usePrimitives } from './use-primitives.ts';
import { drapedLines } from './use-zones.ts';
import { createWaterMesh, surveyEdges } from './water-mesh.ts';

/** Source: ui.md §4. */
const WATER = Color.fromCssColorString('#3f7fd0').withAlpha(0.2);
const SHORE = Color.fromCssColorString('#2f68b0').withAlpha(0.75);

/** Owns the water surface with its shore, and the dashed edge of what was surveyed. */
export function useWater(
  host: SceneHost | undefined,
  hazard: SceneHazardRaster | undefined,
  city: SceneCity,
  ground: Ground,
  view: SceneView,
): void {
  const { geoidHeightMeters } = city;
  const visible = view.layers.hazard?.visible ?? true;
  const isWaterOn = visible && view.waterSurface;
  const raster = hazard?.raster;
  const water = useMemo(() => {
    if (!raster || !isWaterOn) return undefined;
    return () => {
      const { positions, indices, shore } = createWaterMesh(raster, ground, geoidHeightMeters);
      return [
        flatPrimitive(positions, indices, PrimitiveType.TRIANGLES, WATER),
        flatPrimitive(positions, shore, PrimitiveType.LINES, SHORE),
      ];
    };
  }, [raster, isWaterOn, ground, geoidHeightMeters]);
  const edges = useMemo(
    () => (raster ? () => [drapedLines(surveyEdges(raster), surveyEdgeStyle, ground, geoidHeightMeters)] : undefined),
    [raster, ground, geoidHeightMeters],
  );
  usePrimitives(host, 'water', water, true);
  usePrimitives(host, 'lines', edges, visible);
}

function flatPrimitive(
  positions: Float64Array,
  indices: Uint32Array,
  primitiveType: PrimitiveType,
  colour: Color,
): Primitive | undefined {
  if (indices.length === 0) return undefined;
  const attributes = new GeometryAttributes();
  attributes.position = new GeometryAttribute({
    componentDatatype: ComponentDatatype.DOUBLE,
    componentsPerAttribute: 3,
    values: positions,
  });
  const geometry = new Geometry({
    attributes,
    indices,
    primitiveType,
    boundingSphere: BoundingSphere.fromVertices(Array.from(positions)),
  });
  return new Primitive({
    geometryInstances: new GeometryInstance({
      geometry,
      attributes: { color: ColorGeometryInstanceAttribute.fromColor(colour) },
    }),
    // Blended in the opaque pass, before the lines and labels that lie above it.
    appearance: new PerInstanceColorAppearance({
      flat: true,
      translucent: false,
      renderState: { depthTest: { enabled: true }, depthMask: false, blending: BlendingState.ALPHA_BLEND },
    }),
    asynchronous: false,
    allowPicking: false,
  });
}
