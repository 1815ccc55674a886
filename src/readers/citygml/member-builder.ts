import { CityObject } from './city-object.ts';
import { type AxisOrder, axisOrder } from './crs-name.ts';
import { parseDecimals } from './decimal.ts';
import { GmlRole, gmlRole } from './gml-roles.ts';
import type { XmlName } from './xml-names.ts';
import type { XmlHandler, XmlScanner } from './xml-scanner.ts';

/** What the builder asks and tells; called in document order. */
export interface MemberConsumer {
  /** Whether the content of this feature is wanted; a feature that is not is only checked for well-formedness. */
  wants(className: string, namespaceUri: string): boolean;
  /** A wanted feature is complete. The object is reused: take what you need now. */
  take(object: CityObject): void;
  /** The root element is no CityModel: nothing else will come. */
  rejectRoot(localName: string): void;
}

const MEMBER_PROPERTIES = new Set(['cityObjectMember', 'featureMember', 'featureMembers', 'member']);
/** Parts of a feature that nothing is read from: textures, rooms, addresses, metadata about quality. */
const IGNORED = new Set([
  'appearance',
  'address',
  'interiorRoom',
  'interiorBuildingInstallation',
  'lod4Solid',
  'lod4MultiSurface',
  'DataQualityAttribute',
  'BuildingDataQualityAttribute',
]);
const ROOT_DEPTH = 1;
const FEATURE_DEPTH = 3;
const SMALLEST_RING = 4;

/** Collects each member of a CityModel into one CityObject: semantic elements as nodes, geometry as numbers. */
export class MemberBuilder implements XmlHandler {
  readonly #consumer: MemberConsumer;
  readonly #object = new CityObject();
  #inMember = false;
  #recording = false;
  #rejected = false;
  /** Id of the feature that is being read, for error messages. */
  featureId = '';
  /** srsName of the file's Envelope; '' if there is none. */
  fileSrsName = '';
  #fileDimension = 3;
  #fileAxes: AxisOrder | undefined = 'latitude-first';

  readonly #codeLists = new Map<string, string>();
  readonly #nodeStack: number[] = [];
  /** Depth of the ignored element that the scanner is inside of; 0 if none. */
  #ignoredDepth = 0;
  #geometryDepth = 0;
  #axes: AxisOrder | undefined = 'latitude-first';
  #dimension = 3;
  #inPolygon = false;
  #inRing = false;
  #polygonId = '';
  #polygonBroken = false;
  #polygonFirstRing = 0;
  #ringStart = 0;
  #numbers = new Float64Array(3072);

  constructor(consumer: MemberConsumer) {
    this.#consumer = consumer;
  }

  startElement(name: XmlName, scanner: XmlScanner): void {
    if (this.#recording) this.#startInside(name, scanner);
    else if (scanner.depth <= FEATURE_DEPTH) this.#startOutside(name, scanner);
  }

  endElement(_name: XmlName, scanner: XmlScanner): void {
    if (this.#recording) this.#endInside(_name, scanner);
  }

  #startOutside(name: XmlName, scanner: XmlScanner): void {
    if (scanner.depth === ROOT_DEPTH) {
      this.#rejected = name.local !== 'CityModel';
      if (this.#rejected) this.#consumer.rejectRoot(name.local);
    } else if (this.#rejected) return;
    else if (scanner.depth < FEATURE_DEPTH) this.#inMember = MEMBER_PROPERTIES.has(name.local);
    else if (this.#inMember) this.#startFeature(name, scanner);
    else if (name.local === 'Envelope') this.#readEnvelope(scanner);
  }

  #readEnvelope(scanner: XmlScanner): void {
    this.fileSrsName = scanner.attribute('srsName') ?? '';
    this.#fileAxes = this.fileSrsName === '' ? 'latitude-first' : axisOrder(this.fileSrsName);
    this.#fileDimension = dimensionOf(scanner.attribute('srsDimension'), 3);
  }

  #startFeature(name: XmlName, scanner: XmlScanner): void {
    this.featureId = scanner.attribute('id') ?? '';
    if (!this.#consumer.wants(name.local, name.scope.uri)) return;
    this.#recording = true;
    this.#object.clear(name.local, name.scope.uri);
    this.#nodeStack.length = 0;
    this.#ignoredDepth = 0;
    this.#geometryDepth = 0;
    this.#inPolygon = false;
    this.#inRing = false;
    this.#nodeStack.push(this.#object.openNode(name.local, -1, this.featureId, '', ''));
  }

  #startInside(name: XmlName, scanner: XmlScanner): void {
    if (this.#ignoredDepth > 0) return;
    if (name.tag === 0) name.tag = gmlRole(name.local);
    if (name.tag === GmlRole.semantic) {
      this.#startNode(name, scanner);
      return;
    }
    if (this.#geometryDepth === 0) this.#enterGeometry(scanner.depth);
    if (scanner.attributeCount > 0) this.#readGeometryAttributes(name, scanner);
    if (name.tag === GmlRole.polygon) this.#startPolygon(scanner);
    else if (name.tag === GmlRole.ring) this.#startRing();
  }

  #startNode(name: XmlName, scanner: XmlScanner): void {
    if (IGNORED.has(name.local)) {
      this.#ignoredDepth = scanner.depth;
      return;
    }
    const parent = this.#nodeStack.at(-1) ?? -1;
    let [id, label, codeSpace] = ['', '', ''];
    for (let i = 0; i < scanner.attributeCount; i++) {
      const attribute = scanner.attributeName(i);
      if (attribute === 'codeSpace') codeSpace = this.#codeListOf(scanner.attributeValue(i));
      else if (attribute === 'id') id = scanner.attributeValue(i);
      else if (attribute === 'name') label = scanner.attributeValue(i);
      else if (attribute === 'href') this.#addReference(scanner.attributeValue(i), parent);
    }
    this.#nodeStack.push(this.#object.openNode(name.local, parent, id, label, codeSpace));
  }

  /** The depth is kept so that the end of the outermost geometry element is known. */
  #enterGeometry(depth: number): void {
    this.#geometryDepth = depth;
    this.#axes = this.#fileAxes;
    this.#dimension = this.#fileDimension;
    if (this.#fileAxes === undefined) this.#object.unreadableCrs = this.fileSrsName;
  }

  #readGeometryAttributes(name: XmlName, scanner: XmlScanner): void {
    const srsName = scanner.attribute('srsName');
    if (srsName !== undefined && srsName !== '') {
      this.#axes = axisOrder(srsName);
      this.#object.unreadableCrs = this.#axes === undefined ? srsName : '';
    }
    this.#dimension = dimensionOf(scanner.attribute('srsDimension'), this.#dimension);
    if (name.tag === GmlRole.member) this.#addReference(scanner.attribute('href') ?? '', this.#nodeStack.at(-1) ?? 0);
  }

  #codeListOf(codeSpace: string): string {
    let name = this.#codeLists.get(codeSpace);
    if (name === undefined) {
      name = baseName(codeSpace);
      this.#codeLists.set(codeSpace, name);
    }
    return name;
  }

  #addReference(href: string, node: number): void {
    if (href.length > 1 && href.startsWith('#')) this.#object.references.push({ node, target: href.slice(1) });
  }

  #startPolygon(scanner: XmlScanner): void {
    this.#inPolygon = true;
    this.#polygonBroken = false;
    this.#polygonFirstRing = this.#object.ringCount;
    this.#polygonId = scanner.attributeCount > 0 ? (scanner.attribute('id') ?? '') : '';
  }

  #startRing(): void {
    this.#inRing = this.#inPolygon;
    this.#ringStart = this.#object.vertexCount;
  }

  #endInside(name: XmlName, scanner: XmlScanner): void {
    if (this.#ignoredDepth > 0) {
      if (scanner.depth === this.#ignoredDepth) this.#ignoredDepth = 0;
      return;
    }
    if (name.tag === GmlRole.semantic || scanner.depth === FEATURE_DEPTH) {
      this.#endNode(scanner);
      return;
    }
    switch (name.tag) {
      case GmlRole.positionList:
      case GmlRole.position:
      case GmlRole.coordinates:
        if (this.#inRing) this.#readPositions(scanner);
        break;
      case GmlRole.ring:
        if (this.#inRing) this.#endRing();
        break;
      case GmlRole.polygon:
        this.#endPolygon();
        break;
    }
    if (scanner.depth === this.#geometryDepth) this.#geometryDepth = 0;
  }

  #endNode(scanner: XmlScanner): void {
    const node = this.#nodeStack.pop() ?? 0;
    const object = this.#object;
    if (scanner.leaf && scanner.textEnd > scanner.textStart)
      object.setText(node, scanner.textBytes, scanner.textStart, scanner.textEnd, scanner.textEscaped);
    object.closeNode(node);
    if (scanner.depth !== FEATURE_DEPTH) return;
    this.#recording = false;
    this.#consumer.take(object);
  }

  #readPositions(scanner: XmlScanner): void {
    let count = parseDecimals(scanner.textBytes, scanner.textStart, scanner.textEnd, this.#numbers);
    if (count > this.#numbers.length) {
      this.#numbers = new Float64Array(count * 2);
      count = parseDecimals(scanner.textBytes, scanner.textStart, scanner.textEnd, this.#numbers);
    }
    if (count < 0 || count % this.#dimension !== 0) this.#polygonBroken = true;
    else this.#addVertices(count);
  }

  #addVertices(count: number): void {
    const object = this.#object;
    const [numbers, step] = [this.#numbers, this.#dimension];
    object.reserveVertices(count / step + 1); // one more, for a ring that is not closed
    const { lonLat, heights } = object;
    let swap = this.#axes !== 'longitude-first';
    if (swap && (numbers[0] as number) > 90 && (numbers[1] as number) <= 90) {
      swap = false;
      object.axesSwapped = true;
    }
    const [lonAt, latAt] = swap ? [1, 0] : [0, 1];
    let vertex = object.vertexCount;
    for (let i = 0; i < count; i += step, vertex++) {
      const lon = numbers[i + lonAt] as number;
      const lat = numbers[i + latAt] as number;
      if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)) this.#polygonBroken = true;
      lonLat[2 * vertex] = lon;
      lonLat[2 * vertex + 1] = lat;
      heights[vertex] = step > 2 ? (numbers[i + 2] as number) : Number.NaN;
    }
    object.vertexCount = vertex;
  }

  #endRing(): void {
    const object = this.#object;
    const [start, last] = [this.#ringStart, object.vertexCount - 1];
    const closed =
      last > start &&
      object.lonLat[2 * start] === object.lonLat[2 * last] &&
      object.lonLat[2 * start + 1] === object.lonLat[2 * last + 1];
    if (!closed && last >= start) this.#repeatVertex(start);
    if (object.vertexCount - start < SMALLEST_RING) this.#polygonBroken = true;
    object.addRing(start);
    this.#inRing = false;
  }

  #repeatVertex(vertex: number): void {
    const object = this.#object;
    object.reserveVertices(1);
    const to = object.vertexCount;
    object.lonLat[2 * to] = object.lonLat[2 * vertex] as number;
    object.lonLat[2 * to + 1] = object.lonLat[2 * vertex + 1] as number;
    object.heights[to] = object.heights[vertex] as number;
    object.vertexCount = to + 1;
  }

  #endPolygon(): void {
    const object = this.#object;
    this.#inPolygon = false;
    const readable = this.#axes !== undefined && !this.#polygonBroken && object.ringCount > this.#polygonFirstRing;
    if (readable) object.addSurface(this.#nodeStack.at(-1) ?? 0, this.#polygonFirstRing, this.#polygonId);
    else {
      object.dropRings(this.#polygonFirstRing);
      if (this.#axes !== undefined) object.brokenSurfaces += 1;
    }
  }
}

const dimensionOf = (text: string | undefined, otherwise: number): number =>
  text === '2' ? 2 : text === '3' ? 3 : otherwise;

/** `../../codelists/Building_usage.xml` → `Building_usage`: folders differ from file to file, the base name does not. */
const baseName = (path: string): string => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.endsWith('.xml') ? name.slice(0, -4) : name;
};
