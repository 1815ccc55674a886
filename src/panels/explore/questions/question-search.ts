import type { QuestionCard } from '../question-data.ts';

/**
 * One spelling for search: full and half width, upper and lower case, ひらがな and カタカナ are the same.
 * Source: Unicode NFKC; ァ–ヶ stand 0x60 above ぁ–ゖ.
 */
export const searchForm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

/** Questions that have every word of the query in their title, sentence or words, in either language. */
export function searchQuestions(cards: readonly QuestionCard[], query: string): readonly QuestionCard[] {
  const words = searchForm(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return cards.filter(({ title, ask, words: more, id }) => {
    const text = searchForm([title.ja, title.en, ask.ja, ask.en, more?.ja, more?.en, id].join(' '));
    return words.every((word) => text.includes(word));
  });
}
