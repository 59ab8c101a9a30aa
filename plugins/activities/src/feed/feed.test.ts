import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Office, startOffice } from '../fixture/app.ts'

let office: Office
beforeEach(async () => {
  office = await startOffice({ url: 'https://crm.example.com' })
})
afterEach(() => office.close())

const read = async (url: string) => {
  const { pathname } = new URL(url)
  const route = office.app.routes.find(one => one.path === '/activities/feed/:feed/:file')
  const [, , , feed = '', file = ''] = pathname.split('/')
  const rest = { query: {}, headers: {}, ip: '127.0.0.1', body: '' }
  const answer = await route?.run({ method: 'GET', path: pathname, params: { feed, file }, ...rest })
  return { status: answer?.status, body: String(answer?.body ?? ''), headers: answer?.headers }
}
const renew = async () => (await office.lin.caller.call<{ url: string }>('activities.renewFeed', {})).url

test('R71: one’s plan stands in one’s own calendar, under a secret address', async () => {
  expect(await office.lin.caller.call('activities.feedAddress', {})).toEqual({ url: null })
  const id = await office.plan({
    type: 'meeting',
    subject: 'Price, round; two',
    start: '2026-01-06T02:00:00Z',
    location: '办公室',
  })
  await office.plan({ type: 'task', subject: 'Send it', due: '2026-01-06T17:00:00Z' })
  await office.plan({ subject: 'Chen’s', start: '2026-01-06T02:00:00Z' }, office.chen.caller)
  const url = await renew()
  expect(url).toMatch(/^https:\/\/crm\.example\.com\/activities\/feed\/[0-9a-f-]{36}\/[\w-]{43}\.ics$/)
  const { status, body, headers } = await read(url)
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8' })
  const text = body.replaceAll('\r\n ', '')
  expect(text).toContain('BEGIN:VCALENDAR')
  expect(text).toContain(`UID:${id}@kith`)
  expect(text).toContain('SUMMARY:Meeting: Price\\, round\\; two')
  expect(text).toContain('DTSTART:20260106T020000Z')
  expect(text).toContain('DTEND:20260106T030000Z')
  expect(text).toContain('LOCATION:办公室')
  expect(text).toContain('TRIGGER:-PT15M')
  // Due at 1 in the morning of the 7th where its owner lives.
  expect(text).toContain('DTSTART;VALUE=DATE:20260107')
  expect(text).not.toContain('Chen’s')
  expect(await office.lin.caller.call('activities.feedAddress', {})).toEqual({ url })
})

test('R71: renewed, the address before no longer works; nobody guesses one', async () => {
  const first = await renew()
  const second = await renew()
  expect(second).not.toBe(first)
  expect((await read(first)).status).toBe(404)
  expect((await read(second)).status).toBe(200)
  const [, feed] = /feed\/([^/]+)\//.exec(second) ?? []
  expect((await read(`https://x/activities/feed/${feed}/${'a'.repeat(43)}.ics`)).status).toBe(404)
  expect((await read('https://x/activities/feed/nobody/nothing.ics')).status).toBe(404)
  await expect(office.chen.caller.call('activities.feeds.get', { id: feed })).rejects.toMatchObject({
    code: 'KITH_NOT_FOUND',
  })
  await office.admin.call('kernel.users.update', { id: office.lin.id, set: { active: false } })
  expect((await read(second)).status).toBe(404)
})

test('only people have a calendar', async () => {
  await expect(office.admin.call('activities.renewFeed', {})).rejects.toMatchObject({
    code: 'activities.not_a_person',
  })
})
