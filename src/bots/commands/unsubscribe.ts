import { type SubscriptionRow, unsubscribe as end } from '../../shared/db/tables/subscription.ts';
import { userError } from '../../shared/errors.ts';
import type { Answer, Call, Choice, Command } from './command.ts';
import { subscriptionsHere } from './here.ts';
import { matchingChoices, textOption } from './options.ts';
import { saying } from './say.ts';
import { topicInWords } from './topics.ts';
import { assertMayPost } from './target.ts';
import { whenOf } from './when.ts';
import { words } from './words.en.ts';

export const unsubscribe: Command = {
  name: 'unsubscribe',
  description: words.commands.unsubscribe,
  options: [
    {
      name: 'subscription',
      description: words.options.subscription,
      kind: 'text',
      required: true,
      completes: true,
    },
  ],
  execute,
  complete: async (call, _option, typed) =>
    matchingChoices(
      (await subscriptionsHere(call)).map((each) => choiceOf(call, each)),
      typed,
    ),
};

async function execute(call: Call): Promise<Answer> {
  const wanted = textOption(call, 'subscription') ?? '';
  const here = await subscriptionsHere(call);
  // Typed by hand rather than chosen: its name will do where only one has it.
  const named = here.filter((each) => topicInWords(each).toLowerCase() === wanted.toLowerCase());
  const found = here.find(({ id }) => String(id) === wanted) ?? (named.length === 1 ? named[0] : undefined);
  if (!found) throw userError('subscription_unknown', words.subscriptions.unknown);
  await assertMayPost(call, found.address);
  await end(call.desk.db, found.id);
  return saying(words.subscriptions.removed(`${topicInWords(found)}, ${whenOf(found)}`));
}

function choiceOf({ desk, place }: Call, each: SubscriptionRow): Choice {
  const where =
    place.kind === 'direct'
      ? ''
      : ` in ${each.name === '' ? desk.platform.nameOfPlace(each.address) : each.name}`;
  return { name: `${topicInWords(each)}, ${whenOf(each)}${where}`.slice(0, 100), value: String(each.id) };
}
