import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, startDesk } from '../fixture/app.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

const customer = 'liu@example.com'
let n = 0
const mail = (values: object = {}) =>
  desk.admin.call<{ id: string; number: string | null; created: boolean }>('service.receiveMail', {
    from: customer,
    subject: 'Leak',
    text: 'It leaks.',
    messageId: `<${++n}@example.com>`,
    ...values,
  })
const lastSubject = () =>
  desk
    .mails()
    .filter(mail => mail.to === customer)
    .at(-1)?.subject ?? ''

describe('take, answer, solve, close, reopen', () => {
  test('one of a queue takes it, the other is told that it is gone', async () => {
    const [ann, bob] = [await desk.person('Ann'), await desk.person('Bob')]
    await desk.staff('Customer service', [ann.id, bob.id])
    const { id } = await desk.open()
    expect(await ann.caller.call('service.take', { id })).toEqual({ id, owner: ann.id })
    expect(await ann.caller.call('service.take', { id })).toEqual({ id, owner: ann.id })
    await expect(bob.caller.call('service.take', { id })).rejects.toMatchObject({ code: 'service.taken' })
    await expect(desk.admin.call('service.take', { id })).rejects.toMatchObject({ code: 'service.not_a_person' })
    expect(await desk.get(id)).toMatchObject({ state: 'in-progress', owner: ann.id })
  })

  test('of two who take it at once one gets it', async () => {
    const people = [await desk.person('Ann'), await desk.person('Bob'), await desk.person('Eve')]
    await desk.staff(
      'Customer service',
      people.map(({ id }) => id),
    )
    const { id } = await desk.open()
    const answers = await Promise.allSettled(people.map(({ caller }) => caller.call('service.take', { id })))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a manager gives it to somebody who is there', async () => {
    const ann = await desk.person('Ann')
    const { id } = await desk.open()
    await desk.admin.call('service.assign', { id, owner: ann.id })
    expect((await desk.get(id)).owner).toBe(ann.id)
    await desk.admin.call('kernel.users.update', { id: ann.id, set: { active: false } })
    await desk.admin.call('service.assign', { id, owner: null })
    await expect(desk.admin.call('service.assign', { id, owner: ann.id })).rejects.toMatchObject({
      code: 'service.unknown_owner',
    })
  })

  test('an answer goes out by mail with the thread’s reference, and stands in the conversation', async () => {
    const { id } = await desk.open({ email: customer, locale: 'zh-CN' })
    expect(await desk.admin.call('service.reply', { id, text: 'Please restart.', state: 'waiting' })).toMatchObject({
      state: 'waiting',
    })
    await desk.idle()
    expect(lastSubject()).toMatch(/^回复：Does not start \[C-000001-[a-z0-9]{8}\]$/)
    expect(await desk.talk(id)).toMatchObject([{ direction: 'out', text: 'Please restart.', email: customer }])
    const { id: other } = await desk.open()
    await expect(desk.admin.call('service.reply', { id: other, text: 'x' })).rejects.toMatchObject({
      code: 'service.no_address',
    })
    await desk.admin.call('service.note', { id, text: 'Only for us.' })
    expect((await desk.talk(id)).at(-1)).toMatchObject({ direction: 'note', email: null })
  })

  test('an answer to a closed case reopens it, or is refused by the setting', async () => {
    const { id } = await desk.open({ email: customer })
    await desk.admin.call('service.close', { id })
    await expect(desk.admin.call('service.solve', { id })).rejects.toMatchObject({ code: 'service.closed' })
    await desk.admin.call('service.reply', { id, text: 'One more thing.' })
    expect(await desk.get(id)).toMatchObject({ state: 'in-progress', closedAt: null, reopened: 1 })
    await expect(desk.admin.call('service.reopen', { id })).rejects.toMatchObject({ code: 'service.open' })
    await desk.close()
    desk = await startDesk({ settings: { service: { closedAnswer: 'refuse' } } })
    const { id: other } = await desk.open({ email: customer })
    await desk.admin.call('service.reply', { id: other, text: 'Done.' })
    await desk.idle()
    await desk.admin.call('service.close', { id: other })
    await expect(desk.admin.call('service.reply', { id: other, text: 'x' })).rejects.toMatchObject({
      code: 'service.closed',
    })
    await expect(mail({ subject: desk.told(customer)[0] })).rejects.toMatchObject({ code: 'service.closed' })
    await desk.admin.call('service.reopen', { id: other, reason: 'Not done.' })
    expect((await desk.get(other)).state).toBe('in-progress')
  })

  test('what is solved is closed by itself after some days, unless it was opened again', async () => {
    const [a, b] = [await desk.open(), await desk.open()]
    await desk.admin.call('service.solve', { id: a.id })
    await desk.admin.call('service.solve', { id: b.id })
    await desk.clock.advance('2d')
    await desk.admin.call('service.reopen', { id: b.id })
    await desk.clock.advance('4d')
    expect([(await desk.get(a.id)).state, (await desk.get(b.id)).state]).toEqual(['closed', 'in-progress'])
  })
})

describe('mails that arrive', () => {
  test('the first is a case, with the contact that it is from; its answer joins the thread', async () => {
    const { id: account } = await desk.admin.call<{ id: string }>('accounts.create', { name: 'Harbour Works' })
    await desk.admin.call('accounts.contacts.create', { name: 'Liu Yang', email: customer, account })
    const first = await mail()
    expect(first.created).toBe(true)
    expect(await desk.get(first.id)).toMatchObject({ subject: 'Leak', channel: 'mail', account, name: 'Liu Yang' })
    await desk.admin.call('service.reply', { id: first.id, text: 'Where?', state: 'waiting' })
    await desk.idle()
    const second = await mail({ subject: `Re: ${lastSubject()}`, text: 'Under the gearbox.' })
    expect(second).toMatchObject({ id: first.id, created: false })
    expect(await desk.get(first.id)).toMatchObject({ state: 'in-progress' })
    expect((await desk.talk(first.id)).map(({ direction }) => direction)).toEqual(['in', 'out', 'in'])
  })

  test('a number without its seal opens no thread of somebody else', async () => {
    const { id } = await mail()
    const forged = await mail({ subject: 'Re: Leak [C-000001-aaaaaaaa]', from: 'mallory@example.com' })
    expect(forged).toMatchObject({ created: true })
    expect(forged.id).not.toBe(id)
  })

  test('the same mail is taken once', async () => {
    const first = await mail({ messageId: '<same@example.com>' })
    expect(await mail({ messageId: '<same@example.com>' })).toMatchObject({ id: first.id, created: false })
    expect(await desk.talk(first.id)).toHaveLength(1)
  })

  test('what programs wrote is refused: no loop begins', async () => {
    const wrong: object[] = [
      { headers: { 'Auto-Submitted': 'auto-replied' } },
      { headers: { precedence: 'bulk' } },
      { headers: { 'List-Id': '<news.example.com>' } },
      { headers: { 'X-Auto-Response-Suppress': 'All' } },
      { headers: { 'Return-Path': '<>' } },
      { from: 'mailer-daemon@example.com' },
      { from: 'no-reply@example.com' },
    ]
    for (const values of wrong) await expect(mail(values)).rejects.toMatchObject({ code: 'service.mail_loop' })
    expect(await mail({ headers: { 'Auto-Submitted': 'no' } })).toMatchObject({ created: true })
  })

  test('a loop that says nothing of itself ends at the rate of the case', async () => {
    const { id } = await mail()
    await desk.idle()
    const subject = lastSubject()
    for (let i = 1; i < 10; i++) await mail({ subject })
    await expect(mail({ subject })).rejects.toMatchObject({ code: 'service.mail_rate' })
    expect(await desk.talk(id)).toHaveLength(10)
    await desk.clock.advance('61m')
    expect(await mail({ subject })).toMatchObject({ id })
  })

  test('nobody but a gateway hands mails in', async () => {
    const { caller } = await desk.person('Ann')
    const call = caller.call('service.receiveMail', { from: customer, text: 'x', messageId: '<x>' })
    await expect(call).rejects.toMatchObject({ code: 'KITH_DENIED' })
  })
})

describe('R92: disputes are tracked', () => {
  test('step by step, each with a note that stays; the manager hears of it, and it is ended before the case is', async () => {
    const sun = await desk.person('Sun Mei', { roles: ['service-manager'] })
    const { id } = await desk.open()
    const step = (step: string, note: string) => desk.admin.call('service.track', { id, step, note })
    await step('claimed', 'The invoice is too high.')
    expect(await desk.get(id)).toMatchObject({ dispute: true, disputeStep: 'claimed', priority: 'normal' })
    await desk.idle()
    expect(desk.told(sun.email)).toEqual(['For your attention: C-000001 Does not start'])
    await step('offered', 'Half of it.')
    await expect(step('examined', 'Again.')).rejects.toMatchObject({ code: 'service.dispute_back' })
    await expect(desk.admin.call('service.close', { id })).rejects.toMatchObject({
      details: { code: 'service.dispute_open' },
    })
    await step('agreed', 'They take it.')
    await desk.admin.call('service.close', { id })
    expect((await desk.talk(id)).map(({ text }) => text)).toEqual([
      'The invoice is too high.',
      'Half of it.',
      'They take it.',
    ])
    const { rows } = await desk.admin.call<{ rows: { changes: Record<string, unknown> }[] }>('service.history', {
      id,
      field: 'disputeStep',
    })
    expect(rows.map(({ changes }) => changes.disputeStep)).toEqual([
      ['offered', 'agreed'],
      ['claimed', 'offered'],
      [null, 'claimed'],
    ])
  })
})

describe('a merge of cases', () => {
  test('keeps the conversation of both, and can be undone', async () => {
    const [a, b] = [await desk.open({ email: customer }), await desk.open({ email: customer })]
    await desk.admin.call('service.note', { id: a.id, text: 'One' })
    await desk.admin.call('service.reply', { id: b.id, text: 'Two' })
    const { merge } = await desk.admin.call<{ merge: string }>('kernel.merge', {
      entity: 'service.case',
      into: a.id,
      from: [b.id],
    })
    expect((await desk.talk(a.id)).map(({ text }) => text)).toEqual(['One', 'Two'])
    expect(await desk.get(b.id)).toMatchObject({ id: a.id })
    await desk.admin.call('kernel.unmerge', { merge })
    expect((await desk.talk(b.id)).map(({ text }) => text)).toEqual(['Two'])
  })
})
