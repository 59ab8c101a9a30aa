import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FormsApp, startForms } from '../fixture/app.ts'

let app: FormsApp
beforeEach(async () => {
  app = await startForms()
})
afterEach(() => app.close())

const definition = { lang: 'en', steps: [{ fields: [{ name: 'name', type: 'text', label: 'Name', required: true }] }] }
const create = (values: object) =>
  app.admin.call<{ publicId: string }>('forms.create', { name: 'A', definition, ...values })

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
