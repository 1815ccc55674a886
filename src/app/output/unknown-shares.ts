import type { HazardKey } from '../../domain/hazard.ts';
import type { ZoneKind } from '../../domain/zone-kind.ts';
import type { SheetSupply } from '../../exports/sheets/sheet-supply.ts';

/** From this share on a page says more about what nobody surveyed than about the hazard. A choice of ours. */
const MOSTLY = 0.5;

/**
 * Zones whose buildings were mostly not surveyed for a hazard, with the share (0.5 … 1) of them. Empty where the city cannot
 * say.
 */
export async function unknownShares(
  supply: SheetSupply,
  zoneKind: ZoneKind,
  hazard: HazardKey,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const request = { question: 'hazard_area', parameters: { hazards: [hazard], zoneKinds: [zoneKind] }, scenario: null };
  const [table] = supply.city.questions.includes(request.question) ? (await supply.answer(request, signal)).tables : [];
  const names = table?.keys.map(({ name }) => name) ?? [];
  const [zone, kind] = [names.indexOf('zone_id'), names.indexOf('zone_kind')];
  const state = table?.keys.findIndex(({ labels }) => labels?.some((label) => label.state === 'unknown')) ?? -1;
  const buildings = table?.values.findIndex(({ name }) => name === 'buildings') ?? -1;
  if (!table || zone < 0 || state < 0 || buildings < 0) return new Map();
  const isUnknown = new Set(
    table.keys[state]!.labels!.flatMap((label) => (label.state === 'unknown' ? label.value : [])),
  );
  const sums = new Map<string, { unknown: number; all: number }>();
  for (const row of table.rows) {
    if (kind >= 0 && row[kind] !== zoneKind) continue;
    const id = String(row[zone]);
    const sum = sums.get(id) ?? { unknown: 0, all: 0 };
    const value = Number(row[names.length + buildings] ?? 0);
    sum.all += value;
    if (isUnknown.has(String(row[state]))) sum.unknown += value;
    sums.set(id, sum);
  }
  const shares = [...sums].map(([id, { unknown, all }]) => [id, all > 0 ? unknown / all : 0] as const);
  return new Map(shares.filter(([, share]) => share >= MOSTLY));
}
