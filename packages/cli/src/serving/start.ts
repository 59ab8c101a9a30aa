import { KithError } from '@kith/sdk'
import { createLink } from '@kith/server'
import { report } from '../output/report.ts'
import { tokenFile } from '../settings/data-folder.ts'
import type { Env } from '../settings/place.ts'
import { findServer, removeServerFile, writeServerFile } from '../settings/server-file.ts'
import { readSettings, type Settings } from '../settings/settings.ts'
import { freePort } from './free-port.ts'
import { type Served, serveApp } from './serve-app.ts'
import { untilAsked } from './until-asked.ts'
import { type Line, welcome } from './welcome.ts'
import { wordsFor } from './words.ts'

export interface StartOptions {
  /** Where `kith.config.ts` is looked for, upward. Default: the working folder. */
  readonly cwd?: string
  /** Default: the process's. */
  readonly env?: Env
  /** Starts what runs beside the app, such as a website. */
  readonly beside?: (started: Started) => Promise<Beside>
}

export interface Started {
  /** The address that people use. */
  readonly url: string
  /** Runs a query or a mutation as an administrator. */
  call(operation: string, input?: unknown): Promise<unknown>
}

export interface Beside {
  /** What to print of it. */
  readonly lines?: readonly Line[]
  close?(): Promise<void>
}

/**
 * What `kith start` does: opens the app, serves it, prints what a person opens, and serves until it is asked to end. A
 * failure is printed, and the exit code set.
 */
export async function start(options: StartOptions = {}): Promise<void> {
  try {
    const { cwd = process.cwd(), env = process.env, beside } = options
    await serveUntilAsked(readSettings({ cwd, env }), env, beside)
  } catch (error) {
    report(error)
  }
}

async function serveUntilAsked(settings: Settings, env: Env, startBeside: StartOptions['beside']): Promise<void> {
  const { data } = settings
  const port = settings.port === 0 ? await freePort() : settings.port
  await refuseSecond(data, port)
  const served = await serveApp(settings, port)
  const closing = [() => served.close()]
  try {
    const beside = (await startBeside?.({ url: served.open, call: served.call })) ?? {}
    closing.unshift(async () => beside.close?.())
    closing.unshift(() => removeServerFile(data))
    await writeServerFile(data, { pid: process.pid, url: served.url, open: served.open })
    console.log(`${await greeting(settings, env, served, beside)}\n\nready ${served.url}`)
    await untilAsked()
  } finally {
    for (const close of closing) await close()
  }
}

async function greeting(settings: Settings, env: Env, served: Served, beside: Beside): Promise<string> {
  const { data, smtp } = settings
  const words = wordsFor(env)
  return welcome(served.fresh ? words.fresh : words.again, [
    [words.app, await createLink(data, served.open), words.once],
    ...(beside.lines ?? []),
    [words.mail, served.mail, smtp ? '' : words.smtp],
    [words.data, data],
    [words.token, tokenFile(data)],
  ])
}

/** One data folder has one server. Where it has the same port too, the port says so. */
async function refuseSecond(data: string, port: number): Promise<void> {
  const other = await findServer(data)
  if (!other || new URL(other.url).port === String(port)) return
  throw new KithError(
    'KITH_RUNNING',
    `A server (process ${other.pid}) runs on ${data} already: ${other.url}. Stop it, or set KITH_DATA to another folder.`,
    { pid: other.pid, url: other.url },
  )
}
