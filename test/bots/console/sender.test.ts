import { describe, expect, test } from '@jest/globals';
import { consoleSender } from '../../../src/bots/console/sender.ts';

describe('the console', () => {
  test('prints at the width that the terminal has at that moment, and can neither edit nor look', async () => {
    const printed: string[] = [];
    let columns = 60;
    const sender = consoleSender(
      (text) => printed.push(text),
      () => ({ columns, color: false }),
    );
    const outgoing = {
      deliveryId: 'd-1',
      kind: 'post' as const,
      address: 'console',
      message: { blocks: [{ type: 'divider' as const }], fallback: '' },
      stories: [{ publicId: 's', version: 1, headline: 'h', links: [] }],
    };
    expect(await sender.send(outgoing)).toEqual({ messageId: 'd-1' });
    columns = 40;
    await sender.send(outgoing);
    expect(printed.map((text) => text.split('\n')[1]?.length)).toEqual([60, 40]);
    expect(Object.keys(sender).sort()).toEqual(['platform', 'prefers', 'send']);
    expect(sender.platform).toBe('console');
  });
});
