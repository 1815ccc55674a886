import { strFromU8, unzipSync } from 'fflate';
import saxes from 'saxes';

/** What a test reads of an office file: a tree of elements with their text. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlNode | string)[];
}

/** Throws where the entry is not there, or is no XML. */
export function officeXml(file: Uint8Array, path: string): XmlNode {
  const entry = unzipSync(file)[path];
  if (!entry) throw new RangeError(`no entry "${path}"`);
  const parser = new saxes.SaxesParser();
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => void open.at(-1)!.children.push(text));
  parser.write(strFromU8(entry)).close();
  return root;
}

/** All elements of a name below a node, in document order; those inside a found one too. */
export function elements(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...elements(child, name)],
  );
}

/** Words of `w:t`, put together. */
export const wordText = (node: XmlNode): string =>
  elements(node, 'w:t')
    .flatMap(({ children }) => children)
    .filter((child) => typeof child === 'string')
    .join('');
