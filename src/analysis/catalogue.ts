import { computeExposure } from './exposure.ts';
import { exposureParameters } from './exposure-parameters.ts';
import type { ExposureParameters, ExposureResult } from './exposure-result.ts';
import type { Question } from './question.ts';

const exposure: Question<ExposureParameters, ExposureResult> = {
  id: 'exposure',
  title: {
    ja: '区域 × 居住誘導区域の内外 × ハザード × 浸水ランク別の建物・人口',
    en: 'Buildings and people by zone, residence area, hazard and depth rank',
  },
  parameters: exposureParameters,
  run: computeExposure,
};

/** Every question that can be asked, in the order of the menu. */
export const catalogue = { exposure } as const;
