import type { Config } from '../../shared/config.ts';
import { withoutCredentials } from '../../shared/logger.ts';

/** Takes every secret of the configuration out of a text, wherever a library may have put it. */
export function concealing(
  config: Pick<Config, 'databaseUrl' | 'redisUrl' | 'discordToken' | 'slack' | 'languageModel'>,
) {
  const secrets = secretsOf(config);
  return (text: string): string =>
    secrets.reduce((left, secret) => left.replaceAll(secret, '***'), withoutCredentials(text));
}

function secretsOf({
  databaseUrl,
  redisUrl,
  discordToken,
  slack,
  languageModel,
}: Parameters<typeof concealing>[0]): string[] {
  const { membership, connection } = slack ?? {};
  const secrets = [
    databaseUrl,
    redisUrl,
    ...[databaseUrl, redisUrl].flatMap(passwordsIn),
    discordToken,
    languageModel?.apiKey,
    membership?.kind === 'one' ? membership.token : membership?.clientSecret,
    membership?.kind === 'many' ? membership.key.toString('base64') : undefined,
    connection?.kind === 'http' ? connection.signingSecret : connection?.appToken,
  ];
  return secrets.filter((secret) => secret !== undefined && secret.length >= shortest) as string[];
}

/** Shorter ones are words that stand in any line. */
const shortest = 6;

/** As it is written in an address, and as it is sent. */
function passwordsIn(address: string | undefined): string[] {
  if (address === undefined || !URL.canParse(address)) return [];
  const { password } = new URL(address);
  return [password, decodeURIComponent(password)];
}
