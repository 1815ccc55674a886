import { standardRankOfReservoirRank, stateOfDepth } from '../../domain/depth-rank.ts';
import { parseDepthText, spansStandardRanks, standardRankOfDepthClass } from '../../domain/depth-text.ts';
import type { Hazard, HazardScale } from '../../domain/hazard.ts';
import { landslidePhenomena, standardRankOfAreaType } from '../../domain/landslide-area.ts';
import { code, measure, type RejectValue } from './attribute-values.ts';
import type { CityObject } from './city-object.ts';
import { type CodeLists, codeLabel } from './code-lists.ts';
import { hazardOfText, parseScale, scaleOfTitle } from './risk-vocabulary.ts';

/** One disaster-risk record, of a building or of a water body. Missing: 0, NaN or ''. */
export interface RiskRecord {
  readonly hazard: Hazard;
  readonly scale: HazardScale;
  readonly name: string;
  readonly rank: number;
  readonly standardRank: number;
  readonly depthMeters: number;
  readonly durationHours: number;
  readonly areaType: number;
}

/** Things about a rank that the user should know. */
export interface RankNotes {
  /** The label of this class covers several standard ranks; the deepest was taken. */
  readonly spans: (label: string) => void;
  /** A city's own rank without a label in the code lists, and no depth either. */
  readonly unlabelled: (list: string, code: string) => void;
}

/** Reads a `…RiskAttribute` element. */
export function readRiskRecord(
  object: CityObject,
  node: number,
  hazard: Hazard,
  lists: CodeLists,
  reject: RejectValue,
  notes: RankNotes,
): RiskRecord {
  const text = (child: string): string => object.childText(node, child);
  const label = (child: string): string | undefined => {
    const at = object.child(node, child);
    return at < 0 ? undefined : codeLabel(lists, object.codeSpace(at), object.text(at));
  };
  const depthMeters = measure(object, object.child(node, 'depth'), reject);
  const areaType = code(object, object.child(node, 'areaType'), reject);
  const name = label('description') ?? fallbackName(hazard, text('description'));
  return {
    hazard,
    scale: parseScale(text('scale')) || parseScale(label('scale') ?? '') || scaleOfTitle(name),
    name,
    ...readRank(object, node, hazard, depthMeters, areaType, lists, reject, notes),
    depthMeters,
    durationHours: measure(object, object.child(node, 'duration'), reject),
    areaType,
  };
}

const fallbackName = (hazard: Hazard, description: string): string =>
  (hazard === 'landslide' && landslidePhenomena.find(({ code }) => String(code) === description)?.ja) || description;

function readRank(
  object: CityObject,
  node: number,
  hazard: Hazard,
  depthMeters: number,
  areaType: number,
  lists: CodeLists,
  reject: RejectValue,
  notes: RankNotes,
): { rank: number; standardRank: number } {
  if (hazard === 'landslide') return { rank: 0, standardRank: standardRankOfAreaType(areaType) };
  const standard = object.child(node, 'rank');
  const own = object.child(node, 'rankOrg');
  const from = standard >= 0 && object.hasText(standard) ? standard : own;
  if (from < 0) return { rank: 0, standardRank: rankOfDepth(depthMeters) };
  const rank = Math.min(255, code(object, from, reject));
  if (rank === 0) return { rank, standardRank: rankOfDepth(depthMeters) };
  const list = object.codeSpace(from);
  const label = codeLabel(lists, list, object.text(from)) ?? '';
  const depthClass = parseDepthText(label);
  if (depthClass) {
    // A depth that lies in the class tells more than a class that covers several standard ranks.
    const inside = depthMeters >= depthClass.fromMeters && depthMeters < depthClass.toMeters;
    if (spansStandardRanks(depthClass) && inside && depthMeters > 0)
      return { rank, standardRank: rankOfDepth(depthMeters) };
    if (spansStandardRanks(depthClass)) notes.spans(label);
    return { rank, standardRank: standardRankOfDepthClass(depthClass) };
  }
  if (from === standard) return { rank, standardRank: standardRankOf(hazard, rank) };
  const standardRank = rankOfDepth(depthMeters);
  if (standardRank === 0) notes.unlabelled(list, object.text(from));
  return { rank, standardRank };
}

/** `uro:rank` is the national list: 1…6 by depth, for reservoirs their own six classes. */
function standardRankOf(hazard: Hazard, rank: number): number {
  if (hazard === 'reservoir') return standardRankOfReservoirRank[rank] ?? 0;
  return rank <= 6 ? rank : 0;
}

function rankOfDepth(depthMeters: number): number {
  return depthMeters > 0 ? stateOfDepth(depthMeters) : 0;
}

/**
 * Reads the risk of i-UR 1.x: a generic attribute set named after the survey with 規模, 浸水ランク, 浸水深, 浸水継続時間.
 * Undefined where the set is something else.
 */
export function readGenericRiskRecord(object: CityObject, node: number): RiskRecord | undefined {
  const name = object.label(node) || object.childText(node, 'name');
  const hazard = hazardOfText(name);
  if (hazard === undefined) return undefined;
  const values = genericValues(object, node);
  const find = (pattern: RegExp): string => values.find(([key]) => pattern.test(key))?.[1] ?? '';
  const number = (pattern: RegExp): number => {
    const text = find(pattern);
    const value = text === '' ? Number.NaN : Number(text);
    return value >= 0 && value !== 9999 ? value : Number.NaN;
  };
  if (hazard === 'landslide') return genericLandslide(name, number(/区域区分|区分/));
  const rank = Math.min(255, Math.trunc(number(/ランク/)) || 0);
  const depthMeters = number(/浸水深/);
  if (rank === 0 && Number.isNaN(depthMeters)) return undefined;
  const standardRank = rank > 0 ? standardRankOf(hazard, rank) : rankOfDepth(depthMeters);
  const scale = parseScale(find(/規模/)) || scaleOfTitle(name);
  const durationHours = number(/継続時間/);
  return { hazard, scale, name, rank, standardRank, depthMeters, durationHours, areaType: 0 };
}

function genericLandslide(name: string, area: number): RiskRecord | undefined {
  const standardRank = standardRankOfAreaType(area);
  if (standardRank === 0) return undefined;
  const [depthMeters, durationHours] = [Number.NaN, Number.NaN];
  return { hazard: 'landslide', scale: '', name, rank: 0, standardRank, depthMeters, durationHours, areaType: area };
}

/** Names and values below a generic attribute set: CityGML 2.0 `@name` + gen:value, 3.0 gen:name + gen:value. */
export function genericValues(object: CityObject, node: number): (readonly [string, string])[] {
  const values: (readonly [string, string])[] = [];
  for (let i = node + 1; i < object.end(node); i++) {
    if (object.local(i) !== 'value') continue;
    const parent = object.parent(i);
    values.push([object.label(parent) || object.childText(parent, 'name'), object.text(i)]);
  }
  return values;
}
