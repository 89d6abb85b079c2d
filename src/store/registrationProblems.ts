import type { Queries, Statements } from '../database/database.ts';

/** A place whose commands Discord refused, and why, for the operator. */
export interface RegistrationProblem {
  /** `application/guild`, with an empty guild for global commands. */
  readonly place: string;
  readonly problem: string;
  readonly since: Date;
}

/** Stores why the commands of a place could not be registered and since when; undefined clears it. */
export async function noteRegistration(
  database: Statements,
  place: string,
  problem: string | undefined,
  now: Date,
): Promise<void> {
  if (problem === undefined) {
    await database.run('DELETE FROM registration_problems WHERE place = ?', [place]);
    return;
  }
  await database.run(
    `INSERT INTO registration_problems (place, problem, since) VALUES (?, ?, ?)
     ON CONFLICT (place) DO UPDATE SET problem = excluded.problem`,
    [place, problem, now.getTime()],
  );
}

/** Returns the places whose commands are not registered. */
export async function registrationProblems(database: Queries): Promise<readonly RegistrationProblem[]> {
  const rows = await database.all('SELECT place, problem, since FROM registration_problems ORDER BY place');
  return rows.map(({ place, problem, since }) => ({
    place: String(place),
    problem: String(problem),
    since: new Date(Number(since)),
  }));
}
