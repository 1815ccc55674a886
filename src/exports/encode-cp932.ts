import Encoding from 'encoding-japanese';

export interface CsvFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Characters that the encoding does not have; each was written as 〓. Empty with UTF-8. */
  readonly unmappable: readonly string[];
}

/** Characters that CP932 lacks and the ones that stand in for them without a change of meaning. */
const standIns: Readonly<Record<string, string>> = {
  '–': '～', // range
  '—': '―', // no data
  '²': '2',
  '\u00a0': ' ',
};

/** 〓, which Japanese typesetting puts for a missing character. */
const MISSING = '〓';
const QUESTION_MARK = 0x3f;

/** Text as CP932 (Shift_JIS with the NEC and IBM extensions). What it cannot hold is reported, not lost in silence. */
export function encodeCp932(text: string): CsvFile {
  const unmappable = new Set<string>();
  const writable = [...text].map((original) => {
    const character = standIns[original] ?? original;
    if (isWritable(character)) return character;
    unmappable.add(original);
    return MISSING;
  });
  const bytes = Encoding.convert(Encoding.stringToCode(writable.join('')), {
    to: 'SJIS',
    from: 'UNICODE',
    type: 'array',
  });
  return { bytes: Uint8Array.from(bytes), unmappable: [...unmappable] };
}

/** encoding-japanese writes `?` for what it cannot map. */
function isWritable(character: string): boolean {
  if (character.charCodeAt(0) < 0x80) return true;
  const codes = Encoding.convert(Encoding.stringToCode(character), { to: 'SJIS', from: 'UNICODE', type: 'array' });
  return codes[0] !== QUESTION_MARK;
}

/** The encodings that CSV for Excel is saved in: UTF-8 with the byte order mark that Excel needs, or CP932. */
export type CsvEncoding = 'utf-8' | 'cp932';

export function encodeCsv(text: string, encoding: CsvEncoding): CsvFile {
  if (encoding === 'cp932') return encodeCp932(text);
  return { bytes: new TextEncoder().encode(`\ufeff${text}`), unmappable: [] };
}
