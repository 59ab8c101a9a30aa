import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type FormsApp, startForms } from '../fixture/app.ts'
import { fieldTypes } from './definition.ts'
import { definitionSchema } from './schema.ts'

let app: FormsApp
beforeEach(async () => {
  app = await startForms()
})
afterEach(() => app.close())

test('definition.schema.json says what the code says: `node schema.mjs` writes it anew after a change that is meant', async () => {
  const file = await readFile(new URL('../../definition.schema.json', import.meta.url), 'utf8')
  expect(JSON.parse(file)).toEqual(definitionSchema())
})

test('what is served fits it, and what is not a definition does not', async () => {
  const served = JSON.parse(String((await app.get('/f/contact-us.json')).body))
  const schema = z.fromJSONSchema(definitionSchema() as Parameters<typeof z.fromJSONSchema>[0])
  expect(schema.safeParse(served).error).toBeUndefined()
  expect(schema.safeParse({ ...served, later: true }).success).toBe(true)
  for (const wrong of [{ v: 2 }, { steps: [] }, { steps: [{ fields: [{ name: 'a' }] }] }, { lang: '' }]) {
    expect(schema.safeParse({ ...served, ...wrong }).success).toBe(false)
  }
  expect(JSON.stringify(definitionSchema())).toContain(JSON.stringify(fieldTypes))
})
