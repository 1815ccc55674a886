import { coded, element, GmlFile, multiSurface, polygon, seededId, solid, trim } from '../formats/city-gml.ts';
import type { RawFile } from '../formats/zip.ts';
import type { Building } from '../world/building.ts';
import { cellsUnder, depthRisk, longestDuration } from '../world/building-risk.ts';
import { meshCode, toLonLat } from '../world/frame.ts';
import { landslidesAt } from '../world/landslides.ts';
import { stationPoint } from '../world/layout.ts';
import { createRandom, type Random } from '../world/random.ts';
import { distance } from '../world/shapes.ts';
import { lod2Parts } from './lod2.ts';
import { cityCode, prefectureCode, type Sample, surveyYear } from './sample.ts';

/** Buildings this near to the station also get LOD2, metres. */
const lod2RadiusMeters = 300;

/** `udx/bldg/{mesh3}_bldg_6697_op.gml`, one file a 1 km mesh, each building in the mesh of its middle. */
export function buildingFiles(sample: Sample): RawFile[] {
  const files = new Map<string, GmlFile>();
  sample.city.buildings.forEach((building, index) => {
    const mesh = meshCode(toLonLat(building.middle), 8);
    const file = files.get(mesh) ?? new GmlFile();
    files.set(mesh, file);
    file.add(buildingElement(file, sample, building, index));
  });
  return [...files]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([mesh, file]) => ({ path: `udx/bldg/${mesh}_bldg_6697_op.gml`, bytes: file.toBytes() }));
}

export const buildingIdOf = (index: number): string => `${cityCode}-bldg-${String(index + 1).padStart(6, '0')}`;

function buildingElement(file: GmlFile, sample: Sample, building: Building, index: number): string {
  const random = createRandom(sample.city.seed, `attributes ${index}`);
  const id = seededId('bldg', sample.city.seed, String(index));
  const lod2 = distance(building.middle, stationPoint) < lod2RadiusMeters;
  const parts = [
    ...(building.name ? [element('gml:name', building.name)] : []),
    element('core:creationDate', '2024-04-01'),
    coded('bldg:class', 'Building_class', classOf(building)),
    coded('bldg:usage', 'Building_usage', random.chance(0.012) ? 461 : building.usage),
    // 3 % without a year, some of them with the null date.
    ...(random.chance(0.03)
      ? random.chance(0.5)
        ? [element('bldg:yearOfConstruction', '0001')]
        : []
      : [element('bldg:yearOfConstruction', building.year)]),
    element('bldg:measuredHeight', random.chance(0.008) ? -9999 : trim(building.heightMeters), 'uom="m"'),
    ...storeysElements(building, random),
    element('bldg:lod0FootPrint', multiSurface([polygon([file.ring(building.ring, building.groundMeters)])])),
    element('bldg:lod1Solid', lod1(file, building)),
    ...(lod2 ? lod2Parts(file, building, id) : []),
    ...riskElements(sample, building),
    element(
      'uro:buildingIDAttribute',
      element(
        'uro:BuildingIDAttribute',
        element('uro:buildingID', buildingIdOf(index)) +
          coded('uro:prefecture', 'Common_localPublicAuthorities', prefectureCode) +
          coded('uro:city', 'Common_localPublicAuthorities', cityCode),
      ),
    ),
    detailElement(building, random),
  ];
  return `<bldg:Building gml:id="${id}">\n${parts.join('\n')}\n</bldg:Building>`;
}

const classOf = ({ structure, storeys, usage }: Building): number =>
  usage === 451 && storeys === 1 ? 3003 : storeys >= 3 && structure !== 601 ? 3002 : 3001;

/** One in twenty has no storeys in its record: left out, or the null 9999. */
function storeysElements(building: Building, random: Random): string[] {
  const draw = random.next();
  if (draw < 0.025) return [];
  if (draw < 0.05) return [element('bldg:storeysAboveGround', 9999)];
  const below = building.storeys >= 6 ? 1 : 0;
  return [
    element('bldg:storeysAboveGround', building.storeys),
    ...(below ? [element('bldg:storeysBelowGround', below)] : []),
  ];
}

function lod1(file: GmlFile, { ring, groundMeters, heightMeters }: Building): string {
  const top = groundMeters + heightMeters;
  const walls = ring.map((from, i) => {
    const to = ring[(i + 1) % ring.length]!;
    const low = [from, to].map(([x, y]) => file.position(x, y, groundMeters));
    const high = [to, from].map(([x, y]) => file.position(x, y, top));
    return polygon([[...low, ...high, low[0]!].join(' ')]);
  });
  return solid([polygon([file.ring([...ring].reverse(), groundMeters)]), ...walls, polygon([file.ring(ring, top)])]);
}

function riskElements({ hazards, landslides }: Sample, building: Building): string[] {
  const cells = cellsUnder(building);
  const hours = longestDuration(cells, hazards);
  const container = (name: string, list: string, description: string | number, body: string): string =>
    element(
      'uro:bldgDisasterRiskAttribute',
      element(`uro:${name}`, coded('uro:description', `${list}_description`, description) + body),
    );
  const depthRecord = (name: string, description: number, field: Float32Array, more = ''): string[] => {
    const risk = depthRisk(cells, field);
    if (!risk) return [];
    const depth = element('uro:depth', risk.depthMeters, 'uom="m"');
    return [container(name, name, description, coded('uro:rank', `${name}_rank`, risk.rank) + depth + more)];
  };
  const river = (scale: 1 | 2): string =>
    coded('uro:adminType', 'RiverFloodingRiskAttribute_adminType', 2) +
    coded('uro:scale', 'RiverFloodingRiskAttribute_scale', scale) +
    (scale === 2 && hours !== undefined ? element('uro:duration', hours, 'uom="hour"') : '');
  return [
    ...depthRecord('RiverFloodingRiskAttribute', 1, hazards.riverL1, river(1)),
    ...depthRecord('RiverFloodingRiskAttribute', 1, hazards.riverL2, river(2)),
    ...depthRecord('TsunamiRiskAttribute', 1, hazards.tsunami),
    ...depthRecord('HighTideRiskAttribute', 1, hazards.surge),
    ...depthRecord('InlandFloodingRiskAttribute', 1, hazards.inland),
    ...landslidesAt(landslides, building.middle).map(({ disasterType, areaType }) =>
      container(
        'LandSlideRiskAttribute',
        'LandSlideRiskAttribute',
        disasterType,
        coded('uro:areaType', 'LandSlideRiskAttribute_areaType', areaType),
      ),
    ),
  ];
}

function detailElement(building: Building, random: Random): string {
  const known = !random.chance(0.03);
  const area = (value: number): string => trim(value);
  const fireproof = building.structure === 601 ? 1003 : building.storeys >= 3 ? 1001 : 1002;
  const detail = 'BuildingDetailAttribute';
  return element(
    'uro:buildingDetailAttribute',
    element(
      `uro:${detail}`,
      [
        known
          ? element('uro:totalFloorArea', area(building.floorAreaSquareMeters), 'uom="m2"')
          : random.chance(0.5)
            ? element('uro:totalFloorArea', -9999, 'uom="m2"')
            : '',
        element('uro:buildingFootprintArea', area(building.footprintAreaSquareMeters), 'uom="m2"'),
        random.chance(0.02)
          ? coded('uro:buildingStructureType', `${detail}_buildingStructureType`, 611)
          : coded('uro:buildingStructureType', `${detail}_buildingStructureType`, building.structure),
        coded('uro:fireproofStructureType', `${detail}_fireproofStructureType`, fireproof),
        element('uro:surveyYear', surveyYear),
      ].join(''),
    ),
  );
}
