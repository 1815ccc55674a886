import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { XmlError } from '../../../src/readers/citygml/xml-error.ts';
import { XmlScanner } from '../../../src/readers/citygml/xml-scanner.ts';
import { realData } from '../../real-data.ts';

/** Events of a document as lines, and whether it was accepted. */
interface Trace {
  readonly events: readonly string[];
  readonly accepted: boolean;
}

function traceOfScanner(bytes: Uint8Array, cuts: readonly number[] = []): Trace {
  const events: string[] = [];
  const scanner: XmlScanner = new XmlScanner({
    startElement: (name) => events.push(`<${name.prefix}:${name.local} ${scanner.attribute('id') ?? ''}`),
    endElement: () => events.push(`>${scanner.leaf ? scanner.text() : ''}`),
  });
  try {
    let at = 0;
    for (const cut of [...cuts, bytes.length]) {
      scanner.push(bytes.subarray(at, cut));
      at = cut;
    }
    scanner.end();
    return { events, accepted: true };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return { events, accepted: false };
  }
}

/** The same by saxes, an independent parser. */
function traceOfSaxes(text: string): Trace {
  const events: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let [leaf, content] = [false, ''];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const id = Object.values(tag.attributes).find(({ local, prefix }) => local === 'id' && prefix !== 'xmlns');
    events.push(`<${tag.prefix}:${tag.local} ${id?.value ?? ''}`);
    [leaf, content] = [true, ''];
  });
  parser.on('text', (piece) => {
    content += piece;
  });
  parser.on('cdata', (piece) => {
    content += piece;
  });
  parser.on('closetag', () => {
    events.push(`>${leaf ? content.trim() : ''}`);
    leaf = false;
  });
  try {
    parser.write(text).close();
    return { events, accepted: true };
  } catch {
    return { events, accepted: false };
  }
}

const SAMPLE = `<?xml version="1.0" encoding="UTF-8"?>
<!-- 建物 -->
<core:CityModel xmlns:core="c" xmlns:gml="g" xmlns="d">
  <?target data?>
  <gml:name a='1 > 0' id="n&amp;1">a &lt; b &#x5efa;&#29289; <![CDATA[<raw> & ]]>end</gml:name>
  <core:empty/><plain xmlns:local="l" local:id="x"><local:inside/></plain>
  <gml:posList>35.1 139.2 3.5 <!-- comment --> 35.2 139.3 3.5</gml:posList>
  <gml:文字 id="日本">横須賀美術館</gml:文字>
</core:CityModel>
`;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('XmlScanner', () => {
  it('reads a document as saxes does', () => {
    expect(traceOfScanner(encode(SAMPLE))).toEqual(traceOfSaxes(SAMPLE));
    expect(traceOfScanner(encode(SAMPLE)).accepted).toBe(true);
  });

  it('reads the same wherever the stream is cut', () => {
    const bytes = encode(SAMPLE);
    const whole = traceOfScanner(bytes);
    for (let cut = 0; cut <= bytes.length; cut++) expect(traceOfScanner(bytes, [cut]), `cut at ${cut}`).toEqual(whole);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 40 }), (cuts) => {
        expect(
          traceOfScanner(
            bytes,
            cuts.sort((a, b) => a - b),
          ),
        ).toEqual(whole);
      }),
    );
  });

  it('accepts and refuses damaged documents as saxes does', () => {
    // The XML declaration is left whole: saxes checks its grammar, the scanner only skips it.
    const damage = fc.record({
      at: fc.integer({ min: SAMPLE.indexOf('<!--'), max: SAMPLE.length - 1 }),
      remove: fc.nat(3),
      insert: fc.constantFrom(
        '',
        '<',
        '>',
        '&',
        '"',
        "'",
        '/',
        ']]>',
        'x',
        ' ',
        '=',
        '<a>',
        '</a>',
        '<!--',
        '\u0001',
        'q:',
        ';',
      ),
    });
    fc.assert(
      fc.property(damage, ({ at, remove, insert }) => {
        const text = SAMPLE.slice(0, at) + insert + SAMPLE.slice(at + remove);
        const [ours, theirs] = [traceOfScanner(encode(text)), traceOfSaxes(text)];
        expect(ours.accepted, JSON.stringify({ at, insert, near: text.slice(at - 10, at + 10) })).toBe(theirs.accepted);
        if (theirs.accepted) expect(ours.events).toEqual(theirs.events);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads every real CityGML file and code list as saxes does', ({ skip }) => {
    const files = [
      'citygml/spec2/yokosuka-shi/udx/bldg/52397519_bldg_6697_op.gml',
      'citygml/spec2/takeo-shi/udx/urf/493060_urf_6668_op.gml',
      'citygml/spec3-5/12347_tako-machi_city_2025_citygml_1_op_bldg/udx/bldg/53404336_bldg_6697.gml',
      'citygml/codelists/Common_districtsAndZonesType.xml',
      'malformed/citygml/53392642_bldg_6697_op2.gml',
    ].map(realData);
    if (files.includes(undefined)) return skip();
    for (const file of files) {
      const bytes = readFileSync(file as string);
      const [ours, theirs] = [traceOfScanner(bytes), traceOfSaxes(bytes.toString('utf8').replace(/^\ufeff/, ''))];
      expect(ours.accepted, file).toBe(theirs.accepted);
      if (theirs.accepted) expect(ours.events, file).toEqual(theirs.events);
    }
  });

  it.each([
    ['unbound-prefix', '<a><b:c/></a>'],
    ['unbound-prefix', '<a b:c="1"/>'],
    ['unbound-prefix', '<a><b xmlns:p="u"/><p:c/></a>'],
    ['tag-mismatch', '<a><b></a></b>'],
    ['truncated', '<a><b>text'],
    ['truncated', '<a><b attribute="x'],
    ['not-xml', 'このファイルは文章です'],
    ['not-xml', ''],
    ['malformed', '<a>&unknown;</a>'],
    ['malformed', '<a/><b/>'],
  ])('says %s of %s', (kind, text) => {
    expect(() => {
      const scanner = new XmlScanner({ startElement: () => undefined, endElement: () => undefined });
      scanner.push(encode(text));
      scanner.end();
    }).toThrow(expect.objectContaining({ name: 'XmlError', kind }));
  });

  it('refuses bytes that are not UTF-8 in text, attributes and comments, at their place', () => {
    for (const [before, after] of [
      ['<a>', '</a>'],
      ['<a b="', '"/>'],
      ['<a><!--', '--></a>'],
    ] as const) {
      const bytes = new Uint8Array([...encode(before), 0x93, 0xfa, ...encode(after)]);
      expect(() => {
        const scanner = new XmlScanner({ startElement: () => undefined, endElement: () => undefined });
        scanner.push(bytes);
        scanner.end();
      }).toThrow(expect.objectContaining({ kind: 'not-utf8', offset: before.length }));
    }
  });

  it('does not expand entities that a document defines for itself', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>';
    expect(traceOfScanner(encode(bomb)).accepted).toBe(false);
  });
});
