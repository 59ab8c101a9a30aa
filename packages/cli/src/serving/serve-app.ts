import { createRequire } from 'node:module'
import { join } from 'node:path'
import { folderTransport, smtpTransport } from '@kith/kernel'
import { parseTrustProxy, type Serving, serve } from '@kith/server'
import { makeFolder, openToken } from '../settings/data-folder.ts'
import { loadConfig } from '../settings/load-config.ts'
import { addressOf, type Settings } from '../settings/settings.ts'
import { adminFolder } from './admin-folder.ts'
import { openApp } from './open-app.ts'
import { tokenActor } from './token-actor.ts'

export interface Served extends Serving {
  /** The address that people use. */
  readonly open: string
  /** Where mail goes: an address or a folder. */
  readonly mail: string
  /** Whether this start made the database. */
  readonly fresh: boolean
  /** Runs an operation as an administrator. */
  readonly call: (operation: string, input?: unknown) => Promise<unknown>
}

/** Opens the app and serves it. */
export async function serveApp(settings: Settings): Promise<Served> {
  const { data, smtp, hostname, port } = settings
  const trustProxy = parseTrustProxy(settings.trustProxy)
  const config = await loadConfig(settings.config)
  await makeFolder(data)
  const token = await openToken(data)
  const mail = smtp ? smtpTransport(smtp) : folderTransport(join(data, 'mail'))
  const open = addressOf(settings)
  const app = await openApp(settings, config, { mail, url: open })
  try {
    const actor = tokenActor(config)
    const admin = adminFolder(settings.config)
    const serving = await serve({
      app,
      port,
      token,
      folder: data,
      trustProxy,
      secret: settings.secret,
      oidc: settings.oidc,
      resolveScreen: createRequire(settings.config).resolve,
      ...(hostname === undefined ? {} : { hostname }),
      ...(admin === undefined ? {} : { admin }),
    })
    app.start()
    const call = (operation: string, input: unknown = {}) => app.call(actor, operation, input)
    return { ...serving, open, mail: mail.where, fresh: app.fresh, call }
  } catch (error) {
    await app.close()
    throw error
  }
}
