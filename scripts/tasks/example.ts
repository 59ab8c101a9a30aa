import { join } from 'node:path'
import { onOrphaned } from '../bring/orphan.mjs'
import { root } from './step.ts'

/**
 * From here on this process is the example CRM's, and not a child of it: signals, stdin and the exit code are its own, and
 * nothing stays behind that could outlive it.
 */
export const enterExample = (): void => {
  process.chdir(join(root, 'examples', 'crm'))
  onOrphaned(() => process.kill(process.pid, 'SIGTERM'))
}
