import {
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
import { createLines } from './create-lines.ts';
import { shoreStyle, surveyEdgeStyle } from './line-style.ts';
import { usePrimitives } from './use-primitives.ts';
import { drapedLines } from './use-zones.ts';
import { createWaterMesh, type WaterMesh } from './water-mesh.ts';

/** Source: ui.md §4. */
const WATER = Color.fromCssColorString('#3f7fd0').withAlpha(0.2);

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
  const isWanted = host !== undefined && visible;
  const mesh = useMemo(
    () => (hazard && isWanted ? createWaterMesh(hazard.raster, ground, geoidHeightMeters) : undefined),
    [hazard, isWanted, ground, geoidHeightMeters],
  );
  const water = useMemo(
    () => (mesh ? () => [createSurface(mesh), createLines(mesh.shores, shoreStyle, true)] : undefined),
    [mesh],
  );
  const edges = useMemo(
    () => (mesh ? () => [drapedLines(mesh.surveyEdges, surveyEdgeStyle, ground, geoidHeightMeters)] : undefined),
    [mesh, ground, geoidHeightMeters],
  );
  usePrimitives(host, water, view.waterSurface && visible);
  usePrimitives(host, edges, visible);
}

function createSurface({ positions, indices }: WaterMesh): Primitive | undefined {
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
    primitiveType: PrimitiveType.TRIANGLES,
    boundingSphere: BoundingSphere.fromVertices(Array.from(positions)),
  });
  return new Primitive({
    geometryInstances: new GeometryInstance({
      geometry,
      attributes: { color: ColorGeometryInstanceAttribute.fromColor(WATER) },
    }),
    appearance: new PerInstanceColorAppearance({ flat: true, translucent: true, closed: false }),
    asynchronous: false,
    allowPicking: false,
  });
}
