/** What the server knows. Names are ours; wire.ts turns them into what goes over the wire. */

export interface User {
  id: string;
  username: string;
  displayName: string;
  bot: boolean;
  locale: string;
  /** Discord's setting "allow direct messages from server members". */
  acceptsDms: boolean;
}

export interface App {
  id: string;
  name: string;
  /** Without the word "Bot". */
  token: string;
  user: User;
  owner: User;
  /** Privileged intents switched on in the developer portal. */
  privilegedIntents: number;
  /** Shards that GET /gateway/bot recommends. */
  shards: number;
  globalCommands: Command[];
  guildCommands: Map<string, Command[]>;
  /** Users who installed the app for themselves. */
  installedBy: Set<string>;
}

export interface Role {
  id: string;
  name: string;
  permissions: bigint;
  position: number;
  mentionable: boolean;
  /** Belongs to a bot. */
  managed: boolean;
}

export interface Member {
  user: User;
  roles: Set<string>;
  joinedAt: Date;
}

export interface Guild {
  id: string;
  name: string;
  ownerId: string;
  locale: string;
  systemChannelId: string | null;
  roles: Map<string, Role>;
  members: Map<string, Member>;
  bans: Set<string>;
  /** An outage: known, but without data. */
  unavailable: boolean;
}

export interface Overwrite {
  id: string;
  type: 'role' | 'member';
  allow: bigint;
  deny: bigint;
}

export interface Tag {
  id: string;
  name: string;
  moderated: boolean;
}

export interface ThreadState {
  archived: boolean;
  locked: boolean;
  autoArchiveMinutes: number;
  archiveChangedAt: Date;
  /** The message that the thread hangs on, if any. */
  starterId: string | null;
}

export interface Channel {
  id: string;
  type: number;
  guildId: string | null;
  name: string;
  topic: string | null;
  parentId: string | null;
  position: number;
  overwrites: Map<string, Overwrite>;
  /** Of a forum: those to choose from. */
  tags: Tag[];
  requiresTag: boolean;
  /** Of a post in a forum. */
  appliedTags: string[];
  thread: ThreadState | null;
  ownerId: string | null;
  recipients: User[];
  createdAt: Date;
  deleted: boolean;
  messages: Message[];
}

/** Any component of a message or a modal, as it goes over the wire. */
export interface Component {
  type: number;
  id?: number | null;
  custom_id?: string | null;
  style?: number;
  label?: string | null;
  description?: string | null;
  url?: string | null;
  sku_id?: string | null;
  emoji?: { id?: string | null; name?: string | null } | null;
  disabled?: boolean | null;
  placeholder?: string | null;
  content?: string;
  value?: string | null;
  required?: boolean | null;
  min_length?: number | null;
  max_length?: number | null;
  min_values?: number | null;
  max_values?: number | null;
  channel_types?: number[] | null;
  options?: { label: string; value: string; description?: string | null; default?: boolean | null }[] | null;
  components?: Component[] | null;
  accessory?: Component | null;
  component?: Component | null;
  media?: { url: string } | null;
  file?: { url: string } | null;
  items?: { media: { url: string }; description?: string | null }[] | null;
}

export interface Embed {
  title?: string | null;
  description?: string | null;
  url?: string | null;
  author?: { name?: string | null; url?: string | null; icon_url?: string | null } | null;
  footer?: { text?: string | null; icon_url?: string | null } | null;
  fields?: { name: string; value: string; inline?: boolean | null }[] | null;
  image?: { url?: string | null } | null;
  thumbnail?: { url?: string | null } | null;
  [other: string]: unknown;
}

export interface Attachment {
  id: string;
  filename: string;
  description: string | null;
  bytes: Uint8Array;
}

/** A file that came with a request. */
export interface Upload {
  /** "0" for the form field "files[0]". */
  key: string;
  filename: string;
  bytes: Uint8Array;
}

/** Who was notified by a message. */
export interface Pings {
  everyone: boolean;
  users: string[];
  roles: string[];
}

/** What a message said at one time. */
export interface Wording {
  content: string;
  embeds: Embed[];
  components: Component[];
}

export interface Message extends Wording {
  id: string;
  channelId: string;
  guildId: string | null;
  author: User;
  applicationId: string | null;
  /** Discord: "Message", message types. */
  type: number;
  flags: number;
  attachments: Attachment[];
  createdAt: Date;
  editedAt: Date | null;
  nonce: string | number | null;
  pings: Pings;
  /** The message that this one answers. */
  replyTo: string | null;
  /** The thread that hangs on this message. */
  threadId: string | null;
  /** The only person who sees an ephemeral message. */
  onlyFor: string | null;
  interactionId: string | null;
  /** Earlier wordings, the oldest first. */
  history: (Wording & { until: Date })[];
  deleted: { at: Date; by: string } | null;
}

export interface CommandChoice {
  name: string;
  value: string | number;
}

export interface CommandOption {
  type: number;
  name: string;
  description: string;
  required?: boolean | null;
  autocomplete?: boolean | null;
  choices?: CommandChoice[] | null;
  options?: CommandOption[] | null;
  channel_types?: number[] | null;
  min_value?: number | null;
  max_value?: number | null;
  min_length?: number | null;
  max_length?: number | null;
  name_localizations?: Record<string, string> | null;
  description_localizations?: Record<string, string> | null;
}

export interface Command {
  id: string;
  version: string;
  type: number;
  name: string;
  description: string;
  options: CommandOption[];
  /** Null: everybody; otherwise members with all of these bits. */
  memberPermissions: bigint | null;
  /** 0 guild, 1 DM with the bot, 2 other private channels. */
  contexts: number[];
  /** 0 guild, 1 user. */
  integrationTypes: number[];
  nsfw: boolean;
  guildId: string | null;
  /** As it was registered. */
  wire: Record<string, unknown>;
}
