import { afterEach, beforeEach, expect, test } from 'vitest'
import { code, type Office, startOffice } from '../fixture/app.ts'

let office: Office
beforeEach(async () => {
  office = await startOffice()
})
afterEach(() => office.close())

const given = async (values: object = {}) => office.plan({ owner: office.lin.id, ...values }, office.boss.caller)

test('R53: what a manager assigns stands in the plan of who gets it', async () => {
  const id = await given({ start: '2026-01-05T09:00:00Z' })
  expect(await office.get(id)).toMatchObject({
    owner: office.lin.id,
    state: 'planned',
    assignedBy: office.boss.id,
    assignedAt: '2026-01-05T08:00:00.000Z',
  })
  expect((await office.list({ owner: office.lin.id }, office.lin.caller)).map(row => row.id)).toEqual([id])
  const { rows } = await office.lin.caller.call<{ rows: { id: string }[] }>('activities.calendar', {
    from: '2026-01-05T00:00:00Z',
    to: '2026-01-06T00:00:00Z',
  })
  expect(rows.map(row => row.id)).toEqual([id])
})

test('R54: who gets one is told at once, and at his log-in of that day', async () => {
  const id = await given({ due: '2026-01-08T00:00:00Z' })
  await office.idle()
  expect(office.mailsOf('For you: Ring them')).toEqual([office.lin.email])
  const day = () => office.lin.caller.call('activities.today', {})
  expect(await day()).toMatchObject({ fresh: [{ id, ownerName: 'Lin' }], today: [], overdue: [], late: 0 })
  await office.clock.advance('1d')
  expect(await day()).toMatchObject({ fresh: [], today: [], overdue: [] })
  await office.clock.advance('3d')
  expect(await day()).toMatchObject({ overdue: [{ id, isLate: true }], late: 1 })
})

test('R54: what one planned oneself is no news', async () => {
  await office.plan({ start: '2026-01-05T09:00:00Z' })
  await office.idle()
  expect(office.mailsOf('For you')).toEqual([])
  expect(await office.lin.caller.call('activities.today', {})).toMatchObject({ fresh: [], today: [{}] })
})

test('R56: who got it hands it back with a reason, and the manager is told by mail', async () => {
  const id = await given()
  await expect(office.lin.caller.call('activities.reject', { id, reason: ' ' })).rejects.toMatchObject({
    code: 'KITH_INVALID',
  })
  await office.lin.caller.call('activities.reject', { id, reason: 'I am in Tianjin' })
  await office.idle()
  const mail = office.mails().find(one => one.subject === 'Handed back: Ring them')
  expect(mail?.to).toBe(office.boss.email)
  expect(mail?.text).toContain('I am in Tianjin')
  expect(await office.get(id)).toMatchObject({ state: 'rejected', closedAt: null })
  await office.boss.caller.call('activities.assign', { id, owner: office.chen.id })
  expect(await office.get(id)).toMatchObject({ state: 'planned', owner: office.chen.id })
})

test('R56: what one planned oneself is handed back to one’s superior, in his language, by the API too', async () => {
  await office.admin.call('kernel.users.update', { id: office.boss.id, set: { locale: 'zh-CN' } })
  const id = await office.plan()
  await expect(office.lin.caller.call('activities.update', { id, set: { state: 'rejected' } })).rejects.toMatchObject(
    code('activities.no_reason'),
  )
  await office.lin.caller.call('activities.update', { id, set: { state: 'rejected', reason: '出差' } })
  await office.idle()
  expect(office.mailsOf('已退回：Ring them')).toEqual([office.boss.email])
})

test('R64: one passes one’s own to a colleague; a manager that of his people; nobody else’s', async () => {
  const id = await office.plan()
  await office.lin.caller.call('activities.delegate', { id, to: office.chen.id })
  await office.idle()
  expect(office.mailsOf('For you')).toEqual([office.chen.email])
  expect(await office.get(id)).toMatchObject({ owner: office.chen.id, assignedBy: office.lin.id })
  await expect(office.lin.caller.call('activities.delegate', { id, to: office.lin.id })).rejects.toMatchObject({
    code: 'KITH_DENIED',
  })
  await office.branch.caller.call('activities.assign', { id, owner: office.lin.id })
  expect(await office.get(id)).toMatchObject({ owner: office.lin.id })
  await expect(office.boss.caller.call('activities.assign', { id, owner: office.stranger.id })).rejects.toMatchObject({
    code: 'KITH_DENIED',
  })
  await expect(office.chen.caller.call('activities.assign', { id, owner: office.chen.id })).rejects.toMatchObject({
    code: 'KITH_DENIED',
  })
  await expect(
    office.lin.caller.call('activities.delegate', { id, to: '0197a000-0000-7000-8000-000000000000' }),
  ).rejects.toMatchObject({ code: 'activities.unknown_owner' })
})

test('R64: a manager reviews what his people have closed', async () => {
  const id = await office.plan()
  await office.lin.caller.call('activities.complete', { id })
  const review = { activity: id, verdict: 'again', note: 'Ask for the budget' }
  await office.boss.caller.call('activities.reviews.create', review)
  await expect(office.chen.caller.call('activities.reviews.create', review)).rejects.toMatchObject({
    code: 'KITH_DENIED',
  })
  expect(await office.lin.caller.call('activities.reviews.list')).toMatchObject({ rows: [review] })
})

test('R56, R64: what waits for a manager’s review, and what he says of it, once', async () => {
  const back = await office.plan({ subject: 'Back', owner: office.lin.id }, office.boss.caller)
  await office.lin.caller.call('activities.reject', { id: back, reason: 'No time' })
  const [one, two] = [await office.plan({ subject: 'One' }), await office.plan({ subject: 'Two' })]
  for (const id of [one, two]) await office.lin.caller.call('activities.complete', { id, feedback: 'Yes' })
  const strange = await office.plan({ subject: 'Strange' }, office.stranger.caller)
  await office.stranger.caller.call('activities.complete', { id: strange })
  const own = await office.plan({ subject: 'Own' }, office.boss.caller)
  await office.boss.caller.call('activities.complete', { id: own })

  type Rows = { readonly back: { id: string }[]; readonly done: { id: string; feedback: string }[] }
  const waiting = () => office.boss.caller.call<Rows>('activities.reviewing', {})
  expect(await waiting()).toMatchObject({ back: [{ id: back, reason: 'No time' }], more: false })
  expect(new Set((await waiting()).done.map(({ id, feedback }) => `${id} ${feedback}`))).toEqual(
    new Set([`${one} Yes`, `${two} Yes`]),
  )
  const say = (id: string, more = {}, as = office.boss) => as.caller.call('activities.review', { id, ...more })
  expect(await say(one)).toMatchObject({ id: one, next: null })
  await office.idle()
  expect(office.mailsOf('Well done: One')).toEqual([office.lin.email])
  const refused = (error: unknown) => expect.objectContaining({ code: error })
  await expect(say(one)).rejects.toEqual(refused('activities.reviewed'))
  await expect(say(back)).rejects.toEqual(refused('activities.not_done'))
  await expect(say(two, { verdict: 'again' })).rejects.toEqual(refused('activities.no_note'))
  for (const id of [strange, own]) await expect(say(id, {}, office.boss)).rejects.toBeInstanceOf(Error)
  await expect(say(two, {}, office.chen)).rejects.toEqual(refused('KITH_DENIED'))

  const again = { verdict: 'again', note: 'Ask for the budget', due: '2026-01-08T02:00:00.000Z' }
  const { next } = (await say(two, again)) as { next: string }
  expect(await office.get(next)).toMatchObject({
    subject: 'Two',
    owner: office.lin.id,
    state: 'planned',
    previous: two,
    plan: 'Ask for the budget',
    due: '2026-01-08T02:00:00.000Z',
  })
  await office.idle()
  expect(office.mailsOf('For you: Two')).toEqual([office.lin.email])
  expect(await waiting()).toMatchObject({ back: [{ id: back }], done: [] })
})

test('R64: of two managers who review one activity at once, one does', async () => {
  const id = await office.plan()
  await office.lin.caller.call('activities.complete', { id })
  const both = [office.boss, office.branch].map(({ caller }) => caller.call('activities.review', { id }))
  const answers = await Promise.allSettled(both)
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'activities.reviewed' } })
})
