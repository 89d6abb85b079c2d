import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { ENVIRONMENT_VARIABLES, readConfig } from '../src/settings/readConfig.ts';

const KUBERNETES = new URL('../deploy/kubernetes/', import.meta.url);

const probe = z.object({
  httpGet: z.object({ path: z.enum(['/livez', '/readyz']), port: z.literal('operator') }),
});
const containerShape = z.object({
  name: z.string(),
  args: z.tuple([z.enum(['bot', 'web'])]),
  env: z.array(
    z.object({ name: z.string(), value: z.string().optional(), valueFrom: z.unknown().optional() }),
  ),
  envFrom: z.array(z.object({ configMapRef: z.object({ name: z.string() }) })).default([]),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
  livenessProbe: probe,
  readinessProbe: probe,
  securityContext: z.object({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
  }),
});
const workloadShape = z.object({
  kind: z.enum(['StatefulSet', 'Deployment']),
  spec: z.object({
    replicas: z.number().min(2),
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
    template: z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      spec: z.object({
        terminationGracePeriodSeconds: z.number().min(20),
        containers: z.tuple([containerShape]),
      }),
    }),
  }),
});
const resourceShape = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({ name: z.string() }),
});

const files = readdirSync(KUBERNETES).filter((name) => name.endsWith('.yaml'));
const documents = files
  .filter((name) => name !== 'kustomization.yaml')
  .flatMap((name) =>
    parseAllDocuments(readFileSync(new URL(name, KUBERNETES), 'utf8')).map((document): unknown => {
      expect(document.errors).toEqual([]);
      return document.toJS();
    }),
  );
const resources = documents.map((document) => resourceShape.parse(document));
const workloads = documents.flatMap((document) => {
  const read = workloadShape.safeParse(document);
  return read.success ? [read.data] : [];
});
const configMaps = new Map(
  documents.flatMap((document) => {
    const read = z
      .object({
        kind: z.literal('ConfigMap'),
        metadata: z.object({ name: z.string() }),
        data: z.record(z.string(), z.string()),
      })
      .safeParse(document);
    return read.success ? [[read.data.metadata.name, read.data.data] as const] : [];
  }),
);

describe('the Kubernetes files', () => {
  test('are all applied, and hold no secret', () => {
    const { resources: listed } = z
      .object({ resources: z.array(z.string()) })
      .parse(parse(readFileSync(new URL('kustomization.yaml', KUBERNETES), 'utf8')));
    expect(listed.toSorted()).toEqual(files.filter((name) => name !== 'kustomization.yaml').toSorted());
    expect(resources.map(({ kind }) => kind)).not.toContain('Secret');
  });

  test('are a bot of several processes and an archive apart, each with a budget of disruptions', () => {
    expect(workloads.map(({ kind, spec }) => [kind, spec.template.spec.containers[0].args[0]])).toEqual([
      ['StatefulSet', 'bot'],
      ['Deployment', 'web'],
    ]);
    const budgets = documents.flatMap((document) => {
      const read = z
        .object({
          kind: z.literal('PodDisruptionBudget'),
          spec: z.object({
            maxUnavailable: z.literal(1),
            selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
          }),
        })
        .safeParse(document);
      return read.success ? [read.data.spec.selector.matchLabels] : [];
    });
    expect(budgets).toEqual(workloads.map(({ spec }) => spec.selector.matchLabels));
    for (const { spec } of workloads)
      expect(spec.template.metadata.labels).toEqual(spec.selector.matchLabels);
  });

  test('set variables that the program reads, to values that it takes', () => {
    for (const { spec } of workloads) {
      const [container] = spec.template.spec.containers;
      const environment = Object.assign(
        {},
        ...container.envFrom.map(({ configMapRef }) => configMaps.get(configMapRef.name)),
        Object.fromEntries(container.env.map(({ name, value }) => [name, value ?? secretLike(name)])),
      );
      expect(Object.keys(environment).filter((name) => !ENVIRONMENT_VARIABLES.includes(name))).toEqual([]);
      const config = readConfig(environment, 'sulan-0');
      const { containerPort } = container.ports.find(({ name }) => name === 'operator') ?? {};
      expect(config.operatorPort).toBe(containerPort);
      expect(config.operatorHost).toBe('0.0.0.0');
      expect(config.databaseUrl).toBeDefined();
      const [command] = container.args;
      expect(command === 'bot' ? config.sharding?.total : config.web.port).toBeGreaterThan(0);
    }
  });
});

/** What a secret or the cluster would fill in. */
function secretLike(name: string): string {
  return name === 'DATABASE_URL' ? 'postgres://sulan:secret@db:5432/sulan' : 'sulan-0';
}

test('compose.cluster.yaml runs two processes over one PostgreSQL, with variables that the program reads', () => {
  const shape = z.object({
    services: z.record(
      z.string(),
      z.object({ image: z.string(), environment: z.record(z.string(), z.union([z.string(), z.number()])) }),
    ),
  });
  const text = readFileSync(new URL('../compose.cluster.yaml', import.meta.url), 'utf8');
  const { services } = shape.parse(parse(text, { merge: true }));
  const bots = Object.values(services).filter(({ image }) => image === 'sulan');
  expect(bots).toHaveLength(2);
  expect(new Set(bots.map(({ environment }) => environment.SULAN_INSTANCE)).size).toBe(2);
  for (const { environment } of bots)
    expect(Object.keys(environment).filter((name) => !ENVIRONMENT_VARIABLES.includes(name))).toEqual([]);
});
