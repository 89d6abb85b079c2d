import type { BoostedTrees, Tree } from '../../../src/editions/layouts/models/trees.ts';

/** Targets of the sum of the trees, and weights of the rows. */
export interface Targets {
  readonly targets: readonly number[];
  readonly weights: readonly number[];
  /** Initial score of each row; 0 if absent. */
  readonly offsets?: readonly number[];
  /** Group of each row for a listwise loss; rows of a group are adjacent, and their targets add up to 1. */
  readonly groups?: readonly number[];
}

/** Options of growing trees. */
export interface BoostOptions {
  /**
   * `logistic` for classes; `listwise` for the order in a group: the cross entropy of the softmax of its scores to its
   * targets (ListNet, Cao et al. 2007).
   */
  readonly loss: 'logistic' | 'listwise';
  readonly rounds: number;
  readonly depth: number;
  readonly rate: number;
  readonly leastWeight: number;
  readonly ridge: number;
  readonly columns: number;
  /** Share of the rows, or of the groups, that each tree is fitted to. */
  readonly sample?: number;
  readonly seed?: number;
}

const BINS = 101;

/** Fits trees one after another, each to the gradient left by those before it. */
export function fitBoosted(
  rows: readonly Uint8Array[],
  { targets, weights, offsets, groups = [] }: Targets,
  options: BoostOptions,
): BoostedTrees {
  const { loss, rounds, depth, rate, leastWeight, ridge, columns } = options;
  const n = rows.length;
  const width = rows[0]?.length ?? 0;
  const data = columnsOfRows(rows, width);
  const totalWeight = weights.reduce((a, b) => a + b, 0);
  const mean = targets.reduce((sum, t, i) => sum + t * (weights[i] ?? 0), 0) / totalWeight;
  const base = loss === 'logistic' ? Math.log(Math.max(1e-6, mean) / Math.max(1e-6, 1 - mean)) : 0;
  const scores = Float64Array.from({ length: n }, (_, i) => base + (offsets?.[i] ?? 0));
  const g = new Float64Array(n);
  const hess = new Float64Array(n);
  const trees: Tree[] = [];
  let state = options.seed ?? 12345;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const inner = 2 ** depth - 1;
  const histG = new Float64Array(BINS);
  const histH = new Float64Array(BINS);
  for (let round = 0; round < rounds; round++) {
    if (loss === 'logistic') logisticGradients(scores, targets, weights, g, hess);
    else listwiseGradients(scores, { targets, weights, groups }, g, hess);
    const chosen = [...Array(width).keys()].filter(() => random() < columns);
    const features = new Array<number>(inner).fill(0);
    const thresholds = new Array<number>(inner).fill(100);
    const leaves = new Array<number>(2 ** depth).fill(0);
    let nodes: Int32Array[] = [drawn(n, groups, options.sample ?? 1, random)];
    for (let level = 0; level < depth; level++) {
      const nextNodes: Int32Array[] = [];
      for (const [k, members] of nodes.entries()) {
        const node = 2 ** level - 1 + k;
        let sumG = 0,
          sumH = 0;
        for (const i of members) {
          sumG += g[i] ?? 0;
          sumH += hess[i] ?? 0;
        }
        let best = { gain: 1e-9, feature: -1, threshold: 100 };
        const parent = (sumG * sumG) / (sumH + ridge);
        if (members.length >= 2)
          for (const f of chosen) {
            const column = data[f] as Uint8Array;
            histG.fill(0);
            histH.fill(0);
            for (let m = 0; m < members.length; m++) {
              const i = members[m] as number;
              const b = column[i] as number;
              histG[b] = (histG[b] as number) + (g[i] as number);
              histH[b] = (histH[b] as number) + (hess[i] as number);
            }
            let lg = 0,
              lh = 0;
            for (let b = 0; b < BINS - 1; b++) {
              if (histH[b] === 0) continue;
              lg += histG[b] as number;
              lh += histH[b] as number;
              const rg = sumG - lg,
                rh = sumH - lh;
              if (lh < leastWeight || rh < leastWeight) continue;
              const gain = (lg * lg) / (lh + ridge) + (rg * rg) / (rh + ridge) - parent;
              if (gain > best.gain) best = { gain, feature: f, threshold: b };
            }
          }
        if (best.feature >= 0) {
          features[node] = best.feature;
          thresholds[node] = best.threshold;
        }
        const column = data[features[node] ?? 0] as Uint8Array;
        const t = thresholds[node] ?? 100;
        let left = 0;
        for (const i of members) if ((column[i] as number) <= t) left++;
        const l = new Int32Array(left),
          r = new Int32Array(members.length - left);
        let a = 0,
          b = 0;
        for (const i of members)
          if ((column[i] as number) <= t) l[a++] = i;
          else r[b++] = i;
        nextNodes.push(l, r);
      }
      nodes = nextNodes;
    }
    for (const [k, members] of nodes.entries()) {
      let sumG = 0,
        sumH = 0;
      for (const i of members) {
        sumG += g[i] ?? 0;
        sumH += hess[i] ?? 0;
      }
      leaves[k] = (rate * sumG) / (sumH + ridge);
    }
    const columnsOf = features.map((f) => data[f] as Uint8Array);
    for (let i = 0; i < n; i++) {
      let node = 0;
      while (node < inner)
        node =
          2 * node + (((columnsOf[node] as Uint8Array)[i] as number) <= (thresholds[node] as number) ? 1 : 2);
      scores[i] = (scores[i] as number) + (leaves[node - inner] as number);
    }
    trees.push({ features, thresholds, leaves });
  }
  return { base, trees };
}

/** Turns rows into columns: `Uint8Array.from` with a function would take a quarter of a fit. */
function columnsOfRows(rows: readonly Uint8Array[], width: number): readonly Uint8Array[] {
  const columns = Array.from({ length: width }, () => new Uint8Array(rows.length));
  for (const [i, row] of rows.entries())
    for (let f = 0; f < width; f++) (columns[f] as Uint8Array)[i] = row[f] ?? 0;
  return columns;
}

function logisticGradients(
  scores: Float64Array,
  targets: readonly number[],
  weights: readonly number[],
  g: Float64Array,
  hess: Float64Array,
): void {
  for (let i = 0; i < scores.length; i++) {
    const w = weights[i] ?? 0;
    const p = 1 / (1 + Math.exp(-(scores[i] ?? 0)));
    g[i] = w * ((targets[i] ?? 0) - p);
    hess[i] = w * Math.max(1e-6, p * (1 - p));
  }
}

function listwiseGradients(
  scores: Float64Array,
  { targets, weights, groups }: Required<Omit<Targets, 'offsets'>>,
  g: Float64Array,
  hess: Float64Array,
): void {
  for (let from = 0; from < scores.length; ) {
    let to = from;
    let most = Number.NEGATIVE_INFINITY;
    for (; to < scores.length && groups[to] === groups[from]; to++) most = Math.max(most, scores[to] ?? 0);
    let sum = 0;
    for (let i = from; i < to; i++) sum += Math.exp((scores[i] ?? 0) - most);
    for (let i = from; i < to; i++) {
      const w = weights[i] ?? 0;
      const p = Math.exp((scores[i] ?? 0) - most) / sum;
      g[i] = w * ((targets[i] ?? 0) - p);
      hess[i] = w * Math.max(1e-4, p * (1 - p));
    }
    from = to;
  }
}

/** Draws the rows of one tree, in order; a group is drawn as a whole. */
function drawn(n: number, groups: readonly number[], share: number, random: () => number): Int32Array {
  const rows: number[] = [];
  let isDrawn = false;
  for (let i = 0; i < n; i++) {
    const isNew = groups.length === 0 || i === 0 || groups[i] !== groups[i - 1];
    if (isNew) isDrawn = share >= 1 || random() < share;
    if (isDrawn) rows.push(i);
  }
  return Int32Array.from(rows);
}
