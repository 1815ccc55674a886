import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCityGmlParser, type ParseContext } from '../../../src/readers/citygml/parse-citygml.ts';
import { box, cityModel, codeList, footprint, HOUSES, multiSurface, polygon, type Version } from './citygml-fixture.ts';
import { buildingsOf, codesOf, firstRing, hazardsOf, readTexts, zonesOf } from './datasets-of.ts';

const RIVER = '多摩川洪水浸水想定区域（想定最大規模）';
const RIVER_LISTS = {
  'codelists/BuildingRiverFloodingRiskAttribute_description.xml': codeList({ '1': RIVER }),
  'codelists/RiverFloodingRiskAttribute_description.xml': codeList({ '1': RIVER }),
};
const building = (content: string): string => `<bldg:Building gml:id="b1">${content}</bldg:Building>`;
const placed = (content: string): string =>
  building(`${content}<bldg:lod0FootPrint>${footprint(35.5, 139.5)}</bldg:lod0FootPrint>`);
const readOne = (version: Version, ...members: string[]) =>
  readTexts({ 'udx/bldg/a.gml': cityModel(version, ...members) });

describe('readCityGml on buildings', () => {
  it.each(Object.keys(HOUSES) as Version[])('reads the same house from i-UR %s', async (version) => {
    const result = await readTexts({ ...RIVER_LISTS, 'udx/bldg/a.gml': cityModel(version, HOUSES[version]) });
    const house = buildingsOf(result);
    expect(house).toMatchObject({ count: 1, buildingId: ['13111-bldg-1'], gmlId: ['g1'] });
    expect([house.usage[0], house.structure[0], house.storeysAbove[0], house.surveyYear[0]]).toEqual([
      411, 601, 2, 2016,
    ]);
    expect([house.heightMeters[0], house.groundHeightMeters[0], house.totalFloorAreaSquareMeters[0]]).toEqual([
      7.5, 2, 98.5,
    ]);
    expect(house.lod[0]).toBe(1);
    const { risks } = house;
    expect([risks.hazard, risks.scale, risks.name]).toEqual([['river'], ['L2'], [RIVER]]);
    expect([risks.rank[0], risks.standardRank[0], risks.depthMeters[0], risks.durationHours[0]]).toEqual([
      3, 3, 3.5, 30,
    ]);
    expect(firstRing(house, 0)[0]).toEqual([139.5, 35.5]);
    expect(result.issues).toEqual([]);
  });

  it('treats −9999, 9999 and 0001 as missing', async () => {
    const house = buildingsOf(
      await readOne(
        '3.1',
        placed(
          '<bldg:yearOfConstruction>0001</bldg:yearOfConstruction><bldg:measuredHeight>-9999</bldg:measuredHeight><bldg:storeysAboveGround>9999</bldg:storeysAboveGround><bldg:storeysBelowGround>-9999</bldg:storeysBelowGround><uro:BuildingDetailAttribute><uro:totalFloorArea>-9999</uro:totalFloorArea><uro:surveyYear>0001</uro:surveyYear></uro:BuildingDetailAttribute>',
        ),
      ),
    );
    const { yearOfConstruction, storeysAbove, storeysBelow, surveyYear } = house;
    expect([yearOfConstruction[0], storeysAbove[0], storeysBelow[0], surveyYear[0]]).toEqual([0, 0, 0, 0]);
    expect([house.heightMeters[0], house.totalFloorAreaSquareMeters[0]]).toEqual([Number.NaN, Number.NaN]);
    expect(house.extra).toEqual(['']);
  });

  it('names a value that cannot be read and keeps the building', async () => {
    const result = await readOne('3.1', placed('<bldg:yearOfConstruction>二千二十年</bldg:yearOfConstruction>'));
    expect(buildingsOf(result).count).toBe(1);
    expect(result.issues).toMatchObject([
      {
        severity: 'warning',
        code: 'attribute-unreadable',
        place: 'b1',
        values: { attribute: 'yearOfConstruction', found: '二千二十年' },
      },
    ]);
  });

  it('takes the footprint from the best source that there is', async () => {
    const solid = `<bldg:lod1Solid>${box(35.5, 139.5, 3, 9)}</bldg:lod1Solid>`;
    const ground = `<bldg:boundedBy><bldg:GroundSurface><bldg:lod2MultiSurface>${footprint(35.5, 139.5)}</bldg:lod2MultiSurface></bldg:GroundSurface></bldg:boundedBy>`;
    const edge = `<bldg:lod0RoofEdge>${footprint(35.5, 139.5)}</bldg:lod0RoofEdge>`;
    const print = `<bldg:lod0FootPrint>${footprint(35.5, 139.5)}</bldg:lod0FootPrint>`;
    for (const [content, source, lod] of [
      [ground + solid + edge + print, 0, 2],
      [ground + solid + edge, 1, 2],
      [ground + solid, 2, 2],
      [ground, 3, 2],
      [print, 0, 0],
    ] as const) {
      const house = buildingsOf(await readOne('2.0', building(content)));
      expect([house.footprintSource[0], house.lod[0]]).toEqual([source, lod]);
      expect(new Set(firstRing(house, 0).map(String))).toEqual(
        new Set(['139.5,35.5', '139.5001,35.5', '139.5001,35.5001', '139.5,35.5001']),
      );
    }
  });

  it('resolves surfaces given by xlink:href', async () => {
    const corners = '35.5 139.5 3 35.5001 139.5 3 35.5 139.5001 3 35.5 139.5 3';
    const house = buildingsOf(
      await readOne(
        '2.0',
        building(
          `<bldg:lod1Solid><gml:Solid><gml:exterior><gml:CompositeSurface><gml:surfaceMember xlink:href="#p1"/></gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod1Solid><bldg:boundedBy><bldg:WallSurface><bldg:lod3MultiSurface>${multiSurface(polygon(corners, 'p1'))}</bldg:lod3MultiSurface></bldg:WallSurface></bldg:boundedBy>`,
        ),
      ),
    );
    expect([house.count, house.footprintSource[0], house.groundHeightMeters[0]]).toEqual([1, 2, 3]);
  });

  it('makes one building of its parts', async () => {
    const part = (lon: number, floorArea: number): string =>
      `<bldg:consistsOfBuildingPart><bldg:BuildingPart gml:id="p${lon}"><bldg:usage>411</bldg:usage><bldg:storeysAboveGround>${Math.round(floorArea / 50)}</bldg:storeysAboveGround><bldg:lod1Solid>${box(35.5, lon, 1, 5)}</bldg:lod1Solid><uro:BuildingDetailAttribute><uro:totalFloorArea>${floorArea}</uro:totalFloorArea></uro:BuildingDetailAttribute></bldg:BuildingPart></bldg:consistsOfBuildingPart>`;
    const house = buildingsOf(await readOne('3.1', building(part(139.5, 100) + part(139.6, 150))));
    expect(house.count).toBe(1);
    expect([...house.footprint.rowOffsets]).toEqual([0, 2]);
    expect([house.usage[0], house.storeysAbove[0], house.totalFloorAreaSquareMeters[0]]).toEqual([411, 3, 250]);
  });

  it('leaves out a building without a place and says so', async () => {
    const result = await readOne('3.1', building('<bldg:usage>411</bldg:usage>'), HOUSES['3.1']);
    expect(buildingsOf(result).count).toBe(1);
    expect(result.issues).toMatchObject([
      {
        severity: 'error',
        code: 'building-without-geometry',
        file: 'udx/bldg/a.gml',
        place: 'b1',
        count: 1,
        values: { id: 'b1' },
      },
    ]);
  });

  it('counts surfaces with unreadable coordinates and uses the others', async () => {
    const broken = polygon('35.5 139.5 0 35.5001 139.5 zero 35.5 139.5001 0 35.5 139.5 0');
    const result = await readOne(
      '3.1',
      building(
        `<bldg:lod0RoofEdge>${multiSurface(broken)}</bldg:lod0RoofEdge><bldg:lod1Solid>${box(35.5, 139.5, 3, 9)}</bldg:lod1Solid>`,
      ),
    );
    expect(buildingsOf(result).footprintSource[0]).toBe(2);
    expect(result.issues).toMatchObject([{ code: 'surface-unreadable', count: 1, place: 'b1' }]);
  });

  it('keeps each risk record of each river, scale and hazard', async () => {
    const risk = (name: string, content: string): string =>
      `<uro:bldgDisasterRiskAttribute><uro:${name}>${content}</uro:${name}></uro:bldgDisasterRiskAttribute>`;
    const { risks } = buildingsOf(
      await readOne(
        '3.2',
        placed(
          risk(
            'RiverFloodingRiskAttribute',
            '<uro:description>7</uro:description><uro:rank>1</uro:rank><uro:scale>1</uro:scale>',
          ) +
            risk(
              'RiverFloodingRiskAttribute',
              '<uro:description>8</uro:description><uro:depth>5.2</uro:depth><uro:scale>2</uro:scale>',
            ) +
            risk('InlandFloodingRiskAttribute', '<uro:rank>2</uro:rank>') +
            risk('HighTideRiskAttribute', '<uro:rank>3</uro:rank>') +
            risk('TsunamiRiskAttribute', '<uro:rank>4</uro:rank>') +
            risk('ReservoirFloodingRiskAttribute', '<uro:rank>4</uro:rank>') +
            risk('LandSlideRiskAttribute', '<uro:description>2</uro:description><uro:areaType>4</uro:areaType>'),
        ),
      ),
    );
    expect(risks.hazard).toEqual(['river', 'river', 'inland', 'storm_surge', 'tsunami', 'reservoir', 'landslide']);
    expect(risks.scale).toEqual(['L1', 'L2', '', '', '', '', '']);
    expect(risks.name).toEqual(['7', '8', '', '', '', '', '土石流']);
    expect([...risks.rank]).toEqual([1, 0, 2, 3, 4, 4, 0]);
    // A reservoir's rank 4 is 2–3 m, standard rank 2; a depth of 5.2 m alone is rank 4.
    expect([...risks.standardRank]).toEqual([1, 4, 2, 3, 4, 2, 2]);
    expect([...risks.areaType]).toEqual([0, 0, 0, 0, 0, 0, 4]);
  });

  it("turns a city's own ranks into standard ones by the label in its code list", async () => {
    const risk = (code: number, depth = ''): string =>
      `<uro:buildingDisasterRiskAttribute><uro:BuildingTsunamiRiskAttribute><uro:rankOrg codeSpace="../../codelists/BuildingTsunamiRiskAttribute_rankOrg.xml">${code}</uro:rankOrg>${depth && `<uro:depth>${depth}</uro:depth>`}</uro:BuildingTsunamiRiskAttribute></uro:buildingDisasterRiskAttribute>`;
    const labels = { '1': '0.01m以上0.3m未満', '2': '0.3m以上1.0m未満', '6': '4.0m以上5.0m未満', '9': '20.0m以上' };
    const gml = cityModel('2.0', placed(risk(1) + risk(2) + risk(2, '0.4') + risk(6) + risk(9) + risk(5)));
    const result = await readTexts({
      'codelists/BuildingTsunamiRiskAttribute_rankOrg.xml': codeList(labels),
      'udx/bldg/a.gml': gml,
    });
    expect([...buildingsOf(result).risks.standardRank]).toEqual([1, 2, 1, 3, 6, 0]);
    expect(result.issues).toMatchObject([
      { code: 'rank-spans-classes', count: 1, values: { label: '0.3m以上1.0m未満' } },
      { code: 'rank-without-label', count: 1, values: { rank: '5' } },
    ]);
  });

  it('does not take river names from the code lists of another city', async () => {
    const result = await readTexts({
      '13100_tokyo_city_2023_citygml_1/codelists/RiverFloodingRiskAttribute_description.xml': codeList({ '1': '荒川' }),
      '13100_tokyo_city_2023_citygml_1/udx/bldg/a.gml': cityModel('3.1'),
      '27100_osaka_city_2023_citygml_1/udx/bldg/a.gml': cityModel('3.1', HOUSES['3.1']),
    });
    expect(buildingsOf(result).risks.name).toEqual(['1']);
    expect(buildingsOf(result).source).toMatchObject({
      year: 2023,
      crs: 'EPSG:6697',
      title: '3D都市モデル（Project PLATEAU）osaka（2023年度）',
    });
  });

  it('keeps further attributes for display', async () => {
    const { extra } = buildingsOf(
      await readOne(
        '3.1',
        placed(
          '<gen:stringAttribute name="区名"><gen:value>淀川区</gen:value></gen:stringAttribute><uro:buildingDetailAttribute><uro:BuildingDetailAttribute><uro:vacancy>1</uro:vacancy></uro:BuildingDetailAttribute></uro:buildingDetailAttribute><uro:bldgKeyValuePairAttribute><uro:KeyValuePairAttribute><uro:key>2</uro:key><uro:codeValue>210</uro:codeValue></uro:KeyValuePairAttribute></uro:bldgKeyValuePairAttribute>',
        ),
      ),
    );
    expect(JSON.parse(extra[0] ?? '')).toEqual({ 区名: '淀川区', vacancy: '1', '2': '210' });
  });

  it('joins the files of a package in their order, whatever their number', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 7 }, (_, i) => [
        `city/udx/bldg/${i}.gml`,
        cityModel('3.1', ...Array.from({ length: i }, () => HOUSES['3.1'].replaceAll('13111-bldg-1', `f${i}`))),
      ]),
    );
    const all = buildingsOf(await readTexts(files));
    expect(all.buildingId).toEqual(Array.from({ length: 7 }, (_, i) => Array<string>(i).fill(`f${i}`)).flat());
    expect([...all.risks.buildingRow]).toEqual(Array.from({ length: 21 }, (_, i) => i));
    expect(all.footprint.rowOffsets).toEqual(Uint32Array.from({ length: 22 }, (_, i) => i));
    expect(all.footprint.positions.length).toBe(21 * 10);
  });
});

describe('readCityGml on zones, hazards, terrain and roads', () => {
  const zone = (name: string, code: string, extra = ''): string =>
    `<urf:${name} gml:id="${name}-${code}">${extra}<urf:function>${code}</urf:function><urf:lod1MultiSurface>${footprint(35, 139)}</urf:lod1MultiSurface></urf:${name}>`;

  it('makes a dataset of each class of zone, with its kind, code and name', async () => {
    const result = await readTexts({
      'udx/urf/a.gml': cityModel(
        '3.1',
        zone('UseDistrict', '11'),
        zone('AreaClassification', '23'),
        zone('ResidenceAttractionArea', '', '<gml:name>駅前地区</gml:name>'),
        zone('UrbanFunctionAttractionArea', ''),
        zone('ScenicDistrict', '30'),
      ),
      'udx/urf/b.gml': cityModel('3.1', zone('UseDistrict', '1')),
    });
    const zones = zonesOf(result);
    expect(zones.map(({ zoneKind, zoneId, name, code }) => [zoneKind, zoneId, name, [...code]])).toEqual([
      ['use_district', ['UseDistrict-11', 'UseDistrict-1'], ['準工業地域', '第一種低層住居専用地域'], [11, 1]],
      ['area_classification', ['AreaClassification-23'], ['市街化調整区域'], [23]],
      ['residence', ['ResidenceAttractionArea-'], ['駅前地区'], [0]],
      ['urban_function', ['UrbanFunctionAttractionArea-'], [''], [0]],
      ['other', ['ScenicDistrict-30'], [''], [30]],
    ]);
    expect(zones.map(({ extra }) => JSON.parse(extra[0] ?? '').class)).toContain('ScenicDistrict');
  });

  it('keeps holes of zones', async () => {
    const ring = (size: number): string =>
      `<gml:LinearRing><gml:posList>35 139 0 35 ${139 + size} 0 ${35 + size} 139 0 35 139 0</gml:posList></gml:LinearRing>`;
    const holed = `<urf:UseDistrict gml:id="u"><urf:lod1MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon><gml:exterior>${ring(0.2)}</gml:exterior><gml:interior>${ring(0.1)}</gml:interior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></urf:lod1MultiSurface></urf:UseDistrict>`;
    const [zones] = zonesOf(await readTexts({ 'udx/urf/a.gml': cityModel('2.0', holed) }));
    expect([...(zones?.polygons.polygonOffsets ?? [])]).toEqual([0, 2]);
    expect([...(zones?.polygons.ringOffsets ?? [])]).toEqual([0, 4, 8]);
  });

  it('reads flood surfaces with heights, by hazard, scale and survey folder', async () => {
    const water = (fn: string, rank: number): string =>
      `<wtr:WaterBody gml:id="w"><gml:name>川</gml:name><wtr:class>1140</wtr:class><wtr:function>${fn}</wtr:function><wtr:lod1MultiSurface>${multiSurface(polygon('35 139 7.5 35 139.1 7.5 35.1 139 7.25 35 139 7.5'))}</wtr:lod1MultiSurface><uro:floodingRiskAttribute><uro:RiverFloodingRiskAttribute><uro:rank>${rank}</uro:rank></uro:RiverFloodingRiskAttribute></uro:floodingRiskAttribute></wtr:WaterBody>`;
    const result = await readTexts({
      'udx/fld/pref/a/53394500_fld_6697_l1_op.gml': cityModel('3.1', water('1', 2), water('1', 4)),
      'udx/fld/pref/a/53394500_fld_6697_l2_op.gml': cityModel('3.1', water('1', 5)),
      'udx/fld/pref/b/53394500_fld_6697_l2_op.gml': cityModel('3.1', water('1', 6)),
    });
    const hazards = hazardsOf(result);
    expect(hazards.map(({ hazard, scale, count, source }) => [hazard, scale, count, source.file])).toEqual([
      ['river', 'L1', 2, 'udx/fld/pref/a'],
      ['river', 'L2', 1, 'udx/fld/pref/a'],
      ['river', 'L2', 1, 'udx/fld/pref/b'],
    ]);
    expect(hazards[0]?.quantity).toBe('depth');
    expect([...(hazards[0]?.standardRank ?? [])]).toEqual([2, 4]);
    expect([...(hazards[0]?.polygons.heights ?? [])].slice(0, 4)).toEqual([7.5, 7.5, 7.25, 7.5]);
  });

  it('reads landslide areas and counts what it has no use for', async () => {
    const prone = `<urf:SedimentDisasterProneArea gml:id="s"><urf:lod1MultiSurface>${footprint(35, 139)}</urf:lod1MultiSurface><urf:disasterType>1</urf:disasterType><urf:areaType>2</urf:areaType><urf:zoneName>八重団地</urf:zoneName></urf:SedimentDisasterProneArea>`;
    const river = `<wtr:WaterBody gml:id="r"><wtr:lod1MultiSurface>${footprint(35, 139)}</wtr:lod1MultiSurface></wtr:WaterBody>`;
    const result = await readTexts({
      'udx/lsld/a.gml': cityModel('2.0', prone),
      'udx/wtr/b.gml': cityModel('2.0', river, river),
    });
    const [landslide] = hazardsOf(result);
    expect(landslide).toMatchObject({
      hazard: 'landslide',
      quantity: 'area_type',
      count: 1,
      name: ['急傾斜地の崩壊 八重団地'],
    });
    expect([landslide?.standardRank[0], landslide?.areaType[0], landslide?.phenomenon[0]]).toEqual([2, 2, 1]);
    expect(result.issues).toMatchObject([
      { severity: 'note', code: 'features-left-out', count: 2, values: { class: 'WaterBody' } },
    ]);
  });

  it('reads roads at LOD1', async () => {
    const road = `<tran:Road gml:id="r1"><tran:function>4</tran:function><tran:trafficArea><tran:TrafficArea><tran:lod2MultiSurface>${footprint(35, 139)}</tran:lod2MultiSurface></tran:TrafficArea></tran:trafficArea><tran:lod1MultiSurface>${footprint(35, 139)}</tran:lod1MultiSurface></tran:Road>`;
    const result = await readTexts({ 'udx/tran/a.gml': cityModel('3.1', road) });
    expect(result.datasets).toMatchObject([{ kind: 'roads', count: 1, roadId: ['r1'] }]);
    const [roads] = result.datasets;
    if (roads?.kind !== 'roads') throw new Error('no roads');
    expect([...roads.polygons.rowOffsets]).toEqual([0, 1]);
    expect(roads.roadFunction[0]).toBe(4);
  });
});

describe('readCityGml on coordinate systems', () => {
  const inCrs = (srsName: string, posList: string): Promise<Awaited<ReturnType<typeof readTexts>>> =>
    readTexts({
      'a.gml': cityModel(
        '3.1',
        building(
          `<bldg:lod0RoofEdge>${multiSurface(polygon(posList)).replace('<gml:MultiSurface>', `<gml:MultiSurface srsName="${srsName}" srsDimension="2">`)}</bldg:lod0RoofEdge>`,
        ),
      ),
    });
  const latLon = '35.5 139.5 35.5001 139.5 35.5 139.5001 35.5 139.5';
  const lonLat = '139.5 35.5 139.5 35.5001 139.5001 35.5 139.5 35.5';

  it.each([
    ['urn:ogc:def:crs:EPSG::6668', latLon, []],
    ['EPSG:4326', latLon, []],
    ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', lonLat, []],
    ['http://www.opengis.net/def/crs/EPSG/0/6668', lonLat, ['axes-swapped']],
  ])('reads %s', async (srsName, posList, issues) => {
    const result = await inCrs(srsName, posList);
    expect(firstRing(buildingsOf(result), 0)[0]).toEqual([139.5, 35.5]);
    expect(codesOf(result)).toEqual(issues);
  });

  it('names a coordinate system that it cannot read', async () => {
    const result = await inCrs(
      'http://www.opengis.net/def/crs/EPSG/0/6677',
      '-35000 -12000 -35010 -12000 -35000 -12010 -35000 -12000',
    );
    expect(result.datasets).toEqual([]);
    expect(result.issues).toMatchObject([
      { severity: 'error', code: 'crs-unsupported', file: 'a.gml', values: { crs: expect.stringContaining('6677') } },
    ]);
  });
});

describe('createCityGmlParser', () => {
  const context: ParseContext = { codeLists: {}, hints: { hazard: undefined, scale: '' }, lod2: true };

  it('gives the same result wherever the bytes are cut', () => {
    const bytes = new TextEncoder().encode(cityModel('3.1', HOUSES['3.1'], HOUSES['2.0'], HOUSES['1.4']));
    const parse = (cuts: readonly number[]) => {
      const parser = createCityGmlParser('a.gml', context);
      let at = 0;
      for (const cut of [...cuts, bytes.length]) {
        parser.push(bytes.subarray(at, cut));
        at = cut;
      }
      return parser.finish();
    };
    const whole = parse([]);
    expect(whole.buildings.count).toBe(3);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 60 }), (cuts) => {
        expect(parse(cuts.sort((a, b) => a - b))).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });
});
