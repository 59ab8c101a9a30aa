import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FormDesign } from '../contract/index.ts'
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

/** What a browser sends of the page's form, with something typed into it. */
const fill = (page: string, typed: Record<string, string>): string => {
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
  const values = hidden.map(([, name = '', value = '']) => [name, decoded(value)])
  return new URLSearchParams({ ...Object.fromEntries(values), ...typed }).toString()
}
const decoded = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
const post = (body: string, path = '/f/contact-us?lang=en', headers = {}) =>
  app.post(path, body, { 'content-type': 'application/x-www-form-urlencoded', ...headers })

const person = { kind: 'person', name: '张伟', email: 'zhang@example.com', region: 'east-china', consent: 'yes' }

describe('a browser without JavaScript', () => {
  test('fills in the page, sends it and is thanked', async () => {
    const page = await app.get('/f/contact-us?lang=en&utm_source=newsletter', { referer: 'https://example.com/a?b=c' })
    expect(page.status).toBe(200)
    const answer = await post(fill(String(page.body), { ...person, message: 'Hello\r\nthere' }))
    expect([answer.status, answer.headers?.location]).toEqual([303, '/f/contact-us/thanks?lang=en'])
    const [stored] = await app.submissions()
    expect(stored).toMatchObject({
      status: 'processed',
      values: { kind: 'person', name: '张伟', consent: true, message: 'Hello\nthere' },
      meta: { page: 'http://localhost/f/contact-us', referrer: 'https://example.com', utm: { source: 'newsletter' } },
      consent: [{ field: 'consent', version: '2026-01' }],
    })
    const thanks = await app.get(answer.headers?.location ?? '')
    expect(thanks.body).toContain('Your message has arrived.')
  })

  test('finds what the address says in the fields that the owner opened to it, never in a consent', async () => {
    const { rows } = await app.admin.call<{ rows: { definition: FormDesign }[] }>('forms.list')
    const definition = structuredClone(rows[0]?.definition) as FormDesign
    for (const field of definition.steps.flatMap(step => step.fields)) {
      if (['name', 'consent'].includes(field.name)) field.prefill = true
    }
    await change({ definition })
    const page = String(
      (await app.get('/f/contact-us?name=Ann%22%3E&consent=yes&email=eve%40example.com&nothing=x')).body,
    )
    expect(page).not.toContain('eve@example.com')
    expect(page).toContain('name="name" required autocomplete="name" maxlength="200" value="Ann&#34;&#62;"')
    expect(page).not.toContain('name="consent" value="yes" checked')
    expect(page).not.toContain('nothing')
  })

  test('sends twice and is stored once', async () => {
    const page = await app.get('/f/contact-us')
    const body = fill(String(page.body), person)
    expect([await post(body), await post(body)].map(({ status }) => status)).toEqual([303, 303])
    expect(await app.submissions()).toHaveLength(1)
  })

  test('gets its page back with what was typed and what is wrong', async () => {
    const page = await app.get('/f/contact-us')
    const typed = { ...person, email: 'nobody', message: '"><script>alert(1)</script>', consent: '' }
    const answer = await post(fill(String(page.body), typed), '/f/contact-us?lang=zh-CN')
    expect(answer.status).toBe(422)
    const html = String(answer.body)
    expect(html).toContain('有 2 项需要修改')
    expect(html).toContain('填写有效的邮箱，例如 name@example.com')
    expect(html).toContain('勾选此项后才能继续')
    expect(html).toContain('value="nobody"')
    expect(html).toContain('value="张伟"')
    expect(html).toMatch(/value="person" checked/)
    expect(html).not.toContain('<script>alert')
    const again = await post(fill(html, person))
    expect(again.status).toBe(303)
    expect(await app.submissions()).toHaveLength(1)
  })

  test('may fill in what a condition hides: the page shows it, the server leaves it out', async () => {
    const page = await app.get('/f/contact-us')
    expect((await post(fill(String(page.body), { ...person, company: 'ACME', size: '11-50' }))).status).toBe(303)
    const [stored] = await app.submissions()
    expect(stored?.values).not.toHaveProperty('company')
    const company = await post(fill(String(page.body), { ...person, kind: 'company', kith_key: crypto.randomUUID() }))
    expect(company.status).toBe(422)
    expect(company.body).toContain('id="company-error"')
  })

  test('that changed its answer after it was kept is told, and may add it', async () => {
    const page = await app.get('/f/contact-us')
    const body = fill(String(page.body), person)
    await post(body)
    const conflict = await post(fill(String(page.body), { ...person, name: 'Other' }))
    expect(conflict.status).toBe(409)
    expect(conflict.body).toContain('Your first answer was kept.')
    expect((await post(fill(String(conflict.body), { ...person, name: 'Other' }))).status).toBe(303)
    expect(await app.submissions()).toHaveLength(2)
  })

  test('on a stranger’s website is refused; one that names no key is stored', async () => {
    const body = new URLSearchParams(person).toString()
    expect((await post(body, '/f/contact-us', { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(body, '/f/contact-us', { origin: 'http://localhost:8080' })).status).toBe(303)
  })

  test('goes where the owner says afterwards', async () => {
    const { rows } = await app.admin.call<{ rows: { definition: object }[] }>('forms.list')
    await change({
      redirects: ['example.com'],
      definition: { ...rows[0]?.definition, redirect: 'https://example.com/thanks' },
    })
    const page = await app.get('/f/contact-us')
    expect(page.headers?.['content-security-policy']).toContain("form-action 'self' https://example.com;")
    expect((await post(fill(String(page.body), person))).headers?.location).toBe('https://example.com/thanks')
  })
})

test.each([
  ['/f/contact-us?lang=zh', undefined, 'zh-CN', '联系我们'],
  ['/f/contact-us', 'zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN', '联系我们'],
  ['/f/contact-us', 'fr,en-GB;q=0.9', 'en', 'Contact us'],
  ['/f/contact-us', undefined, 'en', 'Contact us'],
])('%s for a reader of %s is in %s', async (path, language, locale, title) => {
  const { headers, body } = await app.get(path, language ? { 'accept-language': language } : {})
  expect(headers?.['content-language']).toBe(locale)
  expect(body).toContain(`<html lang="${locale}">`)
  expect(body).toContain(`<title>${title}</title>`)
})

test('the page runs our script only, may be framed by the form’s websites only, and is kept by no cache', async () => {
  const { headers, body } = await app.get('/f/contact-us')
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  const policy = headers?.['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'sha256-")
  expect(policy).toContain("frame-ancestors 'self' http://localhost:* http://127.0.0.1:*")
  expect(String(body).match(/<script[^>]*>/g)).toEqual([
    '<script type="module" src="/w/1/kith-form.js">',
    '<script type="application/json">',
  ])
  expect(body).not.toContain(' style="')
})

test('no text of a form can leave the place where it stands', async () => {
  const { rows } = await app.admin.call<{ rows: { definition: object }[] }>('forms.list')
  const evil = '</script><script>alert(1)</script>"><img src=x>'
  await change({ definition: { ...rows[0]?.definition, title: evil, intro: evil, submit: evil } })
  const { body } = await app.get('/f/contact-us')
  expect(body).not.toMatch(/<script>|<img/)
})

test('every control has a label of its own', async () => {
  const html = String((await app.get('/f/contact-us')).body)
  for (const name of ['name', 'email', 'phone', 'company', 'size', 'industry', 'region', 'message']) {
    expect(html).toMatch(new RegExp(`<label class="label" for="${name}">`))
    expect(html).toMatch(new RegExp(`id="${name}"`))
  }
})

test('a form that is closed or not there says so in words', async () => {
  expect((await app.get('/f/nothing?lang=zh-CN')).body).toContain('没有这个表单。')
  await change({ status: 'closed' })
  const closed = await app.get('/f/contact-us')
  expect([closed.status, String(closed.body).includes('takes no more answers')]).toEqual([410, true])
  expect((await post(new URLSearchParams(person).toString())).status).toBe(410)
})
