import { code, positiveMeasure, type RejectValue, storeys, year } from './attribute-values.ts';
import type { CityObject } from './city-object.ts';
import { type CodeLists, codeLabel } from './code-lists.ts';
import {
  genericValues,
  type RankNotes,
  type RiskRecord,
  readGenericRiskRecord,
  readRiskRecord,
} from './risk-record.ts';
import { hazardOfRiskAttribute } from './risk-vocabulary.ts';

/** Attributes of one building, before its geometry; one object, reused. Missing: 0, NaN or ''. */
export interface BuildingRecord {
  buildingId: string;
  name: string;
  usage: number;
  buildingClass: number;
  structure: number;
  fireproof: number;
  areaClassification: number;
  storeysAbove: number;
  storeysBelow: number;
  heightMeters: number;
  totalFloorAreaSquareMeters: number;
  yearOfConstruction: number;
  surveyYear: number;
  readonly risks: RiskRecord[];
  /** For display: generic attributes, key-value pairs, attributes without a column. */
  extra: Record<string, string>;
}

/** Attributes with a column of their own, or of no use to a reader of the pop-up. */
const NOT_EXTRA = new Set([
  'prefecture',
  'city',
  'buildingID',
  'surveyYear',
  'totalFloorArea',
  'value',
  'key',
  'codeValue',
]);
const GENERIC = /^(string|int|double|date|uri|measure|code)Attribute$/i;

/** Reads all attributes of a building and its parts; where the building lacks a value, its parts' is taken. */
export function readBuildingRecord(
  object: CityObject,
  lists: CodeLists,
  reject: RejectValue,
  notes: RankNotes,
): BuildingRecord {
  const record = emptyRecord();
  const details: number[] = [];
  for (let i = 1; i < object.nodeCount; ) {
    const local = object.local(i);
    const hazard = hazardOfRiskAttribute(local);
    if (hazard !== undefined) {
      record.risks.push(readRiskRecord(object, i, hazard, lists, reject, notes));
      i = object.end(i);
    } else if (local === 'BuildingDetailAttribute' || local === 'BuildingDetails') {
      details.push(i);
      i = object.end(i);
    } else if (GENERIC.test(local) || /^genericAttributeSet$/i.test(local)) {
      readGeneric(object, i, record);
      i = object.end(i);
    } else if (local === 'KeyValuePairAttribute') {
      readKeyValue(object, i, lists, record);
      i = object.end(i);
    } else if (local === 'BuildingInstallation') i = object.end(i);
    else {
      readPlain(object, i, local, lists, reject, record);
      i++;
    }
  }
  readDetails(object, details, reject, record);
  return record;
}

const emptyRecord = (): BuildingRecord => ({
  buildingId: '',
  name: '',
  usage: 0,
  buildingClass: 0,
  structure: 0,
  fireproof: 0,
  areaClassification: 0,
  storeysAbove: 0,
  storeysBelow: 0,
  heightMeters: Number.NaN,
  totalFloorAreaSquareMeters: Number.NaN,
  yearOfConstruction: 0,
  surveyYear: 0,
  risks: [],
  extra: {},
});

/** Document order puts the building's own attributes before its parts', so "first wins" prefers the building. */
function readPlain(
  object: CityObject,
  node: number,
  local: string,
  lists: CodeLists,
  reject: RejectValue,
  record: BuildingRecord,
): void {
  switch (local) {
    case 'name':
      if (object.parent(node) === 0 && record.name === '')
        record.name = codeLabel(lists, object.codeSpace(node), object.text(node)) ?? object.text(node);
      break;
    case 'class':
      record.buildingClass ||= code(object, node, reject);
      break;
    case 'usage':
      record.usage ||= code(object, node, reject);
      break;
    case 'yearOfConstruction':
    case 'dateOfConstruction':
      record.yearOfConstruction ||= year(object, node, reject);
      break;
    case 'storeysAboveGround':
      record.storeysAbove = Math.max(record.storeysAbove, storeys(object, node, reject));
      break;
    case 'storeysBelowGround':
      record.storeysBelow = Math.max(record.storeysBelow, storeys(object, node, reject));
      break;
    case 'measuredHeight':
      setHeight(record, positiveMeasure(object, node, reject));
      break;
    case 'Height': // CityGML 3.0 con:Height
      setHeight(record, positiveMeasure(object, object.child(node, 'value'), reject));
      break;
    case 'buildingID':
      record.buildingId ||= object.text(node);
      break;
    case 'branchID':
    case 'partID':
      addExtra(record, local, object.text(node));
      break;
  }
}

function setHeight(record: BuildingRecord, meters: number): void {
  if (!(record.heightMeters >= meters)) record.heightMeters = Number.isNaN(meters) ? record.heightMeters : meters;
}

/** A building can carry several surveys; the latest that has a value wins. */
function readDetails(
  object: CityObject,
  details: readonly number[],
  reject: RejectValue,
  record: BuildingRecord,
): void {
  const yearOf = (node: number): number => year(object, object.child(node, 'surveyYear'), reject);
  const latestFirst = details.length < 2 ? details : [...details].sort((a, b) => yearOf(b) - yearOf(a));
  for (const detail of latestFirst) {
    record.surveyYear ||= yearOf(detail);
    for (let i = detail + 1; i < object.end(detail); i = object.end(i)) readDetail(object, i, reject, record);
  }
  record.totalFloorAreaSquareMeters = totalFloorArea(object, latestFirst, reject);
}

/** The building's own floor area, or the sum of its parts'; NaN if neither is given. */
function totalFloorArea(object: CityObject, details: readonly number[], reject: RejectValue): number {
  const ofUnit = new Map<number, number>();
  for (const detail of details) {
    const unit = unitOf(object, detail);
    const area = positiveMeasure(object, object.child(detail, 'totalFloorArea'), reject);
    if (!ofUnit.has(unit) && area > 0) ofUnit.set(unit, area);
  }
  const own = ofUnit.get(0);
  if (own !== undefined || ofUnit.size === 0) return own ?? Number.NaN;
  return [...ofUnit.values()].reduce((sum, area) => sum + area, 0);
}

/** Node of the building part that `node` belongs to, 0 for the building itself. */
function unitOf(object: CityObject, node: number): number {
  let unit = node;
  while (unit > 0 && object.local(unit) !== 'BuildingPart') unit = object.parent(unit);
  return unit;
}

function readDetail(object: CityObject, node: number, reject: RejectValue, record: BuildingRecord): void {
  const local = object.local(node);
  switch (local) {
    case 'buildingID': // i-UR 1.x keeps it here
      record.buildingId ||= object.text(node);
      break;
    case 'buildingStructureType':
      record.structure ||= code(object, node, reject);
      break;
    case 'fireproofStructureType':
      record.fireproof ||= code(object, node, reject);
      break;
    case 'areaClassificationType':
      record.areaClassification ||= code(object, node, reject);
      break;
    case 'buildingHeight':
      if (Number.isNaN(record.heightMeters)) record.heightMeters = positiveMeasure(object, node, reject);
      break;
    default:
      if (!NOT_EXTRA.has(local) && object.isLeaf(node)) addExtra(record, local, object.text(node));
  }
}

function readGeneric(object: CityObject, node: number, record: BuildingRecord): void {
  const isSet = /set$/i.test(object.local(node));
  const risk = isSet ? readGenericRiskRecord(object, node) : undefined;
  if (risk) {
    record.risks.push(risk);
    return;
  }
  const setName = isSet ? `${object.label(node) || object.childText(node, 'name')}/` : '';
  if (isSet) for (const [key, value] of genericValues(object, node)) addExtra(record, setName + key, value);
  else {
    const key = object.label(node) || object.childText(node, 'name');
    const value = object.childText(node, 'value');
    // i-UR 1.x: the id of the building is a generic attribute.
    if (key === '建物ID') record.buildingId ||= value;
    addExtra(record, key, value);
  }
}

function readKeyValue(object: CityObject, node: number, lists: CodeLists, record: BuildingRecord): void {
  const key = object.child(node, 'key');
  if (key < 0) return;
  const name = codeLabel(lists, object.codeSpace(key), object.text(key)) ?? object.text(key);
  for (let i = node + 1; i < object.end(node); i = object.end(i))
    if (i !== key) addExtra(record, name, codeLabel(lists, object.codeSpace(i), object.text(i)) ?? object.text(i));
}

const NULL_TEXTS = new Set(['', '-9999', '9999', '0001', '0001-01-01']);

function addExtra(record: BuildingRecord, key: string, value: string): void {
  if (NULL_TEXTS.has(value)) return;
  record.extra[key] = key in record.extra ? `${record.extra[key]}、${value}` : value;
}
