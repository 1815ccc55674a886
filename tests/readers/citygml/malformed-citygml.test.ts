import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import encoding from 'encoding-japanese';
import { describe, expect, it } from 'vitest';
import { expandArchives } from '../../../src/readers/archive/expand-archives.ts';
import { readCityGml } from '../../../src/readers/citygml/read-citygml.ts';
import { realData } from '../../real-data.ts';
import { createZip, sourceOf } from '../archive/zip-fixture.ts';
import { cityModel, HOUSES } from './citygml-fixture.ts';
import { buildingsOf, codesOf, readTexts } from './datasets-of.ts';

const GOOD = cityModel('3.1', HOUSES['3.1']);
const second = HOUSES['3.1'].replace('gml:id="g1"', 'gml:id="g2"');

describe('readCityGml on bad input', () => {
  it('keeps the buildings before a cut and says where the file ends', async () => {
    const text = cityModel('3.1', HOUSES['3.1'], second);
    const cut = text.slice(0, text.indexOf('gml:id="g2"') + 200);
    const result = await readTexts({ 'udx/bldg/cut.gml': cut, 'udx/bldg/good.gml': GOOD });
    expect(buildingsOf(result).gmlId).toEqual(['g1', 'g1']);
    expect(result.issues).toMatchObject([
      {
        severity: 'error',
        code: 'xml-truncated',
        file: 'udx/bldg/cut.gml',
        place: expect.stringMatching(/^line 5, column \d+, g2$/),
      },
    ]);
  });

  it('names an unbound prefix with line, column and building', async () => {
    const text = cityModel('3.1', HOUSES['3.1'], second.replace('<bldg:class>', '\n  <energy:demand/><bldg:class>'));
    const result = await readTexts({ 'udx/bldg/a.gml': text });
    expect(buildingsOf(result).gmlId).toEqual(['g1']);
    expect(result.issues).toMatchObject([
      { code: 'xml-unbound-prefix', place: 'line 6, column 3, g2', values: { found: 'energy' } },
    ]);
  });

  it.each([
    ['xml-not-xml', 'このファイルの存在意図:\nGMLのファイル名は、…', 'line 1, column 1'],
    ['xml-not-xml', '<!-- only a comment -->\n', 'line 2, column 1'],
    ['citygml-other-root', '<gml:Dictionary xmlns:gml="g"/>', ''],
    ['xml-tag-mismatch', GOOD.replace('</bldg:Building>', '</bldg:Bilding>'), expect.stringContaining('g1')],
    ['citygml-without-features', cityModel('3.1'), undefined],
    ['file-empty', '', undefined],
  ])('says %s and goes on with the other files', async (code, content, place) => {
    const result = await readTexts({ 'udx/bldg/bad.gml': content, 'udx/bldg/good.gml': GOOD });
    expect(buildingsOf(result).count).toBe(1);
    expect(result.issues).toMatchObject([{ code, file: 'udx/bldg/bad.gml', ...(place !== undefined && { place }) }]);
  });

  it('reads declared Shift_JIS, EUC-JP and UTF-16', async () => {
    const named = GOOD.replace('<bldg:class>', '<gml:name>横須賀美術館</gml:name><bldg:class>');
    const declared = (name: string): string => named.replace('UTF-8', name);
    const convert = (name: string, to: 'SJIS' | 'EUCJP'): Uint8Array =>
      Uint8Array.from(encoding.convert(encoding.stringToCode(declared(name)), { to, from: 'UNICODE' }));
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(declared('UTF-16'), (c) => c.charCodeAt(0)).buffer),
    ]);
    for (const bytes of [convert('Shift_JIS', 'SJIS'), convert('EUC-JP', 'EUCJP'), utf16, `\ufeff${named}`]) {
      const result = await readTexts({ 'udx/bldg/a.gml': bytes });
      expect(buildingsOf(result).name).toEqual(['横須賀美術館']);
      expect(result.issues).toEqual([]);
    }
  });

  it('refuses undeclared Shift_JIS and unknown encodings', async () => {
    const named = cityModel(
      '3.1',
      HOUSES['3.1'],
      second.replace('<bldg:class>', '<gml:name>美術館</gml:name><bldg:class>'),
    );
    const bytes = Uint8Array.from(encoding.convert(encoding.stringToCode(named), { to: 'SJIS', from: 'UNICODE' }));
    const undeclared = await readTexts({ 'udx/bldg/a.gml': bytes });
    expect(buildingsOf(undeclared).gmlId).toEqual(['g1']);
    expect(undeclared.issues).toMatchObject([
      { severity: 'error', code: 'xml-not-utf8', place: expect.stringMatching(/^line 5, column \d+, g2$/) },
    ]);
    const unknown = await readTexts({ 'udx/bldg/a.gml': GOOD.replace('UTF-8', 'x-nobody') });
    expect(unknown.issues).toMatchObject([{ code: 'xml-not-utf8', values: { found: 'x-nobody' } }]);
  });

  it('names an entry of a zip that is damaged and reads the others', async () => {
    const zip = await createZip({ 'udx/bldg/bad.gml': GOOD, 'udx/bldg/good.gml': GOOD }, { level: 0 });
    zip[500] = (zip[500] ?? 0) ^ 1;
    const { files } = await expandArchives([sourceOf('city.zip', zip)]);
    const result = await readCityGml(files);
    expect(result.issues).toMatchObject([{ severity: 'error', file: 'city.zip!udx/bldg/bad.gml' }]);
    expect(buildingsOf(result).count).toBeGreaterThanOrEqual(1);
  });

  it('names a code list that cannot be read and does without it', async () => {
    const result = await readTexts({
      'codelists/RiverFloodingRiskAttribute_rank.xml': '<broken',
      'udx/bldg/a.gml': GOOD,
    });
    expect(codesOf(result)).toEqual(['read-failed']);
    expect(result.issues[0]?.file).toBe('codelists/RiverFloodingRiskAttribute_rank.xml');
    expect(buildingsOf(result).count).toBe(1);
  });

  it('reads every damaged real file or names it in an issue', async ({ skip }) => {
    const folder = realData('malformed/citygml-quality');
    const other = realData('malformed/citygml');
    if (!folder || !other) return skip();
    const files = [folder, other].flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.gml'))
        .map((path) => join(root, path)),
    );
    expect(files.length).toBe(51);
    for (const path of files) {
      const result = await readCityGml([sourceOf(path, readFileSync(path))]);
      const rows = result.datasets.length;
      expect(rows > 0 || result.issues.some((issue) => path.startsWith(issue.file)), path).toBe(true);
    }
  });
});
