import { describe, expect, it } from 'vitest';
import type { EvidenceInput } from '../../../src/domain/evidence.ts';
import { compareInputs } from '../../../src/project/file/compare-inputs.ts';

const createInput = (change: Partial<EvidenceInput> = {}): EvidenceInput => ({
  title: 'A31a',
  file: 'a.zip!a.shp',
  year: 2024,
  sha256: 'aa',
  crs: 'EPSG:6668',
  rows: 10,
  ...change,
});
const createCity = (inputs: readonly EvidenceInput[]) => ({ cityName: '青瀬市', planarCrs: 'EPSG:6677', inputs });
const kindsOf = (saved: readonly EvidenceInput[], present: readonly EvidenceInput[]) =>
  compareInputs(createCity(saved), createCity(present)).map(({ kind, file }) => [kind, file]);

describe('comparing the inputs of a saved plan', () => {
  it('says nothing where all are there, in whatever order and folder', () => {
    const one = createInput();
    const two = createInput({ title: 'N03', file: 'n.zip!n.shp', sha256: 'bb' });
    expect(kindsOf([one, two], [two, { ...one, file: 'elsewhere/a-copy.zip!a.shp' }])).toEqual([]);
  });

  it('names what is missing, changed and new', () => {
    const saved = [createInput(), createInput({ title: 'N03', file: 'n.shp', sha256: 'bb' })];
    const present = [createInput({ sha256: 'cc' }), createInput({ title: 'A33', file: 'l.shp', sha256: 'dd' })];
    expect(kindsOf(saved, present)).toEqual([
      ['missing', 'n.shp'],
      ['changed', 'a.zip!a.shp'],
      ['new', 'l.shp'],
    ]);
    const [missing] = compareInputs(createCity(saved), createCity(present));
    expect(missing!.message.ja).toMatch(/^N03（n\.shp、2024年）がありません/);
    expect(missing!.message.en).toMatch(/^N03 \(n\.shp, 2024\) is missing/);
  });

  it('takes a moved file before a changed one of the same name', () => {
    const saved = [createInput({ file: 'x/a.shp' }), createInput({ file: 'y/a.shp', sha256: 'bb' })];
    const present = [createInput({ file: 'z/a.shp', sha256: 'bb' })];
    expect(kindsOf(saved, present)).toEqual([['missing', 'x/a.shp']]);
  });

  it('pairs the data sets of one file by their rows', () => {
    const saved = [createInput({ rows: 10 }), createInput({ rows: 20 })];
    expect(kindsOf(saved, [createInput({ rows: 20 })])).toEqual([['missing', 'a.zip!a.shp']]);
  });

  it('never takes a file without a hash for the same', () => {
    const { sha256: _, ...plain } = createInput();
    expect(kindsOf([plain], [createInput()])).toEqual([['unverified', plain.file]]);
    expect(kindsOf([plain], [{ ...plain, rows: 11 }])).toEqual([['changed', plain.file]]);
  });

  it('warns first of another coordinate system, then of another city', () => {
    const saved = createCity([createInput()]);
    const kinds = compareInputs(saved, { cityName: '川崎市', planarCrs: 'EPSG:6674', inputs: [] }).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['other-crs', 'other-city', 'missing']);
  });
});
