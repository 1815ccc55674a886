import { createSample, type Sample } from '../../../scripts/sample-city/products/sample.ts';

let made: Sample | undefined;

/** The sample city, made once a test file: it takes a few seconds. */
export const theSample = (): Sample => {
  made ??= createSample();
  return made;
};

/** Long enough for a loaded machine with two cores. */
export const patience = 180_000;
