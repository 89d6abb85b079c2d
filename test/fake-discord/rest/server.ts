import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord, policy } from '../contract/violation.ts';
import type { Core } from '../core.ts';
import { type Answer, REFUSE, Refusal, type Request } from './answer.ts';
import { readBody } from './body.ts';
import { answer, type Reply, sendLimited, sendRaw } from './reply.ts';
import { findRoute, majorParameter, type Route } from './routes.ts';
import { makeTrouble } from './trouble.ts';

const API = /^\/api(?:\/v10)?(\/.*)$/;
/** What a bot is told to wait after the refusal of an old edit, although waiting does not help. */
const OLD_EDIT_RETRY_SECONDS = 5;

/** Answers one HTTP request: limits first, then planned trouble, then the token, then the route. */
export async function handleRequest(
  core: Core,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const method = incoming.method ?? 'GET';
  const url = new URL(incoming.url ?? '/', 'http://fake');
  const path = API.exec(url.pathname)?.[1] ?? url.pathname;
  const found = findRoute(method, path);
  const { body, files: sent } = await readBody(incoming);
  core.sentFiles.push(...sent);
  const files = sent.map(({ name }) => name);
  const record = core.records.open({
    method,
    path,
    route: found?.route.name ?? `${method} ?`,
    params: found?.params ?? {},
    body,
    at: core.clock.now(),
    tokenOk: incoming.headers.authorization === `Bot ${core.token}`,
  });
  const reply: Reply = { core, outgoing, record };
  const agent = incoming.headers['user-agent'] ?? '';
  if (!agent.startsWith('DiscordBot (')) {
    core.records.violate(record.route, body, [
      policy('User-Agent', `"${agent}" is not of the form DiscordBot (url, version)`),
    ]);
  }
  if (found) serve(reply, found.route, { params: found.params, query: url.searchParams, body, files });
  else {
    core.records.violate(`${method} ${path}`, body, [policy('', 'the fake knows no such route')]);
    refuse(reply, REFUSE.notFound());
  }
}

function serve(reply: Reply, route: Route, request: Request): void {
  const { core, record } = reply;
  const verdict = core.limits.take(
    route.bucket,
    majorParameter(record.params),
    route.isInteraction,
    record.at,
  );
  if (verdict.kind === 'banned')
    sendRaw(reply, 429, '<html>You are being blocked.</html>', { 'Retry-After': '3600' });
  else if (verdict.kind === 'limited') sendLimited(reply, verdict, 'both');
  else {
    const work = () => carryOut(reply, route, request);
    const settle = () => answerWith(reply, work, verdict.headers);
    // Ids of messages and tokens of interactions differ between runs, so that chance must not look at them.
    const place = record.params.channel ?? record.params.guild ?? '';
    const { path, body } = record;
    const trouble = core.trouble.choose({ route: route.name, place, path, body }, record.at);
    if (trouble) makeTrouble(reply, trouble, work, settle);
    else settle();
  }
}

function carryOut({ core, record }: Reply, route: Route, request: Request): Answer {
  if (!route.isInteraction && !record.tokenOk) throw REFUSE.unauthorized();
  return route.handle(core, request);
}

function answerWith(reply: Reply, work: () => Answer, headers: Record<string, string>): void {
  try {
    answer(reply, work(), headers);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(reply, error, headers);
  }
}

function refuse(reply: Reply, refusal: Refusal, headers: Record<string, string> = {}): void {
  const body = refusal.toJson();
  const isInvalid = refusal.status === 401 || refusal.status === 403 || refusal.status === 429;
  if (isInvalid) reply.core.limits.countInvalid(reply.record.at);
  if (refusal.status !== 429) {
    answer(reply, { status: refusal.status, body }, headers);
    return;
  }
  const wait = { retry_after: OLD_EDIT_RETRY_SECONDS, global: false };
  answer(
    reply,
    { status: 429, body: { ...(isRecord(body) ? body : {}), ...wait } },
    { ...headers, 'Retry-After': String(OLD_EDIT_RETRY_SECONDS), 'X-RateLimit-Scope': 'user' },
  );
}
