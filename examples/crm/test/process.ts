import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { type Client, createClient } from '@kith/client'
import type { AppOf } from '@kith/sdk'
import type config from '../kith.config.ts'

export type Crm = Client<AppOf<typeof config>>

export interface StartOptions {
  /** The data folder: it outlives the process. Default: a temporary one, removed by `stop`. */
  readonly data?: string
  readonly env?: Readonly<Record<string, string>>
}

/** For `env`: crowds may post without the proof that a browser brings. */
export const crowd = { KITH_CONFIG: fileURLToPath(new URL('crowd.config.ts', import.meta.url)) }

/** `kith start` of this example in a process of its own, on a free port. */
export interface Kith {
  readonly url: string
  readonly data: string
  readonly token: string
  /** What it printed before it was ready. */
  readonly printed: string
  readonly client: Crm
  /** Runs another `kith` command on the same data folder; answers what it wrote to stdout. */
  run(...args: string[]): Promise<string>
  /** Ends it as a service manager does; rejects if it does not end in peace. */
  stop(): Promise<void>
}

/** A process that may be killed before it is ready. */
export interface Starting {
  readonly child: ChildProcess
  readonly ready: Promise<Kith>
}

export async function startKith(options: StartOptions = {}): Promise<Kith> {
  return launch({ ...options, data: options.data ?? (await mkdtemp(join(tmpdir(), 'kith-crm-'))) }, !options.data).ready
}

export function launch(options: StartOptions & { readonly data: string }, removes = false): Starting {
  const { data } = options
  const env = { ...process.env, KITH_LOG: 'error', KITH_PORT: '0', KITH_DATA: data, LC_ALL: 'C', ...options.env }
  const child = spawn(process.execPath, [bin, 'start'], { cwd: example, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ready = untilReady(child).then(async ({ url, printed }): Promise<Kith> => {
    const token = (await readFile(join(data, 'token'), 'utf8')).trim()
    return {
      url,
      data,
      token,
      printed,
      client: createClient<AppOf<typeof config>>({ url, token }),
      run: (...args) => run(args, env),
      async stop() {
        child.kill('SIGTERM')
        const { exitCode, signalCode } = await ended(child)
        if (removes) await rm(data, { recursive: true, force: true })
        if (exitCode !== 0) throw new Error(`kith start ended with ${signalCode ?? exitCode}`)
      },
    }
  })
  return { child, ready }
}

export async function ended(child: ChildProcess): Promise<ChildProcess> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child
}

const example = fileURLToPath(new URL('..', import.meta.url))
const bin = binOf('@kith/cli')

function binOf(name: string): string {
  const file = findPackageJSON(name, import.meta.url) as string
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { readonly bin: { readonly kith: string } }
  return join(dirname(file), manifest.bin.kith)
}

function untilReady(child: ChildProcess): Promise<{ url: string; printed: string }> {
  return new Promise((resolve, reject) => {
    let printed = ''
    let complaints = ''
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      complaints += chunk
    })
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk
      const url = /^ready (http\S+)$/m.exec(printed)?.[1]
      if (url) resolve({ url, printed })
    })
    child.once('close', code =>
      reject(new Error(`kith start ended with ${code} before it was ready: ${printed}${complaints}`)),
    )
  })
}

async function run(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const child = spawn(process.execPath, [bin, ...args], { cwd: example, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const [stdout] = await Promise.all([text(child.stdout), ended(child)])
  if (child.exitCode !== 0) throw new Error(`kith ${args.join(' ')} ended with ${child.exitCode}: ${stdout}`)
  return stdout
}
