import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, startDesk } from '../fixture/app.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

const rule = (values: object) =>
  desk.admin.call<{ id: string }>('service.rules.create', { name: 'A rule', position: 1, ...values })
const queueOf = async (name: string) => desk.named('service.queues', name)

describe('R86: routing by product line and issue type', () => {
  test.each([
    ['fault', 'Technical support'],
    ['spare-part', 'Spare parts'],
    ['complaint', 'Complaints'],
    ['question', 'Customer service'],
  ])('%s goes to %s', async (code, name) => {
    expect((await desk.open({ issueType: await desk.issue(code) })).queue).toBe(await queueOf(name))
  })

  test('by product line, and the case says which rule it was', async () => {
    const line = (await desk.admin.call<{ id: string }>('kernel.lines.create', { name: 'Cranes' })).id
    const queue = await queueOf('Technical support')
    const { id } = await rule({ name: 'Cranes', when: { line }, queue })
    expect(await desk.open({ line })).toMatchObject({ queue, rule: id, ruleName: 'Cranes' })
    expect((await desk.open()).ruleName).toBe('Everything else')
  })

  test('a round robin takes the members in turn, fairly, also at once', async () => {
    const people = await Promise.all(['Ann', 'Bob', 'Eve'].map(name => desk.person(name)))
    const queue = await desk.staff(
      'Technical support',
      people.map(({ id }) => id),
    )
    await rule({ queue, mode: 'roundRobin' })
    const made = await Promise.all(Array.from({ length: 30 }, () => desk.open()))
    const shares = Map.groupBy(made, row => row.owner)
    expect([...shares.values()].map(share => share.length)).toEqual([10, 10, 10])
  })

  test('somebody who is not there is passed over; nobody left, and the next rule decides', async () => {
    const [ann, bob] = [await desk.person('Ann'), await desk.person('Bob')]
    const queue = await queueOf('Technical support')
    await rule({ queue, mode: 'first', owners: [ann.id, bob.id], set: { priority: 'urgent' } })
    expect(await desk.open()).toMatchObject({ owner: ann.id, priority: 'urgent' })
    const leave = (id: string) => desk.admin.call('kernel.users.update', { id, set: { active: false } })
    await leave(ann.id)
    expect((await desk.open()).owner).toBe(bob.id)
    await leave(bob.id)
    expect(await desk.open()).toMatchObject({
      owner: null,
      priority: 'normal',
      queue: await queueOf('Customer service'),
      ruleName: 'Everything else',
    })
  })

  test('a queue that is out of use decides nothing either; who is given a queue keeps it', async () => {
    const queue = await queueOf('Technical support')
    await desk.admin.call('service.queues.update', { id: queue, set: { active: false } })
    const issueType = await desk.issue('fault')
    expect((await desk.open({ issueType })).queue).toBe(await queueOf('Customer service'))
    const parts = await queueOf('Spare parts')
    expect((await desk.open({ issueType, queue: parts })).queue).toBe(parts)
  })

  test('what could not be asked, or leads nowhere, is refused', async () => {
    const wrong: [object, string][] = [
      [{ when: { nobody: 1 }, mode: 'none' }, 'condition.unknown_field'],
      [{ set: { priority: 'soon' }, mode: 'none' }, 'service.bad_set'],
      [{ set: { owner: 'me' }, mode: 'none' }, 'service.bad_set'],
      [{ mode: 'queue' }, 'service.no_queue'],
    ]
    for (const [values, code] of wrong) await expect(rule(values)).rejects.toMatchObject({ details: { code } })
  })
})

describe('R87: the people concerned are told', () => {
  test('the members of the queue in which it waits, else its owner, in their language; not who did it', async () => {
    const [ann, bob] = [await desk.person('Ann'), await desk.person('Bob', { locale: 'zh-CN' })]
    await desk.staff('Technical support', [ann.id, bob.id])
    await desk.open({ issueType: await desk.issue('fault') }, ann.caller)
    await desk.idle()
    expect(desk.told(ann.email)).toEqual([])
    expect(desk.told(bob.email)).toEqual(['C-000001 在Technical support待领取：Does not start'])
    await desk.open({ owner: ann.id })
    await desk.idle()
    expect(desk.told(ann.email)).toEqual(['C-000002 is yours: Does not start'])
  })

  test('colleagues of other departments are asked to join in', async () => {
    const lawyer = await desk.person('Law Yer', { roles: [] })
    await rule({ mode: 'none', when: { dispute: true }, notify: [lawyer.id] })
    await desk.open({ dispute: true, disputeStep: 'claimed' })
    await desk.open()
    await desk.idle()
    expect(desk.told(lawyer.email)).toEqual(['Please join in on C-000001: Does not start'])
  })
})

describe('R88: one case goes through several departments', () => {
  test('what it is about changes, and it goes on to the next one, who hears of it', async () => {
    const [ann, bob] = [await desk.person('Ann'), await desk.person('Bob')]
    await desk.staff('Technical support', [ann.id])
    const parts = await desk.staff('Spare parts', [bob.id])
    const { id } = await desk.open({ issueType: await desk.issue('fault') })
    await ann.caller.call('service.take', { id })
    await ann.caller.call('service.update', { id, set: { issueType: await desk.issue('spare-part') } })
    await desk.idle()
    expect(await desk.get(id)).toMatchObject({ queue: parts, owner: null, ruleName: 'Handed on: spare parts' })
    expect(desk.told(bob.email)).toEqual(['C-000001 waits in Spare parts: Does not start'])
    await bob.caller.call('service.take', { id })
    expect((await desk.get(id)).owner).toBe(bob.id)
  })

  test('by hand: another queue gets it with a word, and its default owner if it has one', async () => {
    const [ann, bob] = [await desk.person('Ann'), await desk.person('Bob')]
    await desk.staff('Customer service', [ann.id])
    const parts = await desk.staff('Spare parts', [bob.id], { defaultOwner: bob.id })
    const { id } = await desk.open()
    const answer = await ann.caller.call('service.move', { id, queue: parts, note: 'It is the filter.' })
    expect(answer).toEqual({ id, queue: parts, owner: bob.id })
    expect(await desk.talk(id)).toMatchObject([{ direction: 'note', text: 'It is the filter.' }])
    await expect(ann.caller.call('service.get', { id })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    const { rows } = await ann.caller.call<{ rows: { name: string }[] }>('service.queueNames')
    expect(rows.map(({ name }) => name)).toContain('Complaints')
  })

  test('an unknown queue is refused with a code', async () => {
    const { id, queue } = await desk.open()
    await desk.admin.call('service.queues.update', { id: await queueOf('Complaints'), set: { active: false } })
    const moved = desk.admin.call('service.move', { id, queue: await queueOf('Complaints') })
    await expect(moved).rejects.toMatchObject({ code: 'service.unknown_queue' })
    const edited = desk.admin.call('service.update', { id, set: { queue: await queueOf('Complaints') } })
    await expect(edited).rejects.toMatchObject({ details: { code: 'service.unknown_queue' } })
    expect((await desk.get(id)).queue).toBe(queue)
  })
})
