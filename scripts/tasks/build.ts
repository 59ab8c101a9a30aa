import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { workspace } from '../workspace.ts'
import { install } from './install.ts'
import { root, step, tool } from './step.ts'

/** Builds what changed since the last build. */
export const build = async (): Promise<void> => {
  await install()
  console.error('Building')
  await step(tool('turbo'), ['run', 'build', '--output-logs=errors-only'], { env: quiet, output: 'unless well' })
}

/** Builds only where something was never built: for commands that have to answer at once. */
export const buildOnce = async (): Promise<void> => {
  const built = workspace(root).every(
    ({ folder, manifest }) => !manifest.scripts?.build || existsSync(join(folder, 'dist')),
  )
  if (!built) await build()
}

/** Turbo reports to nobody and asks nobody. */
export const quiet = { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' }
