import type { Logger } from '../../src/shared/logger.ts';

export interface LogLine {
  level: 'debug' | 'info' | 'warn' | 'error';
  message: string;
  fields: Record<string, unknown>;
}

/** A logger that keeps its lines for the test to look at. */
export function recordingLogger(): { log: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const logger = (inherited: Record<string, unknown>): Logger => {
    const writer =
      (level: LogLine['level']) =>
      (first: unknown, second?: unknown): void => {
        const own = typeof first === 'object' && first !== null ? (first as Record<string, unknown>) : {};
        lines.push({
          level,
          message: typeof first === 'string' ? first : String(second),
          fields: { ...inherited, ...own },
        });
      };
    return {
      debug: writer('debug'),
      info: writer('info'),
      warn: writer('warn'),
      error: writer('error'),
      child: (fields) => logger({ ...inherited, ...fields }),
    } as Logger;
  };
  return { log: logger({}), lines };
}
