import { join } from 'node:path'
import { build } from './build.ts'
import { root, run } from './step.ts'

/** Pictures of every screen, into `.screens`; `--readme` makes those of the README. */
export const screens = async (args: string[]): Promise<void> => {
  await build()
  process.exitCode = await run(process.execPath, [join(root, 'examples', 'crm', 'screens', 'run.mjs'), ...args], {
    output: 'stdout',
  })
}
