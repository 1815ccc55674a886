import type { ImportIssue } from '../../domain/import-issue.ts';
import type { CityObject } from './city-object.ts';
import type { CodeLists } from './code-lists.ts';
import {
  createLandslideCollector,
  createRoadCollector,
  createWaterCollector,
  createZoneCollector,
  type PathHints,
} from './collect-areas.ts';
import { createBuildingCollector } from './collect-buildings.ts';
import { crsCode } from './crs-name.ts';
import { growableFloat64 } from './growable.ts';
import { MemberBuilder } from './member-builder.ts';
import type { ParsedFile, ParseFault } from './parsed-file.ts';
import { createReporter } from './reporter.ts';
import { XmlError, type XmlErrorKind } from './xml-error.ts';
import { XmlScanner } from './xml-scanner.ts';

export interface ParseContext {
  readonly codeLists: CodeLists;
  readonly hints: PathHints;
  /** LOD2 surfaces too; they can be most of the memory. */
  readonly lod2: boolean;
}

export interface CityGmlParser {
  /** UTF-8 bytes, cut anywhere. Returns false once nothing more can be read. */
  push(bytes: Uint8Array): boolean;
  /** Rows taken so far. */
  readonly rows: number;
  finish(): ParsedFile;
}

/** Codes of issues for what can be wrong with the XML. */
const FAULT_CODES: Readonly<Record<XmlErrorKind, ImportIssue['code']>> = {
  'unbound-prefix': 'xml-unbound-prefix',
  'not-utf8': 'xml-not-utf8',
  truncated: 'xml-truncated',
  'tag-mismatch': 'xml-tag-mismatch',
  'not-xml': 'xml-not-xml',
  malformed: 'xml-malformed',
  'token-too-long': 'xml-malformed',
};

/**
 * Parses one CityGML file pushed in pieces. Never throws for bad input: the first fault ends the reading and is part of
 * the result, together with everything that was complete before it.
 */
export function createCityGmlParser(file: string, { codeLists, hints, lod2 }: ParseContext): CityGmlParser {
  const reporter = createReporter(file);
  const { reject, notes } = reporter;
  const buildings = createBuildingCollector(codeLists, lod2);
  const zones = new Map<string, ReturnType<typeof createZoneCollector>>();
  const water = createWaterCollector(codeLists, hints, reject, notes);
  const landslides = createLandslideCollector(codeLists, reject);
  const roads = createRoadCollector(reject);
  const triangles = growableFloat64();
  const leftOut: Record<string, number> = {};
  let zoneCount = 0;
  let fault: ParseFault | undefined;

  const leaveOut = (className: string): void => {
    leftOut[className] = (leftOut[className] ?? 0) + 1;
  };
  const addZone = (object: CityObject): boolean => {
    const collector = zones.get(object.className) ?? createZoneCollector(object.className, codeLists);
    zones.set(object.className, collector);
    const added = collector.add(object);
    if (added) zoneCount++;
    return added;
  };
  const addTriangles = (object: CityObject): boolean => {
    for (let surface = 0; surface < object.surfaceCount; surface++) {
      const start = object.firstVertex(object.firstRing(surface));
      for (let i = start; i < start + 3; i++) {
        triangles.push(object.lonLat[2 * i] as number);
        triangles.push(object.lonLat[2 * i + 1] as number);
        triangles.push(object.heights[i] as number);
      }
    }
    return object.surfaceCount > 0;
  };
  const addFeature = (object: CityObject): boolean => {
    switch (object.className) {
      case 'Building':
        return buildings.add(object, reject, notes);
      case 'WaterBody':
        return water.add(object);
      case 'SedimentDisasterProneArea':
        return landslides.add(object);
      case 'Road':
        return roads.add(object);
      case 'ReliefFeature':
        return addTriangles(object);
      default:
        return addZone(object);
    }
  };

  const builder = new MemberBuilder({
    wants(className, namespaceUri) {
      if (TAKEN.has(className) || namespaceUri.includes('/urf/')) return true;
      leaveOut(className);
      return false;
    },
    take(object) {
      reporter.feature(object.id(0));
      if (object.className === 'WaterBody' && !water.isHazard(object)) return leaveOut('WaterBody');
      reporter.geometry(object);
      if (!addFeature(object)) reporter.withoutGeometry(object);
    },
    rejectRoot(localName) {
      fault = { code: 'citygml-other-root', featureId: '', values: { found: localName } };
    },
  });
  const scanner = new XmlScanner(builder);

  const guarded = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      const { kind, offset, found } = error;
      fault ??= { code: FAULT_CODES[kind], offset, featureId: builder.featureId, values: { found } };
    }
  };

  return {
    push(bytes) {
      if (!fault) guarded(() => scanner.push(bytes));
      return fault === undefined;
    },
    get rows() {
      return buildings.count + zoneCount + water.count + landslides.count + roads.count;
    },
    finish() {
      if (!fault) guarded(() => scanner.end());
      const srsName = builder.fileSrsName || reporter.firstSrsName;
      return {
        buildings: buildings.finish(),
        zones: [...zones.values()].map((collector) => collector.finish()),
        waterBodies: water.finish(),
        landslides: landslides.finish(),
        triangles: triangles.finish(),
        roads: roads.finish(),
        leftOut,
        issues: reporter.finish(),
        srsName: srsName && `EPSG:${crsCode(srsName)}`,
        ...(fault && { fault }),
      };
    },
  };
}

/** Features with a place in the product whatever their namespace; urf zones besides. */
const TAKEN = new Set(['Building', 'WaterBody', 'SedimentDisasterProneArea', 'Road', 'ReliefFeature']);
