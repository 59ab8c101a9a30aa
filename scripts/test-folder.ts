import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

const memory = '/dev/shm'
const prefix = 'kith-tests-'

/**
 * The temporary folder of a run of the tests: in memory, where there is enough of it. A test makes hundreds of files, and
 * a disk searches longer for a free inode the more were let go of in the last seconds. It goes with this process; what a
 * run left behind that was killed goes with the next.
 */
export function useTestFolder(): void {
  if (process.env.KITH_TEST_FOLDER || !isCheap()) return
  for (const name of readdirSync(memory)) {
    const [, run] = new RegExp(`^${prefix}(\\d+)-`).exec(name) ?? []
    if (run && !isRunning(Number(run))) rmSync(join(memory, name), { recursive: true, force: true })
  }
  const folder = mkdtempSync(join(memory, `${prefix}${process.pid}-`))
  // PostgreSQL runs as another user and has to get to its own folder in it.
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
  process.env.KITH_TEST_FOLDER = folder
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
}

/** Programs are started from it too. */
function isCheap(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory)
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\n')
    const [, , , options = ''] = mounts.findLast(line => line.split(' ')[1] === memory)?.split(' ') ?? []
    return bavail * bsize > 4e9 && !options.split(',').includes('noexec')
  } catch {
    return false
  }
}

function isRunning(run: number): boolean {
  try {
    process.kill(run, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
