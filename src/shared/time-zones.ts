import { IANAZone } from 'luxon';

/** Every zone that people choose from: "Europe/Berlin". */
const zones: readonly string[] = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));

/** The zone as it is written, whatever the case of what was typed; undefined for what is no zone. */
export function timeZoneNamed(typed: string): string | undefined {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const known = zones.find((zone) => zone.toLowerCase() === wanted);
  if (known !== undefined) return known;
  return /^[a-z]/i.test(wanted) && IANAZone.isValidZone(typed.trim()) ? typed.trim() : undefined;
}

/** Whether it can only be a time zone: "Europe/Berlin". */
export const isPlainlyTimeZone = (typed: string): boolean =>
  typed.includes('/') && timeZoneNamed(typed) !== undefined;

/** Zones for somebody who types a city, the likeliest first. */
export function timeZonesLike(typed: string, most: number): string[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).toLowerCase();
  const begins = zones.filter((zone) => cityOf(zone).startsWith(wanted));
  const holds = zones.filter((zone) => zone.toLowerCase().includes(wanted) && !begins.includes(zone));
  return [...begins, ...holds].slice(0, most);
}

/** Where most people of a locale live, to be offered and never taken unasked; undefined where that is a guess too wild. */
const zoneByLocale: Readonly<Record<string, string>> = {
  bg: 'Europe/Sofia', cs: 'Europe/Prague', da: 'Europe/Copenhagen', de: 'Europe/Berlin', el: 'Europe/Athens',
  'en-GB': 'Europe/London', 'es-ES': 'Europe/Madrid', fi: 'Europe/Helsinki', fr: 'Europe/Paris',
  hi: 'Asia/Kolkata', hr: 'Europe/Zagreb', hu: 'Europe/Budapest', it: 'Europe/Rome', ja: 'Asia/Tokyo',
  ko: 'Asia/Seoul', lt: 'Europe/Vilnius', nl: 'Europe/Amsterdam', no: 'Europe/Oslo', pl: 'Europe/Warsaw',
  'pt-BR': 'America/Sao_Paulo', ro: 'Europe/Bucharest', 'sv-SE': 'Europe/Stockholm', th: 'Asia/Bangkok',
  tr: 'Europe/Istanbul', uk: 'Europe/Kyiv', vi: 'Asia/Ho_Chi_Minh', 'zh-CN': 'Asia/Shanghai', 'zh-TW': 'Asia/Taipei',
}; // prettier-ignore

export const usualZoneOf = (locale: string | undefined): string | undefined =>
  locale === undefined ? undefined : (zoneByLocale[locale] ?? zoneByLocale[locale.split('-')[0] ?? '']);
