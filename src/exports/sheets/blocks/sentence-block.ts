import { evidenceFootnote } from '../../../project/language/evidence-footnote.ts';
import { sentenceQuestion } from '../../sentences/sentence-kinds.ts';
import { tellSentence } from '../../sentences/tell-sentence.ts';
import { sourcesOfAnswer } from '../answer-sources.ts';
import { type BlockOf, type BlockParts, type ComposeContext, tellOverflow } from '../compose-context.ts';
import { ink, SMALLEST_PT, TEXT_LINE_HEIGHT } from '../sheet-look.ts';
import { fitText } from '../text-layout.ts';
import { MissingData } from './block-failure.ts';
import { rectangle } from './rules.ts';
import { tableData } from './table-data.ts';
import { textParts } from './text-blocks.ts';

/** One or two sentences from the numbers, behind a black bar as in the mock. Throws MissingData where nothing can be told. */
export async function sentenceParts(
  { id, frame, sentence }: BlockOf<'sentence'>,
  context: ComposeContext,
): Promise<BlockParts> {
  const { subject, words, look, supply } = context;
  const request = sentenceQuestion(sentence, subject);
  if (!request)
    throw new MissingData({
      ja: 'この災害について述べる文の種類ではありません。ほかの文か災害を選んでください',
      en: 'There is no such sentence for this hazard: choose another sentence or hazard',
    });
  const answer = await context.answer(request);
  const scenario = supply.city.scenarios.find((one) => one.id === sentence.scenario)?.name ?? null;
  const told = tellSentence(sentence, answer, subject, words.language, scenario);
  if ('missing' in told) throw new MissingData({ ja: told.missing, en: told.missing });
  const barWidth = 0.9 * look.factor;
  const inner = { ...frame, x: frame.x + barWidth + look.gapMm, width: frame.width - barWidth - look.gapMm };
  const style = {
    font: { sizePt: look.bodyPt * 1.2, bold: true },
    lineHeight: TEXT_LINE_HEIGHT,
    smallestPt: SMALLEST_PT,
  };
  const { items, lines, height, fits } = fitText(told.text, inner, style, context.measure);
  if (!fits) tellOverflow(context, id);
  const bar = rectangle({ ...frame, width: barWidth, height });
  return {
    items: [{ kind: 'path', lines: [bar], fill: { colour: ink.text } }, ...items],
    lines,
    evidence: answer.evidence,
    alternative: told.text,
  };
}

/** How the numbers of a table came about, as one footnote. */
export async function evidenceParts(
  { id, frame, table }: BlockOf<'evidence'>,
  context: ComposeContext,
): Promise<BlockParts> {
  const { words, look } = context;
  const data = await tableData(table, context);
  const { evidence } = data.answer;
  const used = { ...evidence, inputs: sourcesOfAnswer(data.request, evidence.inputs) };
  const text = evidenceFootnote(used, data.print.title, words.t, words.language);
  const style = { font: { sizePt: look.smallPt, bold: false }, colour: ink.secondary, smallestPt: SMALLEST_PT };
  return { ...textParts(text, id, frame, style, context), evidence };
}
