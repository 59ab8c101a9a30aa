import { build } from './build.ts'
import { becomeKith } from './command.ts'

/** Installs, builds and serves the example CRM. */
export const start = async (args: string[]): Promise<void> => {
  await build()
  await becomeKith(['start', ...args])
}
