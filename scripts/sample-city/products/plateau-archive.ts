import { toUtf8 } from '../formats/text.ts';
import { type RawFile, zipFiles } from '../formats/zip.ts';
import { codelistFiles } from './codelists.ts';
import { buildingFiles } from './plateau-buildings.ts';
import { floodFiles } from './plateau-flood.ts';
import { landslideFile, planFiles } from './plateau-plans.ts';
import { reliefFile } from './plateau-relief.ts';
import { roadFiles } from './plateau-roads.ts';
import { cityCode, datasetYear, fictionNote, type Sample } from './sample.ts';

const name = `${cityCode}_aose-shi_city_${datasetYear}_citygml_1_op`;

/** The 3D city model as PLATEAU distributes it: standard 4, i-UR 3.1. */
export function plateauArchive(sample: Sample): RawFile {
  const files = [
    ...codelistFiles(),
    { path: 'metadata/udx_99201_2024_bldg_op.xml', bytes: toUtf8(metadata()) },
    {
      path: 'README.md',
      bytes: toUtf8(`# 3D都市モデル（Project PLATEAU形式）青瀬市（架空）（${datasetYear}年度）\n\n${fictionNote}\n`),
    },
    ...buildingFiles(sample),
    ...planFiles(sample),
    landslideFile(sample),
    ...floodFiles(sample),
    ...roadFiles(sample),
    reliefFile(sample),
  ];
  return { path: `${name}.zip`, bytes: zipFiles(files.map(({ path, bytes }) => ({ path: `${name}/${path}`, bytes }))) };
}

const metadata = (): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<metadata><title>青瀬市（架空）3D都市モデル</title><abstract>${fictionNote}</abstract><dateStamp>2024-04-01</dateStamp><language>ja</language><crs>EPSG:6697</crs><specification>3D都市モデル標準製品仕様書 第4.0版</specification></metadata>\n`;
