import { z } from 'zod';
import { digestSchema } from '../../api/digest.ts';
import { eventSchema } from '../../api/event.ts';
import { textSchema } from '../../api/fields.ts';
import { problemSchema } from '../../api/problem.ts';
import { searchAnswerSchema } from '../../api/search.ts';
import { storyLineSchema, storySchema } from '../../api/story.ts';
import { trendSchema } from '../../api/trend.ts';
import { VERSION } from '../../version.ts';
import { API_PATH, ENDPOINTS, type Endpoint, pathParameters } from './endpoints.ts';

const COMPONENTS = {
  Text: textSchema,
  StoryLine: storyLineSchema,
  Story: storySchema,
  Digest: digestSchema,
  Event: eventSchema,
  SearchAnswer: searchAnswerSchema,
  Trend: trendSchema,
  Problem: problemSchema,
};

const DESCRIPTION = `Chinese tech news as 速览 takes it apart. Reading is free of keys, and bounded by address.
Whoever shows a text shows its label beside it: facts, a column’s opinion and machine-written text are kept apart.
The news belongs to its publishers: link to \`url\`.`;

/** Descriptions of error responses by status. */
const PROBLEMS: Readonly<Record<string, string>> = {
  400: 'The request cannot be read.',
  404: 'It is not in the archive.',
  410: 'It was removed from the archive.',
  429: 'Too many requests: see Retry-After.',
  500: 'Something failed here.',
};

type Json = Readonly<Record<string, unknown>>;

/** Returns the OpenAPI 3.1 description of the API at an address, generated from endpoints and schemas. */
export function openApiDocument(baseUrl: string): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: '速览 (sulan)',
      version: VERSION,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${baseUrl}${API_PATH}` }],
    security: [],
    paths: Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint.path, { get: operation(endpoint) }])),
    components: { schemas: componentSchemas() },
  };
}

function operation(endpoint: Endpoint): Json {
  const { operationId, summary, response } = endpoint;
  const name = Object.entries(COMPONENTS).find(([, schema]) => schema === response)?.[0];
  if (name === undefined) throw new Error(`the answer of ${operationId} has no name among the components`);
  const problem = { 'application/json': { schema: reference('Problem') } };
  return {
    operationId,
    summary,
    parameters: parametersOf(endpoint),
    responses: {
      200: {
        description: 'The answer.',
        headers: { ETag: { description: 'For If-None-Match.', schema: { type: 'string' } } },
        content: { 'application/json': { schema: reference(name) } },
      },
      304: { description: 'The reader has it already.' },
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [status, { description, content: problem }]),
      ),
    },
  };
}

/** Returns the parameters as sent: those with a default are optional. */
function parametersOf(endpoint: Endpoint): Json[] {
  const inPath = pathParameters(endpoint);
  const { properties = {}, required = [] } = z.toJSONSchema(endpoint.request, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = typeof property === 'object' ? property : {};
    return {
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: required.includes(name),
      ...(description !== undefined && { description }),
      schema,
    };
  });
}

function componentSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: pointer });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema]),
  );
}

function reference(name: string): Json {
  return { $ref: pointer(name) };
}

function pointer(name: string): string {
  return `#/components/schemas/${name}`;
}
