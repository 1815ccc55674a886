import { type Point, toLonLat } from '../world/frame.ts';
import type { Area } from '../world/plan-areas.ts';
import { signedArea } from '../world/shapes.ts';
import { toUtf8 } from './text.ts';

export interface Feature {
  readonly properties: Readonly<Record<string, string | number>>;
  readonly areas: readonly Area[];
}

const round = (value: number): number => Math.round(value * 1e8) / 1e8;

/** Closed ring in degrees, outer rings counter-clockwise and holes clockwise (RFC 7946). */
function coordinates(ring: readonly Point[], outer: boolean): number[][] {
  const turned = signedArea(ring) > 0 === outer ? ring : [...ring].reverse();
  const points = turned.map((point) => toLonLat(point).map(round));
  return [...points, points[0]!];
}

/** A collection in JGD2011 degrees, one feature a line, with the `crs` member that 国土数値情報 writes. */
export function geoJson(name: string, features: readonly Feature[]): Uint8Array {
  const lines = features.map(({ properties, areas }) =>
    JSON.stringify({
      type: 'Feature',
      properties,
      geometry: {
        type: 'MultiPolygon',
        coordinates: areas.map((rings) => rings.map((ring, i) => coordinates(ring, i === 0))),
      },
    }),
  );
  const crs = '{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::6668"}}';
  return toUtf8(`{"type":"FeatureCollection","name":"${name}","crs":${crs},"features":[\n${lines.join(',\n')}\n]}\n`);
}
