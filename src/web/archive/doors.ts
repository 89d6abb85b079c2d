import type { Hono } from 'hono';
import type { ApiParts } from '../api/routes.ts';
import { clientAddress } from '../clientAddress.ts';

/** What the archive serves to programs beside its pages, each where the operator switched it on. */
export interface ProgramDoors {
  /** The JSON API under /api/v1. */
  readonly api: boolean;
  /** The MCP server at /mcp. */
  readonly mcp: boolean;
  /** Notes a request that was refused, and why; its id. */
  readonly refused: (message: string) => string;
}

/** Adds the doors that are open; what they need is loaded at their first request. */
export function addDoors(
  app: Hono,
  parts: Omit<ApiParts, 'refused'>,
  { api, mcp, refused }: ProgramDoors,
): void {
  const whole = { ...parts, refused };
  if (api) {
    let routes: Promise<Hono> | undefined;
    app.all('/api/*', async ({ req, env }) => {
      routes ??= import('../api/routes.ts').then(({ apiRoutes }) => apiRoutes(whole));
      return (await routes).fetch(req.raw, env);
    });
  }
  if (mcp) {
    let handler: Promise<(request: Request, address: string) => Promise<Response>> | undefined;
    app.all('/mcp', async (context) => {
      handler ??= import('../mcp.ts').then(({ mcpHandler }) => mcpHandler(whole));
      return (await handler)(context.req.raw, clientAddress(context));
    });
  }
}
