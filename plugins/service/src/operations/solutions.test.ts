import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, startDesk } from '../fixture/app.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

const make = async (title: string, values: object = {}) => {
  const given = { title, body: `${title}: this is how.`, ...values }
  return (await desk.admin.call<{ id: string }>('service.articles.create', given)).id
}
const publish = (id: string) => desk.admin.call<{ edition: number }>('service.publish', { id })
const find = async (input: object, caller = desk.admin) =>
  (await caller.call<{ rows: { title: string; article: string; body: string }[] }>('service.findSolutions', input)).rows
const titles = async (input: object) => (await find(input)).map(({ title }) => title)

describe('R89: solutions', () => {
  test('what is published is found by all staff; drafts and what is edited since are not', async () => {
    const id = await make('Change the filter')
    expect(await titles({ text: 'filter' })).toEqual([])
    await publish(id)
    await desk.admin.call('service.articles.update', { id, set: { body: 'Not ready yet.' } })
    for (const role of ['sales', 'service', 'data-administrator', 'sales-manager', 'service-manager']) {
      const { caller } = await desk.person(`A ${role}`, { roles: [role] })
      expect(await find({ text: 'filter' }, caller)).toMatchObject([
        { title: 'Change the filter', body: 'Change the filter: this is how.' },
      ])
    }
  })

  test('each publishing is an edition; readers get the last, and none of what is retired', async () => {
    const id = await make('Oil')
    await publish(id)
    await desk.admin.call('service.articles.update', { id, set: { title: 'Oil and grease' } })
    expect(await publish(id)).toMatchObject({ edition: 2 })
    expect(await titles({ text: 'oil' })).toEqual(['Oil and grease'])
    const { editions } = await desk.admin.call<{ editions: object[] }>('service.editions', { id })
    expect(editions).toMatchObject([
      { edition: 2, title: 'Oil and grease', current: true },
      { edition: 1, title: 'Oil', current: false },
    ])
    await desk.admin.call('service.retire', { id })
    expect(await titles({ text: 'oil' })).toEqual([])
  })

  test('of two who publish at once each has an edition of his own', async () => {
    const id = await make('Oil')
    await Promise.allSettled([publish(id), publish(id), publish(id)])
    const { editions } = await desk.admin.call<{ editions: { edition: number; current: boolean }[] }>(
      'service.editions',
      { id },
    )
    expect(new Set(editions.map(({ edition }) => edition)).size).toBe(editions.length)
    expect(editions.filter(({ current }) => current)).toHaveLength(1)
  })

  test('languages: the reader’s first, in any script', async () => {
    const en = await make('Filter E-204')
    const zh = await make('更换滤芯 E-204', { language: 'zh-CN', translationOf: en })
    await publish(en)
    await publish(zh)
    expect(await titles({ text: 'E-204', language: 'zh-CN' })).toEqual(['更换滤芯 E-204', 'Filter E-204'])
    expect(await titles({ text: '滤芯' })).toEqual(['更换滤芯 E-204'])
    const { languages } = await desk.admin.call<{ languages: object[] }>('service.editions', { id: zh })
    expect(languages).toMatchObject([{ language: 'en' }, { language: 'zh-CN', state: 'published' }])
  })

  test('without a word those of the case’s issue type come first', async () => {
    const issueType = await desk.issue('fault')
    await publish(await make('Of a fault', { issueType }))
    await publish(await make('Of nothing'))
    const { id } = await desk.open({ issueType })
    expect(await titles({ case: id })).toEqual(['Of a fault', 'Of nothing'])
  })

  test('one is sent as the answer in one step, in the customer’s language, and solves the case', async () => {
    const en = await make('Filter')
    const zh = await make('滤芯', { language: 'zh-CN', translationOf: en })
    await publish(en)
    await publish(zh)
    const { id } = await desk.open({ email: 'liu@example.com', locale: 'zh-CN' })
    const answer = await desk.admin.call('service.sendSolution', { id, article: en, text: '您好：' })
    expect(answer).toMatchObject({ state: 'solved' })
    await desk.idle()
    expect(desk.mails().at(-1)).toMatchObject({ to: 'liu@example.com', text: '您好：\n\n滤芯\n\n滤芯: this is how.\n' })
    expect(await desk.talk(id)).toMatchObject([{ direction: 'out', article: zh }])
    expect(await desk.get(id)).toMatchObject({ state: 'solved', solution: '滤芯' })
    expect(await desk.admin.call('service.articles.get', { id: zh })).toMatchObject({ sent: 1 })
  })

  test('a draft is sent to nobody', async () => {
    const { id } = await desk.open({ email: 'liu@example.com' })
    const sent = desk.admin.call('service.sendSolution', { id, article: await make('Draft') })
    await expect(sent).rejects.toMatchObject({ code: 'service.not_published' })
  })
})
