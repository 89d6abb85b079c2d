import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ENVIRONMENT_VARIABLES, readConfig } from '../src/settings/readConfig.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

const example = Object.fromEntries(
  [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gmu)].map(([, name = '', value]) => [name, value]),
);

describe('.env.example', () => {
  test('names every variable that the program reads, and no other', () => {
    expect(Object.keys(example).sort()).toEqual([...ENVIRONMENT_VARIABLES].sort());
  });

  test('shows the defaults: copied as it is, it changes nothing', () => {
    const { proxies, ...settings } = readConfig(example);
    const { proxies: _, ...defaults } = readConfig({});
    expect(settings).toEqual({ ...defaults, stateDirectory: './state' });
    expect([
      proxies.forUrl('https://example.org'),
      proxies.forUrl('http://example.org'),
      proxies.problems,
    ]).toEqual([undefined, undefined, []]);
  });
});

test.each(['README.md', 'README.zh-CN.md', 'docs/running.md', 'docs/running.zh-CN.md'])(
  '%s explains every variable',
  (path) => {
    const text = read(path);
    expect(ENVIRONMENT_VARIABLES.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  },
);

describe('packaging', () => {
  const dockerfile = read('Dockerfile');

  test('the image has no dev dependencies, runs as nobody in particular, starts the bot and tells its health', () => {
    for (const line of ['npm ci --omit=dev', 'USER node', 'CMD ["bot"]', '/livez']) {
      expect(dockerfile).toContain(line);
    }
  });

  test('base images and actions are pinned by what they hold, not by a name that can be moved', () => {
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gmu)].map(([, image = '']) => image);
    expect(images.length).toBeGreaterThan(0);
    expect(images.filter((image) => !/@sha256:[0-9a-f]{64}$/u.test(image))).toEqual([]);
    const workflows = ['test', 'image'].map((name) => read(`.github/workflows/${name}.yml`)).join('\n');
    const actions = [...workflows.matchAll(/uses: (\S+)/gu)].map(([, action = '']) => action);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => !/@[0-9a-f]{40}$/u.test(action))).toEqual([]);
  });

  test('the builder gets everything that the image copies', () => {
    const allowed = read('.dockerignore').split('\n');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    expect(copied.filter((name) => !allowed.includes(`!${name}`))).toEqual([]);
  });

  test('compose keeps the root read-only and the state in a volume', () => {
    const schema = z.object({
      services: z.object({
        sulan: z.object({
          read_only: z.literal(true),
          volumes: z.tuple([z.literal('state:/state')]),
          env_file: z.literal('.env'),
          // A copy of .env.example leaves the port empty, and the health check would ask nobody.
          environment: z.object({
            SULAN_STATE_DIR: z.literal('/state'),
            SULAN_OPERATOR_PORT: z.literal(9470),
          }),
        }),
      }),
    });
    expect(schema.safeParse(parse(read('compose.yaml'))).success).toBe(true);
  });

  test('image, unit and package agree on Node 26 and on how the bot is started', () => {
    expect(dockerfile).toMatch(/FROM node:26-/u);
    expect(dockerfile).toContain('ENTRYPOINT ["node", "bin/sulan.mjs"]');
    expect(read('deploy/sulan.service')).toContain('node bin/sulan.mjs bot');
  });

  test('the unit’s state folder holds whatever its file of settings says, as a copy of .env.example does', () => {
    const unit = read('deploy/sulan.service');
    expect(unit).toContain('EnvironmentFile=/etc/sulan.env');
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/env SULAN_STATE_DIR=%S\/sulan node bin\/sulan\.mjs bot$/mu);
    expect(unit).toContain('StateDirectory=sulan\n');
  });
});
