import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProjectFile } from '../../../src/project/file/read-project-file.ts';
import {
  type ProjectFileContent,
  projectFileName,
  writeProjectFile,
} from '../../../src/project/file/write-project-file.ts';
import { writeZip } from '../../../src/project/file/write-zip.ts';
import { initialProject, PROJECT_VERSION } from '../../../src/project/project-schema.ts';
import { createSheet } from '../output/create-sheet.ts';
import { createPlan } from '../plan/create-plan.ts';

const createContent = (): ProjectFileContent => ({
  project: {
    ...initialProject,
    mode: 'plan',
    parameters: { shelter_access: { distanceMeters: 800 } },
    savedQueries: [{ name: '木造', sql: 'SELECT "a", [1,\n2] FROM b' }],
  },
  plan: createPlan(),
  sheets: { sheets: [createSheet()], templates: [] },
  inputs: [
    {
      title: '国土数値情報 A31a',
      file: 'A31a.zip!A31a-24_13.shp',
      year: 2024,
      sha256: 'ab12',
      crs: 'EPSG:6668',
      rows: 120,
    },
    { title: '人口', file: 'population.csv', crs: 'JIS X 0410', rows: 3 },
  ],
  savedAt: '2026-11-23T01:02:03.456Z',
  cityName: '青瀬市',
  planarCrs: 'EPSG:6677',
});

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const encode = (text: string) => new TextEncoder().encode(text);
const date = new Date(2026, 10, 23);

async function entriesOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const texts = new Map<string, string>();
  for (const entry of await reader.getEntries())
    if (!entry.directory)
      texts.set(entry.filename, new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter())));
  return texts;
}

/** The file with entries changed; undefined takes one out. */
async function withEntries(change: Readonly<Record<string, string | undefined>>): Promise<Uint8Array> {
  const texts = await entriesOf(await bytesOf(await writeProjectFile(createContent())));
  for (const [name, text] of Object.entries(change))
    if (text === undefined) texts.delete(name);
    else texts.set(name, text);
  return writeZip(
    [...texts].map(([path, text]) => ({ path, bytes: encode(text) })),
    date,
  );
}

const withManifest = async (change: object) => {
  const texts = await entriesOf(await bytesOf(await writeProjectFile(createContent())));
  return withEntries({ 'manifest.json': JSON.stringify({ ...JSON.parse(texts.get('manifest.json')!), ...change }) });
};

describe('a project file', () => {
  it('gives back everything that was saved', async () => {
    const content = createContent();
    const result = await readProjectFile(await bytesOf(await writeProjectFile(content)));
    expect(result).toEqual({ ok: true, content, issues: [] });
  });

  it('holds JSON that people can read, a position a line', async () => {
    const texts = await entriesOf(await bytesOf(await writeProjectFile(createContent())));
    expect([...texts.keys()]).toEqual(['manifest.json', 'project.json', 'plan.json', 'sheets.json']);
    expect(texts.get('manifest.json')).toContain('  "savedAt": "2026-11-23T01:02:03.456Z",\n');
    expect(texts.get('plan.json')).toContain('[-10000, -34000],\n');
    expect(JSON.parse(texts.get('project.json')!)).toEqual(createContent().project);
  });

  it('is named after the city and the day', () => {
    const savedAt = new Date(2026, 10, 3, 9).toISOString();
    expect(projectFileName({ cityName: '青瀬市', savedAt })).toBe('青瀬市_20261103.bosai.zip');
    expect(projectFileName({ cityName: 'a/b:c', savedAt })).toBe('a_b_c_20261103.bosai.zip');
  });

  it('written by version 1 opens for ever', async () => {
    const folder = join(import.meta.dirname, 'fixtures');
    const { project, ...rest } = JSON.parse(readFileSync(join(folder, 'version-1.json'), 'utf8')) as ProjectFileContent;
    const result = await readProjectFile(readFileSync(join(folder, 'version-1.bosai.zip')));
    expect(result).toMatchObject({ ok: true, content: { ...rest, project: { ...project, version: PROJECT_VERSION } } });
    expect(result.issues).toEqual([]);
  });

  it('opens with the project of an older program', async () => {
    const { question, parameters, shownRows, slot, savedQueries, ...before } = initialProject;
    const result = await readProjectFile(
      await withEntries({ 'project.json': JSON.stringify({ ...before, version: 1, hazard: 'tsunami' }) }),
    );
    expect(result.ok && result.content.project).toEqual({ ...initialProject, hazard: 'tsunami' });
  });

  it('opens with a warning where only its sheets cannot be read, and without them where it has none', async () => {
    const broken = await readProjectFile(await withEntries({ 'sheets.json': '{"version": 1}' }));
    expect(broken).toMatchObject({ ok: true, issues: [{ severity: 'warning', place: 'sheets.json sheets' }] });
    const lost = await readProjectFile(await withEntries({ 'sheets.json': undefined }));
    expect(lost).toMatchObject({ ok: true, issues: [{ severity: 'warning', place: 'sheets.json' }] });
    const { sheets: _, ...before } = createContent();
    const older = await readProjectFile(await bytesOf(await writeProjectFile(before)));
    expect(older).toMatchObject({ ok: true, issues: [] });
    expect(older.ok && 'sheets' in older.content).toBe(false);
  });

  it('opens with a warning where only the choices of the screen cannot be read', async () => {
    for (const text of [undefined, '{', JSON.stringify({ ...initialProject, mode: 'dance' })]) {
      const result = await readProjectFile(await withEntries({ 'project.json': text }));
      expect(result).toMatchObject({ ok: true, content: { plan: createPlan(), project: initialProject } });
      expect(result.issues.map(({ severity }) => severity)).toEqual(['warning']);
    }
  });
});

describe('a file that cannot be opened', () => {
  it('says in which field it is wrong', async () => {
    const cases: readonly (readonly [Promise<Uint8Array>, string, RegExp])[] = [
      [withEntries({ 'plan.json': undefined }), 'plan.json', /missing/],
      [withEntries({ 'plan.json': '{"version":1}' }), 'plan.json scenarios', /scenarios/],
      [withEntries({ 'manifest.json': undefined }), 'manifest.json', /no project file/],
      [withEntries({ 'manifest.json': '[1]' }), 'manifest.json', /no project file/],
      [withManifest({ format: 'other' }), 'manifest.json', /no project file/],
      [withManifest({ version: 2 }), 'manifest.json', /newer/],
      [withManifest({ city: { name: 'a', planarCrs: '6677' } }), 'manifest.json city.planarCrs', /city\.planarCrs/],
    ];
    for (const [bytes, place, message] of cases) {
      const result = await readProjectFile(await bytes);
      expect(result.ok).toBe(false);
      expect(result.issues).toHaveLength(1);
      expect(result.issues[0]).toMatchObject({ severity: 'error', place });
      expect(result.issues[0]!.message.en).toMatch(message);
    }
  });

  it('is refused where it is foreign, empty or no zip at all', async () => {
    const foreign = await writeZip([{ path: 'a.shp', bytes: encode('x') }], date);
    for (const bytes of [foreign, new Uint8Array(), encode('PK\u0003\u0004 and no more'), encode('{"version":1}')]) {
      const result = await readProjectFile(bytes);
      expect(result.ok).toBe(false);
      expect(result.issues[0]!.message.ja).not.toBe('');
    }
  });

  it('is refused where it unpacks to more than a project can be', async () => {
    const bomb = await writeZip([{ path: 'plan.json', bytes: new Uint8Array(65 * 1024 ** 2) }], date);
    expect(bomb.length).toBeLessThan(1024 ** 2);
    const result = await readProjectFile(bomb);
    expect(result.issues).toMatchObject([{ severity: 'error', place: 'plan.json' }]);
    expect(result.issues[0]!.message.en).toContain('larger than a project file');
  });

  it('is refused where it unpacks to more than its directory says', async () => {
    const bomb = await writeZip([{ path: 'plan.json', bytes: new Uint8Array(65 * 1024 ** 2) }], date);
    // The central directory comes last; the size before compression stands 24 bytes into its record.
    const at = Buffer.from(bomb).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bomb.buffer).setUint32(at + 24, 1000, true);
    const result = await readProjectFile(bomb);
    expect(result.ok).toBe(false);
    expect(result.issues[0]!.place).toBe('plan.json');
  });

  it('is never opened with other content than was saved, whichever byte is damaged', async () => {
    const content = createContent();
    const whole = await bytesOf(await writeProjectFile(content));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const damaged = whole.slice();
        damaged[at]! ^= flip;
        const result = await readProjectFile(damaged);
        if (result.ok && result.issues.length === 0) expect(result.content).toEqual(content);
        else if (result.ok) expect(result.content.plan).toEqual(content.plan);
        else expect(result.issues[0]!.severity).toBe('error');
      }),
      { numRuns: 200 },
    );
  });

  it('is refused wherever it is cut off', async () => {
    const whole = await bytesOf(await writeProjectFile(createContent()));
    for (let part = 1; part < 20; part++) {
      const result = await readProjectFile(whole.subarray(0, Math.floor((whole.length * part) / 20)));
      expect(result.ok).toBe(false);
    }
  });
});
