import { writeFileSync } from 'node:fs';
import { scaled } from '../../src/editions/layouts/choose.ts';
import { gateFeatures } from '../../src/editions/layouts/gateFeatures.ts';
import { layoutFeatures } from '../../src/editions/layouts/layoutFeatures.ts';
import { contextFeatures } from '../../src/editions/layouts/lineFeatures.ts';
import { type Layout, proposeLayouts } from '../../src/editions/layouts/propose.ts';
import { norm, readAnnotated } from './annotated.ts';
import { augment, randomFrom } from './augment.ts';
import { type Boosted, fitBoosted, scoreBoosted, sigmoid } from './boost.ts';
import { titleLines } from './labels.ts';
import {
  linesOf,
  type Prepared,
  prepare,
  readDocument,
  type Score,
  scoreStories,
  tell,
  tellAnnounced,
} from './pipeline.ts';

const env = (name: string, value: number) => Number(process.env[name] ?? value);
const t0 = performance.now();
const say = (...x: unknown[]) =>
  void process.stderr.write(`${((performance.now() - t0) / 1000).toFixed(1)}s ${x.join(' ')}\n`);
const docs = process.argv.slice(2).flatMap(readAnnotated);
const read = docs.flatMap((doc) => {
  const document = readDocument({ bytes: doc.bytes, origin: doc.id, time: new Date() });
  if (document.kind === 'unreadable') {
    say('unreadable', doc.id);
    return [];
  }
  const lines = linesOf(document.blocks);
  const prepared = prepare(lines, document);
  const titles = doc.roundup ? titleLines(doc, prepared.styled) : new Set<number>();
  const copies: { prepared: Prepared; y: boolean[] }[] = [];
  if (
    doc.roundup &&
    titles.size >= 2 &&
    doc.titles.length > 0 &&
    doc.publisher !== 'csdn' &&
    doc.source !== 'golden'
  ) {
    const names = new Set(doc.notStories.map(norm));
    const sections = new Set(
      prepared.styled.candidates
        .filter(({ line, title }) => names.has(norm(title)) || names.has(norm(line.text)))
        .map(({ line }) => line.index)
        .filter((i) => !titles.has(i)),
    );
    const random = randomFrom(doc.id.length * 7919 + titles.size);
    for (let k = 0; k < env('COPIES', 6); k++) {
      const copy = augment(lines, titles, sections, random);
      const p = prepare(copy.lines, document);
      copies.push({ prepared: p, y: p.styled.candidates.map(({ line }) => copy.titles.has(line.index)) });
    }
  }
  return [{ doc, prepared, titles, copies }];
});
type Read = (typeof read)[number];

interface Sample {
  readonly d: number;
  readonly copy: boolean;
  readonly prepared: Prepared;
  readonly y: readonly boolean[];
  readonly publisher: string;
  readonly weight: number;
  p: Float64Array;
  p2: Float64Array;
  rows: Uint8Array[];
  rows2: Uint8Array[];
}
const samples: Sample[] = [];
const names = Object.keys(read.find((r) => r.prepared.features.length > 0)?.prepared.features[0] ?? {});
const rowOf = (f: Record<string, number>, keys: readonly string[]) => Uint8Array.from(keys, (n) => f[n] ?? 0);
for (const [d, r] of read.entries()) {
  const weight =
    ((r.doc.publisher === 'csdn' ? 0.15 : r.doc.publisher.startsWith('golden') ? env('GW', 1.5) : 1) * 10) /
    Math.sqrt(Math.max(10, r.prepared.features.length));
  const add = (prepared: Prepared, y: boolean[], copy: boolean) =>
    samples.push({
      d,
      copy,
      prepared,
      y,
      publisher: r.doc.publisher,
      weight: copy ? weight * 0.3 : weight,
      p: new Float64Array(),
      p2: new Float64Array(),
      rows: prepared.features.map((f) => rowOf(f, names)),
      rows2: [],
    });
  add(
    r.prepared,
    r.prepared.styled.candidates.map(({ line }) => r.titles.has(line.index)),
    false,
  );
  for (const copy of r.copies) add(copy.prepared, copy.y, true);
}
say(
  'read',
  read.length,
  'documents,',
  samples.reduce((s, x) => s + x.rows.length, 0),
  'lines,',
  samples.length,
  'samples',
  names.length,
  'features',
);
const publishers = [...new Set(read.map(({ doc }) => doc.publisher))].sort();
const FOLDS = env('FOLDS', 6);
const foldOf = (p: string) => publishers.indexOf(p) % FOLDS;
function fitLines(chosen: readonly Sample[], rowsOf: (s: Sample) => Uint8Array[], rounds: number): Boosted {
  const [X, y, w]: [Uint8Array[], number[], number[]] = [[], [], []];
  for (const s of chosen) {
    if (!read[s.d]?.doc.roundup) continue;
    for (const [i, row] of rowsOf(s).entries()) {
      X.push(row);
      y.push(s.y[i] ? 1 : 0);
      w.push(s.weight);
    }
  }
  return fitBoosted(X, y, w, {
    loss: 'logistic',
    rounds,
    depth: 4,
    rate: 0.1,
    leastWeight: 1,
    ridge: 3,
    columns: env('COLUMNS_', 0.25),
    sample: env('SAMPLE', 0.5),
  });
}
for (let fold = 0; fold < FOLDS; fold++) {
  const model = fitLines(
    samples.filter((s) => foldOf(s.publisher) !== fold),
    (s) => s.rows,
    env('ROUNDS', 100),
  );
  for (const s of samples)
    if (foldOf(s.publisher) === fold)
      s.p = Float64Array.from(s.rows, (row) => sigmoid(scoreBoosted(model, row)));
}
say('line models');
const contextNames = Object.keys(
  contextFeatures(
    samples.find((s) => s.rows.length)?.prepared.styled as never,
    samples.find((s) => s.rows.length)?.p as never,
  )[0] ?? {},
);
for (const s of samples) {
  const context = contextFeatures(s.prepared.styled, s.p);
  s.rows2 = s.rows.map((row, i) => {
    const out = new Uint8Array(row.length + contextNames.length);
    out.set(row);
    out.set(rowOf(context[i] ?? {}, contextNames), row.length);
    return out;
  });
}
for (let fold = 0; fold < FOLDS; fold++) {
  const model = fitLines(
    samples.filter((s) => foldOf(s.publisher) !== fold),
    (s) => s.rows2,
    env('ROUNDS2', 60),
  );
  for (const s of samples)
    if (foldOf(s.publisher) === fold)
      s.p2 = Float64Array.from(s.rows2, (row) => sigmoid(scoreBoosted(model, row)));
}
say('second line models');
const lineF1 = (s: Sample, l: Layout): number => {
  let hit = 0;
  s.prepared.styled.candidates.forEach(({ line }, i) => {
    if (s.y[i] && l.titles.has(line.index)) hit++;
  });
  return (2 * hit) / (l.titles.size + s.y.filter(Boolean).length);
};
const everyone = [...read.keys()];
const propose = (s: Sample) => {
  const r = read[s.d] as Read;
  const p = env('STAGE', 2) === 2 ? s.p2 : s.p;
  const layouts = proposeLayouts(s.prepared.styled, p);
  const features = layouts.length ? layoutFeatures(s.prepared.styled, p, s.prepared.features, layouts) : [];
  const scores: Score[] = layouts.map((l) =>
    !r.doc.roundup
      ? { hit: 0, want: 0, got: 0, f1: 0, bad: 0 }
      : s.copy
        ? { hit: 0, want: 0, got: 0, bad: 0, f1: lineF1(s, l) }
        : scoreStories(r.doc, tell(s.prepared, l)),
  );
  return { s, layouts, features, scores };
};
const proposed = samples.filter((s) => !s.copy).map(propose);
const proposedCopies = samples.filter((s) => s.copy).map(propose);
say(
  'layouts',
  proposed.reduce((s, p) => s + p.layouts.length, 0),
);
const layoutNames = Object.keys(proposed.find((p) => p.features.length > 0)?.features[0] ?? {});
const layoutRows = proposed.map((p) => p.features.map((f) => rowOf(f, layoutNames)));
const copyRows = proposedCopies.map((p) => p.features.map((f) => rowOf(f, layoutNames)));

if (process.env.DUMP)
  writeFileSync(
    process.env.DUMP,
    JSON.stringify({
      layoutNames,
      docs: proposed.map((p, d) => ({
        id: read[d]?.doc.id,
        publisher: read[d]?.doc.publisher,
        source: read[d]?.doc.source,
        shared: (read[d]?.doc.titles.length ?? 0) + (read[d]?.doc.starts.length ?? 0),
        roundup: read[d]?.doc.roundup,
        rows: (layoutRows[d] ?? []).map((r) => [...r]),
        scores: p.scores,
        origins: p.layouts.map((l) => l.origin),
        fixed:
          read[d]?.prepared.announced && read[d]?.doc.roundup
            ? scoreStories((read[d] as Read).doc, tellAnnounced((read[d] as Read).prepared))
            : null,
      })),
      copies: proposedCopies.map((p, k) => ({
        publisher: p.s.publisher,
        roundup: read[p.s.d]?.doc.roundup,
        rows: (copyRows[k] ?? []).map((r) => [...r]),
        scores: p.scores,
      })),
    }),
  );
function report(name: string, choice: (d: number) => number, verbose = false) {
  let hit = 0,
    all = 0,
    bad = 0,
    sum = 0,
    n = 0,
    got = 0;
  for (const [d, r] of read.entries()) {
    if (!r.doc.roundup || r.doc.publisher === 'csdn' || r.doc.source === 'golden') continue;
    const k = choice(d);
    const s = fixed[d] ??
      proposed[d]?.scores[k] ?? {
        hit: 0,
        want: r.doc.titles.length || r.doc.starts.length,
        got: 0,
        f1: 0,
        bad: 0,
      };
    hit += 2 * s.hit;
    all += s.want + s.got;
    bad += s.bad;
    sum += s.f1;
    n++;
    got += s.got;
    const best = Math.max(0, ...(proposed[d]?.scores ?? []).map((x) => x.f1));
    if (verbose && s.f1 < 0.9)
      say(
        `   ${(100 * s.f1).toFixed(0)} best ${(100 * best).toFixed(0)} ${r.doc.id} chose ${fixed[d] ? 'ANNOUNCED' : proposed[d]?.layouts[k]?.origin} (${s.hit}/${s.want}, ${s.got}) best ${proposed[d]?.layouts[proposed[d]?.scores.findIndex((x) => x.f1 === best) ?? 0]?.origin}`,
      );
  }
  say(
    `${name}: all ${((100 * hit) / all).toFixed(1)} mean ${((100 * sum) / n).toFixed(1)} bad ${bad} of ${got} (n=${n})`,
  );
}
const fixed = samples
  .filter((s) => !s.copy)
  .map((s) => {
    const r = read[s.d] as Read;
    return r.prepared.announced && r.doc.roundup ? scoreStories(r.doc, tellAnnounced(r.prepared)) : undefined;
  });
const argmax = (xs: readonly number[]) => xs.indexOf(Math.max(...xs));
report('ceiling', (d) => argmax(proposed[d]?.scores.map((s) => s.f1) ?? []));
report('expected', (d) => argmax(proposed[d]?.features.map((f) => f.expected ?? 0) ?? []));
report('p>0.5', (d) => proposed[d]?.layouts.findIndex((l) => l.origin === 'lines over 0.5') ?? -1);

function fitChoice(inTraining: (publisher: string) => boolean, seed: number): Boosted {
  const [X, y, w]: [Uint8Array[], number[], number[]] = [[], [], []];
  const take = (list: typeof proposed, rows: typeof layoutRows, weight: number) => {
    for (const [k, { s, scores, features }] of list.entries()) {
      if (!inTraining(s.publisher) || !read[s.d]?.doc.roundup) continue;
      const best = Math.max(0, ...scores.map(({ f1 }) => f1));
      if (best === 0) continue;
      for (const [j, row] of (rows[k] ?? []).entries()) {
        X.push(row);
        y.push(
          (scores[j]?.f1 ?? 0) - 0.02 * (scores[j]?.bad ?? 0) - (OFFSET * (features[j]?.expected ?? 0)) / 100,
        );
        w.push((weight * (s.publisher === 'csdn' ? 0.2 : 1) * 20) / scores.length);
      }
    }
  };
  take(proposed, layoutRows, 1);
  take(proposedCopies, copyRows, env('CCOPY', 0.2));
  return fitBoosted(X, y, w, {
    loss: 'squared',
    rounds: env('CROUNDS', 100),
    depth: env('CDEPTH', 3),
    rate: 0.08,
    leastWeight: env('CLEAST', 5),
    ridge: 5,
    columns: 0.3,
    seed,
  });
}
const OFFSET = env('OFFSET', 1);
const CF = env('CFOLDS', 12);
const choices: number[] = [];
const margins: number[] = [];
for (let fold = 0; fold < CF; fold++) {
  const inFold = (d: number) => publishers.indexOf(read[d]?.doc.publisher ?? '') % CF === fold;
  const models = [1, 2, 3]
    .slice(0, env('BAG', 1))
    .map((seed) => fitChoice((publisher) => publishers.indexOf(publisher) % CF !== fold, seed * 77));
  for (const d of everyone.filter(inFold)) {
    const s = (layoutRows[d] ?? []).map(
      (row, k) =>
        models.reduce((sum, m) => sum + scoreBoosted(m, row), 0) / models.length +
        (OFFSET * (proposed[d]?.features[k]?.expected ?? 0)) / 100,
    );
    choices[d] = argmax(s);
    margins[d] = Math.max(...s);
  }
}
report('chosen', (d) => choices[d] ?? -1, process.env.V === '1');
const gates = proposed.map(({ s, layouts, features }, d) => {
  const k =
    process.env.GATE_BY === 'expected' ? argmax(features.map((f) => f.expected ?? 0)) : (choices[d] ?? 0);
  const layout = layouts[k];
  return layout
    ? gateFeatures(s.prepared.masthead, layout, { ...features[k], score: scaled(margins[d] ?? 0) })
    : undefined;
});
const gateNames = Object.keys(gates.find((g) => g) ?? {});
const gateRows = gates.map((g) => (g ? rowOf(g, gateNames) : undefined));
const GF = env('GFOLDS', 20);
const open: number[] = [];
const isOpen = (d: number) => read[d]?.prepared.announced === true;
for (let fold = 0; fold < GF; fold++) {
  const inFold = (d: number) => publishers.indexOf(read[d]?.doc.publisher ?? '') % GF === fold;
  const [X, y, w]: [Uint8Array[], number[], number[]] = [[], [], []];
  for (const d of everyone) {
    const row = gateRows[d];
    if (inFold(d) || !row || isOpen(d)) continue;
    X.push(row);
    y.push(read[d]?.doc.roundup ? 1 : 0);
    w.push(read[d]?.doc.publisher === 'csdn' ? 0.15 : read[d]?.doc.source === 'golden' ? env('GW', 1.5) : 1);
  }
  const models = [1, 2, 3].map((seed) =>
    fitBoosted(X, y, w, {
      loss: 'logistic',
      rounds: env('GROUNDS', 80),
      depth: env('GDEPTH', 2),
      rate: 0.1,
      leastWeight: 0.5,
      ridge: 2,
      columns: 0.25,
      seed: seed * 991,
    }),
  );
  for (const d of everyone.filter(inFold))
    open[d] = isOpen(d)
      ? 1
      : gateRows[d]
        ? models.reduce((sum, m) => sum + sigmoid(scoreBoosted(m, gateRows[d] as Uint8Array)), 0) / 3
        : 0;
}
for (const t of [0.3, 0.4, 0.5, 0.6, 0.7]) {
  const wrong = everyone.filter(
    (d) => !read[d]?.doc.roundup && read[d]?.doc.source !== 'golden' && (open[d] ?? 0) >= t,
  );
  const lost = everyone.filter(
    (d) => read[d]?.doc.roundup && read[d]?.doc.source !== 'golden' && (open[d] ?? 0) < t,
  );
  say(
    `gate ${t}: articles taken ${wrong.length} of ${everyone.filter((d) => !read[d]?.doc.roundup && read[d]?.doc.source !== 'golden').length}, roundups lost ${lost.length}`,
  );
  if (t === 0.5) {
    for (const d of [...wrong, ...lost])
      say(
        '    ',
        open[d]?.toFixed(2),
        read[d]?.doc.id,
        read[d]?.doc.roundup,
        proposed[d]?.layouts[choices[d] ?? 0]?.titles.size,
      );
    report('with gate', (d) => ((open[d] ?? 0) >= t ? (choices[d] ?? -1) : -1));
  }
}

if (process.env.WRITE) {
  const round = (t: Boosted) => ({
    base: Number(t.base.toFixed(4)),
    trees: t.trees.map(({ features, thresholds, leaves }) => ({
      features,
      thresholds,
      leaves: leaves.map((x) => Number(x.toFixed(4))),
    })),
  });
  const line = fitLines(samples, (s) => s.rows, env('ROUNDS', 100));
  const context = fitLines(samples, (s) => s.rows2, env('ROUNDS2', 60));
  const layout = fitChoice(() => true, 77);
  const [X, y, w]: [Uint8Array[], number[], number[]] = [[], [], []];
  for (const d of everyone) {
    const row = gateRows[d];
    if (!row || isOpen(d)) continue;
    X.push(row);
    y.push(read[d]?.doc.roundup ? 1 : 0);
    w.push(read[d]?.doc.publisher === 'csdn' ? 0.15 : read[d]?.doc.source === 'golden' ? env('GW', 1.5) : 1);
  }
  const gate = [1, 2, 3].map((seed) =>
    fitBoosted(X, y, w, {
      loss: 'logistic',
      rounds: env('GROUNDS', 80),
      depth: env('GDEPTH', 2),
      rate: 0.1,
      leastWeight: 0.5,
      ridge: 2,
      columns: 0.25,
      seed: seed * 991,
    }),
  );
  writeFileSync(
    'src/editions/layouts/weights.json',
    `${JSON.stringify({ line: round(line), context: round(context), layout: round(layout), gate: gate.map(round) })}\n`,
  );
  say('written');
}
