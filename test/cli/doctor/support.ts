import { tempFolder } from '../../helpers/temp-folder.ts';
import { plainLook } from '../../../src/cli/terminal.ts';
import { doctor } from '../../../src/cli/doctor/doctor.ts';
import type { DoctorDeps } from '../../../src/cli/doctor/deps.ts';
import { systemClock } from '../../../src/shared/clock.ts';
import { type Config, loadConfig } from '../../../src/shared/config.ts';

/** The settings of an environment that holds nothing else. */
export const configOf = (env: Record<string, string> = {}): Config =>
  loadConfig({ TIME_ZONE: 'UTC', DATA_DIR: tempFolder(), ...env }, { readFile: () => '' });

/** What the doctor prints, and its exit code. */
export async function examined(
  deps: Pick<DoctorDeps, 'config' | 'database'> & Partial<DoctorDeps>,
): Promise<{ code: number; text: string }> {
  let text = '';
  const code = await doctor({
    clock: systemClock,
    runsSince: undefined,
    look: plainLook,
    print: (more) => (text += more),
    ...deps,
  });
  return { code, text };
}
