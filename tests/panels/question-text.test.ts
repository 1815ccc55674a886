import { expect, it } from 'vitest';
import { sentenceUnder } from '../../src/panels/explore/question-text.ts';

const ask = {
  ja: 'もし想定最大規模の洪水が起きたら、何人か',
  en: 'If the largest assumed flood came, how many people',
};

it('asks the sentence of the catalogue of the hazard that is shown', () => {
  expect(sentenceUnder(ask, 'river:L2')).toEqual(ask);
  expect(sentenceUnder(ask, 'river:L1').ja).toBe('もし計画規模の洪水が起きたら、何人か');
  expect(sentenceUnder(ask, 'storm_surge:L2')).toEqual({
    ja: 'もし想定最大規模の高潮が起きたら、何人か',
    en: 'If the largest assumed storm surge came, how many people',
  });
  expect(
    sentenceUnder({ ja: 'もし洪水が起きたら、その洪水で', en: 'If the flood came, usable in it' }, 'tsunami:'),
  ).toEqual({
    ja: 'もし津波が起きたら、その津波で',
    en: 'If the tsunami came, usable in it',
  });
});
