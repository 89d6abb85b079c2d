import type { Atom } from '../words/atoms.ts';

/** A versioned product: `gpt` 4o mini, `小米` 13, `su` 7. */
export interface Version {
  readonly family: string;
  /** Number with adjacent letters: `4o`, `v3`, `3.13`. */
  readonly number: string;
  /** Variants of one number, sorted: `mini`, `pro`; also stages: `beta`, `preview`. */
  readonly variant: string;
}

const variants = new Set(
  'pro max mini plus ultra lite turbo air se flash nano high preview beta alpha rc lts sonnet haiku opus thinking coder vl omni fe ti super'.split(
    ' ',
  ),
);

const stages: readonly (readonly [RegExp, string])[] = [
  [/^\s?(?:首个)?(?:开发者)?预览版/, 'preview'],
  [/^\s?(?:首个)?(?:公测|内测|测试)版/, 'beta'],
  [/^\s?(?:首个)?候选版/, 'rc'],
];

/** Words after which a number is a count or date and no version. */
const counted =
  /^\s?(?:[年月日号点时分秒周天倍台张名家个款人元万亿千百位条块岁股届强次城国所项层成米吨集轮份支辆颗套部种类座]|%|小时|美元|英寸|纳米|公里|(?:gb|tb|mb|kb|g?hz|nm|mah|km|kwh|kw|w|token)\b)/u;

/** Words before a number that do not make it a product. */
const noFamily = new Set([
  'top',
  'no',
  'vol',
  'over',
  'the',
  'and',
  'for',
  'with',
  'up',
  'at',
  'by',
  'in',
  'of',
]);

/**
 * Returns the versioned products in a folded text, in order, without duplicates. `names` maps the end of a name of the
 * lexicon to its entity: after one a bare number is a version (小米 13), after other Chinese words it counts something.
 */
export function versionsOf(
  folded: string,
  atoms: readonly Atom[],
  names: ReadonlyMap<number, string>,
): readonly Version[] {
  const versions = new Map<string, Version>();
  for (const [index, atom] of atoms.entries()) {
    if (atom.kind !== 'digits' || !atom.joined) continue;
    const base = familyAt(atoms, index, names);
    if (!base || noFamily.has(base.family)) continue;
    const { suffix, next } = suffixAt(atoms, index);
    const { variant, end } = variantAt(folded, atoms, next, atom.end + suffix.length);
    if (counted.test(folded.slice(end, end + 8))) continue;
    const number = `${base.letter}${atom.text.replace(/(?:\.0)+$/, '')}${suffix}`;
    const version = { family: base.family, number, variant };
    versions.set(versionName(version), version);
  }
  return [...versions.values()];
}

/** Returns a version as one name: `gpt 4o mini`. */
export function versionName({ family, number, variant }: Version): string {
  return `${family} ${number} ${variant}`.trim();
}

function familyAt(
  atoms: readonly Atom[],
  index: number,
  names: ReadonlyMap<number, string>,
): { family: string; letter: string } | undefined {
  const digits = atoms[index];
  const before = atoms[index - 1];
  if (!digits || !before) return undefined;
  if (before.kind === 'letters') {
    const two = atoms[index - 2];
    const single = before.text.length === 1 && before.end === digits.start;
    if (single && two?.kind === 'digits' && two.end === before.start) return undefined;
    if (single && two?.kind === 'letters' && before.joined) return { family: two.text, letter: before.text };
    return { family: before.text, letter: '' };
  }
  if (before.kind !== 'character') return undefined;
  const named = names.get(before.end);
  if (named) return { family: named, letter: '' };
  const wordy = atoms[index - 2]?.kind === 'character' && digits.text.includes('.');
  return wordy ? { family: `${atoms[index - 2]?.text}${before.text}`, letter: '' } : undefined;
}

/** Returns one or two letters directly after the number: 4o, 72b. */
function suffixAt(atoms: readonly Atom[], index: number): { suffix: string; next: number } {
  const digits = atoms[index];
  const after = atoms[index + 1];
  const glued = after?.kind === 'letters' && after.start === digits?.end && after.text.length <= 2;
  const compound = atoms[index + 2]?.kind === 'digits' && atoms[index + 2]?.start === after?.end;
  return glued && !compound && !variants.has(after.text)
    ? { suffix: after.text, next: index + 2 }
    : { suffix: '', next: index + 1 };
}

function variantAt(
  folded: string,
  atoms: readonly Atom[],
  from: number,
  numberEnd: number,
): { variant: string; end: number } {
  const found: string[] = [];
  let end = numberEnd;
  for (let i = from; i < atoms.length; i++) {
    const atom = atoms[i];
    if (!atom?.joined || !variants.has(atom.text)) break;
    found.push(atom.text);
    end = atom.end;
  }
  const stage = stages.find(([shape]) => shape.test(folded.slice(end, end + 10)));
  if (stage) found.push(stage[1]);
  return { variant: [...new Set(found)].sort().join(' '), end };
}
