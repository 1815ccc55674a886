import { planeRectangularNumerals } from '../../domain/plane-rectangular.ts';

/**
 * `EPSG:6677` of the ways people and files write it: `EPSG:6677`, `6677`, `urn:ogc:def:crs:EPSG::6677`,
 * `http://www.opengis.net/def/crs/EPSG/0/6677`, `CRS84`, `9系`, `平面直角座標系 第IX系`. Undefined for anything else.
 */
export function parseCrsName(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  if (/CRS:?84$/i.test(plain)) return 'EPSG:4326';
  const code = plain.match(
    /^(?:EPSG:+|urn:ogc:def:crs:EPSG:[\d.]*:|https?:\/\/www\.opengis\.net\/(?:def\/crs\/EPSG\/[\d.]+\/|gml\/srs\/epsg\.xml#))?(\d{4,5})$/i,
  );
  if (code) return `EPSG:${code[1]}`;
  const zone = plain.match(/(\d{1,2}|[IVX]+)\s*系/i);
  if (zone) {
    const number = /^\d/.test(zone[1]!)
      ? Number(zone[1])
      : planeRectangularNumerals.indexOf(zone[1]!.toUpperCase()) + 1;
    if (number >= 1 && number <= 19) return `EPSG:${6668 + number}`;
  }
  if (/JGD\s*2011|緯度経度/i.test(plain)) return 'EPSG:6668';
  return undefined;
}
