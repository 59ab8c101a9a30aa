import { Readable } from 'node:stream'
import { defineContract, definePlugin, mutation } from '@kith/sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type ActivitiesContract, activitiesContract, activity } from '../contract/index.ts'
import { code, type Office, startOffice } from '../fixture/app.ts'

const contract = defineContract({
  name: 'meddler',
  version: '0.1.0',
  permissions: { 'meddler.meddle': 'Change what is another’s' },
  operations: {
    meddle: mutation({
      needs: 'meddler.meddle',
      input: z.object({ id: z.string(), verb: z.enum(['update', 'delete', 'restore']) }),
      output: z.object({}),
    }),
  },
})
const meddler = definePlugin<typeof contract, ActivitiesContract>({
  contract,
  dependsOn: [activitiesContract],
  writes: { 'activities.activity': ['update', 'delete', 'restore'] },
  handlers: {
    meddle: (ctx, { id, verb }) => {
      if (verb === 'update') ctx.change.update(activity, id, { subject: 'meddled' })
      else if (verb === 'delete') ctx.change.delete(activity, id)
      else ctx.change.restore(activity, id)
      return {}
    },
  },
})

async function* bytes(text: string) {
  yield Buffer.from(text)
}

describe.each(['done', 'cancelled'] as const)('R59: an activity that is %s cannot be changed', state => {
  let office: Office
  let id: string
  let before: unknown
  let file: { id: string }
  let removed: { id: string }
  const record = () => ({ entity: 'activities.activity', id })
  const attach = async (name: string) => {
    const actor = await office.app.actorOf(office.lin.id)
    if (!actor) throw new Error('no actor')
    return (await office.app.attach(actor, { ...record(), name, body: bytes(name) })) as { id: string }
  }
  beforeEach(async () => {
    office = await startOffice({ plugins: [meddlerBehind()] })
    id = await office.plan({ about: { entity: 'accounts.account', id: office.account } })
    file = await attach('memo.txt')
    removed = await attach('old memo.txt')
    await office.lin.caller.call('kernel.removeAttachment', { id: removed.id })
    if (state === 'done') await office.lin.caller.call('activities.complete', { id, feedback: 'All said' })
    else await office.lin.caller.call('activities.cancel', { id, reason: 'Ill' })
    before = await office.get(id)
  })
  afterEach(async () => {
    expect(await office.get(id)).toEqual(before)
    await office.close()
  })
  // The order of plugins is that of their dependencies: it is given before the one that it depends on.
  const meddlerBehind = () => meddler
  const everybody = () => [office.lin.caller, office.boss.caller, office.admin]
  const closed = code('activities.closed')

  test('R59: on the screen or by the API, by nobody', async () => {
    for (const who of everybody()) {
      for (const set of [{ subject: 'x' }, { state: 'planned' }, { feedback: 'other' }, { owner: office.chen.id }]) {
        await expect(who.call('activities.update', { id, set })).rejects.toMatchObject(closed)
      }
    }
    const refused = [
      ['lin', 'activities.delete'],
      ['admin', 'activities.delete'],
    ] as const
    for (const [who, operation] of refused) {
      const caller = who === 'lin' ? office.lin.caller : office.admin
      await expect(caller.call(operation, { id })).rejects.toMatchObject(closed)
    }
  })

  test('R59: by no operation of the module itself', async () => {
    const calls: [string, object][] = [
      ['activities.start', { id }],
      ['activities.complete', { id, feedback: 'x' }],
      ['activities.reject', { id, reason: 'x' }],
      ['activities.cancel', { id }],
      ['activities.delegate', { id, to: office.chen.id }],
      ['activities.assign', { id, owner: office.chen.id }],
    ]
    for (const [operation, input] of calls) {
      await expect(office.boss.caller.call(operation, input), operation).rejects.toMatchObject({
        code: 'activities.closed',
      })
    }
  })

  test('R59: by no other module, whatever it declares', async () => {
    for (const verb of ['update', 'delete', 'restore']) {
      await expect(office.admin.call('meddler.meddle', { id, verb })).rejects.toMatchObject({
        code: verb === 'restore' ? expect.any(String) : 'KITH_REJECTED',
      })
    }
  })

  test('R59: by no restore, and no merge, into it or out of it', async () => {
    await expect(office.admin.call('activities.restore', { id })).rejects.toMatchObject({ code: expect.any(String) })
    const other = await office.plan()
    for (const [into, from] of [
      [id, other],
      [other, id],
    ]) {
      await expect(
        office.admin.call('kernel.merge', { entity: 'activities.activity', into, from: [from] }),
      ).rejects.toMatchObject(closed)
    }
  })

  test('R59: no file is added, removed or put back', async () => {
    await expect(attach('more.txt')).rejects.toMatchObject(closed)
    await expect(office.admin.call('kernel.removeAttachment', { id: file.id })).rejects.toMatchObject(closed)
    await expect(office.admin.call('kernel.restoreAttachment', { id: removed.id })).rejects.toMatchObject(closed)
    const { rows } = await office.lin.caller.call<{ rows: { id: string }[] }>('kernel.attachmentsOf', record())
    expect(rows.map(row => row.id)).toEqual([file.id])
  })

  test('R59: by no import, and not by undoing one', async () => {
    const admin = office.actor({ id: 'token', kind: 'token', roles: ['administrator'] })
    const take = async (rows: string) => {
      const body = Readable.from([`Subject,Type,State,Place\n${rows}\n`])
      const file = (await office.app.receiveFile(admin, { name: 'a.csv', body })) as { id: string }
      const columns = ['subject', 'type', 'state', 'location'].map((to, from) => ({
        from,
        to,
        ...(to === 'type' ? { by: 'name' } : {}),
      }))
      const mapping = { entity: 'activities.activity', columns, match: 'subject' }
      const run = await office.admin.call<{ id: string }>('kernel.startImport', {
        files: [{ file: file.id, ...mapping }],
        source: 'test',
      })
      await office.idle()
      const found = await office.admin.call<{ problems: object[] }>('kernel.importProblems', { id: run.id })
      return { id: run.id, problems: found.problems }
    }
    const changed = await take('Ring them,Call,planned,Elsewhere')
    expect(changed.problems).toMatchObject([{ rejected: true, problems: [{ code: 'activities.closed' }] }])
    const made = await take('From the other system,Call,done,Here')
    expect(made.problems).toEqual([])
    const [old] = await office.list({ subject: 'From the other system' })
    expect(old).toMatchObject({ state: 'done', location: 'Here' })
    await office.admin.call('kernel.undoImport', { id: made.id })
    await office.idle()
    expect(await office.get(old?.id as string)).toEqual(old)
  })

  test('R59: not when its people’s records are handed over, nor in bulk', async () => {
    const open = await office.plan()
    const { batch } = await office.admin.call<{ batch: string }>('kernel.handOver', {
      from: office.lin.id,
      to: [office.chen.id],
      entities: ['activities.activity'],
    })
    await office.idle()
    expect(await office.get(open)).toMatchObject({ owner: office.chen.id })
    expect(await office.admin.call('kernel.batches.get', { id: batch })).toMatchObject({
      result: { given: { 'activities.activity': 1 }, kept: [{ id, code: 'KITH_REJECTED' }] },
    })
  })

  test('what it is about may be deleted or merged: the activity keeps what was said', async () => {
    const copy = await office.admin.call<{ id: string }>('accounts.create', { name: 'ACME Ltd' })
    await office.admin.call('kernel.merge', { entity: 'accounts.account', into: copy.id, from: [office.account] })
    const moved = await office.get(id)
    expect(moved).toMatchObject({ account: copy.id, about: { id: copy.id }, state })
    await office.admin.call('accounts.delete', { id: copy.id })
    expect(await office.get(id)).toMatchObject({ account: null, state })
    before = await office.get(id)
  })
})
