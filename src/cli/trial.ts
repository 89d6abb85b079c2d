import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import { backupStore } from '../database/backup.ts';
import type { Platform } from '../messages/conversation/services.ts';
import { storeReading } from '../store/ingest.ts';
import { schema } from '../store/schema/schema.ts';
import type { Trial } from '../web/preview/trial.ts';
import { type FileApp, openApp } from '../wiring/core.ts';

/** Copies a program's store into the system's folder for such things, to try documents in; closing it takes the copy away. */
export async function openTrial(app: FileApp, platform: Platform): Promise<Trial> {
  const folder = mkdtempSync(join(tmpdir(), 'sulan-trial-'));
  const file = join(folder, 'trial.db');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    await backupStore(app.store, file, schema);
    const copy = openApp(file, app.context.clock);
    return {
      context: { ...copy.context, ...platform },
      async take(document, reading) {
        const options = { articlesStandAlone: false, undatedDay: dayAt(document.time, BEIJING) };
        const ingested = await storeReading(copy.store, document, reading, document.time, options);
        await copy.catchUp();
        return ingested;
      },
      async close() {
        await copy.reader.close();
        await copy.store.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
