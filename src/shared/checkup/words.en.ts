/** What a look at destinations says to the operator, in English. */
export const words = {
  places: 'Destinations',
  direct: 'direct messages',
  channel: 'a channel',
  inWorkspace: (place: string, workspace: string): string => `${place} in ${workspace}`,
  none: 'nobody has subscribed anything yet',
  open: (count: number, direct: number): string =>
    [
      `the bot may post in ${count === 1 ? 'the one channel' : `all ${count} channels`} that it looked at`,
      ...(direct === 0 ? [] : [directs(direct)]),
    ].join('; '),
  onlyDirect: (direct: number): string => directs(direct),
  closed: 'the bot may not post there',
  paused: (reason: string): string => `paused: ${reason}`,
  unknown: (why: string): string => `it could not be found out whether the bot may post there: ${why}`,
  leftOut: (count: number): string =>
    `${count} more ${count === 1 ? 'was' : 'were'} not looked at, to be quick`,
  resumes: 'When it is mended, it goes on by itself.',
};

const directs = (count: number): string =>
  count === 1 ? 'one person has direct messages' : `${count} people have direct messages`;
