/** As in the table of destinations. */
export const slackPlatform = 'slack';

/**
 * Names a channel, a conversation or a person within its team, such as `T1/C2`: a channel that two companies share has the
 * same id in both, and is two places.
 */
export const addressOf = (teamId: string, id: string): string => `${teamId}/${id}`;

export interface AddressParts {
  teamId: string;
  /** Slack's own id, such as `C2`, `D3` or `U4`. */
  id: string;
}

export function partsOf(address: string): AddressParts {
  const slash = address.indexOf('/');
  return { teamId: address.slice(0, slash), id: address.slice(slash + 1) };
}
