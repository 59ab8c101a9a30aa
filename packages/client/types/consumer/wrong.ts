import { createClient } from '@kith/client'
import { type AppOf, defineConfig } from '@kith/sdk'
import type { config } from './app/config.js'
import { leads } from './app/leads.js'

const client = createClient<AppOf<typeof config>>({ url: 'https://crm.example.com' })
const id = '01900000-0000-7000-8000-000000000000'

export async function operations() {
  // @ts-expect-error without what it needs
  await client.leads.convert.mutate({ id })
  // @ts-expect-error with what is none of its choices
  await client.leads.convert.mutate({ id, to: ['order'] })
  // @ts-expect-error with a key that it does not know
  await client.leads.convert.mutate({ id, to: ['account'], opportunity: true })
  // @ts-expect-error a mutation is no query
  await client.leads.convert.query({ id, to: ['account'] })
  // @ts-expect-error an answer may be held
  ;(await client.leads.convert.mutate({ id, to: ['account'] })).account
  // @ts-expect-error an option that there is not
  await client.leads.convert.mutate({ id, to: ['account'] }, { retries: 3 })
  // @ts-expect-error an operation that there is not
  await client.leads.merge.mutate({ id })
  // @ts-expect-error a plugin that there is not
  await client.quotes.list.query()
  // @ts-expect-error another plugin's entity
  await client.leads.contacts.list.query()
}

export async function reading() {
  // @ts-expect-error a field that there is not
  await client.leads.list.query({ where: { scoer: { gte: 50 } } })
  // @ts-expect-error a number is no text
  await client.leads.list.query({ where: { score: { gte: '50' } } })
  // @ts-expect-error a status that there is not
  await client.leads.list.query({ where: { status: 'lost' } })
  // @ts-expect-error nor inside another condition
  await client.leads.list.query({ where: { any: [{ status: { in: ['new', 'lost'] } }] } })
  // @ts-expect-error an operator that there is not
  await client.leads.list.query({ where: { score: { above: 50 } } })
  // @ts-expect-error an option that there is not
  await client.leads.list.query({ offset: 50 })
  // @ts-expect-error without the id
  await client.leads.get.query()
  // @ts-expect-error a field of a row that there is not
  ;(await client.leads.get.query({ id })).title
}

export async function writing() {
  // @ts-expect-error without a required field
  await client.leads.create.mutate({ email: 'ada@example.com' })
  // @ts-expect-error a field that there is not
  await client.leads.create.mutate({ name: 'Ada', titel: 'Dr' })
  // @ts-expect-error a field that only its plugin writes
  await client.leads.create.mutate({ name: 'Ada', rank: 3 })
  // @ts-expect-error a required field may not be emptied
  await client.leads.update.mutate({ id, set: { name: null } })
  // @ts-expect-error values belong into set
  await client.leads.update.mutate({ id, score: 60 })
  // @ts-expect-error a live stream is no query
  await client.kernel.live.query()
}

// @ts-expect-error leads needs accounts
export const incomplete = defineConfig({ plugins: [leads] })
