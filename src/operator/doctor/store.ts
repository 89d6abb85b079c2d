import { describeLocation, type StoreLocation } from '../../database/location.ts';
import type { Schema } from '../../database/schema.ts';
import { storeErrorOf } from '../../database/storeError.ts';
import { openForReadingAt, type Store, type StoreAsItIs } from '../../store/open.ts';
import { countPending } from '../../store/pendingWork.ts';
import { countPutAside } from '../../store/readingAttempts.ts';
import { schema } from '../../store/schema/schema.ts';
import type { Check, Finding } from './check.ts';
import type { DoctorTexts } from './texts/en-US.ts';

/** Checks the store: it exists, has this version's schema, is undamaged and has no pending background work. */
export function storeCheck(location: StoreLocation, shape: Schema = schema): Check {
  return {
    name: 'store',
    async look({ store: texts }) {
      const place = describeLocation(location);
      try {
        const opened = await openForReadingAt(location, shape);
        if (opened) return await examineStore(opened, place, texts);
      } catch (error) {
        const { reason, message } = storeErrorOf(error, place);
        return [
          {
            kind: 'broken',
            text: texts.error(reason, place, message),
            remedy: texts.remedies[location.engine][reason],
          },
        ];
      }
      return [
        {
          kind: 'doubtful',
          text: texts.none(place),
          remedy: texts.noneRemedy,
        },
      ];
    },
  };
}

type StoreTexts = DoctorTexts['store'];

async function examineStore(
  { store, missingMigrations }: StoreAsItIs,
  place: string,
  texts: StoreTexts,
): Promise<readonly Finding[]> {
  try {
    const problems = await store.findDamage();
    if (problems.length > 0)
      return [
        {
          kind: 'broken',
          text: texts.damaged(problems),
          remedy: texts.remedies[store.engine].damaged,
        },
      ];
    return [
      { kind: 'fine', text: store.engine === 'sqlite' ? texts.whole(place) : texts.answers(place) },
      ...(missingMigrations > 0
        ? [migrationFinding(missingMigrations, texts)]
        : [await pendingFinding(store, texts), ...(await putAsideFindings(store, texts))]),
    ];
  } finally {
    await store.close();
  }
}

async function putAsideFindings(store: Store, texts: StoreTexts): Promise<readonly Finding[]> {
  const documents = await countPutAside(store);
  if (documents === 0) return [];
  return [{ kind: 'doubtful', text: texts.putAside(documents), remedy: texts.putAsideRemedy }];
}

function migrationFinding(missingMigrations: number, texts: StoreTexts): Finding {
  return { kind: 'doubtful', text: texts.migrations(missingMigrations), remedy: texts.migrationsRemedy };
}

async function pendingFinding(store: Store, texts: StoreTexts): Promise<Finding> {
  const pending = (await countPending(store, 'search')) + (await countPending(store, 'events'));
  if (pending === 0) return { kind: 'fine', text: texts.current };
  return { kind: 'doubtful', text: texts.pending(pending), remedy: texts.pendingRemedy };
}
