import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { HttpClient } from '../../shared/http/client.ts';
import type { Spending } from '../../shared/language-model/spending.ts';
import type { OwnQuotas } from '../../shared/news/ask/own-quota.ts';

/** A chat platform as far as commands need it. */
export interface ChatPlatform {
  /** `discord`, `slack`: as in the table of destinations. */
  name: string;
  /** What keeps the bot from posting at an address, each with what to do about it; empty where it may. */
  obstaclesAt(address: string): Promise<readonly string[]>;
  /** Whether a plain line reads well at an address: in a forum it would be a post of its own. */
  takesLines(address: string): Promise<boolean>;
  /**
   * Why a person who does not manage the workspace may not decide what is posted at an address of it, in words; undefined
   * where they may. Absent where only those who manage it may.
   */
  refusalAt?(person: Person, address: string): Promise<string | undefined>;
  /** How running text names a place and a person, without calling anybody. */
  nameOfPlace(address: string): string;
  nameOfPerson(personId: string): string;
  /** The address of a person's direct messages. Raises a user error where that person takes none. */
  directAddress(personId: string): Promise<string>;
}

/** What commands work with. */
export interface Desk {
  db: Database;
  http: HttpClient;
  /** Asks language models; without it, briefs are made of the sources' own sentences. */
  spending?: Spending | undefined;
  clock: Clock;
  platform: ChatPlatform;
  /** IANA zone for times where a workspace has set none. */
  timeZone: string;
  /** What each person asked for lately. */
  quotas: OwnQuotas;
  /** Says that rows have become due. */
  wake(): void;
}

export interface Person {
  /** The platform's own id. */
  id: string;
  /** May change what the workspace has set: manages it on the platform, or has the role that a manager named. */
  manages: boolean;
  /** May write where the command was given. */
  writes: boolean;
  /** As the platform tells it, such as `de`. */
  locale?: string;
  /** IANA zone, where the platform tells it. */
  timeZone?: string;
}

/** Where a command was given. */
export interface Place {
  /** Our number of the Discord server or Slack team; null in direct messages. */
  workspaceId: number | null;
  /** The platform's own form of the channel, thread or conversation; empty in a page of one's own, which is neither. */
  address: string;
  kind: 'channel' | 'thread' | 'direct';
}

export type OptionValue = string | number | boolean;

export interface Choice {
  /** As a person reads it, at most 100 characters. */
  name: string;
  value: string;
}

export interface CommandOption {
  /** Lower case. */
  name: string;
  /** At most 100 characters. */
  description: string;
  /** `channel` and `role` values are addresses in the platform's own form. */
  kind: 'text' | 'number' | 'flag' | 'channel' | 'role';
  required?: true;
  /** All that may be chosen. */
  choices?: readonly Choice[];
  /** Whether `complete` offers values while somebody types. */
  completes?: true;
  min?: number;
  max?: number;
  /** Of a text: whether words are plainly meant for it where a command is typed, such as a time of day. */
  claims?(typed: string): boolean;
}

/** One use of a command. */
export interface Call {
  desk: Desk;
  person: Person;
  place: Place;
  options: Readonly<Record<string, OptionValue | undefined>>;
}

/** What somebody is asked before a command can be carried out. */
export interface Form {
  title: string;
  fields: readonly { name: string; label: string; value?: string; hint?: string }[];
}

export interface Answer {
  message: Message;
  /** Who sees it; by default the asker alone. */
  seenBy?: 'asker' | 'everybody';
  /** It takes the place of the message whose button was pressed. */
  instead?: true;
}

export interface Command {
  /** Lower case, one word. */
  name: string;
  /** At most 100 characters. */
  description: string;
  options: readonly CommandOption[];
  /**
   * What must be asked first; the answers come as options of the same names. Undefined: nothing. Has to be quick:
   * platforms open a form only in the first three seconds.
   */
  asks?(call: Call): Promise<Form | undefined>;
  /** Carries the command out. Raises a user error that says what to do; anything else is told as a fault of ours. */
  execute(call: Call): Promise<Answer>;
  /** At most 25 values for an option that `completes`, the likeliest first. */
  complete?(call: Call, option: string, typed: string): Promise<readonly Choice[]>;
}
