/**
 * A time of day as people type it ("9", "9am", "18:30", "6.30 pm", "0900"), as '09:00'. Undefined for what is none.
 */
export function localTimeOf(typed: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?(?:\s*uhr)?$/i.exec(typed.trim());
  if (!match) return undefined;
  const [, hours = '', minutes = '00', half] = match;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** Quiet hours as people type them ("22-7", "22:00-07:00"); `off` for none. Undefined for what is neither. */
export function quietHoursOf(typed: string): { from: string; to: string } | 'off' | undefined {
  if (/^(?:off|none|no)$/i.test(typed.trim())) return 'off';
  const parts = typed.split(/\s*(?:-|–|to|until)\s*/i);
  const [from, to] = parts.map(localTimeOf);
  if (parts.length !== 2 || from === undefined || to === undefined || from === to) return undefined;
  return { from, to };
}

/** Whether it can only be a time of day: "18:30", "9am", "9 Uhr", and not just any number. */
export const isPlainlyTime = (typed: string): boolean =>
  !/^\s*\d+\s*$/.test(typed) && localTimeOf(typed) !== undefined;

/** Whether they can only be quiet hours: "22:00-07:00", and not just "off". */
export const arePlainlyQuietHours = (typed: string): boolean => typeof quietHoursOf(typed) === 'object';
