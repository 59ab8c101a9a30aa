import { Readable } from 'node:stream'
import { text as words } from 'node:stream/consumers'
import { defineContract, definePlugin, entity, policy, ref, tap, text, user } from '@kith/sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ActivitiesContract, activitiesContract } from '../contract/index.ts'
import { code, type Office, startOffice } from '../fixture/app.ts'

let office: Office
const about = () => ({ entity: 'accounts.account', id: office.account })
const start = async (...args: Parameters<typeof startOffice>) => {
  office = await startOffice(...args)
}
afterEach(() => office.close())

describe('the life of an activity', () => {
  beforeEach(() => start())

  test('R51: types are an editable list that comes with every installation', async () => {
    const { rows } = await office.admin.call<{ rows: { code: string; name: string }[] }>('activities.types.list', {
      sort: ['position'],
    })
    expect(rows.map(row => row.code)).toEqual([
      'call',
      'visit',
      'meeting',
      'email',
      'sms',
      'fax',
      'demonstration',
      'revisit',
      'task',
    ])
    expect(rows.map(row => row.name)).toContain('On-site revisit')
    await office.boss.caller.call('activities.types.create', { code: 'fair', name: 'Trade fair' })
    expect(await office.get(await office.plan({ type: 'fair' }))).toMatchObject({ subject: 'Ring them' })
    await expect(office.lin.caller.call('activities.types.create', { code: 'x', name: 'x' })).rejects.toMatchObject(
      code('KITH_DENIED'),
    )
    await expect(office.admin.call('activities.types.create', { code: 'A b', name: 'x' })).rejects.toMatchObject(
      code('activities.type_code'),
    )
  })

  test('R52: planned, begun, done with feedback, counted', async () => {
    const id = await office.plan({ type: 'visit', about: about(), start: '2026-01-06T02:00:00Z', plan: 'Show it' })
    expect(await office.get(id)).toMatchObject({
      state: 'planned',
      owner: office.lin.id,
      end: '2026-01-06T03:00:00.000Z',
      at: '2026-01-06T02:00:00.000Z',
      month: '2026-01',
      assignedAt: null,
    })
    expect(await office.lin.caller.call('activities.start', { id })).toEqual({ id, state: 'in-progress' })
    expect(await office.lin.caller.call('activities.complete', { id, feedback: 'They want two.' })).toEqual({
      id,
      state: 'done',
      next: null,
    })
    expect(await office.get(id)).toMatchObject({
      state: 'done',
      feedback: 'They want two.',
      closedAt: '2026-01-05T08:00:00.000Z',
      closedBy: office.lin.id,
    })
    expect(await office.lin.caller.call('activities.statistics', { by: 'state' })).toMatchObject({
      rows: [{ key: 'done', total: 1, done: 1 }],
    })
  })

  test('R60: a visit is done once its feedback is entered, and belongs to the account of what it is about', async () => {
    const contact = await office.lin.caller.call<{ id: string }>('accounts.contacts.create', {
      name: 'Zhou Min',
      account: office.account,
      owner: office.lin.id,
    })
    const id = await office.plan({ type: 'visit', about: { entity: 'accounts.contact', id: contact.id } })
    expect(await office.get(id)).toMatchObject({ account: office.account })
    await expect(office.lin.caller.call('activities.complete', { id })).rejects.toMatchObject(
      code('activities.no_feedback'),
    )
    await expect(office.lin.caller.call('activities.update', { id, set: { state: 'done' } })).rejects.toMatchObject(
      code('activities.no_feedback'),
    )
    await office.lin.caller.call('activities.complete', { id, feedback: 'Good' })
    const call = await office.plan({ type: 'call' })
    expect(await office.lin.caller.call('activities.complete', { id: call })).toMatchObject({ state: 'done' })
  })

  test('R61: what comes next is planned with the feedback, about the same, and is linked', async () => {
    const id = await office.plan({ about: about() })
    const { next } = await office.lin.caller.call<{ next: string }>('activities.complete', {
      id,
      feedback: 'Ring again',
      followUp: { subject: 'Ring again', due: '2026-01-12T02:00:00Z' },
    })
    expect(await office.get(next)).toMatchObject({
      previous: id,
      account: office.account,
      owner: office.lin.id,
      state: 'planned',
    })
    const later = await office.lin.caller.call<{ id: string }>('activities.followUp', { id, subject: 'And again' })
    expect(await office.get(later.id)).toMatchObject({ previous: id })
    expect(await office.lin.caller.call('kernel.related', { entity: 'activities.activity', id })).toBeDefined()
  })

  test('what was done is noted at once', async () => {
    const { id, next } = await office.lin.caller.call<{ id: string; next: string }>('activities.log', {
      type: 'call',
      subject: 'They rang',
      about: about(),
      execution: 'Asked for a price',
      followUp: { type: 'task', subject: 'Send the price', due: '2026-01-06T09:00:00Z' },
    })
    expect(await office.get(id)).toMatchObject({
      state: 'done',
      closedBy: office.lin.id,
      start: '2026-01-05T08:00:00.000Z',
    })
    expect(await office.get(next)).toMatchObject({ previous: id, state: 'planned' })
  })

  test('R70: it stands on the timeline of its record and of the account, for whoever may see it', async () => {
    const contact = await office.lin.caller.call<{ id: string }>('accounts.contacts.create', {
      name: 'Zhou Min',
      account: office.account,
      owner: office.lin.id,
    })
    const id = await office.plan({ about: { entity: 'accounts.contact', id: contact.id } })
    const other = await office.lin.caller.call<{ id: string }>('activities.log', {
      type: 'call',
      subject: 'With both',
      with: [{ entity: 'accounts.contact', id: contact.id }],
    })
    const timeline = async (entity: string, record: string, as = office.lin.caller) =>
      (
        await as.call<{ rows: { type: string; record: { id: string } }[] }>('kernel.timeline', { entity, id: record })
      ).rows
        .filter(row => row.type !== 'change')
        .map(row => row.record.id)
    expect(await timeline('accounts.contact', contact.id)).toEqual(expect.arrayContaining([id, other.id]))
    expect(await timeline('accounts.account', office.account)).toContain(id)
  })

  test('two close it at once: one does, the other is told', async () => {
    const id = await office.plan()
    const answers = await Promise.allSettled([
      office.lin.caller.call('activities.complete', { id, feedback: 'A' }),
      office.boss.caller.call('activities.complete', { id, feedback: 'B' }),
    ])
    expect(answers.map(answer => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = answers.find(answer => answer.status === 'rejected') as PromiseRejectedResult
    // By the operation, or, where the other came in between, by the rule that guards what is closed.
    const { code, details } = refused.reason as { code: string; details: { code?: string } }
    expect(code === 'KITH_REJECTED' ? details.code : code).toBe('activities.closed')
    await expect(office.lin.caller.call('activities.complete', { id })).rejects.toMatchObject({
      code: 'activities.closed',
    })
  })

  test('a bad period, type, record or person is refused with a code', async () => {
    const [start, end] = ['2026-01-06T02:00:00Z', '2026-01-06T01:00:00Z']
    const gone = '0197a000-0000-7000-8000-000000000000'
    const wrong: [Record<string, unknown>, string][] = [
      [{ start, end }, 'activities.ends_before_start'],
      [{ end }, 'activities.no_start'],
      [{ about: { entity: 'accounts.account', id: gone } }, 'activities.unknown_about'],
      [{ about: { entity: 'nobody.knows', id: gone } }, 'activities.unknown_about'],
      [{ participants: [gone] }, 'activities.unknown_participant'],
    ]
    for (const [values, wanted] of wrong) await expect(office.plan(values)).rejects.toMatchObject(code(wanted))
    await expect(office.plan({ type: 'seance' })).rejects.toMatchObject({ code: 'activities.unknown_type' })
    await expect(office.plan({ owner: gone }, office.admin)).rejects.toMatchObject(code('activities.unknown_owner'))
    const type = (await office.type('call')).id
    const values = { subject: 'x', type }
    for (const [more, wanted] of [
      [{ type: gone }, 'activities.unknown_type'],
      [{ owner: gone }, 'activities.unknown_owner'],
      [{ start, end }, 'activities.ends_before_start'],
      [{ state: 'rejected' }, 'activities.no_reason'],
    ] as const) {
      await expect(office.admin.call('activities.create', { ...values, ...more })).rejects.toMatchObject(code(wanted))
    }
    expect(await office.list()).toEqual([])
  })

  test('a record that one may not see cannot be spoken of', async () => {
    const hidden = { entity: 'activities.activity', id: await office.plan() }
    await expect(office.plan({ about: hidden }, office.stranger.caller)).rejects.toMatchObject(
      code('activities.unknown_about'),
    )
  })

  test('what comes again is planned by the clock of its owner, up to an end', async () => {
    const planned = await office.lin.caller.call<{ ids: string[]; series: string }>('activities.plan', {
      type: 'meeting',
      subject: 'Monday round',
      start: '2026-01-05T01:00:00Z',
      repeat: 'FREQ=WEEKLY;BYDAY=MO;COUNT=5',
    })
    expect(planned.ids).toHaveLength(5)
    expect((await office.list({ series: planned.series })).map(row => row.start)).toEqual(
      ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02'].map(day => `${day}T01:00:00.000Z`),
    )
    expect(await office.lin.caller.call('activities.cancelSeries', { series: planned.series })).toEqual({
      cancelled: 4,
    })
    const repeat = (rule: string, more: object = { start: '2026-01-05T01:00:00Z' }) =>
      office.plan({ repeat: rule, ...more })
    await expect(repeat('FREQ=DAILY')).rejects.toMatchObject({ code: 'activities.endless', details: { most: 100 } })
    await expect(repeat('FREQ=DAILY;COUNT=101')).rejects.toMatchObject({ code: 'activities.endless' })
    await expect(repeat('FREQ=SECONDLY;COUNT=3')).rejects.toMatchObject({ code: 'activities.bad_rule' })
    await expect(repeat('every day')).rejects.toMatchObject({ code: 'activities.bad_rule' })
    await expect(repeat('FREQ=DAILY;COUNT=3', {})).rejects.toMatchObject({ code: 'activities.no_start' })
  })

  test('nine o’clock stays nine o’clock when summer comes', async () => {
    await office.admin.call('kernel.users.update', { id: office.lin.id, set: { zone: 'Europe/Berlin' } })
    const { ids } = await office.lin.caller.call<{ ids: string[] }>('activities.plan', {
      type: 'meeting',
      subject: 'Round',
      start: '2026-03-23T08:00:00Z',
      repeat: 'FREQ=WEEKLY;COUNT=2',
    })
    expect((await Promise.all(ids.map(office.get))).map(row => row.start)).toEqual([
      '2026-03-23T08:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ])
  })

  test('R67: lists filter by everything, and find by words', async () => {
    const id = await office.plan({ about: about(), subject: 'Ask for the tender', priority: 'urgent' })
    await office.plan({ subject: 'Else', start: '2026-02-01T00:00:00Z' })
    const { id: type } = await office.type('call')
    for (const where of [
      { priority: 'urgent' },
      { account: office.account },
      { about: `accounts.account/${office.account}` },
      { all: [{ type }, { start: null }] },
      { subject: { contains: 'tender' } },
    ]) {
      expect((await office.list(where, office.lin.caller)).map(row => row.id)).toEqual([id])
    }
    expect(await office.lin.caller.call('kernel.search', { text: 'tender' })).toMatchObject({ hits: [{ id }] })
  })

  test('R68: the list that one may see is exported to Excel', async () => {
    await office.plan({ subject: 'Mine' })
    await office.plan({ subject: 'Not mine' }, office.stranger.caller)
    const { batch } = await office.boss.caller.call<{ batch: string }>('kernel.startExport', {
      entity: 'activities.activity',
      format: 'xlsx',
      columns: ['subject', 'type', 'owner'],
    })
    await office.idle()
    expect(await office.boss.caller.call('kernel.batches.get', { id: batch })).toMatchObject({
      status: 'done',
      error: null,
      result: { rows: 1 },
    })
  })

  test('R69: a memo is attached to it, and read by whoever may see it', async () => {
    const id = await office.plan({ type: 'meeting' })
    const record = { entity: 'activities.activity', id }
    const actorOf = async (who: { id: string }) => {
      const actor = await office.app.actorOf(who.id)
      if (!actor) throw new Error('no actor')
      return actor
    }
    const lin = await actorOf(office.lin)
    const memo = { ...record, name: 'Minutes.txt', body: Readable.from([Buffer.from('They want two.')]) }
    const file = (await office.app.attach(lin, memo)) as { id: string }
    expect(await office.boss.caller.call('kernel.attachmentsOf', record)).toMatchObject({
      rows: [{ id: file.id, name: 'Minutes.txt' }],
    })
    const { body } = await office.app.downloadAttachment(await actorOf(office.chen), file.id)
    expect(await words(body)).toBe('They want two.')
    const stranger = await actorOf(office.stranger)
    await expect(office.app.downloadAttachment(stranger, file.id)).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    const theirs = { ...record, name: 'x.txt', body: Readable.from([Buffer.from('x')]) }
    await expect(office.app.attach(await actorOf(office.chen), theirs)).rejects.toMatchObject({ code: 'KITH_DENIED' })
  })

  test('R72: statistics by type, person, state and month, under the rights of who asks', async () => {
    await office.plan({ type: 'visit', start: '2026-01-06T02:00:00Z' })
    await office.plan({ start: '2026-02-02T02:00:00Z' })
    await office.plan({ start: '2026-02-03T02:00:00Z' }, office.stranger.caller)
    const ask = async (by: string, more: object = {}, as = office.lin.caller) =>
      (
        await as.call<{ rows: { key: string; name: string; total: number }[] }>('activities.statistics', {
          by,
          ...more,
        })
      ).rows
    expect(await ask('month')).toMatchObject([
      { key: '2026-01', total: 1 },
      { key: '2026-02', total: 1 },
    ])
    expect((await ask('type')).map(row => [row.name, row.total]).sort()).toEqual([
      ['Call', 1],
      ['Visit', 1],
    ])
    expect(await ask('owner')).toMatchObject([{ key: office.lin.id, name: 'Lin', total: 2 }])
    expect(await ask('owner', {}, office.admin)).toHaveLength(2)
    expect(await ask('state', { from: '2026-02-01T00:00:00Z' })).toMatchObject([
      { key: 'planned', total: 1, planned: 1 },
    ])
  })
})

describe('R63: an activity becomes an opportunity', () => {
  const deal = entity('deals.deal', { fields: { name: text({ required: true }), owner: ref(user) } })
  const contract = defineContract({ name: 'deals', version: '0.1.0', main: deal })
  const deals = definePlugin<typeof contract, ActivitiesContract>({
    contract,
    dependsOn: [activitiesContract],
    handlers: {},
    policies: [policy(deal, [{ id: 'deals.all', roles: ['sales'], verbs: ['read'] }])],
    taps: [
      tap<typeof contract, ActivitiesContract>()(activitiesContract.hooks.converting, {
        id: 'deals.convert',
        shape: (ctx, draft) => {
          const id = ctx.change.create(deal, { name: draft.subject, owner: draft.owner })
          return { result: { entity: deal.name, id } }
        },
      }),
    ],
  })

  test('and stays linked, once, closed or not', async () => {
    await start({ plugins: [deals] })
    const id = await office.plan({ about: about() })
    await office.lin.caller.call('activities.complete', { id })
    const made = await office.lin.caller.call<{ entity: string; id: string }>('activities.convert', { id })
    expect(made).toMatchObject({ activity: id, entity: 'deals.deal' })
    expect(await office.lin.caller.call('kernel.related', { entity: made.entity, id: made.id })).toMatchObject({
      origin: [{ entity: 'activities.activity', id, label: 'Ring them' }],
    })
    await expect(office.lin.caller.call('activities.convert', { id })).rejects.toMatchObject({
      code: 'activities.converted',
    })
    expect(await office.admin.call('activities.conversions.list')).toMatchObject({
      rows: [{ activity: id, result: { entity: 'deals.deal', id: made.id } }],
    })
  })

  test('where no module answers, nothing is made', async () => {
    await start()
    const id = await office.plan()
    await expect(office.lin.caller.call('activities.convert', { id })).rejects.toMatchObject({
      code: 'activities.nothing_to_convert',
    })
  })
})
