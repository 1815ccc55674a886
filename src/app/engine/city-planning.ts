import { computeIndicators, createPlanSession, type PlanSession } from '../../analysis/indicators/plan-session.ts';
import { createRedGround, type RedGround } from '../../analysis/indicators/zone-ground.ts';
import type { CityModel } from '../../city/city-model.ts';
import { planarPolygons } from '../../city/planar-polygons.ts';
import { applyScenario } from '../../city/scenario/apply-scenario.ts';
import { indicatorInput, scenarioInput } from '../../city/scenario/indicator-input.ts';
import { buildingsOfPlace } from '../../city/scenario/measure-place.ts';
import { planZonesOfCity } from '../../city/scenario/plan-zones.ts';
import type { ZoneFileContent } from '../../city/scenario/read-plan-zones.ts';
import { Relocation } from '../../city/scenario/relocation.ts';
import { createRuleGround, type RuleGround, ruleOverlaps } from '../../city/scenario/rule-overlaps.ts';
import { type UncoveredPart, uncoveredRisk } from '../../city/scenario/uncovered-risk.ts';
import { mergeFacilities } from '../../city/subjects/merge-facilities.ts';
import type { HazardPolygonsDataset, HazardRasterDataset } from '../../domain/datasets.ts';
import type { Evidence, EvidenceInput } from '../../domain/evidence.ts';
import { exclusionRules } from '../../domain/exclusion-rules.ts';
import { facilityKindNames } from '../../domain/facility-kind.ts';
import { type HazardKey, hazardKey } from '../../domain/hazard.ts';
import type { IndicatorInput } from '../../domain/indicator-input.ts';
import type { MeasurePlace, PlanarPolygon, PlanMeasure, PlanZone, Scenario } from '../../domain/plan.ts';
import type { PlanIndicators } from '../../domain/plan-indicators.ts';
import type { RuleFinding } from '../../domain/rule-finding.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import { planarArea, polygonsOfRow, toPolygonColumns } from '../../spatial/editing/planar-polygons.ts';
import type { PolygonOverlay } from '../../spatial/editing/polygon-overlay.ts';
import type { DepthSource } from '../../spatial/editing/subtract.ts';
import { createPolygonLocator } from '../../spatial/polygon-locator.ts';
import { createPause } from './pause.ts';
import { createSnapGround, type PlanarBounds, type SnapGround } from './plan-snap-lines.ts';
import type { StrokeGround } from './plan-strokes.ts';
import type {
  GroundChange,
  PlanCityFacts,
  PlanCount,
  PlanNext,
  PlanSubject,
  SnapLines,
  StrokeOutcome,
  StrokeRequest,
} from './plan-types.ts';

/** Kinds that a plan redraws. Source: 都市再生特別措置法 81条. */
const redrawnKinds: readonly FiledZoneKind[] = ['residence', 'urban_function'];
/** Kinds of zones that risk without a measure is told by, the smallest first. */
const riskKinds: readonly FiledZoneKind[] = ['district', 'school_district', 'residence', 'urban_function'];
/** Sessions and columns that are kept: the scenario that is edited, the one before it, and 現行. */
const MOST_KEPT = 3;

/** What numbers are counted from under some measures. */
interface Ground {
  readonly input: IndicatorInput;
  readonly red: RedGround;
}

/** The engine's part of plan mode: numbers of any line under any measures, and what tools do to lines. */
export class CityPlanning {
  readonly #model: CityModel;
  readonly #grounds = new Map<string, Ground>();
  readonly #sessions = new Map<string, PlanSession>();
  readonly #places = new Map<string, Uint8Array>();
  readonly #relocations = new Map<string, Relocation>();
  #city: Ground | undefined;
  #snapGround: SnapGround | undefined;
  #ruleGround: RuleGround | undefined;

  constructor(model: CityModel) {
    this.#model = model;
  }

  facts(): PlanCityFacts {
    const { input } = this.#cityGround();
    return {
      // A city without zones of a kind may be given its first.
      zoneKinds: redrawnKinds,
      zones: Object.fromEntries(redrawnKinds.map((kind) => [kind, this.#current(kind)])),
      riskKinds: riskKinds.filter((kind) => this.#model.tables.zones.some(({ zoneKind }) => zoneKind === kind)),
      choice: {
        hazards: input.hazards.map(({ key }) => key),
        years: input.future?.years ?? [],
        facilityKinds: [...new Set(input.facilities.kind)].sort(),
      },
      places: { zones: this.#placeZones(), facilities: this.#placeFacilities() },
    };
  }

  /** The data that the plan is made with. */
  inputs(): readonly EvidenceInput[] {
    return this.#model.inputs;
  }

  /** Of 現行, without measures. */
  baseline(zoneKind: FiledZoneKind): PlanIndicators {
    return this.#session({ zoneKind, measures: [] }).baseline;
  }

  /** The next state of the line that is edited. Throws a RangeError for a vertex that is not there. */
  change(subject: PlanSubject, next: PlanNext): PlanCount {
    const session = this.#session(subject);
    const count = session.change('vertex' in next ? { ...next.vertex, to: next.to } : next.zones);
    if (!dependsOnLine(subject)) return count;
    const relocation = this.#relocation(subject);
    if (!relocation) return { ...count, indicators: session.countWith(this.#lineInput(subject, session)) };
    const moved = relocation.into(session.inside());
    return moved ? { ...count, indicators: session.countMoved(moved) } : count;
  }

  /** All numbers from nothing: of a scenario that is not edited just now, and to compare the live ones with. */
  count(subject: PlanSubject, zones: readonly PlanZone[]): PlanIndicators {
    const { input, red } = dependsOnLine(subject) ? this.#applied(subject, zones) : this.#ground(subject);
    return computeIndicators(input, zones, { red });
  }

  /** What the numbers of a scenario assume beyond the city's own: the effects of its measures, as they turned out. */
  assumptions(subject: PlanSubject, zones: readonly PlanZone[]): Evidence['assumptions'] {
    return subject.measures.length === 0 ? [] : applyScenario(this.#model, ...scenarioOf(subject, zones)).assumptions;
  }

  async stroke(request: StrokeRequest): Promise<StrokeOutcome> {
    const [overlay, { applyStroke }] = await Promise.all([loadOverlay(), import('./plan-strokes.ts')]);
    const { zones, slivers, missing } = applyStroke(overlay, this.#strokeGround(), request.stroke, request);
    return {
      zones,
      ...changeOf(overlay, groundOf(request.zones), groundOf(zones)),
      slivers,
      missing,
      before: this.count(request, request.zones),
      after: this.count(request, zones),
    };
  }

  /** One byte a building: 1 inside one of the zones. */
  inside(zones: readonly PlanZone[]): Uint8Array {
    const { xMeters, yMeters } = this.#model.buildings;
    const columns = toPolygonColumns(zones.map(({ polygons }) => polygons));
    return Uint8Array.from(createPolygonLocator(columns).locate(xMeters, yMeters), (row) => (row >= 0 ? 1 : 0));
  }

  /** Ground that `from` holds and `to` does not, and the other way round. */
  async groundChange(from: readonly PlanZone[], to: readonly PlanZone[]): Promise<GroundChange> {
    const overlay = await loadOverlay();
    return changeOf(overlay, groundOf(from), groundOf(to));
  }

  /** Zones of GIS files, in the metres of the city; files that cannot be read become issues. */
  async readZones(files: readonly { readonly path: string; readonly file: Blob }[]): Promise<ZoneFileContent> {
    const [{ readPlanZones }, { blobSource }] = await Promise.all([
      import('../../city/scenario/read-plan-zones.ts'),
      import('../../readers/source-file.ts'),
    ]);
    return readPlanZones(
      files.map(({ path, file }) => blobSource(path, file)),
      this.#model,
    );
  }

  /** Overlaps of zones with every rule of exclusion that the city has data for; under measures in force. */
  async findings(subject: PlanSubject, zones: readonly PlanZone[]): Promise<readonly RuleFinding[]> {
    const pause = createPause();
    this.#ruleGround ??= createRuleGround(this.#model);
    await pause();
    const { input } = dependsOnLine(subject) ? this.#applied(subject, zones) : this.#ground(subject);
    await pause();
    return ruleOverlaps(this.#ruleGround, zones, input, pause);
  }

  /** Ground of zones that a rule of exclusion speaks of, largest piece first; none for rules that go by a hazard as a whole. */
  async ruleOverlap(rule: string, zones: readonly PlanZone[]): Promise<readonly PlanarPolygon[]> {
    this.#ruleGround ??= createRuleGround(this.#model);
    const found = this.#ruleGround.features.find((one) => one.rule.id === rule);
    if (!found) return [];
    const areas = Array.from(found.id, (_, row) => polygonsOfRow(found.polygons, row)).flat();
    const overlap = (await loadOverlay()).intersection(groundOf(zones), areas);
    return overlap.toSorted((a, b) => planarArea([b]) - planarArea([a]));
  }

  /** Risk of the whole city that no measure is directed against, by the zones of a kind. */
  uncovered(measures: readonly PlanMeasure[], zoneKind: FiledZoneKind): readonly UncoveredPart[] {
    return uncoveredRisk(this.#model, this.#cityGround().input, measures, zoneKind);
  }

  snapLines(bounds: PlanarBounds): SnapLines {
    this.#snapGround ??= createSnapGround(
      this.#model,
      this.#cityGround().input.redZones.rules.map(({ polygons }) => polygons),
    );
    return this.#snapGround.within(bounds);
  }

  #current(zoneKind: FiledZoneKind): readonly PlanZone[] {
    return planZonesOfCity(this.#model, zoneKind) ?? [];
  }

  #session(subject: PlanSubject): PlanSession {
    // Effects that go by the line are taken in at each step; the session follows the line over the points as they stand.
    const followed = dependsOnLine(subject)
      ? { ...subject, measures: subject.measures.filter((measure) => !goesByLine(measure, subject)) }
      : subject;
    return kept(this.#sessions, keyOf(followed, subject.zoneKind), () => {
      const { input, red } = this.#ground(followed);
      return createPlanSession(input, this.#current(subject.zoneKind), { red });
    });
  }

  #cityGround(): Ground {
    if (!this.#city) {
      const input = indicatorInput(this.#model);
      this.#city = { input, red: createRedGround(input.redZones) };
    }
    return this.#city;
  }

  #ground(subject: PlanSubject): Ground {
    if (subject.measures.length === 0) return this.#cityGround();
    return kept(this.#grounds, keyOf(subject), () => this.#applied(subject, undefined));
  }

  /** No effect moves the red zones: their ground is the city's. */
  #applied(subject: PlanSubject, zones: readonly PlanZone[] | undefined): Ground {
    const { model } = applyScenario(this.#model, ...scenarioOf(subject, zones));
    const { input, red } = this.#cityGround();
    return { input: scenarioInput(input, this.#model, model), red };
  }

  /** Columns under measures that go by the line, as the session's line stands: those that they change, and no other. */
  #lineInput(subject: PlanSubject, session: PlanSession): IndicatorInput {
    const { zoneKind, measures } = subject;
    const others = { ...subject, measures: measures.filter((measure) => !isShelter(measure)) };
    const isPlaced = measures.some((measure) => isPlacedOn(measure, zoneKind));
    const known = {
      ...(zoneKind === 'residence' && { residence: session.inside() }),
      placeOf: (place: MeasurePlace) => this.#placeMembers(place, subject),
    };
    const { model } = applyScenario(this.#model, ...scenarioOf(others, isPlaced ? session.zones() : undefined), known);
    const { facilities } = this.#ground({ ...subject, measures: measures.filter(isShelter) }).input;
    return { ...scenarioInput(this.#cityGround().input, this.#model, model), facilities };
  }

  /** Undefined unless people moving house from a place that stays is all that goes by the line. */
  #relocation(subject: PlanSubject): Relocation | undefined {
    const [measure, ...others] = subject.measures.filter((one) => goesByLine(one, subject));
    if (measure?.effect?.kind !== 'relocate' || others.length > 0 || isPlacedOn(measure, subject.zoneKind))
      return undefined;
    const place = this.#placeMembers(measure.place, subject);
    const { share } = measure.effect;
    return (
      place &&
      kept(this.#relocations, JSON.stringify([measure.place, share]), () => new Relocation(this.#model, place, share))
    );
  }

  /** Places that no zone of the scenario moves stay where they are while the line is dragged. */
  #placeMembers(place: MeasurePlace, { zoneKind, otherZones }: PlanSubject): Uint8Array | undefined {
    if (place.kind === 'zones' && (place.zoneKind === zoneKind || otherZones?.[place.zoneKind])) return undefined;
    return kept(this.#places, JSON.stringify(place), () => buildingsOfPlace(this.#model, place));
  }

  #strokeGround(): StrokeGround {
    return {
      red: () => {
        const { rules, missing } = this.#cityGround().input.redZones;
        return {
          areas: rules.flatMap(({ polygons }) =>
            Array.from({ length: polygons.rowOffsets.length - 1 }, (_, row) => polygonsOfRow(polygons, row)).flat(),
          ),
          missing: exclusionRules.filter(({ id }) => missing.includes(id)).map(({ name }) => name),
        };
      },
      depths: (key) => this.#depthSources(key),
    };
  }

  #depthSources(key: HazardKey): readonly DepthSource[] {
    const { hazardRasters, hazardPolygons, planarCrs } = this.#model;
    const isWanted = ({
      hazard,
      scale,
      quantity,
    }: Pick<HazardRasterDataset | HazardPolygonsDataset, 'hazard' | 'scale' | 'quantity'>) =>
      quantity === 'depth' && hazardKey(hazard, scale) === key;
    return [
      ...hazardRasters.filter(isWanted).map(({ raster }): DepthSource => ({ form: 'raster', raster, crs: planarCrs })),
      ...hazardPolygons.filter(isWanted).map(
        ({ polygons, depthMeters, standardRank }): DepthSource => ({
          form: 'polygons',
          polygons: planarPolygons(polygons, planarCrs),
          depthMeters,
          standardRank,
        }),
      ),
    ];
  }

  #placeZones(): PlanCityFacts['places']['zones'] {
    return this.#model.zones.flatMap(({ dataset: { zoneKind, zoneId, name } }) =>
      zoneId.map((id, row) => ({ zoneKind, id, name: name[row]! })),
    );
  }

  #placeFacilities(): PlanCityFacts['places']['facilities'] {
    const { facilityId, kind, name } = mergeFacilities(this.#model.facilities, this.#model.planarCrs);
    return facilityId.map((id, row) => ({ id, name: name[row]!, kind: facilityKindNames[kind[row]!] }));
  }
}

/** GEOS and what calls it come with the first stroke. */
const loadOverlay = async (): Promise<PolygonOverlay> =>
  (await import('../../spatial/editing/polygon-overlay.ts')).loadPolygonOverlay();

function changeOf(overlay: PolygonOverlay, from: PlanZone['polygons'], to: PlanZone['polygons']): GroundChange {
  const removed = overlay.difference(from, to);
  const added = overlay.difference(to, from);
  return { removed, added, removedSquareMeters: planarArea(removed), addedSquareMeters: planarArea(added) };
}

const groundOf = (zones: readonly PlanZone[]): PlanZone['polygons'] => zones.flatMap(({ polygons }) => polygons);

/** People who move house go into the residence area, and a place may be the zones themselves: such numbers follow the line. */
const goesByLine = (measure: PlanMeasure, { zoneKind }: Pick<PlanSubject, 'zoneKind'>): boolean =>
  (measure.effect?.kind === 'relocate' && zoneKind === 'residence') || isPlacedOn(measure, zoneKind);

const dependsOnLine = (subject: PlanSubject): boolean => subject.measures.some((one) => goesByLine(one, subject));

const isPlacedOn = ({ place }: PlanMeasure, zoneKind: FiledZoneKind): boolean =>
  place.kind === 'zones' && place.zoneKind === zoneKind;

const isShelter = ({ effect }: PlanMeasure): boolean => effect?.kind === 'new_shelter';

/** The scenario of a subject: its line in place of the city's zones of the kind, other kinds as it redrew them. */
function scenarioOf(
  { zoneKind, measures, otherZones }: PlanSubject,
  zones: readonly PlanZone[] | undefined,
): [Pick<Scenario, 'zones' | 'measures'>, readonly PlanMeasure[]] {
  const redrawn = { ...otherZones, ...(zones && { [zoneKind]: zones }) };
  return [{ zones: redrawn, measures: measures.map(({ id }) => id) }, measures];
}

const keyOf = ({ measures, otherZones }: PlanSubject, ...more: readonly string[]): string =>
  JSON.stringify([measures.map(({ id, place, effect }) => [id, place, effect]), otherZones, ...more]);

/** The value of a key, made where there is none; of many the ones used last are kept. */
function kept<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST_KEPT && oldest !== undefined) map.delete(oldest);
  return value;
}
