import type { TFunction } from 'i18next';
import type { Evidence, EvidenceInput } from '../../domain/evidence.ts';
import type { Language } from '../project-schema.ts';
import { assumptionText, methodText } from './evidence-text.ts';
import { romanZone } from './roman-zone.ts';

/**
 * Evidence as one footnote for a plan document: sources with years and licences, method, assumptions, CRS, rounding and the
 * day of the computation. A scenario of the plan is named. Its question is given in words, since evidence carries a code.
 */
export function evidenceFootnote(evidence: Evidence, question: string, t: TFunction, language: Language): string {
  const comma = language === 'ja' ? '、' : ', ';
  const { scenario } = evidence;
  return t('evidence.footnote', {
    question: scenario === undefined ? question : t('evidence.questionOf', { question, scenario }),
    inputs: [...new Set(evidence.inputs.map((input) => inputText(input, language)))].join(comma),
    method: evidence.method.map((step) => methodText(step, t)).join(comma),
    assumptions:
      evidence.assumptions
        .map(
          (assumption) =>
            assumptionText(assumption, t, language) + (assumption.editable ? t('evidence.assumptionMark') : ''),
        )
        .join(comma) || t('evidence.noAssumptions'),
    crs: language === 'ja' ? `${romanZone(evidence.planarCrs)}系（${evidence.planarCrs}）` : evidence.planarCrs,
    rounding: evidence.rounding === 'none' ? t('evidence.unrounded') : evidence.rounding,
    date: new Date(evidence.computedAt).toLocaleDateString(language === 'ja' ? 'ja-JP' : 'en-GB', {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
    }),
  });
}

/** `国土数値情報 A31a（2024 年、CC BY 4.0）`. */
function inputText({ title, year, licence }: EvidenceInput, language: Language): string {
  const details = [year === undefined ? '' : language === 'ja' ? `${year} 年` : String(year), licence ?? ''].filter(
    Boolean,
  );
  if (details.length === 0) return title;
  return language === 'ja' ? `${title}（${details.join('、')}）` : `${title} (${details.join(', ')})`;
}
