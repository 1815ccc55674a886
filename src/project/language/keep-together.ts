const NO_BREAK_SPACE = '\u00a0';
const WORD_JOINER = '\u2060';

/** A sentence whose numbers stay with their unit and their range when its lines are broken: `800 m`, `何 ha`, `11〜14時`. */
export const keepTogether = (text: string): string =>
  text
    .replace(/(?<=\d|何) (?=(?:[kc]?m|ha|h)(?![a-z])|[人棟歳日時年世箇か円百点割%])/g, NO_BREAK_SPACE)
    .replace(/(?<=\p{L}) (?=L[12]\b)/gu, NO_BREAK_SPACE)
    .replace(/(?<=\d)[〜～–](?=\d)/g, `${WORD_JOINER}$&${WORD_JOINER}`);
