import type { FacilitiesDataset, FacilityKind } from '../../domain/datasets.ts';
import { fromGeographic } from '../../spatial/coordinate-system.ts';
import type { FacilityColumns } from '../../tables/subjects/facility-tables.ts';

/** Files place a facility at its gate or its middle; farther apart, one name is two facilities (assumption). */
export const SAME_FACILITY_METERS = 100;

interface Facility {
  readonly id: string;
  readonly kind: FacilityKind;
  readonly name: string;
  address: string;
  lon: number;
  lat: number;
  x: number;
  y: number;
  capacity: number;
  usableFor: number;
  readonly files: string[];
}

/**
 * Facilities of all files, each once: rows of two files are one facility if kind, name and place (or, without coordinates,
 * the address) agree; rows of one file if their ids do too. What one file leaves out is taken from the next.
 */
export function mergeFacilities(
  datasets: readonly FacilitiesDataset[],
  planarCrs: string,
): Omit<FacilityColumns, 'buildingIndex'> {
  const facilities: Facility[] = [];
  const repeated = new Map<FacilityKind, number>();
  const byName = new Map<string, Facility[]>();
  for (const dataset of datasets)
    for (const row of rowsOf(dataset, planarCrs)) {
      const key = `${row.kind} ${comparable(row.name)}`;
      const candidates = byName.get(key) ?? [];
      const known = candidates.find((candidate) => isSame(candidate, row, dataset.source.file));
      if (known) {
        supplement(known, row, dataset.source.file);
        repeated.set(row.kind, (repeated.get(row.kind) ?? 0) + 1);
        continue;
      }
      facilities.push(row);
      byName.set(key, [...candidates, row]);
    }
  return { ...columnsOf(facilities), repeated };
}

function rowsOf(dataset: FacilitiesDataset, planarCrs: string): Facility[] {
  const { positions, source } = dataset;
  const planar = fromGeographic(positions, planarCrs);
  return Array.from({ length: dataset.count }, (_, row) => {
    const isPlaced = Number.isFinite(planar[2 * row]! + planar[2 * row + 1]!);
    const coordinate = (value: number) => (isPlaced ? value : Number.NaN);
    return {
      id: dataset.facilityId[row]!,
      kind: dataset.facilityKind[row]!,
      name: dataset.name[row]!,
      address: dataset.address[row]!,
      lon: coordinate(positions[2 * row]!),
      lat: coordinate(positions[2 * row + 1]!),
      x: coordinate(planar[2 * row]!),
      y: coordinate(planar[2 * row + 1]!),
      capacity: dataset.capacity[row]!,
      usableFor: dataset.usableFor[row]!,
      files: [source.file],
    };
  });
}

/** Full and half width alike, without blanks. */
const comparable = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

function isSame(a: Facility, b: Facility, fileOfB: string): boolean {
  if (comparable(a.name) === '') return false;
  if (a.files.includes(fileOfB) && a.id !== b.id) return false;
  return isNear(a, b);
}

function isNear(a: Facility, b: Facility): boolean {
  const away = Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
  if (!Number.isNaN(away)) return away <= SAME_FACILITY_METERS;
  return a.address !== '' && comparable(a.address) === comparable(b.address);
}

function supplement(known: Facility, row: Facility, file: string): void {
  known.address ||= row.address;
  known.usableFor |= row.usableFor;
  if (Number.isNaN(known.capacity)) known.capacity = row.capacity;
  if (Number.isNaN(known.x)) {
    known.lon = row.lon;
    known.lat = row.lat;
    known.x = row.x;
    known.y = row.y;
  }
  if (!known.files.includes(file)) known.files.push(file);
}

function columnsOf(facilities: readonly Facility[]): Omit<FacilityColumns, 'buildingIndex' | 'repeated'> {
  return {
    count: facilities.length,
    facilityId: facilities.map(({ id }) => id),
    kind: facilities.map(({ kind }) => kind),
    name: facilities.map(({ name }) => name),
    address: facilities.map(({ address }) => address),
    lon: Float64Array.from(facilities, ({ lon }) => lon),
    lat: Float64Array.from(facilities, ({ lat }) => lat),
    x: Float64Array.from(facilities, ({ x }) => x),
    y: Float64Array.from(facilities, ({ y }) => y),
    capacity: Float64Array.from(facilities, ({ capacity }) => capacity),
    usableFor: Uint8Array.from(facilities, ({ usableFor }) => usableFor),
    placeIndex: placeIndexes(facilities),
    source: facilities.map(({ files }) => files.join(', ')),
  };
}

/** The first facility of the same name at the same place. */
function placeIndexes(facilities: readonly Facility[]): Int32Array {
  const firsts = new Map<string, number[]>();
  return Int32Array.from(facilities, (facility, index) => {
    const name = comparable(facility.name);
    const candidates = firsts.get(name) ?? [];
    const first = name === '' ? undefined : candidates.find((other) => isNear(facilities[other]!, facility));
    if (first !== undefined) return first;
    firsts.set(name, [...candidates, index]);
    return index;
  });
}
