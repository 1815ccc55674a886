import { planeRectangularZones } from '../../domain/plane-rectangular.ts';

type Datum = 'JGD2011' | 'JGD2000' | 'WGS84' | 'Tokyo';

function datumOf(wkt: string): Datum | undefined {
  const name = wkt.replace(/[\s_]/g, '').toUpperCase();
  if (/JGD2011|GEODETICDATUM2011/.test(name)) return 'JGD2011';
  if (/JGD2000|GEODETICDATUM2000/.test(name)) return 'JGD2000';
  if (/"D?TOKYO|BESSEL1841|"BESSEL/.test(name)) return 'Tokyo';
  return /WGS1984|WGS84/.test(name) ? 'WGS84' : undefined;
}

function parameter(wkt: string, pattern: string): number {
  const found = wkt.match(new RegExp(`PARAMETER\\s*\\[\\s*"(?:${pattern})"\\s*,\\s*(-?[\\d.eE+-]+)`, 'i'));
  return found ? Number(found[1]) : Number.NaN;
}

function geographicCode(datum: Datum): string {
  return `EPSG:${{ JGD2011: 6668, JGD2000: 4612, WGS84: 4326, Tokyo: 4301 }[datum]}`;
}

function planeRectangularCode(wkt: string, datum: Datum): string | undefined {
  const lat = parameter(wkt, 'latitude_of_origin|Latitude of natural origin');
  const lon = parameter(wkt, 'central_meridian|Longitude of natural origin');
  if (Math.abs(parameter(wkt, 'scale_factor|Scale factor at natural origin') - 0.9999) > 1e-7) return undefined;
  const zone = planeRectangularZones.find(
    ({ originLat, originLon }) => Math.abs(originLat - lat) < 1e-4 && Math.abs(originLon - lon) < 1e-4,
  )?.zone;
  if (!zone) return undefined;
  const first = { JGD2011: 6668, WGS84: 6668, JGD2000: 2442, Tokyo: 30160 }[datum];
  return `EPSG:${first + zone}`;
}

function utmCode(wkt: string, datum: Datum): string | undefined {
  if (Math.abs(parameter(wkt, 'scale_factor|Scale factor at natural origin') - 0.9996) > 1e-7) return undefined;
  const zone = (parameter(wkt, 'central_meridian|Longitude of natural origin') + 183) / 6;
  if (!Number.isInteger(zone) || zone < 51 || zone > 56 || datum === 'Tokyo') return undefined;
  const first = { JGD2011: 6637, JGD2000: 3046, WGS84: 32600 }[datum];
  return `EPSG:${first + zone}`;
}

/**
 * `EPSG:…` of a coordinate system written as WKT 1 (OGC or ESRI, the content of a .prj) or WKT 2, found by datum and
 * projection parameters rather than by name, since every program spells the names its own way. Undefined if unknown.
 */
export function parseWktCrs(wkt: string): string | undefined {
  const text = wkt.trim();
  const authority = text.match(/(?:AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?|ID\s*\[\s*"EPSG"\s*,\s*)(\d+)"?\s*\]\s*\]$/i);
  if (authority) return `EPSG:${authority[1]}`;
  const datum = datumOf(text);
  if (!datum) return undefined;
  if (/^(GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS|GEOGRAPHICCRS|COMPD_CS\s*\[[^[]*,\s*GEOGCS)/i.test(text))
    return geographicCode(datum);
  if (/Mercator_Auxiliary_Sphere|Popular_Visualisation|Pseudo.?Mercator/i.test(text)) return 'EPSG:3857';
  if (/Transverse[_ ]Mercator|Gauss_Kruger/i.test(text))
    return planeRectangularCode(text, datum) ?? utmCode(text, datum);
  return undefined;
}
