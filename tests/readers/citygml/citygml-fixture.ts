/** Small CityGML files written by hand, one family of names each. */
export interface Family {
  readonly name: string;
  readonly root: string;
  /** Encloses the properties of one building. */
  readonly building: (id: string) => string;
}

const square = (lat: number, lon: number, height: number, size = 0.0001): string => {
  const corner = (y: number, x: number): string =>
    `${(lat + y * size).toFixed(6)} ${(lon + x * size).toFixed(6)} ${height}`;
  return [corner(0, 0), corner(0, 1), corner(1, 1), corner(1, 0), corner(0, 0)].join(' ');
};

export const polygon = (posList: string, id = ''): string =>
  `<gml:surfaceMember><gml:Polygon${id && ` gml:id="${id}"`}><gml:exterior><gml:LinearRing><gml:posList>${posList}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>`;

export const multiSurface = (...polygons: readonly string[]): string =>
  `<gml:MultiSurface>${polygons.join('')}</gml:MultiSurface>`;

/** A box 0.0001° wide from `low` to `high`: bottom, top and one wall. */
export const box = (lat: number, lon: number, low: number, high: number): string => {
  const east = (lon + 0.0001).toFixed(6);
  const wall = `${lat} ${lon} ${low} ${lat} ${east} ${low} ${lat} ${east} ${high} ${lat} ${lon} ${high} ${lat} ${lon} ${low}`;
  const faces = [square(lat, lon, low), square(lat, lon, high), wall].map((face) => polygon(face)).join('');
  return `<gml:Solid><gml:exterior><gml:CompositeSurface>${faces}</gml:CompositeSurface></gml:exterior></gml:Solid>`;
};

export const footprint = (lat: number, lon: number): string => multiSurface(polygon(square(lat, lon, 0)));

const ENVELOPE =
  '<gml:boundedBy><gml:Envelope srsName="http://www.opengis.net/def/crs/EPSG/0/6697" srsDimension="3"><gml:lowerCorner>35 139 0</gml:lowerCorner><gml:upperCorner>36 140 9</gml:upperCorner></gml:Envelope></gml:boundedBy>';

const CITYGML_2 = (uro: string, urf: string): string =>
  `xmlns:core="http://www.opengis.net/citygml/2.0" xmlns:bldg="http://www.opengis.net/citygml/building/2.0" xmlns:wtr="http://www.opengis.net/citygml/waterbody/2.0" xmlns:tran="http://www.opengis.net/citygml/transportation/2.0" xmlns:gen="http://www.opengis.net/citygml/generics/2.0" xmlns:gml="http://www.opengis.net/gml" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:uro="${uro}" xmlns:urf="${urf}"`;
const iur = (version: string): string =>
  CITYGML_2(`https://www.geospatial.jp/iur/uro/${version}`, `https://www.geospatial.jp/iur/urf/${version}`);
const OLD = 'http://www.kantei.go.jp/jp/singi/tiiki/toshisaisei/itoshisaisei/iur';

export const NAMESPACES = {
  '1.4': CITYGML_2(`${OLD}/uro/1.4`, `${OLD}/urf/1.4`),
  '2.0': iur('2.0'),
  '3.0': iur('3.0'),
  '3.1': iur('3.1'),
  '3.2': iur('3.2'),
  '4.0':
    'xmlns:core="http://www.opengis.net/citygml/3.0" xmlns:bldg="http://www.opengis.net/citygml/building/3.0" xmlns:con="http://www.opengis.net/citygml/construction/3.0" xmlns:wtr="http://www.opengis.net/citygml/waterbody/3.0" xmlns:gen="http://www.opengis.net/citygml/generics/3.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:uro="https://www.geospatial.jp/iur/uro/4.0" xmlns:urc="https://www.geospatial.jp/iur/urc/4.0" xmlns:urf="https://www.geospatial.jp/iur/urf/4.0"',
} as const;
export type Version = keyof typeof NAMESPACES;

export const cityModel = (version: Version, ...members: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<core:CityModel ${NAMESPACES[version]}>\n${ENVELOPE}\n${members
    .map((member) => `<core:cityObjectMember>${member}</core:cityObjectMember>`)
    .join('\n')}\n</core:CityModel>\n`;

/** The same two-storey wooden house in each version's own words: river L2 rank 3, depth 3.5 m, 30 h. */
export const HOUSES: Readonly<Record<Version, string>> = {
  '1.4': `<bldg:Building gml:id="g1"><gen:stringAttribute name="建物ID"><gen:value>13111-bldg-1</gen:value></gen:stringAttribute><gen:genericAttributeSet name="多摩川洪水浸水想定区域（想定最大規模）"><gen:stringAttribute name="規模"><gen:value>L2</gen:value></gen:stringAttribute><gen:stringAttribute name="浸水ランク"><gen:value>3</gen:value></gen:stringAttribute><gen:measureAttribute name="浸水深"><gen:value uom="m">3.5</gen:value></gen:measureAttribute><gen:measureAttribute name="継続時間"><gen:value uom="hour">30</gen:value></gen:measureAttribute></gen:genericAttributeSet><bldg:usage>411</bldg:usage><bldg:measuredHeight uom="m">7.5</bldg:measuredHeight><bldg:storeysAboveGround>2</bldg:storeysAboveGround><bldg:lod0RoofEdge>${footprint(35.5, 139.5)}</bldg:lod0RoofEdge><bldg:lod1Solid>${box(35.5, 139.5, 2, 9.5)}</bldg:lod1Solid><uro:buildingDetails><uro:BuildingDetails><uro:totalFloorArea uom="m2">98.5</uro:totalFloorArea><uro:buildingStructureType>601</uro:buildingStructureType><uro:surveyYear>2016</uro:surveyYear></uro:BuildingDetails></uro:buildingDetails></bldg:Building>`,
  '2.0': modernHouse('buildingDisasterRiskAttribute', 'BuildingRiverFloodingRiskAttribute', 'L2'),
  '3.0': modernHouse('buildingDisasterRiskAttribute', 'BuildingRiverFloodingRiskAttribute', '2'),
  '3.1': modernHouse('bldgDisasterRiskAttribute', 'RiverFloodingRiskAttribute', '2'),
  '3.2': modernHouse('bldgDisasterRiskAttribute', 'RiverFloodingRiskAttribute', '2'),
  '4.0': `<bldg:Building gml:id="g1"><core:adeOfAbstractCityObject><urc:RiverFloodingRiskAttribute><urc:description>多摩川洪水浸水想定区域（想定最大規模）</urc:description><urc:rank>3</urc:rank><urc:depth uom="m">3.5</urc:depth><urc:adminType>1</urc:adminType><urc:scale>2</urc:scale><urc:duration uom="hour">30</urc:duration></urc:RiverFloodingRiskAttribute></core:adeOfAbstractCityObject><core:lod0MultiSurface>${footprint(35.5, 139.5)}</core:lod0MultiSurface><core:lod1Solid>${box(35.5, 139.5, 2, 9.5)}</core:lod1Solid><con:height><con:Height><con:highReference>highestRoofEdge</con:highReference><con:value uom="m">7.5</con:value></con:Height></con:height><bldg:usage>411</bldg:usage><bldg:storeysAboveGround>2</bldg:storeysAboveGround><bldg:adeOfAbstractBuilding><uro:BuildingDetailAttribute><uro:totalFloorArea uom="m2">98.5</uro:totalFloorArea><uro:buildingStructureType>601</uro:buildingStructureType><uro:surveyYear>2016</uro:surveyYear></uro:BuildingDetailAttribute></bldg:adeOfAbstractBuilding><bldg:adeOfAbstractBuilding><uro:BuildingIDAttribute><uro:buildingID>13111-bldg-1</uro:buildingID></uro:BuildingIDAttribute></bldg:adeOfAbstractBuilding></bldg:Building>`,
};

function modernHouse(container: string, risk: string, scale: string): string {
  return `<bldg:Building gml:id="g1"><bldg:class>3001</bldg:class><bldg:usage codeSpace="../../codelists/Building_usage.xml">411</bldg:usage><bldg:measuredHeight uom="m">7.5</bldg:measuredHeight><bldg:storeysAboveGround>2</bldg:storeysAboveGround><bldg:lod0RoofEdge>${footprint(35.5, 139.5)}</bldg:lod0RoofEdge><bldg:lod1Solid>${box(35.5, 139.5, 2, 9.5)}</bldg:lod1Solid><uro:buildingDetailAttribute><uro:BuildingDetailAttribute><uro:totalFloorArea uom="m2">98.5</uro:totalFloorArea><uro:buildingStructureType>601</uro:buildingStructureType><uro:surveyYear>2016</uro:surveyYear></uro:BuildingDetailAttribute></uro:buildingDetailAttribute><uro:${container}><uro:${risk}><uro:description codeSpace="../../codelists/${risk}_description.xml">1</uro:description><uro:rank>3</uro:rank><uro:depth uom="m">3.5</uro:depth><uro:adminType>1</uro:adminType><uro:scale>${scale}</uro:scale><uro:duration uom="hour">30</uro:duration></uro:${risk}></uro:${container}><uro:buildingIDAttribute><uro:BuildingIDAttribute><uro:buildingID>13111-bldg-1</uro:buildingID><uro:city>13111</uro:city></uro:BuildingIDAttribute></uro:buildingIDAttribute></bldg:Building>`;
}

export const codeList = (entries: Readonly<Record<string, string>>): string =>
  `<?xml version="1.0" encoding="UTF-8"?><gml:Dictionary xmlns:gml="http://www.opengis.net/gml"><gml:name>list</gml:name>${Object.entries(
    entries,
  )
    .map(
      ([code, label]) =>
        `<gml:dictionaryEntry><gml:Definition><gml:description>${label}</gml:description><gml:name>${code}</gml:name></gml:Definition></gml:dictionaryEntry>`,
    )
    .join('')}</gml:Dictionary>`;
