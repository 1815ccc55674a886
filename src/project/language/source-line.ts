import { zoneKindNames, zoneKindOfUrfClass } from '../../domain/zone-kind.ts';
import type { Language } from '../project-schema.ts';

export interface SourceTitle {
  readonly title: string;
  readonly year?: number;
}

/** Parts of a city model that have a name of their own in the language; others by their class. */
function partName(part: string, language: Language): string {
  const kind = zoneKindOfUrfClass[part];
  return kind ? zoneKindNames[kind][language] : part;
}

/** Name of a series and the code of a dataset in it; or of a model and the part that was taken (3D都市モデル … UseDistrict). */
const SERIES = /^(.+) ([A-Z]\d+\w*)$|^(.*[^ -~].*) ([A-Z]\w+)$/;

/**
 * Sources as one phrase: datasets of one series (`国土数値情報 A31a`) stand together,
 * `国土数値情報（A31a 2024、A33 2023）、国勢調査（2020）`. A year that the name says already is not said again.
 */
export function sourceLine(sources: readonly SourceTitle[], language: Language): string {
  const comma = language === 'ja' ? '、' : ', ';
  const inBrackets = (text: string): string => (language === 'ja' ? `（${text}）` : ` (${text})`);
  const groups = new Map<string, string[]>();
  for (const { title, year } of sources) {
    const [, series, number, model, part] = SERIES.exec(title) ?? [];
    const head = series ?? model ?? title;
    const code = number ?? (part === undefined ? '' : partName(part, language));
    const said = year === undefined || head.includes(String(year)) ? '' : year;
    const detail = [code, said].join(' ').trim();
    const details = groups.get(head) ?? [];
    if (detail !== '' && !details.includes(detail)) details.push(detail);
    groups.set(head, details);
  }
  return [...groups]
    .map(([head, details]) => (details.length === 0 ? head : `${head}${inBrackets(details.join(comma))}`))
    .join(comma);
}
