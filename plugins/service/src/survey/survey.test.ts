import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, startDesk } from '../fixture/app.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

const customer = 'liu@example.com'
const closed = async (values: object = {}) => {
  const { id } = await desk.open({ email: customer, ...values })
  await desk.admin.call('service.close', { id })
  await desk.idle()
  return id
}
const link = () => /http\S+\/f\/\S+/.exec(desk.mails().at(-1)?.text ?? '')?.[0] ?? ''
const token = () => new URL(link()).searchParams.get('survey') ?? ''
const answer = (values: object) => desk.visit({ survey: token(), ...values }, 'service-survey')
const submission = async ({ id }: { id: string }) =>
  desk.admin.call<{ status: string; reason: { code: string } | null }>('forms.submissions.get', { id })

describe('R84: the customer of a closed case is asked how it was', () => {
  test('by a link to one question, whose page knows the survey', async () => {
    await closed()
    expect(desk.told(customer)).toEqual(['How was it? Does not start'])
    const address = new URL(link())
    expect(address.pathname).toBe('/f/service-survey')
    const page = desk.app.routes.find(route => route.method === 'GET' && route.path === '/f/:id')
    const query = Object.fromEntries(address.searchParams)
    const request = { method: 'GET', path: '', params: { id: 'service-survey' }, query, headers: {}, body: '', ip: '' }
    const shown = String((await page?.run(request))?.body)
    expect(shown).toContain(`<input type="hidden" name="survey" value="${token()}">`)
    expect(shown.match(/type="radio"/g)).toHaveLength(5)
  })

  test('once: closed, reopened and closed again he is not asked again', async () => {
    const id = await closed()
    await desk.admin.call('service.reopen', { id })
    await desk.admin.call('service.close', { id })
    await desk.idle()
    expect(desk.told(customer)).toHaveLength(1)
  })

  test('not where nobody can be asked, or nobody is to be', async () => {
    await closed({ email: undefined })
    await desk.close()
    desk = await startDesk({ settings: { service: { surveyForm: '' } } })
    await closed()
    expect(desk.mails()).toEqual([])
  })
})

describe('R90: the level of service is known at any time', () => {
  test('the answer stands on the case, and in the figures of the management', async () => {
    const id = await closed()
    expect((await answer({ rating: 4, comment: 'Quick.' })).status).toBe(200)
    expect((await desk.get(id)).satisfaction).toBe(4)
    await closed()
    await answer({ rating: 2 })
    await closed()
    const boss = await desk.person('Boss', { roles: ['sales-manager'] })
    expect(await boss.caller.call('service.quality')).toEqual({
      asked: 3,
      answered: 2,
      mean: 3,
      ratings: [1, 2, 3, 4, 5].map(rating => ({ rating, count: rating === 2 || rating === 4 ? 1 : 0 })),
      byMonth: [{ month: '2026-01', count: 2, mean: 3 }],
    })
    const { caller } = await desk.person('Ann', { roles: ['sales'] })
    await expect(caller.call('service.quality')).rejects.toMatchObject({ code: 'KITH_DENIED' })
  })

  test('a survey takes one answer: the second is kept aside with its code, and changes nothing', async () => {
    const id = await closed()
    expect((await submission(await answer({ rating: 5 }))).status).toBe('processed')
    const second = await answer({ rating: 1 })
    expect(second.status).toBe(200)
    expect(await submission(second)).toMatchObject({
      status: 'unprocessed',
      reason: { code: 'service.survey_answered' },
    })
    expect((await desk.get(id)).satisfaction).toBe(5)
  })

  test('of many answers at once one counts', async () => {
    const id = await closed()
    const sent = await Promise.all([1, 2, 3, 4, 5].map(rating => answer({ rating })))
    const stored = await Promise.all(sent.map(submission))
    expect(stored.filter(({ status }) => status === 'processed')).toHaveLength(1)
    const { rows } = await desk.admin.call<{ rows: { rating: number }[] }>('service.surveys.list')
    expect((await desk.get(id)).satisfaction).toBe(rows[0]?.rating)
  })

  test('a link that nobody sent is no survey', async () => {
    await closed()
    const forged = await desk.visit(
      { survey: `${token().slice(0, 36)}.aaaaaaaaaaaaaaaaaaaaaa`, rating: 1 },
      'service-survey',
    )
    expect((await submission(forged)).reason).toMatchObject({ code: 'service.unknown_survey' })
  })
})
