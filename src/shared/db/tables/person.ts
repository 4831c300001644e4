import sql from 'sql-template-tag';
import { personAddress } from '../../domain/address.ts';
import type { Db } from '../database.ts';
import { forgetVotes } from './vote.ts';

/** All that is stored about a person: who subscribed what, and votes. */
export interface PersonalData {
  /** Subscriptions that the person made: where, and to what. */
  subscriptions: { place: string; topic: string; search_text: string | null; direct: boolean }[];
  votes: number;
}

/** A person as a platform knows them. */
export interface PersonKey {
  platform: string;
  /** The platform's own id. */
  id: string;
}

/** How votes name a person. */
export const voterOf = ({ platform, id }: PersonKey): string => `${platform}:${id}`;

/** What is stored about a person on one platform. */
export async function personalData(db: Db, person: PersonKey): Promise<PersonalData> {
  const subscriptions = await db.query<PersonalData['subscriptions'][number]>(sql`
    select destination.address as place, topic, search_text,
      destination.workspace_id is null as direct
    from news.subscription join news.destination on destination.id = destination_id
    where created_by = ${person.id} and platform = ${person.platform} order by subscription.id`);
  const [row] = await db.query<{ votes: number }>(
    sql`select count(*)::int as votes from news.vote where person = ${voterOf(person)}`,
  );
  return { subscriptions, votes: row?.votes ?? 0 };
}

/**
 * Deletes it: direct messages end, votes go, and what the person subscribed a channel to stays there for the others,
 * without the name.
 */
export async function forgetPerson(db: Db, person: PersonKey): Promise<void> {
  await forgetVotes(db, voterOf(person));
  await db.query(sql`
    delete from news.destination where workspace_id is null and platform = ${person.platform} and (
      address = ${personAddress(person.id)}
      or id in (select destination_id from news.subscription where created_by = ${person.id}))`);
  await db.query(sql`
    update news.subscription set created_by = null from news.destination
    where destination.id = destination_id and created_by = ${person.id} and platform = ${person.platform}`);
}
