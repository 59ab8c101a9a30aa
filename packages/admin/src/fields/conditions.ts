/** One test of a condition that is made of simple ones. */
export interface Test {
  readonly field: string
  readonly is: 'eq' | 'ne' | 'full' | 'empty'
  readonly value: unknown
}

type Condition = Readonly<Record<string, unknown>>

/** A condition as simple tests that must all hold; `undefined` where it is made otherwise. */
export function testsOf(condition: Condition | null): readonly Test[] | undefined {
  if (!condition) return []
  const parts = Array.isArray(condition.all) && Object.keys(condition).length === 1 ? condition.all : [condition]
  const tests = parts.flatMap(part => Object.entries(part as Condition).map(([field, test]) => testOf(field, test)))
  return tests.every(test => test !== undefined) ? tests : undefined
}

function testOf(field: string, test: unknown): Test | undefined {
  if (['all', 'any', 'not', 'via'].includes(field)) return undefined
  if (typeof test !== 'object' || test === null) return { field, is: 'eq', value: test }
  const [[operator, value] = [], ...others] = Object.entries(test)
  if (others.length > 0 || operator === undefined || (typeof value === 'object' && value !== null)) return undefined
  if (operator === 'empty') return { field, is: value ? 'empty' : 'full', value: null }
  return operator === 'eq' || operator === 'ne' ? { field, is: operator, value } : undefined
}

/** The condition that these make; `null` for none. */
export function conditionOf(tests: readonly Test[]): Condition | null {
  const parts = tests
    .filter(({ field, is, value }) => field !== '' && (is === 'full' || is === 'empty' || isSaid(value)))
    .map(partOf)
  if (parts.length === 0) return null
  return parts.length === 1 ? (parts[0] as Condition) : { all: parts }
}

function partOf({ field, is, value }: Test): Condition {
  if (is === 'full' || is === 'empty') return { [field]: { empty: is === 'empty' } }
  return { [field]: is === 'eq' ? value : { ne: value } }
}

function isSaid(value: unknown): boolean {
  return value !== null && value !== undefined && value !== ''
}
