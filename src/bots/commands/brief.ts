import { userError } from '../../shared/errors.ts';
import { isBlocked } from '../../shared/db/tables/blocked-domain.ts';
import { briefOfPage } from '../../shared/news/ask/page.ts';
import { presentStory } from '../../shared/news/present/story.ts';
import { canonicalUrl } from '../../shared/news/text/url.ts';
import type { Command } from './command.ts';
import { isWebAddress, textOption } from './options.ts';
import { useBriefQuota } from './quotas.ts';
import { shareable } from './share.ts';
import { toldToAsker } from './told.ts';
import { words } from './words.en.ts';
import { presentation } from './zone.ts';

export const brief: Command = {
  name: 'brief',
  description: words.commands.brief,
  options: [
    { name: 'url', description: words.options.url, kind: 'text', required: true, claims: isWebAddress },
  ],
  async execute(call) {
    const url = textOption(call, 'url') ?? '';
    if (!isWebAddress(url)) throw userError('page_address', words.brief.noAddress);
    if (await isBlocked(call.desk.db, canonicalUrl(url)))
      throw userError('domain_blocked', words.brief.blocked);
    await useBriefQuota(call);
    const found = await toldToAsker(() => briefOfPage(call.desk, url));
    return shareable(call, presentStory(found, await presentation(call)));
  },
};
