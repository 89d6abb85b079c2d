import type { Field } from './fields.ts';

/** A kind of action: the letter at the start of its ids, and its fields in order. */
export interface Kind<A extends object> {
  readonly code: string;
  readonly field: Field<A>;
}

/** Actions of a table of kinds, by kind. */
export type ActionsOf<T extends KindTable> = { readonly [K in keyof T]: Flat<Slice<T[K]['field']>> };

interface AnyField {
  readonly width: number;
  readonly write: (action: never) => readonly string[];
  readonly read: (texts: readonly string[]) => object | undefined;
}

type KindTable = Readonly<Record<string, { readonly code: string; readonly field: AnyField }>>;
type Slice<F extends AnyField> = NonNullable<ReturnType<F['read']>>;
type Flat<T> = { [P in keyof T]: T[P] };
type Together<F extends readonly AnyField[]> = F extends readonly [
  infer First extends AnyField,
  ...infer Others extends readonly AnyField[],
]
  ? Slice<First> & Together<Others>
  : object;

/**
 * Declares a kind of action. Its code and the order of its fields never change, because messages with its ids stay in
 * channels for years; new fields are added at the end.
 */
export function actionKind<F extends readonly AnyField[]>(code: string, ...fields: F): Kind<Together<F>>;
export function actionKind(code: string, ...fields: readonly AnyField[]): { code: string; field: AnyField } {
  return { code, field: fieldGroup(...fields) };
}

/** Creates a table of kinds whose actions have their name as `kind`. */
export function actionTable<T extends KindTable>(
  table: T,
): { readonly [K in keyof T]: Kind<Flat<{ readonly kind: K } & Slice<T[K]['field']>>> };
export function actionTable(table: KindTable): KindTable {
  return Object.fromEntries(
    Object.entries(table).map(([name, { code, field }]) => [
      name,
      { code, field: fieldGroup({ width: 0, write: () => [], read: () => ({ kind: name }) }, field) },
    ]),
  );
}

/** Combines consecutive fields into one. */
export function fieldGroup<F extends readonly AnyField[]>(...fields: F): Field<Together<F>>;
export function fieldGroup(...fields: readonly AnyField[]): AnyField {
  return {
    width: fields.reduce((sum, { width }) => sum + width, 0),
    write: (action) => fields.flatMap((field) => field.write(action)),
    read: (texts) => {
      let left = texts;
      let action = {};
      for (const { width, read } of fields) {
        const slice = read(left);
        if (!slice) return undefined;
        action = { ...action, ...slice };
        left = left.slice(width);
      }
      return action;
    },
  };
}

/** Returns the code of an action's kind and its fields as texts. */
export function writeAction<A extends Readonly<Record<keyof A, object>>, K extends keyof A>(
  kinds: { readonly [L in keyof A]: Kind<A[L]> },
  name: K,
  action: A[K],
): readonly string[] {
  const { code, field } = kinds[name];
  return [code, ...field.write(action)];
}

/** Returns the action of a code and fields; undefined for damaged fields or an unknown code. */
export function readAction<A extends object>(
  kinds: Readonly<Record<string, { readonly code: string; readonly field: Pick<Field<A>, 'read'> }>>,
  [code, ...texts]: readonly string[],
): A | undefined {
  return Object.values(kinds)
    .find((known) => known.code === code)
    ?.field.read(texts);
}
