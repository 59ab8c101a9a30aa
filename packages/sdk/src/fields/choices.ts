import { z } from 'zod'
import { optionValues } from './choice.ts'
import type { FieldOptions, Kind, Typed } from './field.ts'
import { codeFromText } from './from-text.ts'
import { jsonKind } from './json.ts'

export interface ChoicesOptions<V extends string> extends FieldOptions {
  readonly default?: readonly V[]
}

/** Any number of a fixed list of codes, each at most once. */
export function choices<const V extends string, const O extends ChoicesOptions<V> = Record<never, never>>(
  values: readonly V[],
  options?: O,
): Typed<readonly V[], O> {
  return { kind: 'choices', options: { ...options, values } } as unknown as Typed<readonly V[], O>
}

export const choicesKind: Kind = {
  ...jsonKind,
  name: 'choices',
  compares: 'list',
  schema: field => z.array(z.enum(field.options.values as [string, ...string[]])).max(1000),
  settings: optionValues,
  fromText: (text, hints, field) =>
    text
      .split(/[;,|；，、]/)
      .filter(part => part.trim() !== '')
      .map(part => codeFromText(part, hints, field)),
}
