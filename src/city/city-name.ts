import type { Dataset, DatasetSource } from '../domain/datasets.ts';

export interface CityName {
  readonly name: string;
  /** Invented data; the sources say so themselves with 架空. */
  readonly fictional: boolean;
}

/**
 * Name of the city from what the sources say: the title of the 3D city model (`3D都市モデル（Project PLATEAU）青瀬市（2024年度）`),
 * else the only 行政区域, else the folder name of the PLATEAU zip (`14201_yokosuka-shi_city_2023_citygml_2_op`), else ''.
 */
export function cityName(
  datasets: readonly Dataset[],
  sources: readonly DatasetSource[] = datasets.map((dataset) => dataset.source),
): CityName {
  const fictional = sources.some(({ title, licence, file }) =>
    [title, licence, file].some((text) => text?.includes('架空')),
  );
  return { name: nameInTitle(sources) ?? municipalityName(datasets) ?? nameInPath(sources) ?? '', fictional };
}

/** Source of the layout: PLATEAU 標準作業手順書, README of the data set. */
function nameInTitle(sources: readonly DatasetSource[]): string | undefined {
  for (const { title } of sources) {
    const match = /Project\s*PLATEAU[)）]\s*[[［]?([^\s[\]［］()（）]+?[都道府県市区町村])/.exec(title);
    if (match) return match[1];
  }
  return undefined;
}

function municipalityName(datasets: readonly Dataset[]): string | undefined {
  const names = new Set(
    datasets.flatMap((dataset) =>
      dataset.kind === 'zones' && dataset.zoneKind === 'municipality' ? dataset.name : [],
    ),
  );
  const [name] = names;
  return names.size === 1 && name ? name : undefined;
}

function nameInPath(sources: readonly DatasetSource[]): string | undefined {
  for (const { file } of sources) {
    const match = /(?:^|[/!])\d{5}_([a-z0-9-]+?)_(?:city|pref)?_?\d{4}_citygml/.exec(file);
    if (match) return match[1];
  }
  return undefined;
}
