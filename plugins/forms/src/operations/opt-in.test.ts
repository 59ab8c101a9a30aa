import { afterEach, describe, expect, test } from 'vitest'
import type { Receiving } from '../contract/index.ts'
import { answerOf, type FormsApp, startForms } from '../fixture/app.ts'
import { taker } from '../fixture/taker.ts'

const opened: FormsApp[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close()
})

/** An app whose form asks to confirm, and what its modules were given. */
async function start(guard?: Parameters<typeof taker>[0]['guard']) {
  const seen: Receiving[] = []
  const shape = (_: unknown, draft: Receiving) => {
    seen.push(draft)
    return undefined
  }
  const app = await startForms([taker({ shape: shape as never, ...(guard && { guard }) })])
  opened.push(app)
  const [form] = (await app.admin.call<{ rows: { id: string }[] }>('forms.list')).rows
  await app.admin.call('forms.update', { id: form?.id, set: { optIn: true, confirm: false } })
  return { app, seen }
}

/** The address in the mail that asks, and the mail. */
async function asked(app: FormsApp) {
  await app.idle()
  const mail = app.mails().find(({ to, text }) => to === 'ann@example.com' && text.includes('/confirm/'))
  const link = /http:\/\/localhost(\/f\/\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  return { mail, link }
}

const optIn = async (app: FormsApp) => {
  const [row] = await app.submissions()
  const { optIn, optInAt } = row as unknown as { optIn: string | null; optInAt: string | null }
  return [optIn, optInAt]
}

test('what was agreed to counts for nobody until the visitor has confirmed it, once', async () => {
  const { app, seen } = await start()
  await app.send(answerOf())
  expect(seen.map(({ consent }) => consent)).toEqual([[]])
  expect(await optIn(app)).toEqual(['waiting', null])
  expect((await app.submissions())[0]?.consent).toMatchObject([{ field: 'consent', purpose: 'enquiry' }])
  const { link } = await asked(app)

  const page = await app.get(link)
  expect(page.status).toBe(200)
  expect(page.body).toContain('Confirm what you agreed to')
  expect(await optIn(app)).toEqual(['waiting', null])

  await app.clock.advance('2h')
  expect(String((await app.post(link, '')).body)).toContain('it is confirmed')
  expect(await optIn(app)).toEqual(['confirmed', '2026-01-05T10:00:00.000Z'])
  expect((await app.post(link, '')).status).toBe(200)
  expect(String((await app.get(link)).body)).not.toContain('<button>')
})

test.each([
  ['en', 'Please confirm: Contact us', 'It counts once you confirm it here', '确认'],
  ['zh-CN', '请确认：联系我们', '确认后方才生效', 'Confirm'],
])('the mail and the page are in the visitor’s language: %s', async (locale, subject, words, others) => {
  const { app } = await start()
  await app.send({ ...answerOf({ name: 'Buy pills', message: 'https://pills.example' }), meta: { locale } })
  const { mail, link } = await asked(app)
  expect(mail?.subject).toBe(subject)
  expect(mail?.text).toContain(words)
  expect(mail?.text).not.toContain('pills')
  const page = String((await app.get(link)).body)
  expect(page).toContain(`<html lang="${locale}">`)
  expect(page).not.toContain(others)
})

describe('nobody is asked', () => {
  test('whose form asks nobody', async () => {
    const { app, seen } = await start()
    const [form] = (await app.admin.call<{ rows: { id: string }[] }>('forms.list')).rows
    await app.admin.call('forms.update', { id: form?.id, set: { optIn: false } })
    await app.send(answerOf())
    expect(seen[0]?.consent).toHaveLength(1)
    expect(await optIn(app)).toEqual([null, null])
    expect((await asked(app)).mail).toBeUndefined()
  })

  test('while a person has not looked at what may be spam; then they are', async () => {
    const { app, seen } = await start()
    const { json } = await app.send({ ...answerOf(), meta: { honeypot: 'x' } })
    expect(await optIn(app)).toEqual(['waiting', null])
    expect((await asked(app)).mail).toBeUndefined()
    await app.admin.call('forms.process', { id: json.id })
    expect(seen.map(({ consent }) => consent)).toEqual([[]])
    const { link } = await asked(app)
    expect((await app.post(link, '')).status).toBe(200)
    expect(await optIn(app)).toEqual(['confirmed', '2026-01-05T08:00:00.000Z'])
  })
})

test('what is confirmed before it is processed goes along when it is', async () => {
  let isBroken = true
  const { app, seen } = await start(() => {
    if (isBroken) throw new Error('no connection')
    return undefined
  })
  const { json } = await app.send(answerOf())
  const { link } = await asked(app)
  await app.post(link, '')
  isBroken = false
  await app.admin.call('forms.process', { id: json.id })
  expect(seen.at(-1)?.consent).toMatchObject([{ purpose: 'enquiry' }])
})

test.each([
  ['another seal', (link: string) => link.replace(/\.[\w-]{6}/, '.AAAAAA')],
  ['another submission', (link: string) => link.replace(/confirm\/[0-9a-f]{8}/, 'confirm/00000000')],
  ['no seal', (link: string) => link.replace(/\.[^?]+/, '')],
  ['nonsense', () => '/f/contact-us/confirm/x'],
])('a link with %s is not known', async (_, change) => {
  const { app } = await start()
  await app.send(answerOf())
  const { link } = await asked(app)
  expect((await app.get(change(link))).status).toBe(404)
  expect((await app.post(change(link), '')).status).toBe(404)
  expect(await optIn(app)).toEqual(['waiting', null])
})

test('a link holds for thirty days, and not beyond the answer', async () => {
  const { app } = await start()
  await app.send(answerOf())
  const { link } = await asked(app)
  await app.clock.advance('31d')
  expect((await app.post(link, '')).status).toBe(404)
  expect(await optIn(app)).toEqual(['waiting', null])
})
