import { filesLike, numberOf, tagText, textOfBytes } from './raw-text.ts';
import type { Rings } from './shapes.ts';

export interface NaiveRisk {
  readonly hazard: string;
  readonly scale: string;
  readonly rank: number;
  readonly depth: number;
}

export interface NaiveBuilding {
  readonly id: string;
  readonly usage: string;
  readonly structure: string;
  readonly storeysGiven: number;
  readonly height: number;
  readonly floorAreaGiven: number;
  /** Degrees. */
  readonly footprint: readonly Rings[];
  readonly risks: readonly NaiveRisk[];
}

export interface NaiveArea {
  readonly id: string;
  readonly className: string;
  readonly xml: string;
  /** Degrees. */
  readonly polygons: readonly Rings[];
}

/** All elements of a class, with what stands in them. */
function elements(xml: string, className: string): { id: string; body: string }[] {
  const pattern = new RegExp(`<${className} gml:id="([^"]+)">(.*?)</${className}>`, 'gs');
  return [...xml.matchAll(pattern)].map(([, id, body]) => ({ id: id!, body: body! }));
}

function ringsOf(polygonXml: string): Rings {
  return [...polygonXml.matchAll(/<gml:posList>([^<]*)<\/gml:posList>/g)].map(([, text]) => {
    const numbers = text!.trim().split(/\s+/).map(Number);
    return Array.from({ length: numbers.length / 3 }, (_, i) => [numbers[3 * i + 1]!, numbers[3 * i]!] as const);
  });
}

const polygonsOf = (xml: string): Rings[] =>
  [...xml.matchAll(/<gml:Polygon>.*?<\/gml:Polygon>/gs)].map(([polygon]) => ringsOf(polygon));

const hazardNames: Readonly<Record<string, string>> = {
  RiverFlooding: 'river',
  InlandFlooding: 'inland',
  HighTide: 'storm_surge',
  Tsunami: 'tsunami',
  LandSlide: 'landslide',
};

function risksOf(body: string): NaiveRisk[] {
  return [
    ...body.matchAll(
      /<uro:(RiverFlooding|InlandFlooding|HighTide|Tsunami|LandSlide)RiskAttribute>(.*?)<\/uro:\1RiskAttribute>/gs,
    ),
  ].map(([, name, xml]) => {
    const scale = tagText(xml!, 'uro:scale');
    const areaType = tagText(xml!, 'uro:areaType');
    return {
      hazard: hazardNames[name!]!,
      scale: scale && `L${scale}`,
      rank: areaType ? (Number(areaType) % 2 === 1 ? 1 : 2) : Number(tagText(xml!, 'uro:rank')),
      depth: numberOf(tagText(xml!, 'uro:depth')),
    };
  });
}

/** Measured, else of the solid: its highest point above its lowest. */
function heightOf(body: string): number {
  const measured = numberOf(tagText(body, 'bldg:measuredHeight'));
  if (measured > 0) return measured;
  const solid = /<bldg:lod1Solid>(.*?)<\/bldg:lod1Solid>/s.exec(body)?.[1] ?? '';
  const heights = [...solid.matchAll(/<gml:posList>([^<]*)<\/gml:posList>/g)].flatMap(([, text]) =>
    text!
      .trim()
      .split(/\s+/)
      .map(Number)
      .filter((_, i) => i % 3 === 2),
  );
  return heights.length > 0 ? Math.max(...heights) - Math.min(...heights) : Number.NaN;
}

export function readBuildings(files: ReadonlyMap<string, Uint8Array>): NaiveBuilding[] {
  return filesLike(files, /udx\/bldg\/.*\.gml$/).flatMap(([, bytes]) =>
    elements(textOfBytes(bytes), 'bldg:Building').map(({ body }) => ({
      id: tagText(body, 'uro:buildingID'),
      usage: tagText(body, 'bldg:usage'),
      structure: tagText(body, 'uro:buildingStructureType'),
      storeysGiven: numberOf(tagText(body, 'bldg:storeysAboveGround')),
      height: heightOf(body),
      floorAreaGiven: numberOf(tagText(body, 'uro:totalFloorArea')),
      footprint: polygonsOf(/<bldg:lod0FootPrint>(.*?)<\/bldg:lod0FootPrint>/s.exec(body)![1]!),
      risks: risksOf(body),
    })),
  );
}

/** Features of a class in the files that fit, in document order. */
export function readAreas(files: ReadonlyMap<string, Uint8Array>, path: RegExp, className: string): NaiveArea[] {
  return filesLike(files, path).flatMap(([, bytes]) =>
    elements(textOfBytes(bytes), className).map(({ id, body }) => ({
      id,
      className,
      xml: body,
      polygons: polygonsOf(body),
    })),
  );
}
