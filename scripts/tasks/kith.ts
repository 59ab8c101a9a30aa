import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildOnce } from './build.ts'
import { enterExample } from './example.ts'
import { install } from './install.ts'
import { root } from './step.ts'

/** The command line, run in the example CRM: `npm run -s kith -- <command>`. Only the command writes to stdout. */
export const kith = async (args: string[]): Promise<void> => {
  await install()
  await buildOnce()
  const bin = join(root, 'packages', 'cli', 'dist', 'bin.js')
  if (!existsSync(bin)) throw new Error(`KITH_NOT_BUILT: ${bin} is missing. Run: npm run build`)
  enterExample()
  process.argv = [process.execPath, bin, ...args]
  await import(pathToFileURL(bin).href)
}
