import type { Hazard, HazardScale } from '../../domain/hazard.ts';
import type { PathHints } from './collect-areas.ts';
import { hazardOfFolder } from './risk-vocabulary.ts';

/**
 * What paths of a PLATEAU package tell. Layout: `{citycode}_{name}_{city|pref}_{year}_citygml_{n}[_op]/` → `codelists/`,
 * `udx/{bldg,fld,…}/…`. Source: PLATEAU 標準製品仕様書, 製品の構成.
 */
export interface PackageRoot {
  /** Path of the folder or archive that holds `udx` and `codelists`; '' at the top of the drop. */
  readonly path: string;
  /** JIS code of the municipality, '' if the folder name does not tell. */
  readonly cityCode: string;
  readonly cityName: string;
  readonly year: number | undefined;
}

const PACKAGE_NAME = /(\d{5})_([\w-]+?)_(?:city|pref)_(\d{4})(?:_citygml)?/;
const IN_PACKAGE = /(^|[/!])(udx|codelists)\//;

export function packageRoot(path: string): PackageRoot {
  const at = path.search(IN_PACKAGE);
  const root = at < 0 ? path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('!'), 0)) : path.slice(0, at);
  const [, cityCode = '', cityName = '', year] = root.match(PACKAGE_NAME) ?? path.match(PACKAGE_NAME) ?? [];
  return { path: root, cityCode, cityName, year: year === undefined ? undefined : Number(year) };
}

/** Title for 出典, in the form of the README of the packages. */
export function packageTitle({ cityName, year }: PackageRoot): string {
  const when = year === undefined ? '' : `（${year}年度）`;
  return `3D都市モデル（Project PLATEAU）${cityName}${when}`;
}

/** Folder and file name: `…/udx/fld/pref/xx/55360704_fld_6697_l2.gml` → river, L2. */
export function pathHints(path: string): PathHints {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = path.match(/(?:^|[/!])udx\/(\w+)\//)?.[1] ?? name.match(/_(fld|tnm|htd|ifld|rfld|lsld)_/)?.[1] ?? '';
  return { hazard: hazardOfFolder[folder] as Hazard | undefined, scale: scaleOfFileName(name) };
}

function scaleOfFileName(name: string): HazardScale {
  const option = name.match(/_(l1|l2)(?:[_.]|$)/i)?.[1]?.toUpperCase();
  return option === 'L1' || option === 'L2' ? option : '';
}

/** Folder of a hazard file inside its package: one survey (a river, a coast) a folder. */
export const surveyFolder = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
