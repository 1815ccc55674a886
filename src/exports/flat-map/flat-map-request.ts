import type { MapExtractRequest } from '../../domain/map-extract.ts';
import type { Frame, MapContent } from '../../domain/sheet.ts';
import { boundsOfFrame, type FlatView } from './paper-view.ts';

const MM_PER_INCH = 25.4;
const MM_PER_METER = 1000;

/** What a flat map asks of the city: its frame's ground, in cells of one dot of the print. */
export function flatMapRequest(content: MapContent, view: FlatView, frame: Frame, dpi: number): MapExtractRequest {
  const { hazard, zoneKinds, hazardAreas, facilities, buildings, labels, scenario, comparedWith } = content;
  return {
    bounds: boundsOfFrame(view, frame),
    hazard,
    cellMeters: ((MM_PER_INCH / dpi) * view.scale) / MM_PER_METER,
    zoneKinds,
    scenario,
    ...(comparedWith !== undefined && { comparedWith }),
    hazardAreas,
    facilities,
    buildings,
    labels,
  };
}
