import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSampleCity, type RawFile, rawFilesOf } from '../../../scripts/sample-city/make-sample-city.ts';
import { peopleByMesh } from '../../../scripts/sample-city/products/census-mesh.ts';
import { projectionYears, projectMesh } from '../../../scripts/sample-city/products/future-population.ts';
import type { Sample } from '../../../scripts/sample-city/products/sample.ts';
import { rankOfDepth } from '../../../scripts/sample-city/world/building-risk.ts';
import { fromLonLat, meshCode } from '../../../scripts/sample-city/world/frame.ts';
import { totalOf } from '../../../scripts/sample-city/world/people.ts';
import { residenceArea } from '../../../scripts/sample-city/world/plan-areas.ts';
import { centroid, ringContains } from '../../../scripts/sample-city/world/shapes.ts';
import { patience, theSample } from './sample.ts';

let sample: Sample;
let files: readonly RawFile[];
beforeAll(() => {
  sample = theSample();
  files = rawFilesOf(sample);
}, patience);

const bytesOf = (name: string): Buffer => {
  const file = files.find(({ path }) => path.startsWith(name));
  if (!file) throw new Error(`no file ${name}`);
  return Buffer.from(file.bytes);
};

/** Entries of a zip by its local headers (all sizes are in them). */
function entries(zip: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const packed = zip.readUInt32LE(at + 18);
    const nameLength = zip.readUInt16LE(at + 26);
    const start = at + 30 + nameLength;
    found.set(zip.toString('utf8', at + 30, start), inflateRawSync(zip.subarray(start, start + packed)));
    at = start + packed;
  }
  return found;
}

const census = (): string[][] => {
  const text = [...entries(bytesOf('tblT001142H5241')).values()][0]!;
  return new TextDecoder('shift_jis')
    .decode(text)
    .split('\r\n')
    .filter(Boolean)
    .map((line) => line.split(','));
};
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('the raw files', () => {
  it('are the same bytes each time', { timeout: patience }, () => {
    const hash = (list: readonly RawFile[]): string[] =>
      list.map(({ path, bytes }) => `${path} ${createHash('sha256').update(bytes).digest('hex')}`);
    expect(hash(makeSampleCity())).toEqual(hash(files));
  });

  it('have unique names and stay small', () => {
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
    expect(sum(files.map(({ bytes }) => bytes.length))).toBeLessThan(12_000_000);
    expect(bytesOf('基図').length).toBeLessThan(1_500_000);
  });
});

describe('the census mesh', () => {
  it('counts every resident once and hides small meshes without losing anyone', () => {
    const [head, labels, ...rows] = census();
    expect(head!.slice(0, 4)).toEqual(['KEY_CODE', 'HTKSYORI', 'HTKSAKI', 'GASSAN']);
    expect(labels![4]).toBe('　人口（総数）');
    const people = sum(sample.residents.map(totalOf));
    const old = sum(sample.residents.map(({ age65to74, age75 }) => age65to74 + age75));
    expect(people).toBeGreaterThan(38_000);
    expect(people).toBeLessThan(46_000);
    expect(sum(rows.map((row) => Number(row[4])))).toBe(people);
    const shown = rows.filter((row) => row[9] !== '*');
    expect(sum(shown.map((row) => Number(row[9])))).toBe(old);
    expect(sum(rows.map((row) => Number(row[11])))).toBe(sum(sample.residents.map(({ households }) => households)));
    const hidden = rows.filter((row) => row[1] === '2');
    expect(hidden.length).toBeGreaterThan(3);
    for (const row of hidden) expect(rows.find((other) => other[0] === row[2])![3]!.split(';')).toContain(row[0]);
  });

  it('is where the projection starts, and the projection falls and ages', () => {
    for (const people of peopleByMesh(sample)) {
      const base = people.age0to14 + people.age15to64 + people.age65to74 + people.age75;
      expect(projectMesh(people, 0.3, 2020).total).toBeCloseTo(base, 9);
      const totals = projectionYears.map((year) => projectMesh(people, 0.3, year));
      for (const { total, under15, working, over65, over75 } of totals) {
        expect(under15 + working + over65).toBeCloseTo(total, 6);
        expect(over75).toBeLessThanOrEqual(over65 + 1e-9);
      }
      for (const [i, { total }] of totals.entries())
        expect(total).toBeLessThanOrEqual(totals[i - 1]?.total ?? base + 1e-9);
    }
  });
});

describe('the 3D city model', () => {
  let model: Map<string, Buffer>;
  beforeAll(() => {
    model = entries(bytesOf('99201_'));
  }, patience);
  const buildings = function* (): Generator<{ mesh: string; xml: string }> {
    for (const [path, bytes] of model) {
      const mesh = /udx\/bldg\/(\d{8})_/.exec(path)?.[1];
      if (!mesh) continue;
      for (const xml of bytes.toString('utf8').split('<core:cityObjectMember>').slice(1)) yield { mesh, xml };
    }
  };

  it('holds each building once, in the file of its own mesh, with few missing values', { timeout: patience }, () => {
    const ids = new Set<string>();
    const buildingIds = new Set<string>();
    let count = 0;
    let withoutStoreys = 0;
    let lod2 = 0;
    for (const { mesh, xml } of buildings()) {
      count++;
      ids.add(/gml:id="(bldg_[^"]+)"/.exec(xml)![1]!);
      buildingIds.add(/<uro:buildingID>([^<]+)/.exec(xml)![1]!);
      if (!/<bldg:storeysAboveGround>(?!9999)/.test(xml)) withoutStoreys++;
      if (xml.includes('lod2Solid')) lod2++;
      const numbers = /<gml:posList>([^<]+)/.exec(xml)![1]!.split(' ').map(Number);
      const ring = Array.from({ length: numbers.length / 3 - 1 }, (_, i) =>
        fromLonLat([numbers[3 * i + 1]!, numbers[3 * i]!]),
      );
      const lon = sum(ring.map((_, i) => numbers[3 * i + 1]!)) / ring.length;
      const lat = sum(ring.map((_, i) => numbers[3 * i]!)) / ring.length;
      // The mesh goes by the centroid; the mean of the corners is within some metres of it.
      const near = [-4e-5, 4e-5].flatMap((dx) => [-4e-5, 4e-5].map((dy) => meshCode([lon + dx, lat + dy], 8)));
      if (!near.includes(mesh)) expect(meshCode([lon, lat], 8)).toBe(mesh);
      expect(centroid(ring).every(Number.isFinite)).toBe(true);
    }
    expect(count).toBe(sample.city.buildings.length);
    expect(ids.size).toBe(count);
    expect(buildingIds.size).toBe(count);
    expect(withoutStoreys / count).toBeGreaterThan(0.03);
    expect(withoutStoreys / count).toBeLessThan(0.07);
    expect(lod2).toBeGreaterThan(150);
    expect(lod2).toBeLessThan(600);
  });

  it('gives each depth the rank of its class and never more depth at L1 than at L2', { timeout: patience }, () => {
    let records = 0;
    for (const { xml } of buildings()) {
      const depths: Record<string, number> = {};
      for (const [, kind, body] of xml.matchAll(
        /<uro:(River|Tsunami|HighTide|Inland)\w*RiskAttribute>(.*?)<\/uro:\1/g,
      )) {
        const depth = Number(/<uro:depth[^>]*>([^<]+)/.exec(body!)![1]);
        expect(Number(/<uro:rank[^>]*>(\d)/.exec(body!)![1])).toBe(rankOfDepth(depth));
        if (kind === 'River') depths[/<uro:scale[^>]*>(\d)/.exec(body!)![1]!] = depth;
        records++;
      }
      if (depths['1'] !== undefined) expect(depths['2']).toBeGreaterThan(0);
    }
    expect(records).toBeGreaterThan(10_000);
  });

  it('draws the 居住誘導区域 with a hole and over a 土砂災害特別警戒区域 with houses in it', () => {
    expect(residenceArea.areas.some((rings) => rings.length > 1)).toBe(true);
    const inResidence = (at: readonly [number, number]): boolean =>
      residenceArea.areas.some(
        ([outline, ...holes]) => ringContains(outline!, at) && !holes.some((hole) => ringContains(hole, at)),
      );
    const special = sample.landslides.filter(({ areaType }) => areaType === 2);
    const inside = sample.city.buildings.filter(
      ({ middle }) => inResidence(middle) && special.some(({ ring }) => ringContains(ring, middle)),
    );
    expect(inside.length).toBeGreaterThan(0);
    expect(inside.length).toBeLessThan(200);
  });

  it('keeps the layout and the code lists of the standard', () => {
    const folders = new Set([...model.keys()].map((path) => path.split('/').slice(1, 3).join('/')));
    for (const folder of ['udx/bldg', 'udx/urf', 'udx/lsld', 'udx/fld', 'udx/tran', 'udx/dem'])
      expect(folders).toContain(folder);
    const used = new Set<string>();
    for (const bytes of model.values())
      for (const [, list] of bytes.toString('utf8').matchAll(/codeSpace="[./]*codelists\/(\w+)\.xml"/g))
        used.add(list!);
    const given = new Set([...model.keys()].flatMap((path) => /codelists\/(\w+)\.xml$/.exec(path)?.[1] ?? []));
    expect([...used].filter((list) => !given.has(list))).toEqual([]);
  });
});
