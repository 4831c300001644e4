import type { PersonKey } from '../../shared/db/tables/person.ts';
import type { Call } from './command.ts';

/** The person who gave a command, as the tables name people. */
export const personOf = ({ desk, person }: Pick<Call, 'desk' | 'person'>): PersonKey => ({
  platform: desk.platform.name,
  id: person.id,
});
