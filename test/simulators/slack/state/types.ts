/** What the server knows. Names are ours; the folder wire turns them into what goes over the wire. */

export interface TextObject {
  type: string;
  text: string;
  emoji?: boolean;
  verbatim?: boolean;
}

export interface Option {
  text: TextObject;
  value?: string;
  description?: TextObject;
  url?: string;
}

/** An element of a block, or of rich text, as it goes over the wire. */
export interface Element {
  type: string;
  action_id?: string;
  text?: TextObject | string;
  value?: string;
  url?: string;
  style?: unknown;
  placeholder?: TextObject;
  options?: Option[];
  option_groups?: { label: TextObject; options: Option[] }[];
  initial_option?: Option;
  initial_options?: Option[];
  initial_value?: string;
  initial_date?: string;
  initial_time?: string;
  min_length?: number;
  max_length?: number;
  min_query_length?: number;
  image_url?: string;
  alt_text?: string;
  user_id?: string;
  channel_id?: string;
  usergroup_id?: string;
  range?: string;
  name?: string;
  unicode?: string;
  elements?: Element[];
  [other: string]: unknown;
}

/** A block of a message or a view, as it goes over the wire. */
export interface Block {
  type: string;
  block_id?: string;
  text?: TextObject | string;
  fields?: TextObject[];
  accessory?: Element;
  elements?: Element[];
  element?: Element;
  label?: TextObject;
  hint?: TextObject;
  title?: TextObject;
  optional?: boolean;
  dispatch_action?: boolean;
  image_url?: string;
  alt_text?: string;
  [other: string]: unknown;
}

export interface Attachment {
  id: number;
  text?: string;
  fallback?: string;
  blocks?: Block[];
  [other: string]: unknown;
}

export interface User {
  id: string;
  teamId: string;
  name: string;
  realName: string;
  locale: string;
  tz: string;
  admin: boolean;
  owner: boolean;
  guest: 'single' | 'multi' | null;
  bot: boolean;
  /** Of a bot: as authors of messages are named. */
  botId: string | null;
  deleted: boolean;
}

/** The app as its settings pages know it. */
export interface App {
  id: string;
  name: string;
  clientId: string;
  clientSecret: string;
  signingSecret: string;
  /** Long outdated, and still in every payload. */
  verificationToken: string;
  appToken: string;
  /** What it asks for when it is installed. */
  scopes: readonly string[];
  /** Event types that it subscribed to, messages as "message.channels". */
  events: readonly string[];
  /** Slash commands; null: any. */
  commands: readonly string[] | null;
  transport: 'socket' | 'http';
  requestUrl: string | null;
  /** Where people may be sent back to; null: anywhere. */
  redirectUrls: readonly string[] | null;
  /** Distributed outside of the Marketplace: history costs a minute a call. */
  unlisted: boolean;
}

export interface Installation {
  token: string;
  scopes: Set<string>;
  bot: User;
  state: 'active' | 'revoked' | 'uninstalled';
}

export interface UserGroup {
  id: string;
  handle: string;
  name: string;
  members: string[];
}

export interface Team {
  id: string;
  name: string;
  domain: string;
  locale: string;
  users: Map<string, User>;
  groups: Map<string, UserGroup>;
  /** The youngest one; earlier ones stay known by their tokens. */
  installation: Installation | null;
  /** How long messages can be edited; null: for ever. */
  editWindowMinutes: number | null;
}

export interface Channel {
  id: string;
  kind: 'public' | 'private' | 'dm';
  name: string;
  topic: string;
  /** The team that it belongs to. */
  teamId: string;
  /** All that share it, its own included. */
  teamIds: Set<string>;
  members: Set<string>;
  general: boolean;
  archived: boolean;
  deleted: boolean;
  /** Only admins may post. */
  restricted: boolean;
  /** Instead of the members that are there. */
  memberCount: number | null;
  previousNames: string[];
  createdAt: Date;
  messages: Message[];
}

/** Who is notified by a message. */
export interface Pings {
  channel: boolean;
  here: boolean;
  everyone: boolean;
  users: string[];
  groups: string[];
}

export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

export interface Wording {
  text: string;
  blocks: Block[];
  attachments: Attachment[];
}

export interface Message extends Wording {
  ts: string;
  channelId: string;
  teamId: string;
  author: User;
  appId: string | null;
  subtype: string | null;
  /** The parent's ts, in replies; a parent has none here. */
  threadTs: string | null;
  broadcast: boolean;
  metadata: Metadata | null;
  unfurlLinks: boolean;
  unfurlMedia: boolean;
  pings: Pings;
  createdAt: Date;
  editedAt: Date | null;
  /** Whose eyes alone it is for. */
  onlyFor: string | null;
  /** Earlier wordings, the oldest first. */
  history: (Wording & { until: Date })[];
  deleted: { at: Date; by: string } | null;
}

/** A modal or a home tab. */
export interface View {
  id: string;
  teamId: string;
  userId: string;
  type: 'modal' | 'home';
  title: TextObject | null;
  submit: TextObject | null;
  close: TextObject | null;
  blocks: Block[];
  privateMetadata: string;
  callbackId: string;
  externalId: string;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  hash: string;
  rootId: string;
  previousId: string | null;
  /** What was entered so far: by block_id, then by action_id. */
  state: Record<string, Record<string, Record<string, unknown>>>;
  closed: boolean;
}
