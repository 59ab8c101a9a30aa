import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createClient } from '@kith/client'
import { createApp, createLog, folderTransport, systemClock } from '@kith/kernel'
import { createLink, serve } from '@kith/server'
import config from '../kith.config.ts'
import { setUp } from './person.mjs'

const { resolve } = createRequire(import.meta.url)

/** How long ago the first of what is seeded happened, in minutes. */
const history = 6 * 24 * 60

/**
 * The example as it is served, in this process, on a free port, with its data in the folder. It begins in the past;
 * `travel(minutes)` takes it to that long ago, so that what is seeded did not all happen in the same second.
 *
 * @param {string} folder
 * @param {string} locale
 */
export async function openCrm(folder, locale) {
  const clock = systemClock()
  let behind = history * 60_000
  const now = () => new Date(clock.now().getTime() - behind)
  const app = await createApp({
    config: { ...config, locale },
    database: join(folder, 'kith.sqlite'),
    log: createLog('error'),
    mail: folderTransport(join(folder, 'mail')),
    clock: {
      now,
      wakeAt: (at, wake) => clock.wakeAt(new Date(at.getTime() + behind), wake),
    },
  })
  app.start()
  const serving = await serve({
    app,
    port: 0,
    hostname: '127.0.0.1',
    token: 'screens',
    folder,
    admin: dirname(resolve('@kith/admin/page')),
    resolveScreen: resolve,
  })
  const installation = createClient({ url: serving.url, token: 'screens' })
  return {
    url: serving.url,
    installation,
    /** Somebody of the team, who may do everything from now on. */
    signIn: email => setUp(serving.url, () => createLink(folder, serving.url, now), installation, email),
    travel(minutes) {
      behind = Math.min(behind, minutes * 60_000)
    },
    close: () => serving.close(),
  }
}
