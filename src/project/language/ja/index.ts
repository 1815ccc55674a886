import { app } from './app.ts';
import { explore } from './explore.ts';
import { figure } from './figure.ts';
import { gis } from './gis.ts';
import { importing } from './import.ts';
import { output } from './output.ts';
import { plan } from './plan.ts';
import { questions } from './questions.ts';
import { sheet } from './sheet.ts';
import { shell } from './shell.ts';

export const ja = {
  ...app,
  ...shell,
  ...explore,
  ...questions,
  importing,
  figure,
  gis,
  output,
  plan,
  sheet,
} as const;
