import { z } from 'zod';
import { errorMessage } from '../../text/errorMessage.ts';
import type { CommandBody } from './commandBodies.ts';

/** Shape of Discord's answer to refused forms: error messages nested under the names and numbers of the fields. */
const refusal = z.looseObject({ rawError: z.object({ errors: z.record(z.string(), z.unknown()) }) });
const leaf = z.object({
  _errors: z.array(z.object({ code: z.string().optional(), message: z.string() })).min(1),
});
const status = z.looseObject({ status: z.number() });

/** Maximum number of problems in a sentence. */
const MOST_NAMED = 3;
/** Maximum number of fields read; a real refusal has far fewer. */
const MOST_FIELDS = 1000;

interface Complaint {
  readonly path: readonly string[];
  readonly message: string;
}

/** Returns the reason why Discord refused the commands, for the operator: the command and option, or the failure. */
export function commandProblem(error: unknown, bodies: readonly CommandBody[]): string {
  const refused = refusal.safeParse(error);
  const complaints = refused.success ? complaintsIn(refused.data.rawError.errors) : [];
  if (complaints.length > 0) {
    const named = complaints
      .slice(0, MOST_NAMED)
      .map(({ path, message }) => `${placeOf(path, bodies)}: ${message}`);
    const left = complaints.length - named.length;
    return `Discord refuses ${named.join('; ')}${left > 0 ? `; and ${left} more` : ''}`;
  }
  const answered = status.safeParse(error);
  const message = errorMessage(error);
  if (answered.success) return `Discord answered ${answered.data.status}: ${message}`;
  return error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name)
    ? 'Discord did not answer in time'
    : `Discord could not be asked: ${message}`;
}

function complaintsIn(errors: Readonly<Record<string, unknown>>): readonly Complaint[] {
  const complaints: Complaint[] = [];
  const fields: { readonly path: readonly string[]; readonly value: unknown }[] = [
    { path: [], value: errors },
  ];
  for (let read = 0; read < Math.min(fields.length, MOST_FIELDS); read += 1) {
    const { path = [], value } = fields[read] ?? {};
    const found = leaf.safeParse(value);
    if (found.success) {
      for (const { code, message } of found.data._errors)
        complaints.push({ path, message: code === undefined ? message : `${message} (${code})` });
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) fields.push({ path: [...path, name], value: inner });
    }
  }
  return complaints;
}

/** Returns `the command /subscribe, option time, description` for the path 3.options.1.description. */
function placeOf([index, ...path]: readonly string[], bodies: readonly CommandBody[]): string {
  const command = bodies[Number(index)];
  if (!command) return [index, ...path].join('.');
  const words = [`the command ${command.type === undefined || command.type === 1 ? '/' : ''}${command.name}`];
  let options: readonly NamedOption[] = 'options' in command ? (command.options ?? []) : [];
  for (const [at, name] of path.entries()) {
    const option = path[at - 1] === 'options' ? options[Number(name)] : undefined;
    if (option) {
      words.push(`option ${option.name}`);
      options = option.options ?? [];
    } else if (name !== 'options') words.push(name);
  }
  return words.join(', ');
}

interface NamedOption {
  readonly name: string;
  readonly options?: readonly NamedOption[];
}
