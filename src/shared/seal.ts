import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { permanent } from './errors.ts';

/** AES-256-GCM, with the 96 bits of nonce that NIST SP 800-38D recommends. */
const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
const version = 'v1';

/** The key of an operator: 32 random bytes in base64, as `openssl rand -base64 32` prints them; undefined for others. */
export function readKey(text: string): Buffer | undefined {
  const key = Buffer.from(text, 'base64');
  return key.length === 32 && key.toString('base64').replace(/=+$/, '') === text.trim().replace(/=+$/, '')
    ? key
    : undefined;
}

/**
 * A secret as it may be stored. Each time another text, even of the same secret.
 *
 * @param owner whose secret it is, such as a workspace's id: it cannot be opened as anybody else's
 */
export function seal(secret: string, owner: string, key: Buffer): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return [version, Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64')].join('.');
}

/**
 * The secret. Raises `secret_unreadable` where it was sealed with another key, as another owner's, or was changed.
 */
export function unseal(sealed: string, owner: string, key: Buffer): string {
  const [written, text = ''] = sealed.split('.');
  try {
    const bytes = Buffer.from(text, 'base64');
    if (written !== version || bytes.length < nonceLength + tagLength) throw new Error('no sealed secret');
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceLength))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(-tagLength));
    const inner = bytes.subarray(nonceLength, -tagLength);
    return Buffer.concat([decipher.update(inner), decipher.final()]).toString('utf8');
  } catch (error) {
    throw permanent(
      'secret_unreadable',
      'A stored token cannot be read with SECRET_KEY. Set the key that it was stored with, or have the workspace install the bot again.',
      { cause: error },
    );
  }
}
