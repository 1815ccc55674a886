import { z } from 'zod';
import type { ParameterMeta } from '../../src/analysis/parameter-meta.ts';
import type { AnyQuestion } from '../../src/analysis/question.ts';
import { type Answer, type AnswerTable, type KeyColumn, units, type ValueColumn } from '../../src/domain/answer.ts';

/** What docs/questions.md says of each question: parameters from its schema, columns from an answer. */
export function questionDocs(
  questions: readonly { readonly question: AnyQuestion; readonly answer: Answer; readonly defaults: object }[],
): string {
  return `${[head, ...questions.map(({ question, answer, defaults }) => section(question, answer, defaults))].join('\n\n')}\n`;
}

const head = `# Questions and their tables

Made from the code by \`npm run docs\`; a test compares it. Every question is asked by the page and by the batch alike. \`npm run batch\` writes each table as \`tables/<id>.csv\` in long form (UTF-8, codes as listed here, full precision, a missing value is empty) and all tables as sheets of \`tables.xlsx\` (labels, rounded by format, checks under each table). Parameters go into the settings file under \`questions\`:

\`\`\`json
{ "questions": { "collapse_structure": { "zoneKinds": ["city", "district"] } } }
\`\`\`

Tables of buildings have rows for combinations that hold buildings. \`zone_id\` is \`city\` for the whole city, empty for what lies in no zone of the kind, \`unknown\` where nothing says whether it lies inside. A row that is not known says why in \`unknown_reason\`. Parameters marked *assumption* are defaults of this tool, no law; they stand in the evidence with the value used.`;

function section(question: AnyQuestion, answer: Answer, defaults: object): string {
  return [
    `## ${question.id}: ${question.title.ja}`,
    `${question.title.en}. ${question.ask.ja}`,
    parameterTable(question, defaults),
    ...answer.tables.map(tableDocs),
  ].join('\n\n');
}

interface FormProperty {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly bosai?: ParameterMeta;
}

function parameterTable(question: AnyQuestion, defaults: object): string {
  const form = z.toJSONSchema(question.parameters, { unrepresentable: 'any', io: 'input' });
  const properties = Object.entries((form.properties ?? {}) as Record<string, FormProperty>);
  const rows = properties.map(([name, property]) => {
    const { title, unit, assumption, source } = property.bosai ?? {};
    const value = JSON.stringify((defaults as Record<string, unknown>)[name]);
    const notes = [
      title && `${title.ja}${unit ? `（${unit}）` : ''}`,
      property.enum?.map(String).join(', '),
      assumption && '*assumption*',
      source?.ja,
    ];
    const standard = value === undefined || value.length > 60 ? '' : `\`${value}\``;
    return `| \`${name}\` | ${notes.filter(Boolean).map(cell).join('; ')} | ${standard} |`;
  });
  return ['| parameter | | default |', '|---|---|---|', ...rows].join('\n');
}

function tableDocs(table: AnswerTable): string {
  const rows = [...table.keys.map(keyRow), ...reasonRow(table), ...table.values.map(valueRow)];
  return [`### tables/${table.id}.csv: ${table.title.ja}`, ['| column | |', '|---|---|', ...rows].join('\n')].join(
    '\n\n',
  );
}

function keyRow({ name, title, labels }: KeyColumn): string {
  const values = labels && labels.length <= 12 ? labels.map(({ value, label }) => `\`${value}\` ${label.ja}`) : [];
  return `| \`${name}\` | ${cell([title.ja, values.join(', ')].filter(Boolean).join(': '))} |`;
}

const reasonRow = ({ keys }: AnswerTable): readonly string[] =>
  keys.some(({ labels }) => labels?.some(({ state }) => state === 'unknown'))
    ? ['| `unknown_reason` | 不明の理由（不明の行のみ） |']
    : [];

function valueRow({ name, title, unit, additive, missing }: ValueColumn): string {
  const empty = { no_data: 'データなし', not_computed: '未計算', suppressed: '秘匿' }[missing];
  const shown = units[unit].ja === '' ? '' : `（${unit === 'share' ? '0–1' : units[unit].ja}）`;
  return `| \`${name}\` | ${cell(`${title.ja}${shown}、空欄は${empty}${additive ? '' : '、足し合わせ不可'}`)} |`;
}

const cell = (text: unknown): string => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
