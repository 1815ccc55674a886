import { z } from 'zod';
import { parameterMeta } from './parameter-meta.ts';

/** Parameter of questions that tell depths apart: `DepthClasses`. */
export const depthClassesParameter = z.enum(['standard', 'detailed']).meta(
  parameterMeta({
    title: { ja: '浸水深の区分', en: 'Depth classes' },
    options: {
      standard: { ja: '標準 6 区分', en: 'standard, six' },
      detailed: { ja: '詳細 8 区分', en: 'detailed, eight' },
    },
    source: {
      ja: '水害ハザードマップ作成の手引き（国土交通省 R5.5）表3-2',
      en: 'MLIT flood hazard map manual (2023), table 3-2',
    },
  }),
);
