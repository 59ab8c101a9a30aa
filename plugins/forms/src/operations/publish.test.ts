import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FormDesign } from '../contract/index.ts'
import { type FormsApp, startForms } from '../fixture/app.ts'

let app: FormsApp
let form: { id: string; version: number; definition: FormDesign }
beforeEach(async () => {
  app = await startForms()
  const { rows } = await app.admin.call<{ rows: (typeof form)[] }>('forms.list')
  form = rows[0] as typeof form
})
afterEach(() => app.close())

const served = async () => JSON.parse(String((await app.get('/f/contact-us.json')).body)) as FormDesign
const save = (definition: unknown) =>
  app.admin.call<{ id: string }>('forms.drafts.create', { form: form.id, definition })
const publish = () => app.admin.call('forms.publish', { id: form.id })

test('visitors see a change once it is published, and then there is no draft', async () => {
  await save({ ...form.definition, title: 'Write to us' })
  expect(await served()).toMatchObject({ title: 'Contact us' })
  expect(await publish()).toEqual({ id: form.id, version: form.version + 1 })
  expect(await served()).toMatchObject({ title: 'Write to us' })
  await expect(publish()).rejects.toMatchObject({ code: 'forms.nothing_to_publish' })
  await save({ ...form.definition, title: 'Again' })
})

test('a form has one draft', async () => {
  await save(form.definition)
  await expect(save(form.definition)).rejects.toMatchObject({ code: 'KITH_INVALID' })
})

test('what could not be filled in may be kept as a draft, is told of, and is not published', async () => {
  const steps = [{ fields: [{ name: 'size', type: 'select', label: 'Size', required: true }] }]
  await save({ lang: 'en', steps })
  expect(await app.admin.call('forms.check', { definition: { lang: 'en', steps } })).toEqual({
    problems: [{ path: 'steps.0.fields.0', code: 'forms.no_options', message: expect.any(String) }],
  })
  await expect(publish()).rejects.toMatchObject({ details: { code: 'forms.no_options' } })
  expect(await served()).toMatchObject({ title: 'Contact us' })
  expect(await app.admin.call('forms.drafts.count')).toEqual({ count: 1, capped: false })
})

test('a consent whose words change gets a new version, also when they change in another language only', async () => {
  const consentOf = async () => (await served()).steps.flatMap(step => step.fields).find(f => f.name === 'consent')
  expect(await consentOf()).toMatchObject({ version: '2026-01' })
  const retold = structuredClone(form.definition)
  Object.assign(retold.steps.flatMap(step => step.fields).find(f => f.name === 'consent') as object, {
    text: 'Agreed.',
  })
  await save(retold)
  await publish()
  expect(await consentOf()).toMatchObject({ version: '2026-01-05', text: 'Agreed.' })
  const before = (await served()) as FormDesign & { texts: Record<string, Record<string, string>> }
  const { v: _v, id: _id, version: _version, honeypot: _h, ...design } = before as unknown as Record<string, unknown>
  await save({ ...design, texts: { ...before.texts, 'zh-CN': { ...before.texts['zh-CN'], 'consent.text': '同意。' } } })
  await publish()
  expect(await consentOf()).toMatchObject({ version: '2026-01-05-2' })
})

test('an accent goes out with the colour of words that can be read on it', async () => {
  await save({ ...form.definition, look: { accent: '#ffe000', radius: 4 } })
  await publish()
  expect(await served()).toMatchObject({ look: { accent: '#ffe000', onAccent: '#000000', radius: 4 } })
  await save({ ...form.definition, look: { accent: '#136354' } })
  await publish()
  expect(await served()).toMatchObject({ look: { onAccent: '#ffffff' } })
  await expect(save({ ...form.definition, look: { accent: 'red;}' } })).rejects.toMatchObject({ code: 'KITH_INVALID' })
})
