import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onOrphaned } from '../bring/orphan.mjs'
import { root } from './step.ts'

/**
 * Becomes the `kith` command, run in the example CRM. In this very process and not in a child: signals, stdin and the
 * exit code are its own, and nothing stays behind that could outlive it.
 */
export const becomeKith = async (args: string[]): Promise<void> => {
  const bin = join(root, 'packages', 'cli', 'dist', 'bin.js')
  if (!existsSync(bin)) throw new Error(`KITH_NOT_BUILT: ${bin} is missing. Run: npm run build`)
  process.chdir(join(root, 'examples', 'crm'))
  process.argv = [process.execPath, bin, ...args]
  onOrphaned(() => process.kill(process.pid, 'SIGTERM'))
  await import(pathToFileURL(bin).href)
}
