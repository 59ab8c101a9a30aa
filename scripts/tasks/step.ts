import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alike, supervise } from '../bring/supervise.mjs'

/** The top of this repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A tool of the workspace, by the name of its command. */
export const tool = (name: string): string => join(root, 'node_modules', '.bin', name)

export interface Running {
  cwd?: string
  env?: Record<string, string>
  /** Where its output goes; stdout is kept for what the task itself answers. */
  output?: 'stdout' | 'stderr'
}

/** Runs a command to its end and returns its exit code. It gets no stdin. A signal ends this process too. */
export const run = async (command: string, args: string[], running: Running = {}): Promise<number> => {
  const child = spawn(command, args, {
    cwd: running.cwd ?? root,
    env: { ...process.env, ...running.env },
    stdio: ['ignore', running.output === 'stdout' ? 'inherit' : 2, 2],
  })
  const end = await supervise(child)
  if (end.signal) alike(end)
  return end.code ?? 1
}

/** Runs a command that has to succeed, with its output on stderr. */
export const step = async (command: string, args: string[], running: Running = {}): Promise<void> => {
  const code = await run(command, args, running)
  if (code === 0) return
  process.exitCode = code
  throw new Error(
    `KITH_STEP_FAILED: ${[command.replace(root, ''), ...args].join(' ')} ended with ${code}; its message stands above`,
  )
}
