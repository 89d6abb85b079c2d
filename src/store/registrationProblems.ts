import type { Store } from './open.ts';

/** A place whose commands Discord has not taken, and why not, for the operator. */
export interface RegistrationProblem {
  /** `application/guild`, the guild empty for everywhere. */
  readonly place: string;
  readonly problem: string;
  readonly since: Date;
}

/** Keeps why a place's commands could not be registered, with when that began; undefined: they are registered. */
export function noteRegistration(store: Store, place: string, problem: string | undefined, now: Date): void {
  if (problem === undefined) {
    store.prepare('DELETE FROM registration_problems WHERE place = ?').run(place);
    return;
  }
  store
    .prepare(
      `INSERT INTO registration_problems VALUES (?, ?, ?)
       ON CONFLICT (place) DO UPDATE SET problem = excluded.problem`,
    )
    .run(place, problem, now.getTime());
}

/** The places whose commands are not registered. */
export function registrationProblems(store: Store): readonly RegistrationProblem[] {
  const rows = store.prepare('SELECT place, problem, since FROM registration_problems ORDER BY place').all();
  return rows.map(({ place, problem, since }) => ({
    place: String(place),
    problem: String(problem),
    since: new Date(Number(since)),
  }));
}
