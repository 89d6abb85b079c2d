import type { Behaviour } from '../faults/misbehaviour.ts';
import { type Answer, Refusal } from './answer.ts';
import { type Reply, sendLimited, sendRaw } from './reply.ts';

/** Lets a request go wrong: `work` is what it asked for, `settle` does that and answers properly. */
export function makeTrouble(reply: Reply, trouble: Behaviour, work: () => Answer, settle: () => void): void {
  reply.record.trouble = `${trouble.kind}${'done' in trouble && trouble.done ? ' after the work' : ''}`;
  const done = 'done' in trouble && trouble.done ? attempt(work) : undefined;
  const { outgoing } = reply;
  switch (trouble.kind) {
    case 'delay':
      setTimeout(settle, trouble.realMs);
      break;
    case 'limited':
      sendLimited(reply, { ...trouble, headers: {} }, trouble.tell ?? 'both');
      break;
    case 'status':
      sendRaw(
        reply,
        trouble.status,
        JSON.stringify({
          message: `${trouble.status}`,
          code: trouble.code ?? 0,
          ...(trouble.errors !== undefined && { errors: trouble.errors }),
        }),
      );
      break;
    case 'silence':
      reply.core.changes.happened();
      break;
    case 'reset':
      outgoing.socket?.resetAndDestroy();
      break;
    case 'close':
      outgoing.socket?.end();
      break;
    case 'invalid-json':
      sendRaw(reply, 200, '<html>upstream connect error</html>');
      break;
    case 'half-answer':
      sendHalf(reply, JSON.stringify(done?.body ?? { id: '0' }));
  }
}

function sendHalf({ outgoing }: Reply, text: string): void {
  outgoing.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
  outgoing.write(text.slice(0, Math.ceil(text.length / 2)), () => outgoing.socket?.end());
}

/** The work behind an answer that gets lost; a refusal gets lost with it. */
function attempt(work: () => Answer): Answer | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
