import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alike, supervise } from '../bring/supervise.mjs'

/** The top of this repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A tool of the workspace, by the name of its command. */
export const tool = (name: string): string => join(root, 'node_modules', '.bin', name)

export interface Running {
  env?: Record<string, string>
  /** Where its output goes: stdout is for what the task itself answers; `unless well` is stderr, and only when it fails. */
  output?: 'stdout' | 'stderr' | 'unless well'
}

/** Runs a command to its end and returns its exit code. It gets no stdin. A signal that ends it ends this process too. */
export const run = async (command: string, args: string[], { env, output }: Running = {}): Promise<number> => {
  const out = output === 'stdout' ? 1 : output === 'unless well' ? 'pipe' : 2
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', out, out === 'pipe' ? 'pipe' : 2],
  })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => said.push(chunk))
  const end = await supervise(child)
  if (end.code !== 0) process.stderr.write(Buffer.concat(said))
  if (end.signal) alike(end)
  return end.code ?? 1
}

/** Runs a command that has to succeed, with its output on stderr. */
export const step = async (command: string, args: string[], running: Running = {}): Promise<void> => {
  const code = await run(command, args, running)
  if (code === 0) return
  process.exitCode = code
  const line = [command.replace(root, ''), ...args].join(' ')
  throw new Error(`KITH_STEP_FAILED: ${line} ended with ${code}; its message stands above`)
}
