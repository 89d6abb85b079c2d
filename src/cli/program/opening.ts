import { type StoreLocation, storeAt } from '../../database/location.ts';
import type { Config } from '../../settings/config.ts';
import { misspelling, misspeltVariables, operatorLocale } from '../../settings/environment.ts';
import { ENVIRONMENT_VARIABLES, readConfig } from '../../settings/readConfig.ts';
import { storeLocation } from '../../settings/storeLocations.ts';
import { processLines } from '../lines.ts';
import type { StoreOption } from './options.ts';

let saidMisspellings = false;

/** Reads the settings; misspelt names are reported once. Throws a ConfigError. */
export function configuration(): Config {
  const misspelt = saidMisspellings ? [] : misspeltVariables(process.env, ENVIRONMENT_VARIABLES);
  saidMisspellings = true;
  for (const variable of misspelt) processLines.err(misspelling(variable, operatorLocale(process.env)));
  return readConfig(process.env);
}

/** Returns the location of the store that a command reads. */
export function storeOf({ db }: StoreOption): StoreLocation {
  return db === undefined ? storeLocation(configuration()) : storeAt(db);
}

/** Opens that store and its readers. */
export async function openChosenApp(options: StoreOption) {
  const app = await import('../../wiring/core.ts');
  return app.openAppAt(storeOf(options));
}

/** Like `openChosenApp`, with generated texts if a language model is configured. */
export async function openWithGenerated(options: StoreOption) {
  const app = await import('../../wiring/core.ts');
  const showsGenerated = configuration().languageModel !== undefined;
  return app.openAppAt(storeOf(options), undefined, { showsGenerated });
}

/** Sets the exit status when it is known. */
export async function exit(status: Promise<number>): Promise<void> {
  process.exitCode = await status;
}
