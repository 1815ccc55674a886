import type { Answer } from '../../domain/answer.ts';
import type { MapExtract, MapExtractRequest } from '../../domain/map-extract.ts';
import type { PlanMeasure, Scenario } from '../../domain/plan.ts';
import type { PrintedCity } from '../../domain/printed-city.ts';
import type { MapContent, SheetCamera } from '../../domain/sheet.ts';
import type { Picture } from '../drawing/drawing.ts';

/**
 * Where a sheet or a document gets its facts: the page's engine and scene, or the batch. The exports ask nothing else, so both
 * print the same.
 */
export interface SheetSupply {
  readonly city: SheetCity;
  readonly extract: (request: MapExtractRequest, signal?: AbortSignal) => Promise<MapExtract>;
  /** Rejects where the question lacks its data, with a message that says which. */
  readonly answer: (request: AnswerRequest, signal?: AbortSignal) => Promise<Answer>;
  /** A picture of the 3D scene; absent where there is none (batch): such a frame then says so. */
  readonly oblique?: (request: ObliqueRequest, signal?: AbortSignal) => Promise<ObliquePicture>;
}

export interface SheetCity extends PrintedCity {
  readonly scenarios: readonly Scenario[];
  readonly measures: readonly PlanMeasure[];
  /** Ids of questions that the city has the data for. */
  readonly questions: readonly string[];
}

export interface AnswerRequest {
  readonly question: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Null = 現行. */
  readonly scenario: string | null;
}

export interface ObliqueRequest {
  readonly camera: SheetCamera | null;
  readonly content: MapContent;
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** Pixels of a CSS pixel: labels and lines grow with it so that they have their size on paper. */
  readonly pixelRatio: number;
  readonly colourVisionSafe: boolean;
  readonly onProgress?: (done: number, of: number) => void;
}

/** The picture in tiles, row by row from the top; pixels from the upper left corner. */
export interface ObliquePicture {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly tiles: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly picture: Picture;
  }[];
  readonly headingDegrees: number;
  /** Measures of the scenario change the depths at the buildings, but the ground carries those of 現行. */
  readonly groundAsSurveyed?: boolean;
}
