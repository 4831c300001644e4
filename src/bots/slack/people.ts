import { IANAZone } from 'luxon';
import type { Clock } from '../../shared/clock.ts';
import { partsOf } from './address.ts';
import type { SlackApi } from './api.ts';
import { Known } from './known.ts';

/** What `users.info` tells of somebody, as far as it is used. */
interface User {
  team_id?: string;
  is_admin?: boolean;
  is_owner?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  tz?: string;
  locale?: string;
  real_name?: string;
  profile?: { display_name?: string };
}

export interface Colleague {
  /** What people call them. */
  name?: string;
  /** An admin or owner of the workspace. */
  admin: boolean;
  /** Invited to some channels only, or of another company. */
  guest: boolean;
  timeZone?: string;
  locale?: string;
}

export type People = Known<Colleague>;

/** People by their addresses, such as `T1/U2`. */
export const openPeople = (api: SlackApi, clock: Clock): People =>
  new Known(clock, async (address) => {
    const { teamId, id } = partsOf(address);
    const { user } = await api.call<{ user: User }>({
      teamId,
      method: 'users.info',
      args: { user: id, include_locale: true },
      reads: true,
    });
    return colleagueOf(user, teamId);
  });

function colleagueOf(user: User, teamId: string): Colleague {
  const { tz, locale, team_id: ownTeam, real_name: realName, profile } = user;
  const name = [profile?.display_name, realName].find((each) => each !== undefined && each !== '');
  const guest =
    user.is_restricted === true ||
    user.is_ultra_restricted === true ||
    user.is_stranger === true ||
    (ownTeam !== undefined && ownTeam !== teamId);
  return {
    ...(name === undefined ? {} : { name }),
    // An admin of another company is none here.
    admin: !guest && (user.is_admin === true || user.is_owner === true),
    guest,
    ...(tz !== undefined && IANAZone.isValidZone(tz) ? { timeZone: tz } : {}),
    ...(locale === undefined ? {} : { locale }),
  };
}
