import type { Answer, AnswerTable } from '../../../domain/answer.ts';
import { hazardClasses } from '../../../domain/hazard-classes.ts';
import type { TableRequest } from '../../../domain/sheet.ts';
import type { PrintCell, PrintHeading, PrintTable } from '../../tables/print-table.ts';
import { printTable } from '../../tables/shape-table.ts';
import type { ComposeContext } from '../compose-context.ts';
import type { AnswerRequest } from '../sheet-supply.ts';
import { MissingData } from './block-failure.ts';

export interface TableData {
  /** As it was asked. */
  readonly request: AnswerRequest;
  readonly answer: Answer;
  readonly table: AnswerTable;
  readonly print: PrintTable;
}

/** Asks what a table, chart or footnote is made of. Of the sheet's scenario where an atlas goes by scenario. Throws MissingData. */
export async function tableData(request: TableRequest, context: ComposeContext): Promise<TableData> {
  const { subject, words, sheet } = context;
  const scenario = subject.kind === 'scenario' ? subject.scenario : request.scenario;
  const asked = { question: request.question, parameters: parametersOf(request, context), scenario };
  const answer = await context.answer(asked);
  const table = answer.tables.find(({ id }) => id === request.table);
  if (!table)
    throw new MissingData({
      ja: `「${request.table}」の表がありません。ほかの表を選ぶか、この枠を外してください`,
      en: `There is no table “${request.table}”: choose another one, or take this frame away`,
    });
  const filled = { ...request, title: context.fill(request.title) };
  const print = printTable(table, answer.checks, filled, subject, words.language);
  return { request: asked, answer, table, print: sheet.colourVisionSafe ? recoloured(print) : print };
}

/** Where only the subject's rows are kept, only its kind of zone is asked for: the same question for every page of an atlas. */
function parametersOf(
  { parameters, ofSubject }: TableRequest,
  { subject }: ComposeContext,
): TableRequest['parameters'] {
  if (!ofSubject || !('zoneKinds' in parameters)) return parameters;
  return { ...parameters, zoneKinds: [subject.kind === 'zone' ? subject.zoneKind : 'city'] };
}

const safeColours = new Map(
  hazardClasses('river').map(({ state, colour }) => [
    colour as string,
    hazardClasses('river', true).find((safe) => safe.state === state)!.colour as string,
  ]),
);

/** The legend's colours of depths as the map of the sheet has them. */
function recoloured(table: PrintTable): PrintTable {
  const own = <Part extends PrintHeading | PrintCell>(part: Part): Part => {
    const colour = part.colour && safeColours.get(part.colour);
    return colour ? { ...part, colour } : part;
  };
  return {
    ...table,
    header: table.header.map((row) => row.map(own)),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(own) })),
  };
}
