/**
 * Characters that no XML 1.0 file may hold, not even escaped: control characters and lone surrogates, as names of old tables
 * and damaged files have them. Office programs refuse a file with one. Source: XML 1.0, 2.2 Characters.
 */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const withoutForbidden = (text: string): string => text.replace(forbidden, ' ');

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Text or an attribute in double quotes. */
export const escapeXml = (text: string): string => withoutForbidden(text).replace(/[<>&"]/g, (sign) => entities[sign]!);

/** Plain data with all its texts as XML may hold them. */
export function xmlSafe<Value>(value: Value): Value {
  if (typeof value === 'string') return withoutForbidden(value) as Value;
  if (Array.isArray(value)) return value.map(xmlSafe) as Value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, xmlSafe(own)])) as Value;
}
