import { describe, expect, it, test } from '@jest/globals';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { variableNames } from '../../src/shared/config/variables.ts';
import { read, root } from './support.ts';

const healthcheck = z.object({ test: z.array(z.string()).min(2), interval: z.string(), retries: z.number() });

/** What every container has in common. */
const service = z.looseObject({
  restart: z.literal('unless-stopped'),
  read_only: z.literal(true),
  user: z.string().regex(/^(?!root$|0(:|$))/),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  logging: z.object({
    driver: z.literal('json-file'),
    options: z.object({ 'max-size': z.string(), 'max-file': z.string() }),
  }),
  deploy: z.object({
    resources: z.object({
      limits: z.object({ cpus: z.string(), memory: z.string().regex(/^\d+M$/), pids: z.number() }),
    }),
  }),
  networks: z.array(z.string()),
  volumes: z.array(z.string().regex(/^[a-z-]+:\/[a-z/]+$/)),
  secrets: z.array(z.string()).default([]),
});

const healthy = z.object({ condition: z.literal('service_healthy') });

const bot = service.extend({
  build: z.literal('.'),
  init: z.literal(true),
  stop_grace_period: z.literal('60s'),
  command: z.array(z.string()),
  environment: z.record(z.string(), z.string()),
  depends_on: z.object({ postgres: healthy, redis: healthy }),
});

const compose = z
  .looseObject({
    services: z.strictObject({
      jobs: bot,
      bots: bot,
      postgres: service.extend({
        image: z.string(),
        healthcheck,
        environment: z.record(z.string(), z.string()),
      }),
      redis: service.extend({ image: z.string(), healthcheck, command: z.array(z.string()) }),
    }),
    networks: z.object({ internet: z.null(), storage: z.object({ internal: z.literal(true) }) }),
    volumes: z.record(z.string(), z.null()),
    secrets: z.record(z.string(), z.strictObject({ file: z.string().startsWith('./secrets/') })),
  })
  .parse(parse(read('docker-compose.yml'), { merge: true }));

const { services } = compose;

describe('docker-compose.yml', () => {
  it('publishes no port and gives no container more rights', () => {
    for (const each of Object.values(services)) {
      for (const key of ['ports', 'privileged', 'network_mode', 'cap_add', 'pid', 'devices']) {
        expect(each).not.toHaveProperty(key);
      }
    }
  });

  test.each(['jobs', 'bots'] as const)('runs the role %s on the database and Redis', (role) => {
    const { command, environment, secrets } = services[role];
    expect(command).toEqual(['node', 'dist/src/cli.js', 'start', '--role', role]);
    expect(environment).toMatchObject({
      DATABASE_URL_FILE: '/run/secrets/database_url',
      REDIS_URL: 'redis://redis:6379',
      // Those of .env must not meet those above.
      DATABASE_URL: '',
      REDIS_URL_FILE: '',
    });
    expect(secrets).toEqual(['database_url']);
    const known = variableNames.flatMap((name) => [name, `${name}_FILE`]);
    expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('keeps data and backups in named volumes', () => {
    const mounts = Object.values(services).flatMap((each) => each.volumes.map((volume) => volume.split(':')));
    expect(Object.keys(compose.volumes).sort()).toEqual([...new Set(mounts.map(([name]) => name))].sort());
    for (const { environment, volumes } of [services.jobs, services.bots]) {
      expect(volumes).toContain(`backups:${environment['BACKUP_DIR'] ?? ''}`);
      expect(volumes.some((volume) => volume.endsWith(`:${environment['DATA_DIR'] ?? ''}`))).toBe(true);
    }
    expect(services.postgres.volumes).toEqual(['postgres-data:/var/lib/postgresql/data']);
    expect(services.redis.volumes).toEqual(['redis-data:/data']);
  });

  it('runs a PostgreSQL whose password comes from a file', () => {
    expect(services.postgres.image).toMatch(/^postgres:1[56]-/);
    expect(services.postgres.environment).toHaveProperty(
      'POSTGRES_PASSWORD_FILE',
      '/run/secrets/postgres_password',
    );
    expect(services.postgres.environment).not.toHaveProperty('POSTGRES_PASSWORD');
    expect(services.postgres.secrets).toEqual(['postgres_password']);
    expect(services.postgres.healthcheck.test).toContain('pg_isready');
    expect(services.postgres.networks).toEqual(['storage']);
  });

  it('runs a Redis that keeps what it was given', () => {
    expect(services.redis.image).toMatch(/^redis:7-/);
    expect(services.redis.command.join(' ')).toMatch(
      /--appendonly yes\b.*--maxmemory \d+mb --maxmemory-policy noeviction/,
    );
    expect(services.redis.healthcheck.test.join(' ')).toContain('redis-cli ping');
    expect(services.redis.networks).toEqual(['storage']);
  });

  it('hands out only secrets that are never committed', () => {
    const used = Object.values(services).flatMap((each) => each.secrets);
    expect(Object.keys(compose.secrets).sort()).toEqual([...new Set(used)].sort());
    expect(read('.gitignore').split('\n')).toContain('secrets/');
    const text = read('docker-compose.yml');
    for (const { file } of Object.values(compose.secrets)) expect(text).toContain(`> ${file.slice(2)}`);
  });
});

describe('Dockerfile', () => {
  // With the lines that a backslash continues joined, and without comments.
  const lines = read('Dockerfile')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

  it('builds from the slim image of Node 20, on which nothing is compiled', () => {
    const bases = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1]);
    expect(new Set(bases)).toEqual(new Set(['node:20-bookworm-slim']));
    expect(lines).toContain('RUN npm ci --ignore-scripts --no-audit');
    expect(lines.join('\n')).toContain('npm prune --omit=dev --ignore-scripts');
    expect(lines.join('\n')).not.toMatch(/apt-get|python|node-gyp/);
  });

  it('runs as an ordinary user who owns the data', () => {
    expect(last).toContain('WORKDIR /app');
    expect(last.filter((line) => line.startsWith('USER '))).toEqual(['USER node']);
    expect(last).toContain('VOLUME /data');
    expect(last.find((line) => line.startsWith('ENV '))).toContain('DATA_DIR=/data');
    expect(last).toContain('RUN mkdir /data /backups && chown node:node /data /backups');
  });

  it('starts, stops and is watched', () => {
    expect(last).toContain('CMD ["node", "dist/src/cli.js", "start"]');
    expect(last).toContain('STOPSIGNAL SIGTERM');
    expect(last.find((line) => line.startsWith('HEALTHCHECK '))).toContain(
      'CMD ["node", "dist/src/cli.js", "health"]',
    );
  });

  it('copies what is there, and what .dockerignore lets through', () => {
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(/\s+/).slice(1, -1));
    const ignore = read('.dockerignore').split('\n');
    expect(ignore.find((line) => !line.startsWith('#'))).toBe('*');
    for (const path of copied) {
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
      expect(ignore).toContain(`!${path}`);
    }
    expect(ignore.filter((line) => /^!.*(\.env|secrets|data|\.git|node_modules)\b/.test(line))).toEqual([]);
  });
});

describe('deploy/ai-news-bot.service', () => {
  test.each([
    'User=ai-news',
    'StateDirectory=ai-news',
    'Environment=DATA_DIR=/var/lib/ai-news',
    'EnvironmentFile=-/etc/ai-news/settings.env',
    'Restart=on-failure',
    'KillSignal=SIGTERM',
    'TimeoutStopSec=60',
    'ProtectSystem=strict',
    'NoNewPrivileges=true',
    'CapabilityBoundingSet=',
    'MemoryDenyWriteExecute=false',
  ])('says %s', (line) => {
    expect(read('deploy/ai-news-bot.service').split('\n')).toContain(line);
  });
});

describe('.ci/run', () => {
  const text = read('.ci/run');

  it('can be started and stops at the first error', () => {
    expect(statSync(join(root, '.ci/run')).mode & 0o111).toBe(0o111);
    expect(text).toMatch(/^#!\/usr\/bin\/env bash\n/);
    expect(text).toContain('set -euo pipefail\n');
  });

  it('runs scripts that package.json has', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const run = [...text.matchAll(/^stage \w+ npm (?:run -s )?(\w+)/gm)].map(([, name]) => name ?? '');
    expect(run).toEqual(['ci', 'typecheck', 'lint', 'imports', 'test']);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(run.slice(1)));
  });
});
