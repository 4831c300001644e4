import { describe, expect, it } from '@jest/globals';
import { load, named } from './support.ts';

describe('Slack', () => {
  const token = { SLACK_BOT_TOKEN: 'xoxb-1-2-3' };
  const socket = { SLACK_APP_TOKEN: 'xapp-1-2-3' };
  const signed = { SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' };
  const many = {
    SLACK_CLIENT_ID: '12.34',
    SLACK_CLIENT_SECRET: '0123456789abcdef0123456789abcdef',
    SECRET_KEY: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
    PUBLIC_URL: 'https://news.example.org',
  };

  it('is one workspace or many, on a socket or by signed requests', () => {
    const url = { apiUrl: 'https://slack.com/api/', port: 3000 };
    const one = { kind: 'one', token: 'xoxb-1-2-3' };
    const onSocket = { kind: 'socket', appToken: 'xapp-1-2-3' };
    expect(load({ ...token, ...socket }).slack).toEqual({ membership: one, connection: onSocket, ...url });
    expect(load({ ...token, ...signed }).slack?.connection).toEqual({
      kind: 'http',
      signingSecret: signed.SLACK_SIGNING_SECRET,
    });
    expect(load({ ...many, ...socket }).slack?.membership).toMatchObject({
      kind: 'many',
      clientId: '12.34',
      publicUrl: 'https://news.example.org',
    });
    expect(load({}).slack).toBeUndefined();
  });

  it('says of each thing that is missing what it is for', () => {
    expect(named(token)).toEqual(['SLACK_APP_TOKEN']);
    expect(named(socket)).toEqual(['SLACK_BOT_TOKEN']);
    expect(named(signed)).toEqual(['SLACK_BOT_TOKEN']);
    expect(named({ ...token, ...many, ...socket })).toEqual(['SLACK_BOT_TOKEN']);
    expect(named({ ...socket, SLACK_CLIENT_ID: '12.34' })).toEqual([
      'SLACK_CLIENT_SECRET',
      'SECRET_KEY',
      'PUBLIC_URL',
    ]);
  });
});
