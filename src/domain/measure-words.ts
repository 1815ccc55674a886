import { facilityKindNames } from './facility-kind.ts';
import {
  type Hazard,
  type HazardKey,
  hazardKey,
  hazardNames,
  hazardScales,
  hazards,
  parseHazardKey,
} from './hazard.ts';
import { LIST_MARK } from './measure-register.ts';
import type { MeasureEffect, MeasurePlace } from './plan.ts';
import { zoneKindNames, zoneKinds } from './zone-kind.ts';

/** Places and effects of measures as words of a cell, and back. What is written is read back exactly. */

export const CITY_PLACE = '市全域';
const FACILITIES = '施設';
const DRAWN = '描いた範囲';

/** `市全域`, `居住誘導区域：r1、r2`, `施設：s-1`, `描いた範囲（2か所）`. */
export function placeWords(place: MeasurePlace): string {
  switch (place.kind) {
    case 'city':
      return CITY_PLACE;
    case 'zones':
      return `${zoneKindNames[place.zoneKind].ja}：${place.zoneIds.join(LIST_MARK)}`;
    case 'facilities':
      return `${FACILITIES}：${place.facilityIds.join(LIST_MARK)}`;
    case 'drawn':
      return `${DRAWN}（${place.polygons.length}か所）`;
  }
}

/** Half width and full width, all spaces and punctuation of a list as one. */
const plain = (text: string): string => text.normalize('NFKC').trim();
const listOf = (text: string): string[] =>
  text
    .split(/[、,，・/\n;；]/)
    .map((part) => part.trim())
    .filter(Boolean);

/**
 * A place of its words; an empty cell is the whole city. `drawn` says that only the map knows it. Undefined for anything
 * else. Ids keep their own width and case.
 */
export function parsePlace(text: string): MeasurePlace | 'drawn' | undefined {
  const words = plain(text);
  if (words === '' || /^(市|町|村|区|都市|行政区域)?全(域|体)$/.test(words)) return { kind: 'city' };
  if (words.startsWith(DRAWN)) return 'drawn';
  const [, head, ids] = /^([^：:]+)[：:]([\s\S]*)$/.exec(text.trim()) ?? [undefined, text, ''];
  const name = plain(head!);
  if (name === FACILITIES && listOf(ids!).length > 0) return { kind: 'facilities', facilityIds: idsOf(ids!) };
  const zoneKind = zoneKinds.find((kind) => zoneKindNames[kind].ja === name);
  return zoneKind && { kind: 'zones', zoneKind, zoneIds: idsOf(ids!) };
}

/** Ids may hold slashes and dots: only what a list is written with separates them. */
const idsOf = (text: string): string[] =>
  text
    .split(/[、\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

const hazardAliases: Readonly<Record<string, Hazard>> = {
  土砂災害: 'landslide',
  家屋倒壊: 'collapse',
  家屋倒壊等氾濫想定区域: 'collapse',
  雨水出水: 'inland',
  浸水: 'river',
};

const hazardOf = (word: string): Hazard | undefined =>
  hazards.find((hazard) => hazardNames[hazard].ja === word) ?? hazardAliases[word];

export const hazardWordsOf = (list: readonly Hazard[]): string =>
  list.map((one) => hazardNames[one].ja).join(LIST_MARK);

/** Undefined where a word is no hazard; 全災害 is all of them. */
export function parseHazards(text: string): readonly Hazard[] | undefined {
  const words = listOf(plain(text));
  if (words.some((word) => /^(全災害|すべて|全て)$/.test(word))) return hazards;
  const found = words.map(hazardOf);
  return found.every((hazard) => hazard !== undefined) ? [...new Set(found)] : undefined;
}

/** `浸水深を0.5m下げる：洪水L1、洪水L2`, `3階以上にする`, `人口の25%を移す`, and a shelter with its position X (north), Y (east). */
export function effectWords(effect: MeasureEffect | undefined): string {
  switch (effect?.kind) {
    case undefined:
      return '';
    case 'lower_depth':
      return `浸水深を${effect.meters}m下げる：${effect.hazards.map(keyWords).join(LIST_MARK)}`;
    case 'minimum_storeys':
      return `${effect.storeys}階以上にする`;
    case 'relocate':
      return relocationWords(effect.share);
    case 'new_shelter': {
      const [x, y] = effect.position;
      const capacity = effect.capacity === null ? '定員不明' : `定員${effect.capacity}人`;
      return `${facilityKindNames[effect.facilityKind].ja}を新設（X=${y}、Y=${x}、${capacity}）：${hazardWordsOf(effect.usableFor)}`;
    }
  }
}

/** In percent where that gives the share back to the last digit. */
function relocationWords(share: number): string {
  const percent = Number((share * 100).toFixed(6));
  return percent / 100 === share ? `人口の${percent}%を移す` : `人口の割合${share}を移す`;
}

const keyWords = (key: HazardKey): string => {
  const { hazard, scale } = parseHazardKey(key);
  return `${hazardNames[hazard].ja}${scale}`;
};

function parseKey(words: string): HazardKey | undefined {
  const [, name, scale] = /^(.+?)\s*(L1|L2)?$/i.exec(words) ?? [];
  const hazard = name === undefined ? undefined : hazardOf(name);
  const found = hazardScales.find((candidate) => candidate === (scale ?? '').toUpperCase());
  return hazard && found !== undefined ? hazardKey(hazard, found) : undefined;
}

const NUMBER = '(-?[\\d.]+(?:e[+-]?\\d+)?)';
const lowerDepth = new RegExp(`^浸水深を${NUMBER}m下げる:(.*)$`);
const minimumStoreys = /^(\d+)階以上(?:にする)?$/;
const relocate = new RegExp(`^(?:人口の)?(?:割合)?${NUMBER}(%?)を移す$`);
const newShelter = new RegExp(`^(.+)を新設\\(X=${NUMBER}、Y=${NUMBER}、定員(?:不明|${NUMBER}人)\\):(.*)$`);

/** An effect of its words; null for an empty cell, undefined for words that are none. */
export function parseEffect(text: string): MeasureEffect | null | undefined {
  const words = plain(text).replace(/\s+/g, '');
  if (words === '' || /^(未計算|なし|-|ー)$/.test(words)) return null;
  return parseLowerDepth(words) ?? parseStoreys(words) ?? parseRelocation(words) ?? parseShelter(words);
}

function parseLowerDepth(words: string): MeasureEffect | undefined {
  const [, meters, list] = lowerDepth.exec(words) ?? [];
  if (meters === undefined) return undefined;
  const keys = listOf(list!).map(parseKey);
  if (!keys.every((key) => key !== undefined) || !Number.isFinite(Number(meters))) return undefined;
  return { kind: 'lower_depth', hazards: keys, meters: Number(meters) };
}

function parseStoreys(words: string): MeasureEffect | undefined {
  const storeys = Number(minimumStoreys.exec(words)?.[1]);
  return storeys >= 1 ? { kind: 'minimum_storeys', storeys } : undefined;
}

function parseRelocation(words: string): MeasureEffect | undefined {
  const [, number, percent] = relocate.exec(words) ?? [];
  if (number === undefined) return undefined;
  const share = percent === '%' ? Number(number) / 100 : Number(number);
  return share >= 0 && share <= 1 ? { kind: 'relocate', share } : undefined;
}

function parseShelter(words: string): MeasureEffect | undefined {
  const [, kind, north, east, capacity, list] = newShelter.exec(words) ?? [];
  const facilityKind = (['shelter', 'evacuation_site'] as const).find((one) => facilityKindNames[one].ja === kind);
  const usableFor = list === undefined ? undefined : parseHazards(list);
  const position = [Number(east), Number(north)] as const;
  if (!facilityKind || !usableFor || !position.every(Number.isFinite)) return undefined;
  const people = capacity === undefined ? null : Number(capacity);
  return { kind: 'new_shelter', facilityKind, position, capacity: people, usableFor };
}
