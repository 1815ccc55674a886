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
  StencilFunction,
  StencilOperation,
} from 'cesium';
import { useMemo } from 'react';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneCity, SceneHazardRaster, SceneView } from '../scene-types.ts';
import type { Ground } from '../terrain/ground.ts';
import { surveyEdgeStyle } from './line-style.ts';
import { usePrimitives } from './use-primitives.ts';
import { drapedLines } from './use-zones.ts';
import { createWaterMesh, surveyEdges } from './water-mesh.ts';

/** Source: ui.md §4. */
const WATER = Color.fromCssColorString('#3f7fd0').withAlpha(0.2);
const SHORE = Color.fromCssColorString('#2f68b0').withAlpha(0.75);

/**
 * Cesium marks the pixels of 3D tiles with this bit. The surface leaves them out: the roof of a building under water keeps
 * the legend's colour exactly, and the wetted part of walls is tinted by the building shader.
 */
const TILE_BIT = 0x80;
const KEEP = { fail: StencilOperation.KEEP, zFail: StencilOperation.KEEP, zPass: StencilOperation.KEEP };
const NOT_ON_BUILDINGS = {
  enabled: true,
  frontFunction: StencilFunction.NOT_EQUAL,
  backFunction: StencilFunction.NOT_EQUAL,
  frontOperation: KEEP,
  backOperation: KEEP,
  reference: TILE_BIT,
  mask: TILE_BIT,
};

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
  // One ramp, one carrier: a result by zone is not seen through blue.
  const isWaterOn = visible && view.waterSurface && !view.zoneFills;
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
      renderState: {
        depthTest: { enabled: true },
        depthMask: false,
        blending: BlendingState.ALPHA_BLEND,
        stencilTest: NOT_ON_BUILDINGS,
      },
    }),
    asynchronous: false,
    allowPicking: false,
  });
}
