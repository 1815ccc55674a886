import { describe, expect, it } from 'vitest';
import { DEEPEST_NESTING, expandArchives } from '../../../src/readers/archive/expand-archives.ts';
import type { SourceFile } from '../../../src/readers/source-file.ts';
import { createZip, sourceOf } from './zip-fixture.ts';

const text = async (file: SourceFile | undefined): Promise<string> =>
  new TextDecoder().decode(await (file as SourceFile).bytes());
const paths = (files: readonly SourceFile[]): string[] => files.map((file) => file.path);

/** `.` in CP932 by hand for the names used here. */
const CP932: Readonly<Record<string, readonly number[]>> = { 人流: [0x90, 0x6c, 0x97, 0xac], 表: [0x95, 0x5c] };
const encodeCp932 = (name: string): Uint8Array =>
  Uint8Array.from(name.split(/(人流|表)/).flatMap((part) => CP932[part] ?? [...part].map((c) => c.charCodeAt(0))));

describe('expandArchives', () => {
  it('passes files that are no archives and lists the files of zips by their inner path', async () => {
    const zip = await createZip({ 'udx/': '', 'udx/bldg/a.gml': '<a/>', 'codelists/c.xml': '<c/>', '__MACOSX/x': '?' });
    const { files, issues } = await expandArchives([sourceOf('plain.csv', 'a,b'), sourceOf('city.zip', zip)]);
    expect(paths(files)).toEqual(['plain.csv', 'city.zip!udx/bldg/a.gml', 'city.zip!codelists/c.xml']);
    expect(await text(files[1])).toBe('<a/>');
    expect(files[1]?.size).toBe(4);
    expect(issues).toEqual([]);
  });

  it('gives the same content at every call, and any range of it', async () => {
    const content = Array.from({ length: 50_000 }, (_, i) => i).join();
    const { files } = await expandArchives([sourceOf('a.zip', await createZip({ 'n.txt': content }))]);
    expect(await text(files[0])).toBe(content);
    expect(await text(files[0])).toBe(content);
    expect(new TextDecoder().decode(await files[0]?.slice(100, 120))).toBe(content.slice(100, 120));
  });

  it('reads zip64, stored entries and zips in zips', async () => {
    const inner = await createZip({ 'monthly.csv': '1,2' }, { zip64: true });
    const compressed = await createZip({ '13/2021/12/monthly.csv.zip': inner });
    const stored = await createZip({ 'inner.zip': inner }, { level: 0 });
    const { files, issues } = await expandArchives([sourceOf('o.zip', compressed), sourceOf('s.zip', stored)]);
    expect(paths(files)).toEqual(['o.zip!13/2021/12/monthly.csv.zip!monthly.csv', 's.zip!inner.zip!monthly.csv']);
    expect(await Promise.all(files.map(text))).toEqual(['1,2', '1,2']);
    expect(issues).toEqual([]);
  });

  it('decodes names in CP932 where the UTF-8 flag is not set', async () => {
    const zip = await createZip(
      { '人流/表.csv': 'x' },
      { useUnicodeFileNames: false, encodeText: (name) => encodeCp932(name) },
    );
    const { files } = await expandArchives([sourceOf('j.zip', zip)]);
    expect(paths(files)).toEqual(['j.zip!人流/表.csv']);
  });

  it('says of a truncated zip that it is cut off, and goes on with the others', async () => {
    const zip = await createZip({ 'a.txt': 'a'.repeat(1000), 'b.txt': 'b' });
    const good = sourceOf('good.zip', await createZip({ 'c.txt': 'c' }));
    const { files, issues } = await expandArchives([sourceOf('cut.zip', zip.slice(0, zip.length - 60)), good]);
    expect(paths(files)).toEqual(['good.zip!c.txt']);
    expect(issues).toMatchObject([{ severity: 'error', code: 'archive-unreadable', file: 'cut.zip' }]);
  });

  it('names an empty archive, a text called .zip and a password-protected entry', async () => {
    const locked = await createZip({ 's.txt': 'secret' }, { password: 'x' });
    const { files, issues } = await expandArchives([
      sourceOf('empty.zip', ''),
      sourceOf('text.zip', 'これはzipではない'),
      sourceOf('locked.zip', locked),
    ]);
    expect(files).toEqual([]);
    expect(issues.map(({ code, file }) => [code, file])).toEqual([
      ['file-empty', 'empty.zip'],
      ['archive-unreadable', 'text.zip'],
      ['archive-encrypted', 'locked.zip!s.txt'],
    ]);
  });

  it('fails the reading of an entry whose bytes were changed, deflated or stored', async () => {
    const content = 'depth 1.25 m, '.repeat(200);
    for (const level of [0, 6]) {
      const zip = await createZip({ 'a.txt': content }, { level });
      const middle = zip.slice();
      middle[60] = (middle[60] ?? 0) ^ 0x10;
      const { files } = await expandArchives([sourceOf('bad.zip', middle)]);
      await expect(text(files[0]), `level ${level}`).rejects.toThrow(/damaged|checksum|bytes/);
    }
  });

  it('stops at nesting deeper than real data has', async () => {
    let zip = await createZip({ 'a.txt': 'a' });
    for (let i = 0; i < DEEPEST_NESTING; i++) zip = await createZip({ 'n.zip': zip });
    const { files, issues } = await expandArchives([sourceOf('deep.zip', zip)]);
    expect(files).toEqual([]);
    expect(issues).toMatchObject([{ code: 'archive-limit', file: 'deep.zip!n.zip!n.zip!n.zip' }]);
  });

  it('rejects an archive whose entries overlap', async () => {
    const zip = await createZip({ 'a.txt': 'a'.repeat(3000), 'b.txt': 'b' }, { level: 0 });
    // The directory's entry for b.txt is made to claim 2³¹ compressed bytes: more than the file has.
    const signature = [0x50, 0x4b, 0x01, 0x02];
    const at = zip.findLastIndex((_, i) => signature.every((byte, k) => zip[i + k] === byte));
    zip[at + 23] = 0x40;
    const { issues } = await expandArchives([sourceOf('bomb.zip', zip)]);
    expect(issues.map(({ severity, file }) => [severity, file])).toEqual([['error', 'bomb.zip']]);
  });

  it('stops when cancelled', async () => {
    const zip = sourceOf('a.zip', await createZip({ 'a.txt': 'a' }));
    await expect(expandArchives([zip], { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});
