import { defineContract, definePlugin, type Infer, query } from '@kith/sdk'
import { createTestApp, type TestApp } from '@kith/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type AccountsContract, accountsContract } from '../contract/index.ts'
import { accounts } from '../plugin.ts'

// `match` is for other modules: this one asks in their place.
const contract = defineContract({
  name: 'asker',
  version: '0.1.0',
  permissions: { 'asker.ask': 'Ask' },
  operations: { ask: query({ needs: 'asker.ask', input: z.any(), output: z.any() }) },
})
interface AskerContract extends Infer<typeof contract> {}
const asker = definePlugin<AskerContract, AccountsContract>({
  contract,
  dependsOn: [accountsContract],
  handlers: { ask: (ctx, key) => ctx.query(accountsContract).match(key) },
})

let app: TestApp
beforeEach(async () => {
  app = await createTestApp({ plugins: [accounts, asker as never] })
})
afterEach(() => app.close())

const make = async (operation: string, values: object) => (await app.admin.call<{ id: string }>(operation, values)).id
const match = (key: object) =>
  app.admin.call('asker.ask', { kind: 'organisation', company: null, email: null, phone: null, ...key })

test('nobody is nobody', async () => {
  expect(await match({})).toEqual({ account: null, contact: null })
  expect(await match({ company: 'ACME', email: 'ann@example.com' })).toEqual({ account: null, contact: null })
})

test('R22: a contact leads to the account that he is in, whatever company was given', async () => {
  const account = await make('accounts.create', { name: 'ACME' })
  const contact = await make('accounts.contacts.create', { name: 'Ann', email: 'Ann@Example.com', account })
  await make('accounts.create', { name: 'Other' })
  expect(await match({ email: 'ann@example.com', company: 'Other' })).toEqual({ account, contact })
})

test('an e-mail says more than a phone, and of several the oldest is meant', async () => {
  const first = await make('accounts.contacts.create', { name: 'A', phone: '13801395136' })
  await make('accounts.contacts.create', { name: 'B', phone: '138 0139 5136' })
  const byMail = await make('accounts.contacts.create', { name: 'C', email: 'c@example.com' })
  expect(await match({ phone: '+8613801395136' })).toEqual({ account: null, contact: first })
  expect(await match({ phone: '+8613801395136', email: 'c@example.com' })).toEqual({ account: null, contact: byMail })
})

test('R21: an organisation is met by its name, a person by e-mail or phone and never by the name alone', async () => {
  const organisation = await make('accounts.create', { name: '上海港集团' })
  const person = await make('accounts.create', { name: '张伟', kind: 'person', email: 'zhang@example.com' })
  expect(await match({ company: '上海港集团' })).toMatchObject({ account: organisation })
  expect(await match({ kind: 'person', company: '张伟' })).toMatchObject({ account: null })
  expect(await match({ kind: 'person', email: 'zhang@example.com' })).toMatchObject({ account: person })
  expect(await match({ company: '张伟' })).toMatchObject({ account: null })
})

test('R32: sales changes the customers that it deals with, and sees all', async () => {
  const lin = app.actor({ roles: ['sales'] })
  await app.admin.call('kernel.users.create', { name: 'Lin', email: 'lin@example.com' })
  const mine = await app.as(lin).call<{ id: string }>('accounts.contacts.create', { name: 'Mine', owner: lin.id })
  const other = await make('accounts.contacts.create', { name: 'Another’s' })
  expect(await app.as(lin).call('accounts.contacts.update', { id: mine.id, set: { title: 'Buyer' } })).toMatchObject({
    title: 'Buyer',
  })
  expect(await app.as(lin).call('accounts.contacts.get', { id: other })).toMatchObject({ name: 'Another’s' })
  const update = app.as(lin).call('accounts.contacts.update', { id: other, set: { title: 'x' } })
  await expect(update).rejects.toMatchObject({ code: 'KITH_DENIED' })
})

test.each([
  ['13801395136', '+8613801395136'],
  ['138 0139 5136', '+8613801395136'],
  ['010 85868466', '+861085868466'],
  ['(010) 8586-8466', '+861085868466'],
  ['+44 20 7946 0123', '+442079460123'],
])('R29: %s is stored as %s, and the contact is met by it', async (written, stored) => {
  const id = await make('accounts.contacts.create', { name: 'Ann', phone: written })
  expect(await app.admin.call('accounts.contacts.get', { id })).toMatchObject({ phone: stored })
  expect(await match({ phone: stored })).toMatchObject({ contact: id })
})

test('R29: what is no number is refused at its field', async () => {
  await expect(make('accounts.contacts.create', { name: 'Ann', phone: '13*01395136' })).rejects.toMatchObject({
    code: 'KITH_INVALID',
    details: { problems: [{ path: 'phone', code: 'format' }] },
  })
})

test('nobody calls it from outside', async () => {
  await expect(app.admin.call('accounts.match', {})).rejects.toMatchObject({ code: 'KITH_OPERATION' })
})
