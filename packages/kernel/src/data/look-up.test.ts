import { type ColumnRef, type Condition, check, compile } from '@kith/rules'
import { choice, email, entity, ref, text } from '@kith/sdk'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createModel } from '../model/model.ts'
import { lookUp } from './look-up.ts'
import { fieldType, keyColumn } from './where.ts'

const person = entity('shop.person', {
  fields: { name: text(), email: email(), kind: choice(['a', 'b']), managerOf: ref('shop.person') },
})
const model = createModel({ entity: person, plugin: 'shop', path: 'shop' })

const column = (name: string): ColumnRef | undefined => {
  const type = fieldType(model, name)
  return (
    type && {
      sql: `"shop_person"."${keyColumn(model, name)}"`,
      folded: `"shop_person"."${keyColumn(model, name)}"`,
      type,
    }
  )
}

const name = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('id', 'email', 'kind', 'managerOf') },
  { weight: 1, arbitrary: fc.constantFrom('name', 'nobody', 'version', 'any', 'not', 'constructor') },
)
const value = fc.oneof(
  { weight: 20, arbitrary: fc.string({ minLength: 1, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.constantFrom('', 'a\0', '\ud800', "';--", null, 3, { $: 'actor.id' }) },
)
const operand = fc.oneof(
  value,
  fc.record({ in: fc.array(value, { maxLength: 4 }) }),
  fc.record({ eq: value, in: fc.array(value) }, { requiredKeys: [] }),
)
const flat = fc.dictionary(name, operand, { minKeys: 1, maxKeys: 2 })
const branches = fc.record(
  { any: fc.array(flat, { maxLength: 3 }), all: fc.array(fc.oneof(flat, value), { maxLength: 3 }), email: operand },
  { requiredKeys: [] },
)
const nested = fc.record({ any: fc.array(branches, { minLength: 1, maxLength: 2 }) })

test.each(['sqlite', 'postgres'] as const)(
  'what it compiles for %s is checked, and is what the rules compile',
  dialect => {
    let compiled = 0
    fc.assert(
      fc.property(fc.oneof(flat, branches, nested, value), where => {
        const found = lookUp(model, where)
        if (!found) return
        compiled++
        expect(check(where, { fields: field => fieldType(model, field) })).toEqual([])
        expect(found).toEqual(compile(where as Condition, { dialect, column, variable: () => undefined }))
      }),
      { numRuns: 2000 },
    )
    expect(compiled).toBeGreaterThan(100)
  },
)

test('it knows what duplicates are looked up by', () => {
  expect(lookUp(model, { any: [{ email: { in: ['a@b.c', 'd@e.f'] } }, { kind: 'a' }] })).toEqual({
    strings: ['("shop_person"."email" IN (', ', ', ') OR "shop_person"."kind" = ', ')'],
    values: ['a@b.c', 'd@e.f', 'a'],
  })
})
