/**
 * The delivery's id stands in the id of each button, so that a message can be found again in its channel when it is
 * unknown whether it arrived: behind the action, where the action does not name it. Platforms hand the id of a button
 * back as it was.
 *
 * @param longest what the platform allows; where there is no room for the mark, the action stands alone
 */
export function markedAction(action: string, deliveryId: string | undefined, longest: number): string {
  if (deliveryId === undefined || action.includes(deliveryId)) return action;
  const marked = `${action}~${deliveryId}`;
  return marked.length <= longest ? marked : action;
}

/** What the bot was told when its button was pressed. */
export const actionOf = (marked: string): string => marked.replace(/~[\w-]{16,25}$/, '');
