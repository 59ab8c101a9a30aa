import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FormsApp, startForms } from '../fixture/app.ts'

let app: FormsApp
beforeEach(async () => {
  app = await startForms()
})
afterEach(() => app.close())

const snippet = async () => {
  const { rows } = await app.admin.call<{ rows: { id: string }[] }>('forms.list')
  return app.admin.call<{ html: string; complete: string; css: string; page: string; heights: Record<string, number> }>(
    'forms.snippet',
    {
      id: rows[0]?.id,
    },
  )
}

test('a snippet names a script by content, reserves the form’s height and leads to the form without a script', async () => {
  const { html, heights, css, page } = await snippet()
  const [, src = ''] = /src="http:\/\/localhost([^"]+)"/.exec(html) ?? []
  const [, integrity] = /integrity="([^"]+)"/.exec(html) ?? []
  const { status, headers, body } = await app.get(src)
  expect(status).toBe(200)
  expect(integrity).toBe(`sha384-${createHash('sha384').update(String(body)).digest('base64')}`)
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'content-type': 'text/javascript; charset=utf-8',
  })
  const height = Math.max(...Object.values(heights))
  expect(Object.keys(heights)).toEqual(['360', '600', '900'])
  expect(html).toContain(`<kith-form form="contact-us" style="display:block;min-height:${height}px">`)
  expect(css).toContain(`min-height:${height}px`)
  expect(html).toContain(`<a slot="fallback" href="${page}">Contact us</a>`)
})

test('asked for twice, a snippet is the same and its script is kept once', async () => {
  const [first, second] = await Promise.all([snippet(), snippet()])
  expect(second).toEqual(first)
  expect(await app.admin.call('forms.scripts.count')).toEqual({ count: 1, capped: false })
})

test('the channel is kept for minutes and answers 304', async () => {
  const { headers, body } = await app.get('/w/1/kith-form.js')
  expect(String(body)).toContain('kith-form')
  expect(headers?.['cache-control']).toBe('public, max-age=300')
  const again = await app.get('/w/1/kith-form.js', { 'if-none-match': headers?.etag ?? '' })
  expect([again.status, again.body]).toEqual([304, undefined])
})

test('what the script fetches later is beside it under each of its addresses, and stays there with it', async () => {
  const { html } = await snippet()
  const [, src = ''] = /src="http:\/\/localhost([^"]+)"/.exec(html) ?? []
  const [, name = ''] = /import\(.\.\/(kith-form-[^`"')]+)/.exec(String((await app.get(src)).body)) ?? []
  for (const folder of ['/w/1/', src.replace('kith-form.js', '')]) {
    const { status, headers, body } = await app.get(folder + name)
    expect([status, headers?.['cache-control'], headers?.['access-control-allow-origin']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
      '*',
    ])
    expect(String(body)).toContain('showModal')
  }
  const { rows } = await app.admin.call<{ rows: { parts: object }[] }>('forms.scripts.list')
  expect(rows.map(({ parts }) => Object.keys(parts).sort())).toEqual([
    ['complete', 'files-', 'kept-', 'light-', 'over-'].map(part => expect.stringContaining(`kith-form-${part}`)),
  ])
  expect(Object.keys(rows[0]?.parts ?? {})).toContain(name)
  await app.admin.call('forms.scripts.create', {
    release: '0.9.0-0badcafe',
    body: 'x()',
    parts: { 'kith-form-a-1.js': 'old()' },
  })
  expect((await app.get('/w/0.9.0-0badcafe/kith-form-a-1.js')).body).toBe('old()')
  for (const path of [
    '/w/1/kith-form-a-1.js',
    '/w/0.9.0-0badcafe/kith-form-b-1.js',
    '/w/0.8.0-00000000/kith-form-a-1.js',
  ])
    expect((await app.get(path)).status).toBe(404)
})

test('the script is there in one file too: pinned by a snippet of its own, newest on the channel', async () => {
  const { complete } = await snippet()
  const [, src = ''] = /src="http:\/\/localhost([^"]+-complete\.js)"/.exec(complete) ?? []
  const [, integrity] = /integrity="([^"]+)"/.exec(complete) ?? []
  const { headers, body } = await app.get(src)
  expect(integrity).toBe(`sha384-${createHash('sha384').update(String(body)).digest('base64')}`)
  expect(headers?.['cache-control']).toBe('public, max-age=31536000, immutable')
  const newest = await app.get('/w/1/kith-form-complete.js')
  expect([newest.body, newest.headers?.['cache-control']]).toEqual([body, 'public, max-age=300'])
  expect((await app.get('/w/1/kith-form-complete.js', { 'if-none-match': newest.headers?.etag ?? '' })).status).toBe(
    304,
  )
})

test('a script that a snippet names is there after an upgrade; one that none names is not', async () => {
  await app.admin.call('forms.scripts.create', { release: '0.9.0-0badcafe', body: 'console.log("old")' })
  expect((await app.get('/w/0.9.0-0badcafe/kith-form.js')).body).toBe('console.log("old")')
  expect((await app.get('/w/0.8.0-00000000/kith-form.js')).status).toBe(404)
})
