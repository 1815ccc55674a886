import { expose } from 'comlink';
import { CityEngine } from './city-engine.ts';

expose(new CityEngine());
