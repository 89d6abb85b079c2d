import { existsSync } from 'node:fs';
import { systemClock } from '../calendar/zone.ts';
import { applicationCheck } from '../operator/doctor/application.ts';
import type { Check } from '../operator/doctor/check.ts';
import { commandsCheck } from '../operator/doctor/commands.ts';
import { tokenCheck } from '../operator/doctor/discord.ts';
import { holidaysCheck } from '../operator/doctor/holidays.ts';
import { languageModelCheck } from '../operator/doctor/languageModel.ts';
import { diskCheck, nodeCheck, timeZoneCheck } from '../operator/doctor/machine.ts';
import { proxyCheck } from '../operator/doctor/proxy.ts';
import { rightsCheck } from '../operator/doctor/rights.ts';
import { sourcesCheck } from '../operator/doctor/sources.ts';
import { speechCheck } from '../operator/doctor/speech.ts';
import { storeCheck } from '../operator/doctor/store.ts';
import { doctorTexts } from '../operator/doctor/texts/doctorTexts.ts';
import type { Config } from '../settings/config.ts';
import { type Environment, misspelling, misspeltVariables, operatorLocale } from '../settings/environment.ts';
import { ConfigError, ENVIRONMENT_VARIABLES, readConfig } from '../settings/readConfig.ts';
import { storeLocation } from '../settings/storeLocations.ts';
import { systemPause } from '../sources/polling/politeness.ts';
import { sourceListFile } from '../sourcing/listPlace.ts';
import type { App } from '../wiring/core.ts';
import { openSources } from '../wiring/sources.ts';
import { runBackfill } from './backfill.ts';
import { runDoctor } from './doctor.ts';
import { type IngestCommandOptions, ingestPaths } from './ingest.ts';
import { type Lines, processLines } from './lines.ts';
import { createProgress, interruption } from './progress.ts';
import { sourcesTexts } from './sources/texts/sourcesTexts.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/** `sulan ingest`, with a progress bar on a terminal. */
export async function ingestFiles(
  paths: readonly string[],
  { store, catchUp }: App,
  options: Pick<IngestCommandOptions, 'json' | 'undatedDay' | 'texts'>,
): Promise<number> {
  const progress = createProgress(process.stderr);
  try {
    return await ingestPaths(store, paths, { ...options, catchUp, progress }, processLines);
  } finally {
    await store.close();
  }
}

/** `sulan backfill`: the first Ctrl-C stops it after the document in hand. */
export async function loadBackfill(
  target: string,
  daysMost: number | undefined,
  app: App,
  config: Config,
  texts: ResultTexts['backfill'],
): Promise<number> {
  const parts = openSources(app, config);
  const { signal, dispose } = interruption();
  try {
    const progress = createProgress(process.stderr);
    const options = { ...parts, clock: systemClock, signal, pause: systemPause, daysMost, progress };
    const catchUp = () => {
      // The remaining work is done by the next command, so Ctrl-C may end this one.
      dispose();
      return app.catchUp();
    };
    const said = { texts, sourcesTexts: sourcesTexts(process.env) };
    return await runBackfill(target, { ...options, ...said, catchUp }, processLines);
  } finally {
    dispose();
    await parts.fetcher.close();
    await app.store.close();
  }
}

/** `sulan doctor`: invalid settings are a finding, and checks that do not depend on them still run. */
export async function examineAll(lines: Lines): Promise<number> {
  const settings = readSettings();
  const texts = doctorTexts(operatorLocale(process.env));
  const checks: Check[] = [nodeCheck(process.versions.node), timeZoneCheck()];
  if (settings instanceof ConfigError) {
    const finding = {
      kind: 'broken',
      text: settings.message,
      remedy: texts.settings.wrongRemedy,
    } as const;
    return runDoctor([...checks, { name: 'settings', look: () => [finding] }], texts, lines);
  }
  const { stateDirectory } = settings;
  const location = storeLocation(settings);
  checks.push(
    settingsCheck(process.env),
    storeCheck(location),
    sourcesCheck(sourceListFile(settings), location, systemClock.now(), settings),
    diskCheck(existsSync(stateDirectory) ? stateDirectory : '.'),
    proxyCheck(settings),
    languageModelCheck(settings),
    speechCheck(settings),
    tokenCheck(settings, () => systemClock.now()),
    applicationCheck(settings, settings.web.enabled ? settings.web.publicUrl : undefined),
    commandsCheck(location),
    rightsCheck(settings, location),
    holidaysCheck(location),
  );
  return runDoctor(checks, texts, lines);
}

/** Checks the settings, and reports variables that look misspelt. */
function settingsCheck(environment: Readonly<Environment>): Check {
  return {
    name: 'settings',
    look: ({ settings: texts, locale }) => [
      { kind: 'fine', text: texts.fine },
      ...misspeltVariables(environment, ENVIRONMENT_VARIABLES).map(
        (variable) =>
          ({
            kind: 'doubtful',
            text: misspelling(variable, locale),
            remedy: texts.misspeltRemedy,
          }) as const,
      ),
    ],
  };
}

function readSettings(): Config | ConfigError {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
