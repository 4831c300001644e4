import { Client, type ClientOptions, Events, GatewayIntentBits, type RESTOptions } from 'discord.js';
import { type Discord, type DiscordOptions, startDiscord } from '../simulators/discord/discord.ts';

export interface Bot {
  discord: Discord;
  client: Client<true>;
}

const stops: (() => Promise<unknown>)[] = [];

/** A simulator that ends with `stopAll`. */
export async function simulate(options: DiscordOptions = {}): Promise<Discord> {
  const discord = await startDiscord(options);
  stops.push(() => discord.close());
  return discord;
}

export const restOptions = (discord: Discord, more: Partial<RESTOptions> = {}): Partial<RESTOptions> => ({
  api: discord.apiUrl,
  retries: 0,
  ...more,
});

/** A client of discord.js, logged in. */
export async function logIn(discord: Discord, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: restOptions(discord),
    ...options,
  });
  stops.push(() => client.destroy());
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}

/** Ends every client and simulator, the youngest first. */
export async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}
