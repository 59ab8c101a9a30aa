import { accounts } from '@kith/plugin-accounts'
import { consents } from '@kith/plugin-consents'
import { forms } from '@kith/plugin-forms'
import { leads } from '@kith/plugin-leads'
import { serveScreens } from '@kith/server/testing'
import { createTestApp, type TestApp } from '@kith/testing'
import { activities } from '../src/plugin.ts'

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
  const app = await createTestApp({
    plugins: [accounts, consents, forms, leads, activities],
    locale,
    now: new Date(),
  })
  const served = await serveScreens(app, import.meta.url)
  const make = async (path: string, values: object) => (await app.admin.call<{ id: string }>(path, values)).id
  const account = await make('accounts.create', { name: 'Yangtze Port Group' })
  const lead = await make('leads.create', { name: 'Zhou Min', company: 'Northern Mining' })
  return {
    ...app,
    url: served.url,
    account,
    lead,
    async invite() {
      await app.admin.call('kernel.invite', { email: 'lin@example.cn', name: 'Lin Wei', roles: ['sales'] })
      await app.idle()
      const path = /#\/-\/\S+/.exec(app.mails().at(-1)?.text ?? '')?.[0] ?? ''
      return `${served.url}/${path}`
    },
    async id() {
      const { rows } = await app.admin.call<{ rows: { id: string }[] }>('kernel.users.list', {
        where: { email: 'lin@example.cn' },
      })
      return rows[0]?.id ?? ''
    },
    close: served.close,
  }
}
