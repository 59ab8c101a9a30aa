import type { Data, Handler } from '@kith/sdk'
import { type AccountsContract, account, contact } from '../contract/index.ts'

export const match: Handler<AccountsContract, 'match'> = async (ctx, key) => {
  const { data } = ctx.asPlugin
  const person = await findContact(data, key)
  const found = person?.account ?? (await findAccount(data, key))
  return { account: found ?? null, contact: person?.id ?? null }
}

interface Key {
  readonly kind: 'organisation' | 'person'
  readonly company: string | null
  readonly email: string | null
  readonly phone: string | null
}

async function findContact(data: Data, { email, phone }: Key) {
  const byEmail = email ? await data.first(contact, { where: { email }, sort: oldest }) : undefined
  return byEmail ?? (phone ? await data.first(contact, { where: { phone }, sort: oldest }) : undefined)
}

async function findAccount(data: Data, { kind, company, email, phone }: Key): Promise<string | undefined> {
  if (kind === 'organisation') {
    return company ? (await data.first(account, { where: { kind, name: company }, sort: oldest }))?.id : undefined
  }
  const byEmail = email ? await data.first(account, { where: { kind, email }, sort: oldest }) : undefined
  const person = byEmail ?? (phone ? await data.first(account, { where: { kind, phone }, sort: oldest }) : undefined)
  return person?.id
}

const oldest = ['createdAt']
