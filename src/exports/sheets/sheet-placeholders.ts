import { type HazardKey, hazardNames, parseHazardKey } from '../../domain/hazard.ts';
import { CURRENT_SCENARIO } from '../../domain/plan.ts';
import type { Sheet, SheetSubject } from '../../domain/sheet.ts';
import { formatScale } from '../../project/language/number-format.ts';
import type { PrintWords } from '../../project/language/print-words.ts';
import type { ComposedMap, ComposeOptions } from './compose-context.ts';
import type { SheetCity } from './sheet-supply.ts';

interface PlaceholderFacts extends Pick<ComposeOptions, 'page' | 'pages' | 'today'> {
  readonly sheet: Sheet;
  readonly subject: SheetSubject;
  readonly city: SheetCity;
  readonly maps: readonly ComposedMap[];
  readonly words: PrintWords;
}

/** Fills `{{city}}` and its like; a name that means nothing stays as it was typed, so that it is seen. Gaps of empty ones close. */
export function placeholderFiller(facts: PlaceholderFacts): (text: string) => string {
  const values = placeholderValues(facts);
  return (text) =>
    text
      .replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values.get(name) ?? whole)
      .replace(/　{2,}/g, '　')
      .replace(/（\s*）/g, '')
      .trim();
}

function placeholderValues({
  sheet,
  subject,
  city,
  maps,
  words,
  page,
  pages,
  today,
}: PlaceholderFacts): ReadonlyMap<string, string> {
  const { fields } = sheet;
  const flat = maps.find(({ scale }) => scale > 0);
  const hazard = sheetHazard(sheet);
  return new Map([
    ['city', city.name],
    ['zone', subject.kind === 'city' ? city.name : subject.name],
    ['hazard', hazard ? hazardInWords(hazard, words) : ''],
    ['scale', flat ? formatScale(flat.scale) : ''],
    ['figure', fields.figure],
    ['document', fields.document],
    ['scenario', scenarioName(sheet, subject, city, words)],
    ['date', dateInWords(fields.date || today, words.language)],
    ['author', fields.author],
    ['page', String(page)],
    ['pages', String(pages)],
  ]);
}

/** What a sheet is about: the hazard of its first map, else of its sentence. */
function sheetHazard({ blocks }: Sheet): HazardKey | null {
  const maps = blocks.flatMap((block) => (block.kind === 'map' && block.map.hazard ? [block.map.hazard] : []));
  const sentences = blocks.flatMap((block) => (block.kind === 'sentence' ? [block.sentence.hazard] : []));
  return maps[0] ?? sentences[0] ?? null;
}

/** `洪水（L2 想定最大規模）`. */
export function hazardInWords(key: HazardKey, { t, language }: PrintWords): string {
  const { hazard, scale } = parseHazardKey(key);
  const names = { L1: t('strip.scaleL1'), L2: t('strip.scaleL2') };
  return `${hazardNames[hazard][language]}${scale === '' ? '' : t('figure.titleScale', { scale, name: names[scale] })}`;
}

function scenarioName(sheet: Sheet, subject: SheetSubject, city: SheetCity, { t }: PrintWords): string {
  if (subject.kind === 'scenario') return subject.name;
  const ids = sheet.blocks.flatMap((block) => (block.kind === 'map' && block.map.scenario ? [block.map.scenario] : []));
  const wanted = ids[0] ?? CURRENT_SCENARIO;
  return city.scenarios.find(({ id }) => id === wanted)?.name ?? t('sheet.current');
}

/** `2026年11月22日`. An ISO date, not a moment: no time zone moves it. */
export function dateInWords(isoDate: string, language: PrintWords['language']): string {
  const date = new Date(`${isoDate.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return isoDate;
  return date.toLocaleDateString(language === 'ja' ? 'ja-JP' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
}
