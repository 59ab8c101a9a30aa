import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, step } from './step.ts'

/** Installs what the lockfile says; asks nobody when that is what is there. */
export const install = async (): Promise<void> => {
  if (installed(root)) return
  console.error('Installing')
  await step('pnpm', ['install', '--frozen-lockfile'], { env: { pnpm_config_confirm_modules_purge: 'false' } })
}

/** Whether the last install finished, and was of this very lockfile: pnpm keeps a copy of the one that it installed. */
export const installed = (top: string): boolean => {
  const copy = join(top, 'node_modules', '.pnpm', 'lock.yaml')
  if (!existsSync(copy) || !existsSync(join(top, 'node_modules', '.modules.yaml'))) return false
  return readFileSync(copy).equals(readFileSync(join(top, 'pnpm-lock.yaml')))
}
