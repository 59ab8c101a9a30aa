import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Place } from '../settings/place.ts'

const bin = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../bin.ts' : '../bin.js', import.meta.url))

export interface ServerProcess {
  /** Ends the one that runs, if one does, and starts another. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** `kith start` in a process of its own. What it greets with is shown once, `ready …` every time. */
export function createServerProcess({ cwd, env }: Place): ServerProcess {
  let child: ChildProcess | undefined
  let greeted = false

  async function stop(): Promise<void> {
    const running = child
    child = undefined
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    running.kill('SIGTERM')
    await once(running, 'exit')
  }

  return {
    stop,
    async restart() {
      await stop()
      const started = spawn(process.execPath, [bin, 'start'], {
        cwd,
        env: { ...env },
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      })
      child = started
      const lines = createInterface({ input: started.stdout as NodeJS.ReadableStream })
      lines.on('line', line => {
        const ready = line.startsWith('ready ')
        if (!greeted || ready) console.log(line)
        greeted ||= ready
      })
      started.on('exit', code => {
        if (child === started) console.error(`The server ended (${code}). The next change starts it again.`)
      })
    },
  }
}
