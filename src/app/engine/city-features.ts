import { buildingClassColumns, buildingClassPaint } from '../../analysis/building-classes.ts';
import { ask, questionOf } from '../../analysis/catalogue.ts';
import { headlineHazard } from '../../analysis/city-headline.ts';
import type { AskedCity } from '../../city/asked-city.ts';
import { featureLayers } from '../../city/features/feature-layers.ts';
import { meshTable } from '../../city/features/mesh-features.ts';
import type { AskedScenario } from '../../city/scenario/asked-scenario.ts';
import type { Answer, AnswerTable } from '../../domain/answer.ts';
import type { FeatureTable } from '../../domain/feature-table.ts';
import { meshLevelOfCodes } from '../../domain/mesh-code.ts';
import { type ZoneKind, zoneKindNames } from '../../domain/zone-kind.ts';
import { joinAnswer, joinKeyOf } from '../../exports/gis/answer-features.ts';
import type { FeatureFile } from '../../exports/gis/feature-file-formats.ts';
import { featureFileBase } from '../../exports/gis/file-base.ts';
import { writeFeatureFile } from '../../exports/gis/write-feature-file.ts';
import { createLanguage } from '../../project/language/create-language.ts';
import { evidenceFootnote } from '../../project/language/evidence-footnote.ts';
import { ofScenario } from './city-questions.ts';
import type { FeatureChoice, FeatureFileRequest, FeatureSubject } from './feature-types.ts';

/** Layers of the city that have a shape. */
export const featureLayerChoices = ({ model }: AskedCity): FeatureChoice[] =>
  featureLayers(model).map(({ id, title }) => ({ id, title, subject: { layer: id } }));

/** Tables of a question's answer that can be joined to shapes, each kind of zones apart. */
export async function answerChoices(
  city: AskedCity,
  question: string,
  parameters: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<FeatureChoice[]> {
  const { tables } = await ask(city.db, question, parameters, city.context(signal));
  const kinds = new Set<string>(city.model.zones.map(({ dataset }) => dataset.zoneKind));
  return tables.flatMap((table): FeatureChoice[] => {
    const { id, title } = table;
    const key = joinKeyOf(table);
    if (!key) return [];
    const subject = { question, parameters, table: id };
    if (key.answer !== 'zone_id') return [{ id, title, subject }];
    return zoneKindsOf(table).flatMap((zoneKind) => {
      const name = zoneKindNames[zoneKind];
      const titled = { ja: `${title.ja}（${name?.ja}）`, en: `${title.en} (${name?.en})` };
      return kinds.has(zoneKind) ? [{ id: `${id} ${zoneKind}`, title: titled, subject: { ...subject, zoneKind } }] : [];
    });
  });
}

function zoneKindsOf({ keys, rows }: AnswerTable): ZoneKind[] {
  const at = keys.findIndex(({ name }) => name === 'zone_kind');
  return [...new Set(rows.map((row) => row[at] as ZoneKind))];
}

/** A subject as a file. Rejects as the question does, and with a RangeError for what the city or the format has not. */
export async function writeCityFeatures(
  city: AskedCity,
  { subject, format, crs, encoding, date }: FeatureFileRequest,
  scenario: AskedScenario | undefined,
  signal: AbortSignal,
): Promise<FeatureFile> {
  const table = await featuresOf(city, subject, scenario, signal);
  signal.throwIfAborted();
  return writeFeatureFile(table, {
    format,
    base: featureFileBase([city.model.name, scenario?.name ?? '', table.title.ja], date),
    crs: crs === 'planar' ? city.model.planarCrs : 'EPSG:6668',
    date,
    encoding,
    withDictionary: true,
  });
}

async function featuresOf(
  city: AskedCity,
  subject: FeatureSubject,
  scenario: AskedScenario | undefined,
  signal: AbortSignal,
): Promise<FeatureTable> {
  if ('layer' in subject) return layerOf(city, subject.layer, scenario, signal);
  const { question, parameters, zoneKind } = subject;
  const answer = ofScenario(await ask(city.db, question, parameters, city.context(signal)), scenario);
  const table = answer.tables.find(({ id }) => id === subject.table);
  if (!table) throw new RangeError(`the answer to "${question}" has no table "${subject.table}"`);
  const shapes = await shapesOf(city, table, zoneKind, signal);
  const joined = joinAnswer(shapes, table, { description: descriptionOf(answer), ...(zoneKind && { zoneKind }) });
  const kind = zoneKind ? `（${zoneKindNames[zoneKind as ZoneKind].ja}）` : '';
  return { ...joined, title: { ...joined.title, ja: `${joined.title.ja}${kind}` } };
}

/** Evidence in the language of the documents that the file goes into. */
function descriptionOf(answer: Answer): string {
  const { t } = createLanguage();
  return evidenceFootnote(answer.evidence, questionOf(answer.question).title.ja, t, 'ja');
}

async function layerOf(
  city: AskedCity,
  id: string,
  scenario: AskedScenario | undefined,
  signal: AbortSignal,
): Promise<FeatureTable> {
  const layer = featureLayers(city.model).find((one) => one.id === id);
  if (!layer) throw new RangeError(`the city has no layer "${id}"`);
  const table = layer.make();
  const described = scenario ? { ...table, description: `${scenario.name}。${table.description}` } : table;
  if (id !== 'buildings') return described;
  const { hazards } = city.model.tables;
  const [zones, facts] = [table.columns.filter(isZoneColumn), table.columns.filter((column) => !isZoneColumn(column))];
  const classes = await buildingClassColumns(city.db, hazards, city.layout, signal);
  const painted = hazards.find(({ key }) => key === headlineHazard(hazards.map((hazard) => hazard.key)));
  return {
    ...described,
    columns: [...facts, ...classes, ...zones],
    ...(painted && { paint: buildingClassPaint(painted, city.layout) }),
  };
}

const isZoneColumn = ({ name }: { readonly name: string }): boolean =>
  Object.keys(zoneKindNames).some((kind) => name === `${kind}_id` || name === `${kind}_name`);

async function shapesOf(
  city: AskedCity,
  table: AnswerTable,
  zoneKind: string | undefined,
  signal: AbortSignal,
): Promise<FeatureTable> {
  const key = joinKeyOf(table);
  if (key?.answer !== 'mesh_code')
    return layerOf(city, key?.answer === 'zone_id' ? `zones_${zoneKind}` : 'facilities', undefined, signal);
  const at = table.keys.findIndex(({ name }) => name === 'mesh_code');
  const codes = [...new Set(table.rows.map((row) => String(row[at])))].filter((code) => /^\d+$/.test(code)).sort();
  const level = meshLevelOfCodes(codes);
  if (!level) throw new RangeError(`"${table.id}" has meshes of several sizes`);
  return meshTable('meshes', table.title, '', level, codes);
}
