import { planeRectangularCrs, planeRectangularNumerals, planeRectangularZones } from '../domain/plane-rectangular.ts';

/**
 * JGD2011 degrees (EPSG:6668) and its plane-rectangular systems (EPSG:6669 … 6687) as files define them. All throw a
 * RangeError for any other system. Source of names and codes: EPSG registry.
 */
export const JGD2011 = 'EPSG:6668';

/** Systems that can be defined: those that a file is written in. */
export const definedCrs: readonly string[] = [
  JGD2011,
  ...planeRectangularZones.map(({ zone }) => planeRectangularCrs(zone)),
];

/** `EPSG:6677` → 6677. */
export const epsgCode = (crs: string): number => Number(crs.slice('EPSG:'.length));

/** Undefined for degrees. */
function zoneOf(crs: string): { readonly numeral: string; readonly lat: number; readonly lon: number } | undefined {
  if (!definedCrs.includes(crs)) throw new RangeError(`expected EPSG:6668 … EPSG:6687, got "${crs}"`);
  const zone = planeRectangularZones.find((candidate) => planeRectangularCrs(candidate.zone) === crs);
  return zone && { numeral: planeRectangularNumerals[zone.zone - 1]!, lat: zone.originLat, lon: zone.originLon };
}

/** `JGD2011 / Japan Plane Rectangular CS IX`. */
export function crsName(crs: string): string {
  const zone = zoneOf(crs);
  return zone ? `JGD2011 / Japan Plane Rectangular CS ${zone.numeral}` : 'JGD2011';
}

/** WKT in the dialect of ESRI: the content of a .prj. */
export function esriWkt(crs: string): string {
  const zone = zoneOf(crs);
  const degrees =
    'GEOGCS["GCS_JGD_2011",DATUM["D_JGD_2011",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
  if (!zone) return degrees;
  const parameters = transverseMercator(zone.lat, zone.lon, [
    'False_Easting',
    'False_Northing',
    'Central_Meridian',
    'Scale_Factor',
    'Latitude_Of_Origin',
  ]);
  return `PROJCS["JGD_2011_Japan_Zone_${planeRectangularNumerals.indexOf(zone.numeral) + 1}",${degrees},PROJECTION["Transverse_Mercator"],${parameters},UNIT["Meter",1.0]]`;
}

/** OGC WKT 1 with authority codes, as GeoPackage keeps it. */
export function ogcWkt(crs: string): string {
  const zone = zoneOf(crs);
  const degrees =
    'GEOGCS["JGD2011",DATUM["Japanese_Geodetic_Datum_2011",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","1128"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","6668"]]';
  if (!zone) return degrees;
  const parameters = transverseMercator(zone.lat, zone.lon, [
    'latitude_of_origin',
    'central_meridian',
    'scale_factor',
    'false_easting',
    'false_northing',
  ]);
  return `PROJCS["${crsName(crs)}",${degrees},PROJECTION["Transverse_Mercator"],${parameters},UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","${epsgCode(crs)}"]]`;
}

/** The parameters in the order that a dialect writes them. */
function transverseMercator(lat: number, lon: number, names: readonly string[]): string {
  const values: Readonly<Record<string, number>> = {
    false_easting: 0,
    false_northing: 0,
    central_meridian: lon,
    scale_factor: 0.9999,
    latitude_of_origin: lat,
  };
  return names.map((name) => `PARAMETER["${name}",${values[name.toLowerCase()]}]`).join(',');
}

const PROJJSON_SCHEMA = 'https://proj.org/schemas/v0.7/projjson.schema.json';

/** The axes are those of the register; GeoParquet has its own rule (always x, y). */
const jgd2011 = {
  type: 'GeographicCRS',
  name: 'JGD2011',
  datum: {
    type: 'GeodeticReferenceFrame',
    name: 'Japanese Geodetic Datum 2011',
    ellipsoid: { name: 'GRS 1980', semi_major_axis: 6378137, inverse_flattening: 298.257222101 },
  },
  coordinate_system: {
    subtype: 'ellipsoidal',
    axis: [
      { name: 'Geodetic latitude', abbreviation: 'Lat', direction: 'north', unit: 'degree' },
      { name: 'Geodetic longitude', abbreviation: 'Lon', direction: 'east', unit: 'degree' },
    ],
  },
};

/** PROJJSON, as GeoParquet keeps it. */
export function projJson(crs: string): object {
  const zone = zoneOf(crs);
  const id = { authority: 'EPSG', code: epsgCode(crs) };
  if (!zone) return { $schema: PROJJSON_SCHEMA, ...jgd2011, id };
  const parameter = (name: string, value: number, unit: string, code: number) => ({
    name,
    value,
    unit,
    id: { authority: 'EPSG', code },
  });
  return {
    $schema: PROJJSON_SCHEMA,
    type: 'ProjectedCRS',
    name: crsName(crs),
    base_crs: { ...jgd2011, id: { authority: 'EPSG', code: epsgCode(JGD2011) } },
    conversion: {
      name: `Japan Plane Rectangular CS zone ${zone.numeral}`,
      method: { name: 'Transverse Mercator', id: { authority: 'EPSG', code: 9807 } },
      parameters: [
        parameter('Latitude of natural origin', zone.lat, 'degree', 8801),
        parameter('Longitude of natural origin', zone.lon, 'degree', 8802),
        parameter('Scale factor at natural origin', 0.9999, 'unity', 8805),
        parameter('False easting', 0, 'metre', 8806),
        parameter('False northing', 0, 'metre', 8807),
      ],
    },
    coordinate_system: {
      subtype: 'Cartesian',
      axis: [
        { name: 'Northing', abbreviation: 'X', direction: 'north', unit: 'metre' },
        { name: 'Easting', abbreviation: 'Y', direction: 'east', unit: 'metre' },
      ],
    },
    id,
  };
}
