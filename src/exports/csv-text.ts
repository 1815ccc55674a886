/**
 * Text quoted where CSV asks for it. A text that a spreadsheet would run as a formula (it begins with = + - @, tab or
 * carriage return) gets an apostrophe in front, unless it is a negative number. Source: OWASP, CSV Injection; users.md.
 */
export function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !negativeNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** No formula: an id of -5 stays -5. */
const negativeNumber = /^-\d+(\.\d+)?$/;
