import { flushCompileCache } from 'node:module'
import { KithError } from '@kith/sdk'
import { createLink } from '@kith/server'
import { tokenFile } from '../settings/data-folder.ts'
import type { Env, Place } from '../settings/place.ts'
import { findServer, removeServerFile, writeServerFile } from '../settings/server-file.ts'
import { localAddress, readSettings, type Settings } from '../settings/settings.ts'
import { freePort } from './free-port.ts'
import { releaseMemoryWhenIdle } from './release-memory.ts'
import { type Served, serveApp } from './serve-app.ts'
import type { Beside, StartOptions } from './start.ts'
import { untilAsked } from './until-asked.ts'
import { welcome } from './welcome.ts'
import { wordsFor } from './words.ts'

/** Serves, tells a person what to open, and resolves when it has closed because it was asked to. */
export async function serveUntilAsked(place: Place, startBeside: StartOptions['beside']): Promise<void> {
  const settings = await withPort(readSettings(place))
  const { data, port } = settings
  const url = localAddress(settings)
  await refuseSecond(data, port)
  const served = await serveApp(settings)
  const closing = [() => served.close()]
  try {
    const beside = (await startBeside?.({ url: served.open, call: served.call })) ?? {}
    closing.unshift(async () => beside.close?.())
    closing.unshift(() => removeServerFile(data))
    const asked = untilAsked()
    await writeServerFile(data, { pid: process.pid, url, open: served.open })
    console.log(`${await greeting(settings, place.env, served, beside)}\n\nready ${url}`)
    releaseMemoryWhenIdle()
    setImmediate(flushCompileCache)
    await asked
  } finally {
    for (const close of closing) await close()
  }
}

async function withPort(settings: Settings): Promise<Settings> {
  return settings.port === 0 ? { ...settings, port: await freePort() } : settings
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
