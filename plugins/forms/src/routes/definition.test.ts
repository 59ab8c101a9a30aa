import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FormsApp, startForms } from '../fixture/app.ts'

let app: FormsApp
beforeEach(async () => {
  app = await startForms()
})
afterEach(() => app.close())

const change = async (set: Record<string, unknown>) => {
  const { rows } = await app.admin.call<{ rows: { id: string }[] }>('forms.list')
  await app.admin.call('forms.update', { id: rows[0]?.id, set })
}

test('a definition is the same for everybody, and anybody may keep it', async () => {
  const { status, headers, body } = await app.get('/f/contact-us.json', { origin: 'https://anywhere.example' })
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  })
  expect(headers).not.toHaveProperty('vary')
  const definition = JSON.parse(String(body))
  expect(definition).toMatchObject({ v: 1, id: 'contact-us', version: 1, lang: 'en' })
  expect(definition.steps[0].fields[0]).toEqual({
    name: 'kind',
    type: 'radio',
    label: 'Who is asking?',
    required: true,
    value: 'company',
    options: [
      { value: 'company', label: 'A company' },
      { value: 'person', label: 'A person' },
    ],
  })
  expect((await app.get('/f/contact-us.json')).body).toBe(body)
  expect((await app.get('/f/Contact-Us.json')).body).toBe(body)
})

test('it comes as markup too, for a server to put into its page', async () => {
  const { status, headers, body } = await app.get('/f/contact-us.html?lang=zh-CN')
  expect([status, headers?.['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(headers?.['cache-control']).toContain('public')
  expect(body).toContain('locale="zh-CN"><template shadowrootmode="open" shadowrootdelegatesfocus><style>')
  expect(body).toMatch(/<form class="form" part="form" method="post" action="[^"]+\/f\/contact-us">/)
  expect((await app.get('/f/contact-us.html?lang=zh-CN', { 'if-none-match': headers?.etag ?? '' })).status).toBe(304)
  const fresh = await app.get('/f/contact-us.html?nonce=abc%2F%2B1')
  expect([fresh.headers?.['cache-control'], String(fresh.body).includes('<style nonce="abc/+1">')]).toEqual([
    'no-store',
    true,
  ])
  expect((await app.get('/f/contact-us.html?nonce="><script>')).body).not.toContain('<script>')
  expect((await app.get('/f/nothing.html')).status).toBe(404)
  await change({ status: 'closed' })
  expect((await app.get('/f/contact-us.html')).status).toBe(410)
})

test('who has it already gets 304, until the form changes', async () => {
  const first = await app.get('/f/contact-us.json')
  const etag = first.headers?.etag ?? ''
  const again = await app.get('/f/contact-us.json', { 'if-none-match': `"other", W/${etag}` })
  expect([again.status, again.body]).toEqual([304, undefined])
  expect(again.headers).toMatchObject({ etag, 'access-control-allow-origin': '*' })
  await change({ name: 'Contact' })
  const changed = await app.get('/f/contact-us.json', { 'if-none-match': etag })
  expect(changed.status).toBe(200)
  expect(changed.headers?.etag).not.toBe(etag)
  expect(JSON.parse(String(changed.body)).version).toBe(2)
})

test('it brings the sentences of the element in the languages that the form has beside English', async () => {
  const { lang, texts, messages } = JSON.parse(String((await app.get('/f/contact-us.json')).body))
  expect([lang, Object.keys(texts)]).toEqual(['en', ['zh-CN']])
  expect(messages).toEqual({ zh: expect.objectContaining({ required: '此项必填。', next: '下一步' }) })
})

test('nothing that is the team’s stands in it', async () => {
  const { body } = await app.get('/f/contact-us.json')
  expect(body).not.toMatch(/sales@example\.com|origins|notify/)
})

test('a form that is closed, a draft or not there says so', async () => {
  await change({ status: 'closed' })
  const closed = await app.get('/f/contact-us.json')
  expect([closed.status, closed.body]).toEqual([410, '{"code":"forms.closed"}'])
  await change({ status: 'draft' })
  expect((await app.get('/f/contact-us.json')).status).toBe(404)
  const unknown = await app.get('/f/nothing.json')
  expect([unknown.status, unknown.headers?.['access-control-allow-origin']]).toEqual([404, '*'])
})
