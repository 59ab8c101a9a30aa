import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { accounts } from '@kith/plugin-accounts'
import { consents } from '@kith/plugin-consents'
import { forms } from '@kith/plugin-forms'
import { leads } from '@kith/plugin-leads'
import { serve } from '@kith/server'
import { createTestApp, type TestApp } from '@kith/testing'
import { activities } from '../src/plugin.ts'

const { resolve } = createRequire(import.meta.url)

/** A served app with its screens as they are built, where Lin of sales may log in. */
export interface ServedOffice extends TestApp {
  readonly url: string
  readonly account: string
  readonly lead: string
  /** The page at which Lin sets a password and is in. */
  invite(): Promise<string>
  id(): Promise<string>
}

export async function serveOffice(locale = 'en'): Promise<ServedOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-activities-'))
  const app = await createTestApp({
    plugins: [accounts, consents, forms, leads, activities],
    database: join(folder, 'kith.sqlite'),
    locale,
    now: new Date(),
  })
  const serving = await serve({
    app: app.app,
    port: 0,
    hostname: '127.0.0.1',
    token: 'known',
    folder,
    admin: dirname(resolve('@kith/admin/page')),
    resolveScreen: resolve,
    grace: 100,
  })
  const make = async (path: string, values: object) => (await app.admin.call<{ id: string }>(path, values)).id
  const account = await make('accounts.create', { name: 'Yangtze Port Group' })
  const lead = await make('leads.create', { name: 'Zhou Min', company: 'Northern Mining' })
  return {
    ...app,
    url: serving.url,
    account,
    lead,
    async invite() {
      await app.admin.call('kernel.invite', { email: 'lin@example.cn', name: 'Lin Wei', roles: ['sales'] })
      await app.idle()
      const path = /#\/-\/\S+/.exec(app.mails().at(-1)?.text ?? '')?.[0] ?? ''
      return `${serving.url}/${path}`
    },
    async id() {
      const { rows } = await app.admin.call<{ rows: { id: string }[] }>('kernel.users.list', {
        where: { email: 'lin@example.cn' },
      })
      return rows[0]?.id ?? ''
    },
    async close() {
      await serving.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
