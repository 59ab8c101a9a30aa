import { createClient, type Held, isHeld, type KithError } from '@kith/client'
import type { AppOf } from '@kith/sdk'
import type { config } from './app/config.js'

const client = createClient<AppOf<typeof config>>({ url: 'https://crm.example.com', token: 'secret' })
const id = '01900000-0000-7000-8000-000000000000'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const same = <A, B>(_: Same<A, B>): void => {}

export async function operations() {
  const answer = await client.leads.convert.mutate({ id, to: ['account', 'contact'] }, { key: 'a key' })
  same<typeof answer, { account: string | null; contact: string | null } | Held>(true)
  if (isHeld(answer)) return answer.held.approver
  const sources = await client.leads.sources.query({ year: 2026 })
  same<typeof sources, string[]>(true)
  return answer.account
}

export async function reading() {
  const { rows, next, labels } = await client.leads.list.query({
    where: {
      score: { gte: 50 },
      status: { in: ['new', 'working'] },
      owner: { $: 'actor.id' },
      email: null,
      createdAt: { gt: { $: 'now', add: '-15d' } },
      any: [{ name: { contains: '张' } }, { not: { rank: { lt: 3 } } }],
      'custom.tier': 'gold',
      'ext.campaigns.source': { ne: 'fair' },
    },
    sort: ['-score', 'name'],
    with: ['owner'],
    limit: 20,
  })
  const [row] = rows
  if (!row) return next
  same<typeof row.status, 'new' | 'working' | 'converted'>(true)
  same<typeof row.email, string | null>(true)
  same<typeof row.score, number>(true)
  same<typeof row.deletedAt, string | null>(true)
  same<typeof labels, Readonly<Record<string, string>> | undefined>(true)
  const contacts = await client.accounts.contacts.list.query()
  const found = await client.accounts.get.query({ id })
  const { count } = await client.leads.count.query({ where: { status: 'new' } })
  const history = await client.leads.history.query({ id }, { signal: AbortSignal.abort() })
  return [contacts.rows[0]?.account, found.phone, count, history.rows[0]?.changes.name]
}

export async function writing() {
  const made = await client.leads.create.mutate({ name: 'Ada' })
  if (isHeld(made)) return
  await client.leads.update.mutate({ id: made.id, version: made.version, set: { score: 60, owner: null } })
  await client.leads.delete.mutate({ id: made.id })
  await client.leads.restore.mutate({ id: made.id })
  await client.accounts.contacts.create.mutate({ name: 'Ada', email: 'ada@example.com' })
}

export async function kernel() {
  const users = await client.kernel.users.list.query({ where: { active: true } })
  const { manifests } = await client.kernel.manifest.query()
  const live = client.kernel.live.subscribe({
    onStarted: () => {},
    onData: event =>
      same<
        typeof event.verb,
        'create' | 'update' | 'delete' | 'restore' | 'relink' | 'erase' | 'hidden' | 'there' | 'away'
      >(true),
    onError: error => same<typeof error, KithError>(true),
  })
  live.unsubscribe()
  return [users.rows[0]?.region, manifests[0]?.entities[0]?.path]
}
