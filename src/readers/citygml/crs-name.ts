/**
 * Coordinate systems that CityGML files of Project PLATEAU stand in, and what their srsName looks like.
 * Source: PLATEAU 標準製品仕様書 (EPSG:6697 for 3D, 6668 for 2D); EPSG registry for the axis order.
 */
export type AxisOrder = 'latitude-first' | 'longitude-first';

/** Geographic systems that need no datum shift at the accuracy of a plan (JGD2011, JGD2000, WGS 84). */
const AXIS_ORDERS: Readonly<Record<string, AxisOrder>> = {
  '6697': 'latitude-first',
  '6668': 'latitude-first',
  '6696': 'latitude-first',
  '4612': 'latitude-first',
  '4326': 'latitude-first',
  '4979': 'latitude-first',
  CRS84: 'longitude-first',
  CRS84h: 'longitude-first',
};

/** `http://www.opengis.net/def/crs/EPSG/0/6697`, `urn:ogc:def:crs:EPSG::6697`, `EPSG:6697` … → `6697`. */
export const crsCode = (srsName: string): string => srsName.match(/([0-9]{4,5}|CRS84h?)\s*$/)?.[1] ?? srsName;

/** Undefined where coordinates of this system cannot be taken as longitude and latitude. */
export const axisOrder = (srsName: string): AxisOrder | undefined => AXIS_ORDERS[crsCode(srsName)];
