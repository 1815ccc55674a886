import type { TFunction } from 'i18next';
import type { Evidence } from '../../domain/evidence.ts';
import { methodText } from '../../project/language/evidence-text.ts';
import { romanZone } from '../shell/roman-zone.ts';

/** Evidence as one footnote for a plan document. Its question is given in words, since evidence carries a code. */
export function evidenceFootnote(evidence: Evidence, question: string, t: TFunction): string {
  return t('evidence.footnote', {
    question,
    method: evidence.method.map((step) => methodText(step, t)).join('、'),
    inputs: evidence.inputs.map(({ title, year }) => (year === undefined ? title : `${title}（${year}）`)).join('、'),
    crs: `${romanZone(evidence.planarCrs)}（${evidence.planarCrs}）`,
    rounding: evidence.rounding === 'none' ? t('evidence.unrounded') : evidence.rounding,
  });
}
