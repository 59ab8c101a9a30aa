import { accounts } from '@kith/plugin-accounts'
import { activities } from '@kith/plugin-activities'
import { campaigns } from '@kith/plugin-campaigns'
import { consents } from '@kith/plugin-consents'
import { forms } from '@kith/plugin-forms'
import { leads } from '@kith/plugin-leads'
import { products } from '@kith/plugin-products'
import { serveScreens } from '@kith/server/testing'
import { createTestApp, type TestApp } from '@kith/testing'
import { opportunities } from '../src/plugin.ts'

/** A served app with its screens as they are built, in CNY with rates, a catalogue, and Lin who sells. */
export interface ServedShop extends TestApp {
  readonly url: string
  readonly account: string
  readonly contact: string
  /** The page at which Lin sets a password and is in. */
  invite(): Promise<string>
  /** Lin's id, from the invitation on. */
  id(): Promise<string>
  make(path: string, values: object): Promise<string>
  /** Lin's opportunity, with nothing but a name unless `values` say more. */
  deal(name: string, values?: object): Promise<string>
  /** What an opportunity has that every stage lets in. */
  ready(): object
  /** Two each of so many products of the catalogue. */
  addItems(opportunity: string, count: number): Promise<void>
  get(id: string): Promise<Readonly<Record<string, unknown>>>
  /** The id of the stage that is called so in English. */
  stage(name: string): Promise<string>
}

export async function serveShop(): Promise<ServedShop> {
  const app = await createTestApp({
    plugins: [accounts, consents, forms, leads, products, activities, campaigns, opportunities],
    presets: ['machinery'],
    settings: { kernel: { currency: 'CNY' } },
    now: new Date(),
  })
  const served = await serveScreens(app, import.meta.url)
  const make = async (path: string, values: object) =>
    (await app.admin.call<{ id: string }>(`${path}.create`, values)).id
  const first = async (path: string, where: object) =>
    (await app.admin.call<{ rows: { id: string }[] }>(`${path}.list`, { where })).rows[0]?.id ?? ''
  await make('kernel.rates', { currency: 'EUR', day: '2020-01-01', rate: 8 })
  const account = await make('accounts', { name: 'Yangtze Port Group' })
  const contact = await make('accounts.contacts', { name: 'Zhou Min', account })
  const id = () => first('kernel.users', { email: 'lin@example.cn' })
  return {
    ...app,
    url: served.url,
    account,
    contact,
    id,
    make,
    async invite() {
      await app.admin.call('kernel.invite', { email: 'lin@example.cn', name: 'Lin Wei', roles: ['sales'] })
      await app.idle()
      const path = /#\/-\/\S+/.exec(app.mails().at(-1)?.text ?? '')?.[0] ?? ''
      return `${served.url}/${path}`
    },
    deal: async (name, values = {}) => make('opportunities', { name, owner: await id(), ...values }),
    ready: () => ({
      account,
      contact,
      need: 'Two reach stackers',
      intent: 'comparing',
      timeframe: 'quarter',
      amount: { amount: 80_000_000, currency: 'CNY' },
      expectedClose: new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10),
    }),
    async addItems(opportunity, count) {
      const { rows } = await app.admin.call<{ rows: { id: string }[] }>('products.list', {
        sort: ['code'],
        limit: count,
      })
      for (const { id: product } of rows) await make('opportunities.items', { opportunity, product, quantity: 2 })
    },
    get: deal => app.admin.call('opportunities.get', { id: deal }),
    async stage(name) {
      const pipeline = await first('opportunities.pipelines', { position: 10 })
      return first('opportunities.stages', { name, pipeline })
    },
    close: served.close,
  }
}
