import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, startDesk } from '../fixture/app.ts'

// A Monday, eight in the morning in UTC: work is from 9 to 12 and from 13 to 18.
let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

const manager = async () => {
  const sun = await desk.person('Sun Mei', { roles: ['service-manager'] })
  const department = (
    await desk.admin.call<{ id: string }>('kernel.teams.create', { name: 'Service', manager: sun.id })
  ).id
  await desk.staff('Customer service', [], { department })
  return sun
}

describe('R85: due times on the business calendar', () => {
  test('by the service level of the priority; another priority counts from the beginning', async () => {
    const made = await desk.open({ priority: 'high' })
    expect(made).toMatchObject({
      respondBy: '2026-01-05T11:00:00.000Z',
      solveBy: '2026-01-05T18:00:00.000Z',
      dueAt: '2026-01-05T11:00:00.000Z',
    })
    await desk.admin.call('service.update', { id: made.id, set: { priority: 'urgent' } })
    expect(await desk.get(made.id)).toMatchObject({
      dueAt: '2026-01-05T09:30:00.000Z',
      solveBy: '2026-01-05T14:00:00.000Z',
    })
  })

  test('the first answer is given, and the solution is due next', async () => {
    const { id } = await desk.open({ priority: 'high', email: 'liu@example.com' })
    await desk.clock.advance('2h')
    await desk.admin.call('service.reply', { id, text: 'We look at it.' })
    expect(await desk.get(id)).toMatchObject({
      state: 'in-progress',
      respondedAt: '2026-01-05T10:00:00.000Z',
      respondMinutes: 60,
      dueAt: '2026-01-05T18:00:00.000Z',
    })
  })

  test('the clock stands while it waits for the customer', async () => {
    const { id } = await desk.open({ priority: 'high', email: 'liu@example.com' })
    await desk.clock.advance('2h')
    await desk.admin.call('service.reply', { id, text: 'Which number?', state: 'waiting' })
    expect((await desk.get(id)).dueAt).toBeNull()
    await desk.clock.advance('26h')
    await desk.admin.call('service.update', { id, set: { state: 'in-progress' } })
    // Two hours of Monday morning, five of its afternoon, three of Tuesday morning: 600 minutes. With the level's 480 they end on Wednesday.
    expect(await desk.get(id)).toMatchObject({
      waited: 600,
      solveBy: '2026-01-07T11:00:00.000Z',
      dueAt: '2026-01-07T11:00:00.000Z',
    })
  })

  test('what is solved is due no more, and says how long it took', async () => {
    const { id } = await desk.open()
    await desk.clock.advance('3h')
    await desk.admin.call('service.solve', { id, solution: 'A new filter.' })
    expect(await desk.get(id)).toMatchObject({
      state: 'solved',
      dueAt: null,
      solvedAt: '2026-01-05T11:00:00.000Z',
      solveMinutes: 120,
      solution: 'A new filter.',
    })
  })

  test('a case on the board is solved and reopened as by the operations', async () => {
    const { id } = await desk.open()
    await desk.admin.call('service.update', { id, set: { state: 'solved' } })
    expect((await desk.get(id)).solvedAt).not.toBeNull()
    await desk.admin.call('service.update', { id, set: { state: 'in-progress' } })
    expect(await desk.get(id)).toMatchObject({ solvedAt: null, reopened: 1, dueAt: '2026-01-07T18:00:00.000Z' })
  })

  test('without a level nothing is due', async () => {
    for (const { id } of (await desk.admin.call<{ rows: { id: string }[] }>('service.levels.list')).rows) {
      await desk.admin.call('service.levels.update', { id, set: { active: false } })
    }
    expect(await desk.open()).toMatchObject({ dueAt: null, respondBy: null, level: null })
  })

  test('a calendar without working time is refused, as one of no zone', async () => {
    const make = (values: object) => desk.admin.call('service.calendars.create', { name: 'C', zone: 'UTC', ...values })
    await expect(make({ hours: [] })).rejects.toMatchObject({ details: { code: 'service.no_working_time' } })
    const backwards = [{ days: [1], from: '18:00', to: '09:00' }]
    await expect(make({ hours: backwards })).rejects.toMatchObject({ details: { code: 'service.no_working_time' } })
    const hours = [{ days: [1], from: '09:00', to: '18:00' }]
    await expect(make({ hours, zone: 'Mars/Base' })).rejects.toMatchObject({
      details: { code: 'service.unknown_zone' },
    })
    await expect(make({ hours: [{ days: [8], from: '9', to: '10:00' }] })).rejects.toMatchObject({
      code: 'KITH_INVALID',
    })
  })

  test('one level for each priority', async () => {
    const calendar = await desk.named('service.calendars', 'Working week')
    const make = (values: object) =>
      desk.admin.call('service.levels.create', {
        name: 'L',
        priority: 'low',
        calendar,
        respond: 10,
        solve: 20,
        ...values,
      })
    await expect(make({})).rejects.toMatchObject({ details: { code: 'service.level_twice' } })
    await expect(make({ active: false, solve: 5 })).rejects.toMatchObject({ details: { code: 'service.level_order' } })
    await make({ active: false })
  })
})

describe('R85: what is late is put before the manager', () => {
  test('at the due time, once; then again when the solution is late', async () => {
    const sun = await manager()
    const { id } = await desk.open({ priority: 'high' })
    await desk.clock.advance('175m')
    expect(desk.told(sun.email)).toEqual([])
    await desk.clock.advance('10m')
    expect(desk.told(sun.email)).toEqual(['Overdue: C-000001 Does not start'])
    expect(await desk.get(id)).toMatchObject({ escalatedAt: '2026-01-05T11:00:00.000Z', escalatedTo: sun.id })
    await desk.clock.advance('30d')
    expect(desk.told(sun.email)).toHaveLength(1)
    await desk.admin.call('service.update', { id, set: { email: 'liu@example.com' } })
    await desk.admin.call('service.reply', { id, text: 'Sorry.' })
    await desk.clock.advance('1h')
    expect(desk.told(sun.email)).toHaveLength(2)
  })

  test('exactly once, also when the look at it is run again', async () => {
    const sun = await manager()
    const { id } = await desk.open({ priority: 'high' })
    for (const priority of ['urgent', 'high', 'urgent', 'high']) {
      await desk.admin.call('service.update', { id, set: { priority } })
    }
    await desk.clock.advance('10d')
    expect(desk.told(sun.email)).toHaveLength(1)
  })

  test('what is answered, solved or waiting in time is not', async () => {
    const sun = await manager()
    const [a, b] = [await desk.open({ email: 'a@example.com' }), await desk.open()]
    await desk.admin.call('service.reply', { id: a.id, text: 'Which?', state: 'waiting' })
    await desk.admin.call('service.solve', { id: b.id })
    await desk.clock.advance('30d')
    expect(desk.told(sun.email)).toEqual([])
  })

  test('without a department: the manager of the owner’s team, else whoever has the role', async () => {
    const boss = await desk.person('Boss', { roles: ['service-manager'] })
    await desk.open({ priority: 'urgent' })
    await desk.clock.advance('2h')
    expect(desk.told(boss.email)).toEqual(['Overdue: C-000001 Does not start'])
    const head = await desk.person('Head')
    const team = (await desk.admin.call<{ id: string }>('kernel.teams.create', { name: 'T', manager: head.id })).id
    const ann = await desk.person('Ann', { team })
    await desk.open({ priority: 'urgent', owner: ann.id })
    await desk.clock.advance('2h')
    expect(desk.told(head.email)).toEqual(['Overdue: C-000002 Does not start'])
  })

  test('and by hand, with the reason', async () => {
    const sun = await manager()
    const { id } = await desk.open()
    expect(await desk.admin.call('service.escalate', { id, reason: 'They threaten to leave.' })).toEqual({
      id,
      to: [sun.id],
    })
    await desk.idle()
    expect(desk.told(sun.email)).toEqual(['For your attention: C-000001 Does not start'])
    expect(await desk.talk(id)).toMatchObject([{ direction: 'note', text: 'They threaten to leave.' }])
  })
})
