import { type Condition, evaluate } from '@kith/rules'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conditionOf, groupOf, type Language } from './group.ts'

interface Line {
  readonly field: string
  readonly operator: string
  readonly value: unknown
}

/** Lines that compare with one number, or with several. */
const language: Language<Line> = {
  read(field, said) {
    if (typeof said === 'number') return { field, operator: 'eq', value: said }
    const [[operator, value] = [], ...rest] = Object.entries((said ?? {}) as object)
    return operator && rest.length === 0 && ['eq', 'gt', 'in'].includes(operator)
      ? { field, operator, value }
      : undefined
  },
  write: ({ field, operator, value }) => ({ [field]: { [operator]: value } }) as Condition,
}

const leaf = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.record({ gt: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ in: fc.array(fc.integer({ min: 0, max: 3 })) }),
  fc.record({ gt: fc.integer({ min: 0, max: 3 }), in: fc.array(fc.integer({ min: 0, max: 3 })) }),
  // A line for each value.
  fc.record({ notIn: fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: null })) }),
  // No line says these.
  fc.constant(null),
  fc.record({ lt: fc.integer({ min: 0, max: 3 }) }),
)
const { condition } = fc.letrec<{ condition: Condition }>(tie => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.dictionary(fc.constantFrom('a', 'b'), leaf) as fc.Arbitrary<Condition>,
    fc.record(
      {
        a: leaf,
        any: fc.array(tie('condition'), { maxLength: 3 }),
        all: fc.array(tie('condition'), { maxLength: 3 }),
        not: tie('condition'),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<Condition>,
  ),
}))

test('whatever condition is opened and written again holds for the same records', () => {
  const number = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null })
  fc.assert(
    fc.property(condition, fc.record({ a: number, b: number }), (asked, row) => {
      const again = conditionOf(groupOf(asked, language), language)
      expect(evaluate(again ?? {}, row)).toBe(evaluate(asked, row))
    }),
  )
})

test.each<[Condition, string]>([
  [{ a: 1, b: { gt: 2 } }, 'all: a eq 1, b gt 2'],
  [{ any: [{ a: 1 }, { b: 2 }] }, 'any: a eq 1, b eq 2'],
  [{ not: { any: [{ a: 1 }, { b: 2 }] } }, 'none: a eq 1, b eq 2'],
  [{ not: { a: 1 } }, 'none: a eq 1'],
  [{ not: { a: 1, b: 2 } }, 'none: (all: a eq 1, b eq 2)'],
  [{ a: { gt: 1, in: [2, 3] } }, 'all: a gt 1, a in 2,3'],
  [{ a: 1, any: [{ b: 1 }, { not: { b: 2 } }] }, 'all: a eq 1, (any: b eq 1, (none: b eq 2))'],
  [{ a: { notIn: [1, 2] } }, 'all: (none: a eq 1, a eq 2)'],
  [{ all: [{ a: 1 }, { a: { lt: 2 } }] }, 'all: a eq 1, kept'],
])('%j is opened as %s', (asked, shown) => {
  const said = ({ how, parts }: ReturnType<typeof groupOf<Line>>): string =>
    `${how}: ${parts.map(part => ('test' in part ? `${part.test.field} ${part.test.operator} ${part.test.value}` : 'group' in part ? `(${said(part.group)})` : 'kept')).join(', ')}`
  expect(said(groupOf(asked, language))).toBe(shown)
})
