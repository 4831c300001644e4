import { IANAZone } from 'luxon';
import sql, { type Sql, raw } from 'sql-template-tag';
import { z } from 'zod';
import { type Settings, usualSettings } from '../../domain/settings.ts';
import { levels } from '../../domain/story.ts';
import { isLocalTime } from '../../news/digest/local-time.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';
import { replanDigests } from './digest-plan.ts';

const localTime = z.string().refine(isLocalTime);
const word = z.string().trim().toLowerCase().min(1).max(100);

const fields = {
  timeZone: z.string().refine((zone) => IANAZone.isValidZone(zone)),
  quiet: z.object({ from: localTime, to: localTime }).nullable(),
  mostPosts: z.int().min(1),
  freshHours: z.int().min(1),
  cards: z.enum(['compact', 'full']),
  pictures: z.boolean(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullable(),
  threads: z.boolean(),
  mutedWords: z.array(word).max(100),
  mutedSources: z.array(z.int()).max(500),
  logChannel: z.string().min(1).max(100).nullable(),
  managerRole: z.string().min(1).max(100).nullable(),
  passOnFrom: z.enum(levels).nullable(),
} satisfies Record<keyof Settings, z.ZodType>;

/** As stored: what a newer or older version wrote, and what makes no sense, counts as not set. */
const stored = z.object(
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, (field as z.ZodType).optional().catch(undefined)]),
  ),
);
const strict = z.strictObject(fields).partial();

/**
 * What is to change. `null`: none of it here, such as no quiet hours; `undefined`: no longer set here, so as the workspace
 * has it, or as usual.
 */
export type SettingsChange = { [Name in keyof Settings]?: z.input<(typeof fields)[Name]> | undefined };

/** Whose settings: of all destinations of a workspace, or of one destination, which come before those. */
export type SettingsOwner = { workspaceId: number } | { destinationId: number };

/** What holds in each of these destinations. */
export async function settingsOf(
  db: Db,
  destinationIds: readonly number[],
): Promise<ReadonlyMap<number, Settings>> {
  const rows = await db.query<{ id: number; settings: unknown }>(sql`
    select destination.id, coalesce(workspace.settings, '{}'::jsonb) || destination.settings as settings
    from news.destination left join news.workspace on workspace.id = destination.workspace_id
    where destination.id = any(${[...destinationIds]}::int[])`);
  return new Map(rows.map(({ id, settings }) => [id, readSettings(settings)]));
}

/** What holds in a workspace's destinations that have set nothing of their own. */
export async function settingsOfWorkspace(db: Db, workspaceId: number): Promise<Settings> {
  const [row] = await db.query<{ settings: unknown }>(
    sql`select settings from news.workspace where id = ${workspaceId}`,
  );
  return readSettings(row?.settings);
}

function readSettings(found: unknown): Settings {
  const parsed = stored.safeParse(found ?? {});
  const set = Object.entries(parsed.success ? parsed.data : {}).filter(([, value]) => value !== undefined);
  const merged: Record<string, unknown> = { ...usualSettings, ...Object.fromEntries(set) };
  const known = Object.entries(merged).filter(([, value]) => value !== null);
  return Object.fromEntries(known) as unknown as Settings;
}

/**
 * Changes what the change names, and when digests come where the zone has changed. Raises a ZodError for values out
 * of range.
 *
 * @param usually.timeZone IANA zone of destinations that have set none
 */
export async function saveSettings(
  db: Db,
  owner: SettingsOwner,
  change: SettingsChange,
  usually: { now: Date; timeZone: string },
): Promise<void> {
  const table = 'workspaceId' in owner ? raw('news.workspace') : raw('news.destination');
  const id = 'workspaceId' in owner ? owner.workspaceId : owner.destinationId;
  const set = strict.parse(
    Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
  );
  const unset = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [name] : []));
  await db.query(sql`
    update ${table} set settings = (settings - ${unset}::text[]) || ${toJson(set)}::jsonb
    where id = ${id}`);
  if ('timeZone' in change) await replan(db, owner, usually);
}

async function replan(
  db: Db,
  owner: SettingsOwner,
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<void> {
  const theirs: Sql =
    'workspaceId' in owner ? sql`workspace_id = ${owner.workspaceId}` : sql`id = ${owner.destinationId}`;
  const ids = await db.query<{ id: number }>(sql`select id from news.destination where ${theirs}`);
  const settings = await settingsOf(
    db,
    ids.map(({ id }) => id),
  );
  const zones = [...settings].map(([id, set]) => [id, set.timeZone ?? timeZone] as const);
  await replanDigests(db, new Map(zones), now);
}
