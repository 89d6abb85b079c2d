import type { Search } from '../../../src/search/search.ts';

/** Judged query with the stories that answer it, by title, graded 1 (marginal) or 2; no story if it is unanswerable. */
export interface JudgedQuery {
  readonly kind: string;
  readonly q: string;
  readonly relevant: readonly JudgedStory[];
}

interface JudgedStory {
  readonly title: string;
  readonly grade: number;
  /** Titles of other reports of the same: each is as good, and together they count once. */
  readonly others?: readonly string[];
}

/** Scores of one query's answer, each from 0 to 1. */
export interface QueryScore {
  readonly query: JudgedQuery;
  /** nDCG@10; for an unanswerable query 1 if only near results were returned. */
  readonly ndcg: number;
  /** Reciprocal rank of the first story of the highest grade; for an unanswerable query as `ndcg`. */
  readonly mrr: number;
}

const SHOWN = 10;

/** Runs every query and scores the answers. */
export async function scoreQueries(search: Search, queries: readonly JudgedQuery[]): Promise<QueryScore[]> {
  const scores: QueryScore[] = [];
  for (const query of queries) {
    const { hits } = await search.search(query.q, { limit: SHOWN });
    if (query.relevant.length === 0) {
      const silent = hits.every((hit) => hit.near) ? 1 : 0;
      scores.push({ query, ndcg: silent, mrr: silent });
      continue;
    }
    const titles = hits.map((hit) => [hit.title, ...hit.also.map(({ title }) => title)].map(plain));
    scores.push({ query, ...scoreRanking(titles, query) });
  }
  return scores;
}

function scoreRanking(ranking: readonly (readonly string[])[], { relevant }: JudgedQuery) {
  const judged = new Map(
    relevant.flatMap((story) => [story.title, ...(story.others ?? [])].map((title) => [plain(title), story])),
  );
  const best = Math.max(...relevant.map(({ grade }) => grade));
  const seen = new Set<JudgedStory>();
  let first = 0;
  const gains = ranking.map((titles, rank) => {
    const fresh = titles.flatMap((title) => judged.get(title) ?? []).filter((story) => !seen.has(story));
    for (const story of fresh) seen.add(story);
    const gain = Math.max(0, ...fresh.map(({ grade }) => grade));
    if (first === 0 && gain === best) first = rank + 1;
    return gain;
  });
  const ideal = relevant
    .map(({ grade }) => grade)
    .sort((one, other) => other - one)
    .slice(0, SHOWN);
  return { ndcg: Math.min(1, cumulative(gains) / cumulative(ideal)), mrr: first === 0 ? 0 : 1 / first };
}

function cumulative(gains: readonly number[]): number {
  return gains.reduce((sum, gain, rank) => sum + (2 ** gain - 1) / Math.log2(rank + 2), 0);
}

/** Removes the spaces of a title for comparison. */
function plain(title: string): string {
  return title.replace(/\s+/g, '');
}

/** Returns means over queries, to three decimals. */
export function meansOf(scores: readonly QueryScore[]): { queries: number; ndcg: number; mrr: number } {
  const mean = (of: (score: QueryScore) => number) =>
    Math.round((1000 * scores.reduce((sum, score) => sum + of(score), 0)) / Math.max(1, scores.length)) /
    1000;
  return { queries: scores.length, ndcg: mean((one) => one.ndcg), mrr: mean((one) => one.mrr) };
}
