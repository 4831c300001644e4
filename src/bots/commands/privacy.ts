import { insertButton } from '../../shared/db/tables/button.ts';
import { forgetPerson, personalData } from '../../shared/db/tables/person.ts';
import type { Block } from '../../shared/domain/message.ts';
import type { Answer, Call, Command } from './command.ts';
import { personOf } from './person.ts';
import { saying } from './say.ts';
import { topicInWords } from './topics.ts';
import { words } from './words.en.ts';

export const privacy: Command = {
  name: 'privacy',
  description: words.commands.privacy,
  options: [],
  async execute(call) {
    const { desk } = call;
    const { subscriptions, votes } = await personalData(desk.db, personOf(call));
    const blocks: Block[] = [{ type: 'heading', text: words.privacy.title }];
    const say = (text: string): void => void blocks.push({ type: 'text', runs: [{ text }] });
    if (subscriptions.length > 0) {
      say(words.privacy.subscriptions);
      const items = subscriptions.map(({ place, direct, ...to }) => ({
        text: `${topicInWords(to)}: ${direct ? words.privacy.direct : desk.platform.nameOfPlace(place)}`,
        citations: [],
      }));
      blocks.push({ type: 'bullets', items });
    }
    if (votes > 0) say(words.privacy.votes(votes));
    const nothing = subscriptions.length === 0 && votes === 0;
    say(nothing ? words.privacy.nothing : words.privacy.nothingElse);
    if (!nothing) {
      const id = await insertButton(desk.db, { action: 'forget', payload: {} }, desk.clock.now());
      blocks.push({
        type: 'buttons',
        buttons: [{ label: words.buttons.deleteData, to: { action: `b:${id}` }, danger: true }],
      });
    }
    return { message: { blocks, fallback: words.privacy.title } };
  },
};

/** Deletes what is stored about the one who pressed the button, whoever was shown it. */
export async function forgetMe(call: Call): Promise<Answer> {
  await call.desk.db.transaction((tx) => forgetPerson(tx, personOf(call)));
  return { ...saying(words.privacy.deleted), instead: true };
}
