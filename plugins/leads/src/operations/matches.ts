import { type AccountsContract, account, accountsContract, contact } from '@kith/plugin-accounts/contract'
import type { AnyEntity, Data, Handler } from '@kith/sdk'
import type { LeadsContract } from '../contract/index.ts'
import { seen } from './seen.ts'

const most = 5

/** What a lead would match, and what else it may be: of these only what the caller may see. */
export const matches: Handler<LeadsContract, 'matches', AccountsContract> = async (ctx, { id }) => {
  const { kind, name, company, email, phone } = await seen(ctx, id)
  const key = { kind: kind === 'organisation' && company ? kind : ('person' as const), company, email, phone }
  const found = await ctx.query(accountsContract).match(key)
  const [accounts, contacts] = await Promise.all([
    alike(ctx.data, account, [company ?? name]),
    alike(ctx.data, contact, [email, phone, name]),
  ])
  return {
    account: await known(ctx.data, account, found.account),
    contact: await known(ctx.data, contact, found.contact),
    accounts: accounts.filter(one => one !== found.account),
    contacts: contacts.filter(one => one !== found.contact),
  }
}

/** A certain match that one may not see is told of without its id. */
async function known(data: Data, entity: AnyEntity, id: string | null) {
  if (id === null) return null
  return { id: (await data.get(entity, id)) ? id : null }
}

async function alike(data: Data, entity: AnyEntity, words: readonly (string | null)[]): Promise<string[]> {
  const pages = await Promise.all(
    words
      .filter(text => text !== null && text.trim() !== '')
      .map(text => data.search({ text: (text as string).slice(0, 200), entities: [entity.name], limit: most })),
  )
  return [...new Set(pages.flatMap(({ hits }) => hits.map(hit => hit.id)))].slice(0, most)
}
