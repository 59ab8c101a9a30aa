import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { App } from '@kith/kernel'
import { type Actor, KithError, notFound } from '@kith/sdk'
import { openForReading } from '../output/input.ts'
import { openApp } from '../serving/open-app.ts'
import { tokenActor } from '../serving/token-actor.ts'
import { loadConfig } from '../settings/load-config.ts'
import { addressOf, type Settings } from '../settings/settings.ts'
import { type Caller, typeOf } from './caller.ts'

/**
 * Opens the database itself, as an administrator or as the user with an e-mail address. What follows from a change
 * (mails, events) waits for the next start.
 */
export async function localCaller(settings: Settings, as?: string): Promise<Caller> {
  const config = await loadConfig(settings.config)
  const app = await openApp(settings, config, { url: addressOf(settings) })
  try {
    const admin = tokenActor(config)
    const actor = as === undefined ? admin : await userOf(app, admin, as)
    return {
      manifests: async () => app.manifests,
      async call(operation, input = {}, options = {}) {
        typeOf(app.manifests, operation)
        return await app.call(actor, operation, input, options)
      },
      upload: async path => app.receiveFile(actor, { name: basename(path), body: await openForReading(path) }),
      async download(what, id, path) {
        const { body } = await (what === 'export' ? app.downloadExport(actor, id) : app.downloadRejected(actor, id))
        await pipeline(body, createWriteStream(path, { mode: 0o600 }))
      },
      async work(batch, onProgress) {
        const row = await app.runBatch(batch, onProgress)
        if (row) return row
        throw notFound('kernel.batch', batch)
      },
      close: () => app.close(),
    }
  } catch (error) {
    await app.close()
    throw error
  }
}

async function userOf(app: App, admin: Actor, email: string): Promise<Actor> {
  const page = await app.call(admin, 'kernel.users.list', { where: { email }, limit: 1 })
  const [row] = (page as { readonly rows: readonly { readonly id: string }[] }).rows
  const actor = row && (await app.actorOf(row.id))
  if (actor) return actor
  throw new KithError('KITH_USER_UNKNOWN', `There is no active user with the address ${email}.`, { email })
}
