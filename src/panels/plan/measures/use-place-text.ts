import type { MeasurePlace } from '../../../domain/plan.ts';
import { zoneKindNames } from '../../../domain/zone-kind.ts';
import { useWords } from '../../shell/use-words.ts';
import { usePlanData } from '../PlanContext.tsx';

/** Names that are written out; more are counted. */
const NAMED = 2;

/** A place in words: 市全域, 南青瀬・川原町, 町丁目 5, 描いた範囲. */
export function usePlaceText(): (place: MeasurePlace) => string {
  const { t, pick } = useWords();
  const { places } = usePlanData();
  return (place) => {
    if (place.kind === 'city') return t('plan.place.city');
    if (place.kind === 'drawn') return t('plan.place.drawnShort');
    const [ids, known] =
      place.kind === 'zones'
        ? [place.zoneIds, places.zones.filter(({ zoneKind }) => zoneKind === place.zoneKind)]
        : [place.facilityIds, places.facilities];
    const names = ids.flatMap((id) => known.find((one) => one.id === id)?.name ?? []);
    if (names.length === ids.length && ids.length <= NAMED) return names.join('・');
    return place.kind === 'zones'
      ? t('plan.place.zonesOf', { kind: pick(zoneKindNames[place.zoneKind]), count: ids.length })
      : t('plan.place.facilitiesOf', { count: ids.length });
  };
}
