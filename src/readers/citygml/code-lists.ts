import { XmlScanner } from './xml-scanner.ts';

/** Labels by code, by base name of the code list (`RiverFloodingRiskAttribute_description`). */
export type CodeLists = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Lists that the reader looks labels up in; the others (national lists of a megabyte) are left alone.
 * The prefixes Building… and WaterBody… are those of i-UR 1–3.0.
 */
const WANTED =
  /^((Building|WaterBody)?(RiverFlooding|Tsunami|HighTide|InlandFlooding|ReservoirFlooding|LandSlide)RiskAttribute_(description|rank|rankOrg|areaType|scale)|WaterBody_name|Building_name|Common_(areaClassificationType|districtsAndZonesType|districtsAndZones)|SedimentDisasterProneArea_\w+|KeyValuePairAttribute_key)$/;

/** Lists that mean the same in every city; the others name this city's rivers, buildings and ranks. */
const NATIONAL =
  /_(rank|areaType|scale|areaClassificationType|districtsAndZones(Type)?|disasterType|status)$|LandSlideRiskAttribute_description$/;

export const nationalLists = (lists: CodeLists): CodeLists =>
  Object.fromEntries(Object.entries(lists).filter(([name]) => NATIONAL.test(name)));

export const codeListName = (path: string): string | undefined => {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.xml$/i, '');
  return WANTED.test(name) ? name : undefined;
};

/**
 * Reads a gml:Dictionary: `gml:Definition{gml:description = label, gml:name = code}`. Throws XmlError.
 */
export function parseCodeList(bytes: Uint8Array): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  let [code, label] = ['', ''];
  const scanner = new XmlScanner({
    startElement(name) {
      if (name.local === 'Definition') [code, label] = ['', ''];
    },
    endElement(name, { leaf }) {
      if (name.local === 'description' && leaf) label = scanner.text();
      else if (name.local === 'name' && leaf) code = scanner.text();
      else if (name.local === 'Definition' && code !== '') labels[code] = label;
    },
  });
  scanner.push(bytes);
  scanner.end();
  return labels;
}

export const codeLabel = (lists: CodeLists, list: string, code: string): string | undefined =>
  code === '' ? undefined : lists[list]?.[code];
