import type { Condition } from '@kith/rules'

/** How the parts of a group are asked: each must hold, one must, none may. */
export const hows = ['all', 'any', 'none'] as const
export type How = (typeof hows)[number]

/** A condition as people build it: parts under one heading, which may be groups themselves. `Test` is one line. */
export interface Group<Test> {
  readonly how: How
  readonly parts: readonly Part<Test>[]
}

/** `kept`: what the lines cannot say; it stays as it is. */
export type Part<Test> = { readonly test: Test } | { readonly group: Group<Test> } | { readonly kept: Condition }

/** How the lines of a builder say what a condition says of one field. */
export interface Language<Test> {
  /** `undefined` where it cannot be said in one line. */
  read(field: string, said: unknown): Test | undefined
  /** `undefined` while the line lacks something. */
  write(test: Test): Condition | undefined
}

export function groupOf<Test>(condition: Condition | undefined, language: Language<Test>): Group<Test> {
  const entries = Object.entries(condition ?? {})
  const [[key, said] = ['', undefined]] = entries
  if (entries.length === 1 && (key === 'all' || key === 'any') && isSome(said))
    return { how: key, parts: said.map(one => partOf(one, language)) }
  if (entries.length === 1 && key === 'not') {
    const inner = groupOf(said as Condition, language)
    const isPlain = inner.how === 'any' || (inner.how === 'all' && inner.parts.length === 1)
    if (inner.parts.length > 0) return { how: 'none', parts: isPlain ? inner.parts : [{ group: inner }] }
  }
  return { how: 'all', parts: entries.flatMap(([name, value]) => partsOf(name, value, language)) }
}

/** The condition that a group says; `undefined` where it says nothing. */
export function conditionOf<Test>(group: Group<Test>, language: Language<Test>): Condition | undefined {
  const parts = group.parts.flatMap(part => {
    const said =
      'test' in part ? language.write(part.test) : 'group' in part ? conditionOf(part.group, language) : part.kept
    return said ? [said] : []
  })
  const [first] = parts
  if (!first) return undefined
  if (group.how === 'none') return { not: parts.length === 1 ? first : { any: parts } }
  if (parts.length === 1) return first
  return group.how === 'any' ? { any: parts } : together(parts)
}

/** Side by side where each says something of another field, else one after another. */
export function together(parts: readonly Condition[]): Condition {
  const keys = parts.flatMap(part => Object.keys(part))
  return new Set(keys).size === keys.length ? Object.assign({}, ...parts) : { all: parts }
}

function partOf<Test>(condition: Condition, language: Language<Test>): Part<Test> {
  const group = groupOf(condition, language)
  const [only] = group.parts
  if (!only) return { kept: condition }
  return group.how !== 'none' && group.parts.length === 1 ? only : { group }
}

/** What is said under one key; several things that are said of one field are a line each. */
function partsOf<Test>(name: string, said: unknown, language: Language<Test>): readonly Part<Test>[] {
  const kept = { [name]: said } as Condition
  if (name === 'all' && isSome(said)) return said.map(one => partOf(one, language))
  if (name === 'any' || name === 'not') {
    const isWhole = name === 'any' ? isSome(said) : groupOf(said as Condition, language).parts.length > 0
    return isWhole ? [{ group: groupOf(kept, language) }] : [{ kept }]
  }
  const whole = name === 'all' ? undefined : language.read(name, said)
  if (whole !== undefined) return [{ test: whole }]
  const each = typeof said === 'object' && said !== null && !('$' in said) ? Object.entries(said) : []
  const parts = each.map(([operator, operand]) => saidBy(name, operator, operand, language))
  return each.length > 0 && parts.every(part => part !== undefined) ? parts : [{ kept }]
}

/** Comparisons with a list, and what compares with one of its values. */
const listed: Readonly<Record<string, readonly [single: string, how: How]>> = {
  in: ['eq', 'any'],
  notIn: ['eq', 'none'],
  hasAny: ['has', 'any'],
}

/** One comparison as a line, or where no line says a list, as a group of a line for each of its values. */
function saidBy<Test>(name: string, operator: string, operand: unknown, language: Language<Test>) {
  const test = language.read(name, { [operator]: operand })
  if (test !== undefined) return { test }
  const [single, how] = listed[operator] ?? []
  if (!single || !how || !Array.isArray(operand) || operand.length === 0) return undefined
  const tests = operand.map(value => language.read(name, { [single]: value }))
  if (!tests.every(test => test !== undefined)) return undefined
  return { group: { how, parts: tests.map(test => ({ test: test as Test })) } }
}

function isSome(said: unknown): said is readonly Condition[] {
  return Array.isArray(said) && said.length > 0
}
