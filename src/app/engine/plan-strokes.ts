import type { Text } from '../../domain/answer.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import type { PlanarPolygon, PlanZone } from '../../domain/plan.ts';
import { SLIVER_ZONE_SQUARE_METERS } from '../../domain/zone-kind.ts';
import { planarArea } from '../../spatial/editing/planar-polygons.ts';
import type { PolygonOverlay } from '../../spatial/editing/polygon-overlay.ts';
import { isSameOutline } from '../../spatial/editing/same-outline.ts';
import type { SliverLimits } from '../../spatial/editing/slivers.ts';
import { type DepthSource, type Subtraction, subtractAreas, subtractDepth } from '../../spatial/editing/subtract.ts';
import type { PlanStroke, StrokeRequest } from './plan-types.ts';

/** Ground that strokes take out of zones, planar. */
export interface StrokeGround {
  /** Red zones with the rules that the city has no data for. */
  red(): { readonly areas: readonly PlanarPolygon[]; readonly missing: readonly Text[] };
  /** All sources of a hazard's depth; none: nothing is known of it. */
  depths(hazard: HazardKey): readonly DepthSource[];
}

/** What a stroke makes of zones. */
export interface Stroked {
  readonly zones: readonly PlanZone[];
  readonly slivers: readonly { readonly areaSquareMeters: number; readonly name: string }[];
  readonly missing: readonly Text[];
}

/**
 * A piece of a zone under 100 m² (a small building plot) or narrower than 2 m cannot be described in a plan. Defaults of ours, no rule;
 * every piece is listed before it is left out.
 */
const sliverLimits: SliverLimits = { minimumAreaSquareMeters: 100, minimumWidthMeters: 2 };
const noLimits: SliverLimits = { minimumAreaSquareMeters: 0, minimumWidthMeters: 0 };

const noDepth: Text = { ja: 'この災害の浸水深のデータがありません', en: 'The city has no depth data of this hazard' };

type Request = Pick<StrokeRequest, 'zones' | 'only' | 'dropsSlivers'>;

/** Zones after a stroke; zones that it does not reach are handed on as they are. Throws a GeometryError where GEOS gives up. */
export function applyStroke(
  overlay: PolygonOverlay,
  ground: StrokeGround,
  stroke: PlanStroke,
  request: Request,
): Stroked {
  switch (stroke.kind) {
    case 'subtract_red': {
      const { areas, missing } = ground.red();
      return { ...subtracted(request, (zone, limits) => subtractAreas(overlay, zone, areas, limits)), missing };
    }
    case 'subtract_depth': {
      const sources = ground.depths(stroke.hazard);
      const deep = (source: DepthSource, from: Request) =>
        subtracted(from, (zone, limits) => subtractDepth(overlay, zone, source, stroke.depthMeters, limits));
      return sources.length === 0 ? unchanged(request, [noDepth]) : inTurn(request, sources, deep);
    }
    case 'buffer':
      return done(buffered(overlay, request, stroke.meters));
    case 'merge':
      return done(merged(overlay, request));
    case 'merge_two':
      return done(joined(overlay, request.zones, stroke.zones));
    case 'split':
      return done(split(overlay, request.zones, stroke.line));
    case 'cut_out':
      return done(changed(request.zones, request.only, (zone) => overlay.difference(zone, [[stroke.ring]])));
    case 'draw':
      return done(drawn(overlay, request.zones, stroke));
    case 'import_zones':
      return done(
        stroke.way === 'add' ? joining(overlay, request.zones, stroke.zones) : replacing(request.zones, stroke.zones),
      );
  }
}

const done = (zones: readonly PlanZone[]): Stroked => ({ zones, slivers: [], missing: [] });
const unchanged = ({ zones }: Request, missing: readonly Text[]): Stroked => ({ zones, slivers: [], missing });

type Polygons = PlanZone['polygons'];

/** Zones with other polygons; a zone that nothing is left of goes. */
function changed(
  zones: readonly PlanZone[],
  only: string | undefined,
  change: (polygons: Polygons, zone: PlanZone) => Polygons,
): readonly PlanZone[] {
  return zones.flatMap((zone) => {
    const polygons = only === undefined || zone.id === only ? change(zone.polygons, zone) : zone.polygons;
    if (polygons === zone.polygons) return [zone];
    return polygons.length === 0 ? [] : [{ ...zone, polygons }];
  });
}

function subtracted(
  { zones, only, dropsSlivers }: Request,
  subtract: (polygons: Polygons, limits: SliverLimits) => Subtraction,
): Pick<Stroked, 'zones' | 'slivers'> {
  const slivers: { areaSquareMeters: number; name: string }[] = [];
  const kept = changed(zones, only, (polygons, { name }) => {
    const found = subtract(polygons, sliverLimits);
    if (found.removed.length === 0) return polygons;
    for (const sliver of found.slivers) slivers.push({ areaSquareMeters: planarArea([sliver]), name });
    return dropsSlivers || found.slivers.length === 0 ? found.polygons : subtract(polygons, noLimits).polygons;
  });
  return { zones: kept, slivers };
}

/** One source after the other: what any of them shows goes. */
function inTurn(
  request: Request,
  sources: readonly DepthSource[],
  subtract: (source: DepthSource, request: Request) => Pick<Stroked, 'zones' | 'slivers'>,
): Stroked {
  return sources.reduce<Stroked>(
    (so, source) => {
      const next = subtract(source, { ...request, zones: so.zones });
      return { ...next, slivers: [...so.slivers, ...next.slivers], missing: so.missing };
    },
    unchanged(request, []),
  );
}

/** Zones grow into free ground only: no two of a kind may hold the same place. */
function buffered(overlay: PolygonOverlay, { zones, only }: Request, meters: number): readonly PlanZone[] {
  let settled: readonly PlanZone[] = zones;
  for (const { id } of zones) {
    if (only !== undefined && id !== only) continue;
    settled = changed(settled, id, (polygons) => {
      const grown = overlay.buffer(polygons, meters);
      const others = settled.filter((other) => other.id !== id).flatMap((other) => other.polygons);
      return meters > 0 ? overlay.difference(grown, others) : grown;
    });
  }
  return settled;
}

/** All zones in one, or one with those that touch it; name, code and id are those of the first. */
function merged(overlay: PolygonOverlay, { zones, only }: Request): readonly PlanZone[] {
  const chosen = zones.find(({ id }) => id === only);
  if (!chosen)
    return joined(
      overlay,
      zones,
      zones.map(({ id }) => id),
    );
  const others = zones.filter((zone) => zone !== chosen && touches(overlay, chosen.polygons, zone.polygons));
  return joined(overlay, zones, [chosen.id, ...others.map(({ id }) => id)]);
}

function joined(overlay: PolygonOverlay, zones: readonly PlanZone[], ids: readonly string[]): readonly PlanZone[] {
  const members = zones.filter(({ id }) => ids.includes(id));
  const first = members.find(({ id }) => id === ids[0]);
  if (!first || members.length < 2) return zones;
  const one = { ...first, polygons: overlay.union(members.map(({ polygons }) => polygons)) };
  return zones.flatMap((zone) => (zone === first ? [one] : members.includes(zone) ? [] : [zone]));
}

/** Joined they are fewer pieces than apart. */
const touches = (overlay: PolygonOverlay, a: Polygons, b: Polygons): boolean =>
  overlay.union([a, b]).length < a.length + b.length;

/** Each part that a line cuts off is a zone of its own; the largest keeps the id. */
function split(
  overlay: PolygonOverlay,
  zones: readonly PlanZone[],
  line: Extract<PlanStroke, { kind: 'split' }>['line'],
): readonly PlanZone[] {
  const taken = new Set(zones.map(({ id }) => id));
  return zones.flatMap((zone) => {
    const { parts, undivided } = overlay.split(zone.polygons, line);
    const [largest, ...others] = [...parts].sort((a, b) => planarArea([b]) - planarArea([a]));
    if (!largest || others.length === 0) return [zone];
    const pieces = others.map((part, index) => ({
      ...zone,
      id: freeId(zone.id, taken),
      name: `${zone.name}（${index + 2}）`,
      polygons: [part],
    }));
    return [{ ...zone, polygons: [...undivided, largest] }, ...pieces];
  });
}

/** Ground that another zone of the kind holds stays with it. */
function drawn(
  overlay: PolygonOverlay,
  zones: readonly PlanZone[],
  { ring, name }: Extract<PlanStroke, { kind: 'draw' }>,
): readonly PlanZone[] {
  const free = overlay.difference(
    [[ring]],
    zones.flatMap(({ polygons }) => polygons),
  );
  if (free.length === 0) return zones;
  return [...zones, { id: freeId('n', new Set(zones.map(({ id }) => id))), name, code: 0, polygons: free }];
}

/** A zone that came back as it went out keeps its line, where its ring begins and which way it runs. */
function replacing(zones: readonly PlanZone[], filed: readonly PlanZone[]): readonly PlanZone[] {
  const taken = new Set<string>();
  return filed.map((zone) => {
    const standing = zones.find(({ id }) => id === zone.id);
    const id = taken.has(zone.id) ? freeId(zone.id, taken) : zone.id;
    taken.add(id);
    return {
      ...zone,
      id,
      ...(standing && isSameOutline(standing.polygons, zone.polygons) && { polygons: standing.polygons }),
    };
  });
}

/** Ground that a zone of the kind holds stays with it; a zone that touches none of it is taken as it is. */
function joining(overlay: PolygonOverlay, zones: readonly PlanZone[], filed: readonly PlanZone[]): readonly PlanZone[] {
  const taken = new Set(zones.map(({ id }) => id));
  const joined = [...zones];
  for (const zone of filed) {
    const held = joined.flatMap(({ polygons }) => polygons);
    const isFree = planarArea(overlay.intersection(zone.polygons, held)) === 0;
    const polygons = isFree ? zone.polygons : overlay.difference(zone.polygons, held);
    if (planarArea(polygons) < SLIVER_ZONE_SQUARE_METERS) continue;
    const id = taken.has(zone.id) ? freeId(zone.id, taken) : zone.id;
    taken.add(id);
    joined.push({ ...zone, id, polygons });
  }
  return joined.length === zones.length ? zones : joined;
}

/** `id-2`, `id-3` …: the first that no zone has; it is taken from then on. */
function freeId(id: string, taken: Set<string>): string {
  let number = 2;
  while (taken.has(`${id}-${number}`)) number++;
  taken.add(`${id}-${number}`);
  return `${id}-${number}`;
}
