import type { ConditionCode } from './error.ts'
import type { FieldType } from './types.ts'

/** What is wrong with a condition, and where. */
export interface Problem {
  readonly code: ConditionCode
  /** Keys and indexes from the condition down, as in `['any', 0, 'score', 'gte']`. */
  readonly path: readonly (string | number)[]
  /** In English, for a log; screens translate the code. */
  readonly message: string
}

export type Fault = readonly [ConditionCode, string]

/** Types by name. */
export type Names = Readonly<Record<string, FieldType>> | ((name: string) => FieldType | undefined)

/** What a condition may name. */
export interface CheckScope {
  /** The fields' types, by name as conditions write it. */
  readonly fields: Names
  /** The variables' types beside `now` and `today`; every name and type passes when absent. */
  readonly variables?: Names | undefined
  /** What a condition through a ref may name; without it `via` is `condition.sql_only`. */
  readonly via?: ((field: string) => CheckScope | undefined) | undefined
}

/** Where a check stands. */
export interface Place {
  readonly scope: CheckScope
  readonly path: readonly (string | number)[]
  readonly depth: number
  readonly walk: {
    readonly problems: Problem[]
    readonly maxDepth: number
    /** How many parts may still come; below zero there were too many, and the walk ends. */
    left: number
  }
}

export function lookup(names: Names, name: string): FieldType | undefined {
  if (typeof names === 'function') return names(name)
  return Object.hasOwn(names, name) ? names[name] : undefined
}

export function below(place: Place, key: string | number): Place {
  return { ...place, path: [...place.path, key] }
}

/** Counts a part, and writes down what is wrong with it; true when what it holds is to be checked. */
export function enter(place: Place, faultOf: () => Fault | undefined): boolean {
  const { walk, path } = place
  const fault = walk.left > 0 ? faultOf() : walk.left === 0 ? tooLarge : undefined
  if (fault) walk.problems.push({ code: fault[0], path, message: fault[1] })
  if (walk.left >= 0) walk.left--
  return !fault && walk.left >= 0
}

const tooLarge: Fault = ['condition.too_large', 'too many conditions, operators or values; ask for less']

/** Somebody's text, short enough and plain enough for a message. */
export function quote(text: unknown): string {
  return typeof text === 'string' ? JSON.stringify(text.slice(0, 60)) : text === null ? 'null' : typeof text
}
