import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FormsApp, startForms } from '../fixture/app.ts'

let app: FormsApp
beforeEach(async () => {
  app = await startForms()
})
afterEach(() => app.close())

const make = (values: object) => app.admin.call<{ id: string; publicId: string; html: string }>('forms.make', values)

test('a form is made from names of fields, and answers at once', async () => {
  const fields = [
    'name',
    'email',
    'phone*',
    'budget:number',
    'deliveryDate:date',
    'size:select=small|large*',
    'consent',
  ]
  const { publicId, html } = await make({ name: 'Offer', fields, origin: ['https://www.example.com'] })
  expect(html).toContain(`<kith-form form="${publicId}"`)
  const definition = JSON.parse(String((await app.get(`/f/${publicId}.json`)).body))
  expect(definition.title).toBe('Offer')
  expect(definition.steps[0].fields).toMatchObject([
    { name: 'name', type: 'text', label: 'Name', required: true, autocomplete: 'name' },
    { name: 'email', type: 'email', required: true },
    { name: 'phone', type: 'tel', required: true },
    { name: 'budget', type: 'number', label: 'Budget', required: false },
    { name: 'deliveryDate', type: 'date', label: 'Delivery date' },
    { name: 'size', type: 'select', required: true, options: [{ value: 'small' }, { value: 'large' }] },
    { name: 'consent', type: 'consent', required: true, version: '1' },
  ])
  expect(definition.texts['zh-CN']['name.label']).toBe('姓名')
  const values = { name: 'Ann', email: 'ann@example.com', phone: '13801395136', size: 'small', consent: true }
  const body = JSON.stringify({ values })
  expect((await app.post(`/f/${publicId}`, body, { origin: 'https://www.example.com' })).status).toBe(200)
  expect((await app.post(`/f/${publicId}`, body, { origin: 'https://example.com' })).status).toBe(403)
})

test.each(['two words', 'size:choose', '=x', 'kith_key', ''])('"%s" is no field', async field => {
  await expect(make({ name: 'Offer', fields: [field] })).rejects.toThrow()
  expect(await app.admin.call('forms.count')).toEqual({ count: 1, capped: false })
})

test('what is wrong with a form is told before it is made', async () => {
  const fields = ['name', 'name']
  await expect(make({ name: 'Offer', fields })).rejects.toMatchObject({ details: { code: 'forms.name_twice' } })
  await expect(make({ name: 'Offer', fields: ['name'], publicId: 'contact-us' })).rejects.toMatchObject({
    code: 'KITH_INVALID',
  })
  await expect(make({ name: 'Offer', fields: ['name'], origin: ['example.com'] })).rejects.toMatchObject({
    code: 'KITH_INVALID',
  })
  await expect(
    app.as(app.actor({ roles: ['sales'] })).call('forms.make', { name: 'x', fields: ['name'] }),
  ).rejects.toMatchObject({
    code: 'KITH_DENIED',
  })
})
