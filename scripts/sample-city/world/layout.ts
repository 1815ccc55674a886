import type { Point } from './frame.ts';
import { type Ring, smoothLine } from './shapes.ts';

/** The drawn plan of the invented city: water, hills, main lines. All in local metres; names are invented. */

/** 青瀬川 from the north-western valley to the sea. */
export const mainRiver: readonly Point[] = smoothLine(
  [
    [640, 4300],
    [760, 3950],
    [960, 3640],
    [1400, 3330],
    [1660, 2900],
    [1430, 2400],
    [1540, 1950],
    [2050, 1680],
    [2400, 1320],
    [2350, 930],
    [2370, 520],
    [2400, 150],
    [2420, -200],
  ],
  30,
);

/** 小瀬川, the tributary from the north-east. */
export const tributary: readonly Point[] = smoothLine(
  [
    [3370, 4300],
    [3330, 3950],
    [3230, 3560],
    [3060, 3150],
    [2770, 2730],
    [2680, 2330],
    [2470, 1980],
    [2170, 1640],
  ],
  25,
);

/** The shore: beach in the west, quays of the port on reclaimed land east of the river mouth. Runs west to east. */
export const shoreline: readonly Point[] = [
  ...smoothLine(
    [
      [-400, 470],
      [0, 430],
      [500, 400],
      [1100, 410],
      [1700, 400],
      [2200, 360],
      [2300, 300],
    ],
    40,
  ),
  [2300, 180],
  [2520, 180],
  [2520, 420],
  [2680, 420],
  [2680, 200],
  [3280, 200],
  [3280, 440],
  [3440, 440],
  [3440, 80],
  [4220, 80],
  [4220, 340],
  ...smoothLine(
    [
      [4270, 345],
      [4620, 350],
      [4900, 400],
      [5520, 440],
    ],
    40,
  ),
];

/** Sea walls off the port, drawn on the base map. */
export const breakwaters: readonly (readonly Point[])[] = [
  [
    [2240, 180],
    [2180, -60],
    [2320, -200],
  ],
  [
    [4480, 340],
    [4480, -120],
    [3700, -180],
  ],
];

/** Land made in the harbour (flat, 2.8 m). */
export const reclaimedLand: Ring = [
  [2520, 60],
  [4340, 60],
  [4340, 500],
  [2520, 500],
];

export interface Hill {
  readonly ring: Ring;
  /** Height of the foot slope and how far it runs, metres: their ratio is its steepness. */
  readonly edgeMeters: number;
  readonly edgeWidthMeters: number;
  /** Height gained towards the middle, over `riseWidthMeters`. */
  readonly riseMeters: number;
  readonly riseWidthMeters: number;
  /** How much valleys and spurs bend its outline, metres. */
  readonly roughMeters: number;
  /** Houses may stand on top (台地). */
  readonly buildable: boolean;
}

export const hills: readonly Hill[] = [
  {
    // 西山
    ring: [
      [-600, 4700],
      [420, 4700],
      [520, 3950],
      [560, 3550],
      [330, 3250],
      [470, 2850],
      [330, 2350],
      [160, 2000],
      [-600, 1800],
    ],
    edgeMeters: 34,
    edgeWidthMeters: 75,
    riseMeters: 110,
    riseWidthMeters: 520,
    roughMeters: 90,
    buildable: false,
  },
  {
    // 青瀬山
    ring: [
      [1180, 4700],
      [1280, 4000],
      [1620, 3620],
      [2050, 3420],
      [2480, 3470],
      [2780, 3720],
      [3000, 4100],
      [3060, 4700],
    ],
    edgeMeters: 36,
    edgeWidthMeters: 80,
    riseMeters: 95,
    riseWidthMeters: 480,
    roughMeters: 90,
    buildable: false,
  },
  {
    // 緑が丘 (台地)
    ring: [
      [3720, 4700],
      [3760, 3700],
      [3880, 3150],
      [3930, 2750],
      [4150, 2480],
      [4600, 2380],
      [5700, 2330],
      [5700, 4700],
    ],
    edgeMeters: 22,
    edgeWidthMeters: 42,
    riseMeters: 14,
    riseWidthMeters: 900,
    roughMeters: 55,
    buildable: true,
  },
  {
    // 東山, behind 緑が丘
    ring: [
      [4380, 4700],
      [4480, 3960],
      [4900, 3700],
      [5700, 3560],
      [5700, 4700],
    ],
    edgeMeters: 26,
    edgeWidthMeters: 80,
    riseMeters: 60,
    riseWidthMeters: 420,
    roughMeters: 70,
    buildable: false,
  },
  {
    // 城山
    ring: [
      [4270, 1250],
      [4440, 1150],
      [4640, 1230],
      [4700, 1420],
      [4540, 1560],
      [4330, 1490],
    ],
    edgeMeters: 24,
    edgeWidthMeters: 45,
    riseMeters: 30,
    riseWidthMeters: 140,
    roughMeters: 30,
    buildable: false,
  },
];

export const railway: readonly Point[] = smoothLine(
  [
    [-300, 1010],
    [400, 1030],
    [1000, 1110],
    [1600, 1290],
    [2050, 1500],
    [2330, 1660],
    [2750, 1860],
    [3100, 1920],
    [3560, 1920],
    [4100, 1850],
    [4650, 1740],
    [5500, 1640],
  ],
  30,
);

/** Middle of the platforms of 青瀬駅. */
export const stationPoint: Point = [3330, 1922];
/** Port siding (freight), from the main line to the quay. */
export const portSiding: readonly Point[] = smoothLine(
  [
    [4060, 1855],
    [4160, 1640],
    [4150, 1250],
    [4090, 900],
    [4020, 560],
    [3930, 330],
  ],
  30,
);

export type RoadClass = 'national' | 'prefectural' | 'collector' | 'street' | 'lane';

export interface MainRoad {
  readonly name: string;
  readonly roadClass: RoadClass;
  readonly line: readonly Point[];
  readonly widthMeters: number;
}

const main = (name: string, roadClass: RoadClass, widthMeters: number, points: readonly Point[]): MainRoad => ({
  name,
  roadClass,
  widthMeters,
  line: smoothLine(points, 30),
});

export const mainRoads: readonly MainRoad[] = [
  main('国道999号', 'national', 20, [
    [-300, 760],
    [500, 770],
    [1200, 830],
    [1800, 900],
    [2360, 960],
    [3000, 1000],
    [3700, 1040],
    [4250, 1010],
    [4700, 960],
    [5500, 930],
  ]),
  main('県道青瀬港線', 'prefectural', 18, [
    [3150, 260],
    [3190, 520],
    [3340, 760],
    [3345, 1200],
    [3330, 1860],
  ]),
  main('県道青瀬北線', 'prefectural', 14, [
    [3330, 1985],
    [3345, 2380],
    [3400, 2800],
    [3480, 3200],
    [3560, 3600],
    [3600, 4300],
  ]),
  main('本町通り', 'prefectural', 14, [
    [330, 2080],
    [900, 2090],
    [1480, 2190],
    [2050, 2330],
    [2680, 2370],
    [3345, 2380],
    [3800, 2300],
    [4400, 2200],
    [5500, 2130],
  ]),
  main('緑が丘通り', 'prefectural', 12, [
    [560, 2900],
    [1100, 2880],
    [1660, 2870],
    [2250, 2830],
    [2820, 2800],
    [3400, 2800],
    [3800, 2790],
    [4000, 2830],
    [4400, 2900],
    [4900, 2880],
    [5500, 2850],
  ]),
  main('南青瀬通り', 'prefectural', 12, [
    [960, 560],
    [950, 1000],
    [880, 1500],
    [900, 2090],
    [980, 2500],
    [1040, 2890],
    [960, 3250],
    [760, 3600],
    [560, 3900],
  ]),
  main('駅前通り', 'collector', 16, [
    [2430, 1560],
    [2850, 1720],
    [3330, 1790],
    [3800, 1740],
    [4300, 1640],
    [4760, 1540],
    [5500, 1420],
  ]),
  main('臨港道路', 'prefectural', 16, [
    [2450, 570],
    [3000, 570],
    [3700, 580],
    [4400, 600],
    [5500, 640],
  ]),
  main('海岸通り', 'collector', 9, [
    [-300, 590],
    [600, 570],
    [1300, 590],
    [1900, 590],
    [2290, 600],
  ]),
  main('緑が丘中央線', 'collector', 12, [
    [4380, 2230],
    [4420, 2560],
    [4400, 2900],
    [4380, 3300],
    [4300, 3800],
  ]),
  main('河内線', 'collector', 7, [
    [1040, 2890],
    [1230, 3130],
    [1300, 3330],
  ]),
];
