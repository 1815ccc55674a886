export interface CaptureRequest {
  /** Undefined = as the scene looks now; in a print scene: home. */
  readonly camera?:
    | {
        readonly lon: number;
        readonly lat: number;
        readonly eyeHeightMeters: number;
        readonly headingDegrees: number;
        readonly pitchDegrees: number;
      }
    | undefined;
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** Pixels of a CSS pixel: lines, hatches and labels keep their size on paper. 300 dpi = 3.125. */
  readonly pixelRatio: number;
  /** Names and marks on the picture. */
  readonly labels?: boolean;
  /** Longest side of a tile; undefined = as large as the graphics card allows, 2,048 at most. */
  readonly tilePixels?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

export interface CapturedPicture {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly headingDegrees: number;
  /** Row by row from the top. */
  readonly tiles: readonly CapturedTile[];
}

export interface CapturedTile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly picture: ImageData | { readonly png: Uint8Array };
}
