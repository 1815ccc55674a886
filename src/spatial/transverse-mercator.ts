/**
 * Gauss–Krüger projection by the series of 河瀬和重 (2011) "Gauss-Krüger 投影における経緯度座標及び平面直角座標相互間の座標換算
 * についてのより簡明な計算方法", 国土地理院時報 121, 109–124 (order n⁵, n⁶ for latitudes). The latitude terms are the Krüger
 * series in the third flattening n; errors of the truncation are below 1e-9 m within 10° of the central meridian.
 *
 * Near the central meridian (4°: every place in its own system) two trigonometric calls a point are left: multiples of
 * angles come from Clenshaw sums, double angles from algebra, and small angles from their power series, cut where the
 * next term is below 1e-17.
 */
export interface TransverseMercator {
  /** Interleaved longitude, latitude in degrees → x east, y north in metres. `out` may be `from`. */
  readonly forward: (from: Float64Array, out: Float64Array) => void;
  /** x east, y north in metres → longitude, latitude in degrees. `out` may be `from`. */
  readonly inverse: (from: Float64Array, out: Float64Array) => void;
}

export interface TransverseMercatorParameters {
  readonly semiMajorAxisMeters: number;
  readonly inverseFlattening: number;
  readonly scale: number;
  readonly originLatitudeDegrees: number;
  readonly centralMeridianDegrees: number;
  readonly falseEastingMeters: number;
  readonly falseNorthingMeters: number;
}

const RADIANS = Math.PI / 180;
const DEGREES = 180 / Math.PI;

/** Coefficients [1…n] of the series in the third flattening. Source: 河瀬 (2011), eqs. for α, β, δ, A; γ: Karney (2011) eq. for χ(φ). */
function seriesOf(n: number) {
  const [n2, n3, n4, n5, n6] = [n ** 2, n ** 3, n ** 4, n ** 5, n ** 6];
  return {
    alpha: [
      n / 2 - (2 / 3) * n2 + (5 / 16) * n3 + (41 / 180) * n4 - (127 / 288) * n5,
      (13 / 48) * n2 - (3 / 5) * n3 + (557 / 1440) * n4 + (281 / 630) * n5,
      (61 / 240) * n3 - (103 / 140) * n4 + (15061 / 26880) * n5,
      (49561 / 161280) * n4 - (179 / 168) * n5,
      (34729 / 80640) * n5,
    ],
    beta: [
      n / 2 - (2 / 3) * n2 + (37 / 96) * n3 - (1 / 360) * n4 - (81 / 512) * n5,
      (1 / 48) * n2 + (1 / 15) * n3 - (437 / 1440) * n4 + (46 / 105) * n5,
      (17 / 480) * n3 - (37 / 840) * n4 - (209 / 4480) * n5,
      (4397 / 161280) * n4 - (11 / 504) * n5,
      (4583 / 161280) * n5,
    ],
    /** Conformal → geodetic latitude. */
    delta: [
      2 * n - (2 / 3) * n2 - 2 * n3 + (116 / 45) * n4 + (26 / 45) * n5 - (2854 / 675) * n6,
      (7 / 3) * n2 - (8 / 5) * n3 - (227 / 45) * n4 + (2704 / 315) * n5 + (2323 / 945) * n6,
      (56 / 15) * n3 - (136 / 35) * n4 - (1262 / 105) * n5 + (73814 / 2835) * n6,
      (4279 / 630) * n4 - (332 / 35) * n5 - (399572 / 14175) * n6,
      (4174 / 315) * n5 - (144838 / 6237) * n6,
      (601676 / 22275) * n6,
    ],
    /** Geodetic → conformal latitude. */
    gamma: [
      -2 * n + (2 / 3) * n2 + (4 / 3) * n3 - (82 / 45) * n4 + (32 / 45) * n5 + (4642 / 4725) * n6,
      (5 / 3) * n2 - (16 / 15) * n3 - (13 / 9) * n4 + (904 / 315) * n5 - (1522 / 945) * n6,
      (-26 / 15) * n3 + (34 / 21) * n4 + (8 / 5) * n5 - (12686 / 2835) * n6,
      (1237 / 630) * n4 - (12 / 5) * n5 - (24832 / 14175) * n6,
      (-734 / 315) * n5 + (109598 / 31185) * n6,
      (444337 / 155925) * n6,
    ],
    arc: [
      (-3 / 2) * (n - n3 / 8 - n5 / 64),
      (15 / 16) * (n2 - n4 / 4),
      (-35 / 48) * (n3 - (5 / 16) * n5),
      (315 / 512) * n4,
      (-693 / 1280) * n5,
    ],
    arc0: 1 + n2 / 4 + n4 / 64,
  };
}

export function createTransverseMercator(parameters: TransverseMercatorParameters): TransverseMercator {
  const n = 1 / (2 * parameters.inverseFlattening - 1);
  const series = seriesOf(n);
  const radius = (parameters.scale * parameters.semiMajorAxisMeters) / (1 + n);
  const originLatitude = parameters.originLatitudeDegrees * RADIANS;
  const arc = series.arc.reduce(
    (sum, a, index) => sum + a * Math.sin(2 * (index + 1) * originLatitude),
    series.arc0 * originLatitude,
  );
  const rectifying = radius * series.arc0;
  const eastZero = parameters.falseEastingMeters;
  const northZero = parameters.falseNorthingMeters - radius * arc;
  const meridian = parameters.centralMeridianDegrees * RADIANS;
  return {
    forward: forwardOf(series.alpha, series.gamma, rectifying, eastZero, northZero, meridian),
    inverse: inverseOf(series.beta, series.delta, rectifying, eastZero, northZero, meridian),
  };
}

/** Radians from the central meridian up to which the power series of small angles hold. */
const NEAR = 0.07;

/** atanh near zero by its series (T < 0.1 up to 6° from the meridian), else the library's. */
function atanh(t: number): number {
  if (t > 0.08 || t < -0.08) return Math.atanh(t);
  const q = t * t;
  return t * (1 + q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * (1 / 11 + q * (1 / 13 + q * (1 / 15))))))));
}

/** sin of an angle below NEAR; `square` is the angle squared. */
const sinSmall = (angle: number, square: number): number =>
  angle * (1 + square * (-1 / 6 + square * (1 / 120 + square * (-1 / 5040 + square * (1 / 362_880)))));

/** 1 − cos of an angle below NEAR, given squared. */
const versineSmall = (square: number): number =>
  square * (1 / 2 + square * (-1 / 24 + square * (1 / 720 + square * (-1 / 40_320 + square * (1 / 3_628_800)))));

/** sinh near zero by its series, else the library's. */
function sinh(value: number): number {
  if (value > NEAR || value < -NEAR) return Math.sinh(value);
  const square = value * value;
  return value * (1 + square * (1 / 6 + square * (1 / 120 + square * (1 / 5040 + square * (1 / 362_880)))));
}

/** atan of less than 0.003. */
const atanSmall = (tangent: number): number => {
  const square = tangent * tangent;
  return tangent * (1 - square * (1 / 3 - square * (1 / 5 - square * (1 / 7))));
};

function forwardOf(
  alpha: readonly number[],
  gamma: readonly number[],
  rectifying: number,
  eastZero: number,
  northZero: number,
  meridian: number,
): TransverseMercator['forward'] {
  const [a1, a2, a3, a4, a5] = alpha as [number, number, number, number, number];
  const [g1, g2, g3, g4, g5, g6] = gamma as [number, number, number, number, number, number];
  return (from, out) => {
    for (let k = 0; k + 1 < from.length; k += 2) {
      const latitude = from[k + 1]! * RADIANS;
      const longitude = from[k]! * RADIANS - meridian;
      const sin = Math.sin(latitude);
      const cos = Math.cos(latitude);
      // conformal latitude χ = φ + shift, shift = Σ γj sin 2jφ (Clenshaw), |shift| < 0.0034
      const s2 = 2 * sin * cos;
      const c2 = 2 * (cos - sin) * (cos + sin);
      const d6 = g6;
      const d5 = g5 + c2 * d6;
      const d4 = g4 + c2 * d5 - d6;
      const d3 = g3 + c2 * d4 - d5;
      const d2 = g2 + c2 * d3 - d4;
      const shift = s2 * (g1 + c2 * d2 - d3);
      const q = shift * shift;
      const sinShift = sinSmall(shift, q);
      const cosShift = 1 - versineSmall(q);
      const sinChi = sin * cosShift + cos * sinShift;
      const cosChi = cos * cosShift - sin * sinShift;
      // spherical transverse Mercator: ξ′ = atan2(sin χ, cos χ cos λ), η′ = atanh(cos χ sin λ)
      const near = longitude < NEAR && longitude > -NEAR;
      const square = longitude * longitude;
      const versine = near ? versineSmall(square) : 1 - Math.cos(longitude);
      const t = cosChi * (near ? sinSmall(longitude, square) : Math.sin(longitude));
      const u = cosChi - cosChi * versine;
      // ξ′ − χ is small near the meridian: its tangent from the difference of two tangents
      const xiPrime = near
        ? latitude + shift + atanSmall((sinChi * cosChi * versine) / (u * cosChi + sinChi * sinChi))
        : Math.atan2(sinChi, u);
      const w = 1 / (1 - t * t);
      const sin2 = 2 * sinChi * u * w;
      const cos2 = (u - sinChi) * (u + sinChi) * w;
      const sinh2 = 2 * t * w;
      const cosh2 = (1 + t * t) * w;
      // Σ αj sin 2j(ξ′ + iη′) by a complex Clenshaw sum
      const re = 2 * cos2 * cosh2;
      const im = -2 * sin2 * sinh2;
      const r5 = a5;
      const r4 = a4 + re * r5;
      const i4 = im * r5;
      const r3 = a3 + re * r4 - im * i4 - r5;
      const i3 = re * i4 + im * r4;
      const r2 = a2 + re * r3 - im * i3 - r4;
      const i2 = re * i3 + im * r3 - i4;
      const r1 = a1 + re * r2 - im * i2 - r3;
      const i1 = re * i2 + im * r2 - i3;
      const sr = sin2 * cosh2;
      const si = cos2 * sinh2;
      out[k] = eastZero + rectifying * (atanh(t) + sr * i1 + si * r1);
      out[k + 1] = northZero + rectifying * (xiPrime + sr * r1 - si * i1);
    }
  };
}

function inverseOf(
  beta: readonly number[],
  delta: readonly number[],
  rectifying: number,
  eastZero: number,
  northZero: number,
  meridian: number,
): TransverseMercator['inverse'] {
  const perRectifying = 1 / rectifying;
  const [b1, b2, b3, b4, b5] = beta as [number, number, number, number, number];
  const [d1, d2, d3, d4, d5, d6] = delta as [number, number, number, number, number, number];
  return (from, out) => {
    for (let k = 0; k + 1 < from.length; k += 2) {
      const eta = (from[k]! - eastZero) * perRectifying;
      const xi = (from[k + 1]! - northZero) * perRectifying;
      const sinXi0 = Math.sin(xi);
      const cosXi0 = Math.cos(xi);
      const sin2 = 2 * sinXi0 * cosXi0;
      const cos2 = (cosXi0 - sinXi0) * (cosXi0 + sinXi0);
      const sinh1 = sinh(eta);
      const cosh1 = Math.sqrt(1 + sinh1 * sinh1);
      const sinh2 = 2 * sinh1 * cosh1;
      const cosh2 = 1 + 2 * sinh1 * sinh1;
      const re = 2 * cos2 * cosh2;
      const im = -2 * sin2 * sinh2;
      const r5 = b5;
      const r4 = b4 + re * r5;
      const i4 = im * r5;
      const r3 = b3 + re * r4 - im * i4 - r5;
      const i3 = re * i4 + im * r4;
      const r2 = b2 + re * r3 - im * i3 - r4;
      const i2 = re * i3 + im * r3 - i4;
      const r1 = b1 + re * r2 - im * i2 - r3;
      const i1 = re * i2 + im * r2 - i3;
      const sr = sin2 * cosh2;
      const si = cos2 * sinh2;
      const back = sr * r1 - si * i1;
      const etaPrime = eta - (sr * i1 + si * r1);
      const backSquare = back * back;
      const versine = versineSmall(backSquare);
      const sinBack = sinSmall(back, backSquare);
      const sinXi = sinXi0 - sinXi0 * versine - cosXi0 * sinBack;
      const cosXi = cosXi0 - cosXi0 * versine + sinXi0 * sinBack;
      const sinhEta = sinh(etaPrime);
      const perCosh = 1 / Math.sqrt(1 + sinhEta * sinhEta);
      const sinChi = sinXi * perCosh;
      const cosChi = Math.sqrt(cosXi * cosXi + sinhEta * sinhEta) * perCosh;
      // χ lies a little below ξ′; far from the meridian not so little
      const tangent = (sinXi * cosChi - cosXi * sinChi) / (cosXi * cosChi + sinXi * sinChi);
      const chi = xi - back - (Math.abs(tangent) < 0.003 ? atanSmall(tangent) : Math.atan(tangent));
      const s2 = 2 * sinChi * cosChi;
      const c2 = 2 * (cosChi - sinChi) * (cosChi + sinChi);
      const e6 = d6;
      const e5 = d5 + c2 * e6;
      const e4 = d4 + c2 * e5 - e6;
      const e3 = d3 + c2 * e4 - e5;
      const e2 = d2 + c2 * e3 - e4;
      out[k] = (meridian + Math.atan(sinhEta / cosXi)) * DEGREES;
      out[k + 1] = (chi + s2 * (d1 + c2 * e2 - e3)) * DEGREES;
    }
  };
}
