import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RawFile, zipFiles } from '../../sample-city/formats/zip.ts';
import { buildingFiles } from '../../sample-city/products/plateau-buildings.ts';
import { createSample } from '../../sample-city/products/sample.ts';

/** Archives of the same buildings, about 60 MB of CityGML each. */
export interface CityGmlArchives {
  readonly oneFile: CityGmlArchive;
  readonly package: CityGmlArchive;
}

export interface CityGmlArchive {
  readonly path: string;
  /** Uncompressed. */
  readonly bytes: number;
  readonly buildings: number;
}

const BYTES = 60e6;
const MEMBER_END = '</core:cityObjectMember>\n';

/** Buildings of the sample city, repeated under new ids until they are 60 MB. Written once below `folder`. */
export function writeCityGmlArchives(folder: string): CityGmlArchives {
  const about = join(folder, 'citygml.json');
  if (existsSync(about)) return JSON.parse(readFileSync(about, 'utf8'));
  mkdirSync(folder, { recursive: true });
  const files = repeatToSize(buildingFiles(createSample()));
  const written = {
    oneFile: writeArchive(join(folder, 'citygml-one-file.zip'), [joinFiles(files)]),
    package: writeArchive(join(folder, 'citygml-package.zip'), files),
  };
  writeFileSync(about, JSON.stringify(written));
  return written;
}

function writeArchive(path: string, files: readonly RawFile[]): CityGmlArchive {
  writeFileSync(
    path,
    zipFiles(files.map((file) => ({ ...file, path: `99201_aose-shi_city_2024_citygml_1_op/${file.path}` }))),
  );
  const buildings = files.reduce((sum, { bytes }) => sum + textOf(bytes).split(MEMBER_END).length - 1, 0);
  return { path, bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0), buildings };
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');

/** The files over and over under other names and ids; the last one is cut after a member. */
function repeatToSize(originals: readonly RawFile[]): RawFile[] {
  const files: RawFile[] = [];
  let total = 0;
  for (let round = 0; total < BYTES; round++)
    for (const { path, bytes } of originals) {
      if (total >= BYTES) break;
      const text = cutTo(renamed(textOf(bytes), round), BYTES - total);
      const file = { path: round === 0 ? path : path.replace('_bldg_', `_bldg_${round}_`), bytes: Buffer.from(text) };
      files.push(file);
      total += file.bytes.length;
    }
  return files;
}

const renamed = (text: string, round: number): string =>
  round === 0
    ? text
    : text
        .replaceAll('gml:id="bldg_', `gml:id="bldg_${round}`)
        .replace(/<uro:buildingID>/g, `<uro:buildingID>${round}-`);

/** Sizes in characters: the text is nearly all ASCII. */
function cutTo(text: string, size: number): string {
  if (text.length <= size) return text;
  const at = text.indexOf(MEMBER_END, size);
  return at < 0 ? text : `${text.slice(0, at + MEMBER_END.length)}</core:CityModel>\n`;
}

/** All members of all files in one, under the first file's name and envelope. */
function joinFiles(files: readonly RawFile[]): RawFile {
  const texts = files.map(({ bytes }) => textOf(bytes));
  const start = texts[0]!.indexOf('<core:cityObjectMember>');
  const members = texts.map((text) =>
    text.slice(text.indexOf('<core:cityObjectMember>'), text.lastIndexOf(MEMBER_END) + MEMBER_END.length),
  );
  const text = `${texts[0]!.slice(0, start)}${members.join('')}</core:CityModel>\n`;
  return { path: files[0]!.path, bytes: Buffer.from(text) };
}
