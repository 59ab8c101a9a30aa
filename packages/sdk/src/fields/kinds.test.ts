import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  type AnyField,
  anyRef,
  boolean,
  choice,
  choices,
  date,
  decimal,
  email,
  instant,
  integer,
  json,
  kindOf,
  kinds,
  money,
  normalisePhone,
  phone,
  ref,
  refs,
  text,
  url,
} from './index.ts'

const fields: Readonly<Record<string, AnyField>> = {
  text: text({ max: 40 }),
  email: email(),
  phone: phone({ country: 'CN' }),
  url: url(),
  integer: integer({ min: -5, max: 1000 }),
  decimal: decimal(),
  money: money({ min: 0 }),
  choice: choice(['new', '新的', 'won']),
  choices: choices(['a', 'b', 'c']),
  boolean: boolean(),
  date: date(),
  instant: instant(),
  ref: ref('kernel.user'),
  refs: refs('kernel.businessLine'),
  anyRef: anyRef(),
  json: json(),
}

const anyValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc.emailAddress(),
  fc.webUrl(),
  fc.uuid(),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom('new', '新的', 'a', ['a', 'b'], '2026-02-30', '2026-02-28', '138 0139 5136', '+8613801395136'),
  fc.date({ noInvalidDate: true }).map(d => d.toISOString()),
  fc.record({ entity: fc.constantFrom('leads.lead', 'a', 'a/b.c'), id: fc.uuid() }),
  fc.record({ amount: fc.integer(), currency: fc.constantFrom('CNY', 'EUR', 'JPY', 'XXXX', 'cny') }),
  fc.jsonValue(),
  fc.constantFrom(
    ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000001'],
    undefined,
    '\u0000',
    '\ud800',
    { $: 'actor.id' },
  ),
)

describe('every kind', () => {
  test('has a field here, so that none escapes these tests', () => {
    expect(Object.keys(fields).sort()).toEqual([...kinds.keys()].sort())
  })

  test.each(Object.entries(fields))(
    '%s: what its schema lets in comes back from its columns as it was',
    (_name, field) => {
      const kind = kindOf(field)
      fc.assert(
        fc.property(anyValue, value => {
          const checked = kind.schema(field).safeParse(value)
          if (!checked.success || checked.data === '') return
          const columns = kind.encode(checked.data, field)
          expect(columns).toHaveLength(kind.columns(field).length)
          // As JSON says it: -0 is 0 there.
          expect(JSON.stringify(kind.decode(columns, field))).toBe(JSON.stringify(checked.data))
        }),
        { numRuns: 500 },
      )
    },
  )

  test.each(Object.entries(fields))(
    '%s: a checked value is in its stored form: checking it again changes nothing',
    (_name, field) => {
      const kind = kindOf(field)
      fc.assert(
        fc.property(anyValue, value => {
          const checked = kind.schema(field).safeParse(value)
          if (checked.success) {
            expect(JSON.stringify(kind.schema(field).parse(checked.data))).toBe(JSON.stringify(checked.data))
          }
        }),
        { numRuns: 500 },
      )
    },
  )

  test.each(Object.entries(fields))(
    '%s: what it calls stored without its schema is what its schema answers',
    (_name, field) => {
      const kind = kindOf(field)
      fc.assert(
        fc.property(anyValue, value => {
          if (kind.isStored?.(value, field)) expect(kind.schema(field).parse(value)).toBe(value)
        }),
        { numRuns: 2000 },
      )
    },
  )

  test.each(Object.entries(fields))(
    '%s: empty is empty, and its wire form can be said in JSON Schema',
    (_name, field) => {
      const kind = kindOf(field)
      expect(kind.encode(null, field).every(column => column === null)).toBe(true)
      expect(kind.decode(kind.encode(null, field), field)).toBeNull()
      expect(() => z.toJSONSchema(kind.schema(field))).not.toThrow()
    },
  )
})

describe('stored forms', () => {
  test('an address is trimmed and in lower case', () => {
    const schema = kindOf(fields.email as AnyField).schema(fields.email as AnyField)
    expect(schema.parse('  Ann.Lee@Example.COM ')).toBe('ann.lee@example.com')
    expect(schema.parse('张伟@例子.公司')).toBe('张伟@例子.公司')
    for (const wrong of ['ann', 'ann@', '@b.cd', 'a b@c.de', 'a@b', 'a@b..cd', `${'x'.repeat(250)}@b.cd`]) {
      expect(schema.safeParse(wrong).success, wrong).toBe(false)
    }
  })

  test('a phone number is E.164 where it can be read, by the field’s country (R29)', () => {
    expect(normalisePhone('138 0139 5136', 'CN')).toBe('+8613801395136')
    expect(normalisePhone('010 85868466', 'CN')).toBe('+861085868466')
    expect(normalisePhone('+49 30 901820')).toBe('+4930901820')
    expect(normalisePhone('(030) 901820', 'DE')).toBe('+4930901820')
    expect(normalisePhone('12345')).toBe('12345')
  })
})

test('there is one zero, whatever the sign', () => {
  for (const field of [integer(), decimal()]) expect(Object.is(kindOf(field).schema(field).parse(-0), 0)).toBe(true)
})
