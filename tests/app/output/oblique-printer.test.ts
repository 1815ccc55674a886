import { describe, expect, it, vi } from 'vitest';
import { createObliquePrinter, type DrawnCity } from '../../../src/app/output/oblique-printer.ts';
import type { MapContent } from '../../../src/domain/sheet.ts';
import type { ObliqueRequest } from '../../../src/exports/sheets/sheet-supply.ts';
import type { PrintScene } from '../../../src/map/capture/open-print-scene.tsx';

const zones = (name: string) => [{ zoneKind: 'residence', name: [name] }];
/** Two buildings: one in 0.5–3 m, one dry. */
const drawn = {
  scene: { zones: zones('現行'), facilities: [] },
  paint: {
    usage: new Uint8Array(2),
    storeys: new Uint16Array(2),
    hazards: [{ key: 'river:L2', state: Uint8Array.of(2, 0), depthMeters: Float32Array.of(2, Number.NaN) }],
  },
} as unknown as DrawnCity;
const content: MapContent = {
  view: { kind: 'oblique', camera: null },
  hazard: 'river:L2',
  carrier: 'buildings',
  zoneKinds: ['residence'],
  hazardAreas: [],
  facilities: [],
  buildings: true,
  labels: false,
  scenario: 'a',
};
const request = { content, camera: null, widthPixels: 4, heightPixels: 2, pixelRatio: 1 } as unknown as ObliqueRequest;
const picture = { widthPixels: 4, heightPixels: 2, headingDegrees: 0, tiles: [] };
const dry = { key: 'river:L2', state: Uint8Array.of(0, 0), depthMeters: Float32Array.of(Number.NaN, Number.NaN) };
const levee = { paint: { hazards: [dry] }, scene: { zones: zones('案A') } } as unknown as Parameters<
  ReturnType<typeof createObliquePrinter>['print']
>[2];

function createPrinter() {
  const capture = vi.fn<PrintScene['capture']>(async () => picture);
  const close = vi.fn();
  const open = vi.fn(async () => ({ capture, close }));
  return {
    printer: createObliquePrinter(
      () => drawn,
      () => '',
      open,
    ),
    capture,
    close,
    open,
  };
}

describe('the printer of 3D frames', () => {
  it('draws zones and buildings of the scenario, without the water of 現行, and says that the ground is as surveyed', async () => {
    const { printer, capture } = createPrinter();
    const ofCurrent = await printer.print(request);
    const ofScenario = await printer.print(request, undefined, levee);
    const [[city, view], [cityOfScenario, viewOfScenario]] = capture.mock.calls as unknown as [
      Parameters<PrintScene['capture']>,
      Parameters<PrintScene['capture']>,
    ];
    expect([city, cityOfScenario].map((one) => one.zones[0]!.name[0])).toEqual(['現行', '案A']);
    expect([view, viewOfScenario].map((one) => one.buildingDepthMeters![0])).toEqual([2, Number.NaN]);
    expect(viewOfScenario.buildingColours).not.toEqual(view.buildingColours);
    expect([view, viewOfScenario].map((one) => one.waterSurface)).toEqual([true, false]);
    expect([ofCurrent, ofScenario].map((one) => one.groundAsSurveyed ?? false)).toEqual([false, true]);
  });

  it('lets the scene go when nobody looks at sheets any more, but not under a picture', async () => {
    const { printer, capture, close, open } = createPrinter();
    let finish = (): void => undefined;
    capture.mockImplementationOnce(() => new Promise((resolve) => (finish = () => resolve(picture))));
    const waiting = printer.print(request);
    await vi.waitFor(() => expect(capture).toHaveBeenCalled());
    printer.rest();
    await Promise.resolve();
    expect(close).not.toHaveBeenCalled();
    finish();
    await waiting;
    await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    await printer.print(request);
    expect(open).toHaveBeenCalledTimes(2);
    printer.rest();
    await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(2));
  });

  it('opens another scene after one that failed', async () => {
    const { printer, open } = createPrinter();
    open.mockRejectedValueOnce(new Error('no WebGL'));
    await expect(printer.print(request)).rejects.toThrow('no WebGL');
    await expect(printer.print(request)).resolves.toMatchObject({ widthPixels: 4 });
  });
});
