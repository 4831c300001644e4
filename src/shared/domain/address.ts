const mark = 'person:';

/** The address of a person whose direct messages are not open yet, by the platform's own id; senders open them. */
export const personAddress = (personId: string): string => mark + personId;

/** The person whom such an address means; undefined for any other address. */
export const personAt = (address: string): string | undefined =>
  address.startsWith(mark) ? address.slice(mark.length) : undefined;
