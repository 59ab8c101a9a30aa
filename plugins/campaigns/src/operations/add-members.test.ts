import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Crm, startCrm } from '../fixture/app.ts'

let crm: Crm
beforeEach(async () => {
  crm = await startCrm()
})
afterEach(() => crm.close())

interface Added {
  readonly added: number
  readonly known: number
  readonly refused: number
  readonly next: string | null
}

const make = async (operation: string, values: object) =>
  (await crm.admin.call<{ id: string }>(`${operation}.create`, values)).id
const segment = (values: object) => make('campaigns.segments', { name: 'Some', ...values })

/** All batches of a segment, added up. */
async function add(id: string, of: string) {
  let [total, after]: [Omit<Added, 'next'>, string | null] = [{ added: 0, known: 0, refused: 0 }, null]
  do {
    const one: Added = await crm.admin.call<Added>('campaigns.addMembers', { id, segment: of, ...(after && { after }) })
    after = one.next
    total = {
      added: total.added + one.added,
      known: total.known + one.known,
      refused: total.refused + one.refused,
    }
  } while (after !== null)
  return total
}

describe('R82: people are chosen by industry, occupation, age band and region', () => {
  test('leads by industry and region, contacts by occupation and age band, contacts of accounts', async () => {
    const { id } = await crm.campaign({ writes: false })
    await make('leads', { name: 'In', industry: 'mining', region: 'east-china' })
    await make('leads', { name: 'Out', industry: 'mining', region: 'north-china' })
    const account = await make('accounts', { name: 'Orion', industry: 'mining' })
    await make('accounts.contacts', { name: 'Of Orion', account })
    const person = { occupation: 'Operator', ageBand: '25-34' }
    await make('accounts.contacts', { name: 'Operator', ext: { campaigns: person } })
    await make('accounts.contacts', { name: 'Older', ext: { campaigns: { ...person, ageBand: '45-54' } } })
    const of = await segment({
      leads: { industry: 'mining', region: 'east-china' },
      contacts: { 'ext.campaigns.occupation': 'operator', 'ext.campaigns.ageBand': { in: ['25-34', '35-44'] } },
      accounts: { industry: 'mining' },
    })
    const { parts } = await crm.admin.call<{ parts: object[] }>('campaigns.preview', { id: of })
    expect(parts).toMatchObject([
      { entity: 'leads.lead', count: 1, capped: false, rows: [{ name: 'In' }] },
      { entity: 'accounts.contact', count: 1, rows: [{ name: 'Operator' }] },
      { entity: 'accounts.account', count: 1, rows: [{ name: 'Orion' }] },
    ])
    expect(await add(id, of)).toEqual({ added: 3, known: 0, refused: 0 })
    expect((await crm.members(id)).map(row => row.response)).toEqual(['planned', 'planned', 'planned'])
  })

  test('a segment that says nothing means nobody, and is not saved', async () => {
    for (const values of [{}, { leads: {} }, { leads: null, accounts: {} }]) {
      await expect(segment(values)).rejects.toMatchObject({ details: { code: 'campaigns.segment_empty' } })
    }
  })

  test('a condition that cannot be asked is not saved, and it is said where it is wrong', async () => {
    await expect(segment({ contacts: { age: 30 } })).rejects.toMatchObject({
      details: { code: 'condition.unknown_field', path: 'contacts.age' },
    })
  })
})

describe('adding members', () => {
  test('is done in batches, and again adds nobody twice', async () => {
    const { id } = await crm.campaign({ writes: false })
    for (let at = 0; at < 120; at++) await make('leads', { name: `Lead ${at}`, industry: 'mining' })
    const of = await segment({ leads: { industry: 'mining' } })
    const first = await crm.admin.call<Added>('campaigns.addMembers', { id, segment: of })
    expect(first).toMatchObject({ added: 100, next: expect.any(String) })
    expect(await add(id, of)).toEqual({ added: 20, known: 100, refused: 0 })
    expect(await add(id, of)).toEqual({ added: 0, known: 120, refused: 0 })
  })

  test('two at once make nobody a member twice', async () => {
    const { id } = await crm.campaign({ writes: false })
    for (let at = 0; at < 10; at++) await make('leads', { name: `Lead ${at}`, industry: 'mining' })
    const of = await segment({ leads: { industry: 'mining' } })
    const both = await Promise.all([add(id, of), add(id, of), add(id, of)])
    expect(both.reduce((sum, { added }) => sum + added, 0)).toBe(10)
    expect(await crm.members(id)).toHaveLength(10)
  })

  test('adds only whom one may write to, where the campaign writes', async () => {
    const { id } = await crm.campaign()
    const lead = async (email?: string) => make('leads', { name: 'Ann', industry: 'mining', ...(email && { email }) })
    const agreed = await lead('agreed@example.com')
    const refused = await lead('refused@example.com')
    await lead('silent@example.com')
    await lead()
    for (const [about, email, state] of [
      [agreed, 'agreed@example.com', 'given'],
      [refused, 'refused@example.com', 'withdrawn'],
    ]) {
      await crm.admin.call('consents.record', {
        about: { entity: 'leads.lead', id: about },
        email,
        state,
        purpose: 'news',
        note: 'By telephone',
      })
    }
    expect(await add(id, await segment({ leads: { industry: 'mining' } }))).toEqual({ added: 1, known: 0, refused: 3 })
    expect(await crm.members(id)).toMatchObject([{ lead: agreed }])
  })

  test('who is a member by the same address is known', async () => {
    const { id } = await crm.campaign({ writes: false })
    const contact = await make('accounts.contacts', { name: 'Ann', email: 'ann@example.com' })
    await make('campaigns.members', { campaign: id, contact })
    for (const email of ['ann@example.com', 'bob@example.com', 'bob@example.com']) {
      await make('leads', { name: 'One', industry: 'mining', email })
    }
    expect(await add(id, await segment({ leads: { industry: 'mining' } }))).toEqual({ added: 1, known: 2, refused: 0 })
  })

  test('is for marketing, of people that one may see', async () => {
    const { id } = await crm.campaign()
    const of = await segment({ leads: { industry: 'mining' } })
    const lin = await crm.person('Lin', { roles: ['sales'] })
    await expect(lin.call('campaigns.addMembers', { id, segment: of })).rejects.toMatchObject({ code: 'KITH_DENIED' })
    await expect(lin.call('campaigns.preview', { id: of })).rejects.toMatchObject({ code: 'KITH_DENIED' })
    const may = await crm.person('May', { roles: ['marketing'] })
    const missing = { id, segment: id }
    await expect(may.call('campaigns.addMembers', missing)).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
  })
})
