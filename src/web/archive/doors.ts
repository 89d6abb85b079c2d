import type { Hono } from 'hono';
import type { ApiParts } from '../api/routes.ts';
import { clientAddress } from '../clientAddress.ts';

/** Services for programs beside the pages, each enabled by the operator. */
export interface ProgramDoors {
  /** Whether the JSON API is served under /api/v1. */
  readonly api: boolean;
  /** Whether the MCP server is served at /mcp. */
  readonly mcp: boolean;
  /** Logs a refused request and the reason, and returns its id. */
  readonly refused: (message: string) => string;
}

/** Adds the enabled services; their modules are loaded with the first request. */
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
