/** Two numbers, each on a line of its own. A string holds no line break in JSON, so this is never text. */
const brokenPair = /\[\s*\n\s*(-?[\d.e+-]+),\s*\n\s*(-?[\d.e+-]+)\s*\n\s*\]/gi;

/** JSON that people read and compare line by line: indented, a position a line. */
export const readableJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(brokenPair, '[$1, $2]')}\n`;
