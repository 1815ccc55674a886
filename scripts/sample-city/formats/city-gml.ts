import { type Point, toLonLat } from '../world/frame.ts';
import { createRandom } from '../world/random.ts';

/** Pieces of PLATEAU CityGML 2.0 (i-UR 3.1). Positions are written as latitude, longitude, height (EPSG:6697). */
const header = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<core:CityModel xmlns:core="http://www.opengis.net/citygml/2.0" xmlns:bldg="http://www.opengis.net/citygml/building/2.0"',
  ' xmlns:dem="http://www.opengis.net/citygml/relief/2.0" xmlns:gml="http://www.opengis.net/gml"',
  ' xmlns:tran="http://www.opengis.net/citygml/transportation/2.0" xmlns:wtr="http://www.opengis.net/citygml/waterbody/2.0"',
  ' xmlns:uro="https://www.geospatial.jp/iur/uro/3.1" xmlns:urf="https://www.geospatial.jp/iur/urf/3.1"',
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
].join('');
const crs = 'srsName="http://www.opengis.net/def/crs/EPSG/0/6697" srsDimension="3"';

export type Position = readonly [number, number, number];

/** Collects one file's city objects and its envelope. */
export class GmlFile {
  private readonly members: string[] = [];
  private south = 90;
  private west = 180;
  private north = -90;
  private east = -180;
  private low = Number.POSITIVE_INFINITY;
  private high = Number.NEGATIVE_INFINITY;

  add(member: string): void {
    this.members.push(`<core:cityObjectMember>\n${member}\n</core:cityObjectMember>\n`);
  }

  get isEmpty(): boolean {
    return this.members.length === 0;
  }

  /** Local x, y and TP height → "lat lon height", about 1 mm fine. */
  position(x: number, y: number, height: number): string {
    const [lon, lat] = toLonLat([x, y]);
    this.south = Math.min(this.south, lat);
    this.north = Math.max(this.north, lat);
    this.west = Math.min(this.west, lon);
    this.east = Math.max(this.east, lon);
    this.low = Math.min(this.low, height);
    this.high = Math.max(this.high, height);
    return `${lat.toFixed(8)} ${lon.toFixed(8)} ${trim(height)}`;
  }

  /** A closed posList of a ring at one height. */
  ring(ring: readonly Point[], height: number): string {
    const corners = ring.map(([x, y]) => this.position(x, y, height));
    return [...corners, corners[0]!].join(' ');
  }

  toBytes(): Uint8Array {
    const lower = `${this.south.toFixed(8)} ${this.west.toFixed(8)} ${trim(this.low)}`;
    const upper = `${this.north.toFixed(8)} ${this.east.toFixed(8)} ${trim(this.high)}`;
    const envelope = `<gml:boundedBy><gml:Envelope ${crs}><gml:lowerCorner>${lower}</gml:lowerCorner><gml:upperCorner>${upper}</gml:upperCorner></gml:Envelope></gml:boundedBy>`;
    return Buffer.from(`${header}\n${envelope}\n${this.members.join('')}</core:CityModel>\n`, 'utf8');
  }
}

/** Centimetres without needless zeros. */
export const trim = (value: number): string => String(Math.round(value * 100) / 100);

export const element = (name: string, body: string | number, attributes = ''): string =>
  `<${name}${attributes && ` ${attributes}`}>${body}</${name}>`;

/** An element with a code of a list; `up` is how many folders the file lies below the archive's root. */
export const coded = (name: string, list: string, code: string | number, up = 2): string =>
  element(name, code, `codeSpace="${'../'.repeat(up)}codelists/${list}.xml"`);

const linearRing = (positions: string): string =>
  `<gml:LinearRing><gml:posList>${positions}</gml:posList></gml:LinearRing>`;

/** A polygon of posLists, the outer ring first. */
export function polygon(rings: readonly string[], id = ''): string {
  const inner = rings.slice(1).map((ring) => `<gml:interior>${linearRing(ring)}</gml:interior>`);
  return `<gml:Polygon${id && ` gml:id="${id}"`}><gml:exterior>${linearRing(rings[0]!)}</gml:exterior>${inner.join('')}</gml:Polygon>`;
}

export const multiSurface = (polygons: readonly string[]): string =>
  `<gml:MultiSurface>${polygons.map((p) => `<gml:surfaceMember>${p}</gml:surfaceMember>`).join('')}</gml:MultiSurface>`;

export const solid = (members: readonly string[]): string =>
  `<gml:Solid><gml:exterior><gml:CompositeSurface>${members.map((m) => `<gml:surfaceMember>${m}</gml:surfaceMember>`).join('')}</gml:CompositeSurface></gml:exterior></gml:Solid>`;

/** A version-4-shaped id that comes from the seed. */
export function seededId(prefix: string, seed: number, name: string): string {
  const random = createRandom(seed, `${prefix} ${name}`);
  const hex = Array.from({ length: 32 }, () => Math.floor(random.next() * 16).toString(16)).join('');
  return `${prefix}_${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
