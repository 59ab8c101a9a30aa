import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FormsApp, startForms } from '../fixture/app.ts'

let app: FormsApp
beforeEach(async () => {
  app = await startForms()
})
afterEach(() => app.close())

const definition = { lang: 'en', steps: [{ fields: [{ name: 'name', type: 'text', label: 'Name', required: true }] }] }
const create = (values: object) =>
  app.admin.call<{ id: string; publicId: string }>('forms.create', { name: 'A', definition, ...values })

test('a form without a public id gets a random one, under which it answers', async () => {
  const { publicId } = await create({})
  expect(publicId).toMatch(/^[2-9a-z]{8}$/)
  expect((await app.get(`/f/${publicId}.json`)).status).toBe(200)
})

test('a public id is unique and cannot change', async () => {
  await create({ publicId: 'offers' })
  await expect(create({ publicId: 'Offers' })).rejects.toMatchObject({ code: 'KITH_INVALID' })
  await expect(create({ publicId: 'a/b' })).rejects.toMatchObject({ details: { code: 'forms.public_id' } })
  const { rows } = await app.admin.call<{ rows: { id: string }[] }>('forms.list')
  const rename = app.admin.call('forms.update', { id: rows[0]?.id, set: { publicId: 'other' } })
  await expect(rename).rejects.toMatchObject({ details: { problems: [{ code: 'fixed' }] } })
})

test('a design that could not be filled in is refused, with the place', async () => {
  const steps = [{ fields: [{ name: 'a', type: 'select', label: 'A', required: true }] }]
  await expect(create({ definition: { lang: 'en', steps } })).rejects.toMatchObject({
    code: 'KITH_REJECTED',
    details: { code: 'forms.no_options', path: 'definition.steps.0.fields.0' },
  })
  await expect(create({ definition: { lang: 'en', steps: [] } })).rejects.toMatchObject({ code: 'KITH_INVALID' })
  await expect(create({ origins: ['javascript:'] })).rejects.toMatchObject({ code: 'KITH_INVALID' })
})

describe('visitors are sent on only to', () => {
  const to = (redirect: string, more: object = {}) => create({ definition: { ...definition, redirect }, ...more })
  const refused = { code: 'KITH_REJECTED', details: { code: 'forms.redirect_host', path: 'definition.redirect' } }

  test.each([
    ['the form’s websites', 'https://www.example.com/thanks', { origins: ['https://www.example.com'] }],
    ['below them', 'https://a.example.com/', { origins: ['https://*.example.com'] }],
    ['this app', 'http://localhost/f/other', {}],
    ['a host of the form', 'https://shop.example.net/x', { redirects: ['shop.example.net'] }],
    ['a host of the form with its port', 'http://shop.example.net:8080/', { redirects: ['shop.example.net:8080'] }],
    ['what is below one', 'https://a.b.example.net/', { redirects: ['*.Example.net'] }],
  ])('%s', async (_, redirect, more) => {
    expect(await to(redirect, more)).toMatchObject({ id: expect.any(String) })
  })

  test.each([
    ['anybody', 'https://evil.example/', {}],
    ['anybody, where any website may show the form', 'https://evil.example/', { origins: ['*'] }],
    ['a website by another scheme', 'http://www.example.com/', { origins: ['https://www.example.com'] }],
    ['who looks like a website', 'https://www.example.com.evil.example/', { origins: ['https://www.example.com'] }],
    ['who looks like a host', 'https://evil-example.net/', { redirects: ['*.example.net', 'example.net'] }],
    ['a host behind a name', 'https://shop.example.net@evil.example/', { redirects: ['shop.example.net'] }],
    ['a host at another port', 'https://shop.example.net:8443/', { redirects: ['shop.example.net:8080'] }],
  ])('not to %s', async (_, redirect, more) => {
    await expect(to(redirect, more)).rejects.toMatchObject(refused)
  })

  test('hosts of the settings, of which the check of a draft knows as publishing does', async () => {
    const { id } = await create({})
    const design = { ...definition, redirect: 'https://www.example.org/thanks' }
    const check = () => app.admin.call<{ problems: unknown[] }>('forms.check', { definition: design, form: id })
    expect((await check()).problems).toMatchObject([{ path: 'redirect', code: 'forms.redirect_host' }])
    await app.admin.call('forms.drafts.create', { form: id, definition: design })
    const publish = () => app.admin.call('forms.publish', { id })
    await expect(publish()).rejects.toMatchObject(refused)
    await app.admin.call('kernel.changeSettings', { plugin: 'forms', set: { redirects: ['*.example.org'] } })
    expect((await check()).problems).toEqual([])
    expect(await publish()).toMatchObject({ id })
    await expect(app.admin.call('forms.update', { id, set: { redirects: ['https://x'] } })).rejects.toMatchObject({
      code: 'KITH_INVALID',
    })
  })

  test('a website that is taken from a form that leads to it is refused', async () => {
    const { id } = await to('https://www.example.com/', { origins: ['https://www.example.com'] })
    await expect(app.admin.call('forms.update', { id, set: { origins: [] } })).rejects.toMatchObject(refused)
  })
})
