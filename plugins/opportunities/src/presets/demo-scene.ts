import { type AccountsContract, account, contact } from '@kith/plugin-accounts/contract'
import type { LeadsContract } from '@kith/plugin-leads/contract'
import { type ProductsContract, product } from '@kith/plugin-products/contract'
import type { ChangeContext, Row, user } from '@kith/sdk'
import { type OpportunitiesContract, reason, roleType, type stage } from '../contract/index.ts'
import { addCompetitors } from './competitors.ts'
import { customers, lender, type Name } from './customers.ts'
import { type Diary, diaryOf } from './demo-activities.ts'
import { isChinese, said } from './said.ts'

export type Needs = AccountsContract | LeadsContract | ProductsContract
export type Context = ChangeContext<OpportunitiesContract, Needs>
export type Stage = Row<typeof stage>
export type User = Row<typeof user>

export interface Party {
  readonly account: string
  readonly decides: string
  readonly uses?: string
  readonly owner: string | null
  readonly source: string | null
  readonly region: string | null
}

/** What the demo begins with. */
export interface Scene {
  readonly name: (name: Name) => string
  readonly parties: ReadonlyMap<string, Party>
  readonly lender: string
  readonly diary: Diary
  readonly rivals: Readonly<Record<string, string>>
  /** By the key that presets give them. */
  readonly reasons: (key: string) => string | null
  readonly roles: (key: string) => string | undefined
  readonly products: ReadonlyMap<string, Row<typeof product>>
}

export const day = 86_400_000

export async function sceneOf(ctx: Context, sellers: readonly User[]): Promise<Scene> {
  const say = said(ctx.locale)
  const name = ([en, zh = en]: Name) => (isChinese(ctx.locale) ? zh : en)
  const [reasons, roleTypes, { rows: products }, rivals] = await Promise.all([
    ctx.asPlugin.snapshot(reason),
    ctx.asPlugin.snapshot(roleType),
    ctx.asPlugin.data.list(product, { limit: 200 }),
    addCompetitors(ctx, say),
  ])
  const parties = new Map<string, Party>()
  for (const [key, { people, source, ...customer }] of Object.entries(customers)) {
    const owner = sellers[parties.size % Math.max(1, sellers.length)]?.id ?? null
    const since = { createdAt: new Date(ctx.now().getTime() - (400 + parties.size * 9) * day) }
    const id = ctx.change.create(account, { ...customer, source, name: name(customer.name), owner }, since)
    const [decides, uses] = people.map(who =>
      ctx.change.create(contact, { name: name(who), account: id, owner }, since),
    )
    const { region } = customer
    parties.set(key, { account: id, decides: String(decides), uses: String(uses), owner, source, region })
  }
  const named = (rows: readonly { readonly id: string; readonly name: string }[], words: string) =>
    rows.find(row => row.name === words)?.id
  return {
    name,
    parties,
    lender: ctx.change.create(account, { name: name(lender) }),
    rivals,
    diary: await diaryOf(ctx, name),
    reasons: key => named(reasons, say(`reason.${key}`)) ?? null,
    roles: key => named(roleTypes, say(`role.${key}`)),
    products: new Map(products.map(row => [row.code, row])),
  }
}
