import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ended } from '@kith/example-crm/process'

/** The process of a module. */
export interface Running {
  /** What it printed until now. */
  printed(): string
  /** Resolves when it has printed so many lines that match. */
  says(line: RegExp, times?: number): Promise<void>
  /** Ends it as a service manager does. */
  stop(): Promise<void>
  /** Ends it at once. */
  kill(): Promise<void>
}

/** Starts a module of this example: `src/connect.ts` with Node, `python/screening.py` with Python. */
export function startModule(command: string, file: string, env: { KITH_URL: string; KITH_KEY: string }): Running {
  const child = spawn(command, [fileURLToPath(new URL(`../${file}`, import.meta.url))], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  let heard = () => {}
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk
      heard()
    })
  }
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended(child)
  }
  return {
    printed: () => printed,
    says: (line, times = 1) =>
      new Promise((resolve, reject) => {
        heard = () => {
          if (printed.split('\n').filter(one => line.test(one)).length >= times) resolve()
        }
        child.once('exit', code => reject(new Error(`${file} ended with ${code}: ${printed}`)))
        heard()
      }),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}
