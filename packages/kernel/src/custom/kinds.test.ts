import { type Condition, evaluate } from '@kith/rules'
import { kinds, type Row } from '@kith/sdk'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Fixture, openFixture } from '../fixture/app.ts'
import type { book } from '../fixture/library.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture?.close())

const id = fc.constantFrom('0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002')
const codes = ['new', '新的', 'won']
const options = codes.map(value => ({ value }))
const email = fc.constantFrom('ada@example.com', 'Bob@Example.com', 'c.d@example.co.uk')

/** How each kind is added, and what may be given for it. */
const cases: Readonly<Record<string, { readonly definition?: object; readonly value: fc.Arbitrary<unknown> }>> = {
  text: { value: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  email: { value: email },
  phone: { value: fc.constantFrom('138 0139 5136', '+1 415 555 2671') },
  url: { value: fc.webUrl() },
  integer: { value: fc.integer() },
  decimal: { value: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  choice: { definition: { options }, value: fc.constantFrom(...codes) },
  choices: { definition: { options }, value: fc.uniqueArray(fc.constantFrom(...codes)) },
  boolean: { value: fc.boolean() },
  date: { value: fc.constantFrom('2026-02-28', '1999-12-31') },
  instant: { value: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map(d => d.toISOString()) },
  ref: { definition: { settings: { entity: 'library.author' } }, value: id },
  refs: { definition: { settings: { entity: 'kernel.businessLine' } }, value: fc.uniqueArray(id) },
  // The second has no rate: it is worth nothing that can be compared.
  money: { value: fc.record({ amount: fc.integer(), currency: fc.constantFrom('CNY', 'KWD') }) },
  anyRef: { value: id.map(one => ({ entity: 'library.author', id: one })) },
  // As it travels: JSON has one zero.
  json: {
    value: fc
      .jsonValue()
      .filter(value => value !== null && value !== '')
      .map(value => JSON.parse(JSON.stringify(value))),
  },
}

test('every kind is tried', () => {
  expect(Object.keys(cases).sort()).toEqual([...kinds.keys()].sort())
})

test.each(Object.keys(cases))(
  '%s: what is written reads back, and filters the same in memory and in SQL',
  async kind => {
    const { definition, value } = cases[kind] as (typeof cases)[string]
    const key = `my${kind}`
    const name = `custom.${key}`
    const field = { entity: 'library.book', key, kind, ...definition }
    await fixture.call('kernel.addField', field)
    const model = kinds.get(kind)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(value), { minLength: 1, maxLength: 4 }),
        fc.option(value),
        async (values, asked) => {
          const title = crypto.randomUUID()
          const made: Row<typeof book>[] = []
          for (const one of values) made.push(await fixture.call('library.create', { title, custom: { [key]: one } }))
          const { rows } = await fixture.call<{ rows: Row<typeof book>[] }>('library.list', { where: { title } })
          const byId = new Map(rows.map(row => [row.id, row]))
          for (const row of made) expect(byId.get(row.id)?.custom?.[key]).toEqual(row.custom?.[key])
          if (model?.compares === undefined) return
          const types = { [name]: model.compares }
          const scalar = Array.isArray(asked) ? asked[0] : asked
          const stored = worth(made.map(row => row.custom?.[key]).find(one => one !== null) ?? null)
          const wanted = [scalar, stored].filter(one => typeof one !== 'object' || one === null)
          const conditions: Condition[] = [{ [name]: { empty: true } }, { [name]: { empty: false } }]
          for (const one of wanted) conditions.push(...tests(name, model.compares, one))
          for (const where of conditions) {
            const found = await fixture
              .call<{ rows: Row<typeof book>[] }>('library.list', { where: { all: [{ title }, where] } })
              .catch(error => expect(error.details.problems[0].code).toBe('condition.wrong_type'))
            if (!found) continue
            const expected = made
              .filter(row => evaluate(where, { [name]: compared(row.custom?.[key]) }, { types }))
              .map(row => row.id)
            expect(found.rows.map(row => row.id).sort()).toEqual(expected.sort())
          }
        },
      ),
      { numRuns: 8 },
    )
  },
)

function worth(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'base' in value ? value.base : value
}

/** Money compares by its worth, and a ref to anything as it is stored. */
function compared(value: unknown): unknown {
  if (worth(value) !== value) return worth(value)
  const isRef = typeof value === 'object' && value !== null && 'entity' in value
  return isRef ? kinds.get('anyRef')?.encode(value, { kind: 'anyRef', options: {} })[0] : value
}

function tests(name: string, type: string, value: unknown): Condition[] {
  if (type === 'list') return value === null || value === undefined ? [] : [{ [name]: { has: value as string } }]
  if (value === null || value === undefined) return [{ [name]: null }, { [name]: { ne: null } }]
  const equal: Condition[] = [{ [name]: value as string }, { [name]: { ne: value as string } }]
  return type === 'boolean' || type === 'ref' ? equal : [...equal, { [name]: { gt: value as string } }]
}
