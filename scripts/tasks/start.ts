import { build } from './build.ts'
import { becomeKith } from './command.ts'
import { hearOnce } from './signals.ts'

/** Installs, builds and serves the example CRM. */
export const start = async (args: string[]): Promise<void> => {
  await build()
  hearOnce()
  await becomeKith(['start', ...args])
}
