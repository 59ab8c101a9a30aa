import type { RecordRow } from '../data/api.ts'
import type { Texts } from '../texts/texts.ts'
import { readable } from '../texts/texts.ts'

export type Words = Readonly<Record<string, string>>

/** What a choice offers. */
export interface Option {
  readonly value: string
  readonly labels?: Words
  /** false: may not be chosen any more. */
  readonly active?: boolean
}

/** A field that an administrator added: a row of `kernel.customFields`. */
export interface OwnField extends RecordRow {
  readonly entity: string
  readonly key: string
  readonly kind: string
  readonly labels: Words | null
  readonly settings: Readonly<Record<string, unknown>> | null
  readonly options: readonly Option[] | null
  readonly default: unknown
  readonly when: Readonly<Record<string, unknown>> | null
  readonly required: boolean
  readonly unique: boolean
  readonly index: boolean
  readonly search: boolean
  readonly personal: boolean
  readonly active: boolean
  readonly status: 'building' | 'ready' | 'failed'
  readonly problem: string | null
}

/** What it is called: in this language, else in another, else by its key. */
export function nameOf({ labels, key }: Pick<OwnField, 'labels' | 'key'>, { locale }: Texts): string {
  return labels?.[locale] ?? Object.values(labels ?? {})[0] ?? readable(key)
}

/** 'Annual budget' as 'annualBudget': a key for what is called so, other than those that are taken. */
export function keyOf(label: string, taken: readonly string[]): string {
  const words = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
  const joined = words
    .map((word, i) => (i === 0 ? word.toLowerCase() : word[0]?.toUpperCase() + word.slice(1).toLowerCase()))
    .join('')
    .replace(/^[^a-z]+/, '')
    .slice(0, 50)
  const key = joined === '' ? 'field' : joined
  for (let n = 2, free = key; ; n++) {
    if (!taken.includes(free)) return free
    free = `${key}${n}`
  }
}

/** What is stored for an option that is called so: its words in small letters, or what nobody else has. */
export function codeOf(label: string, taken: readonly string[]): string {
  const plain = label
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  const code = plain.slice(0, 90) || 'option'
  for (let n = 2, free = code; ; n++) {
    if (!taken.includes(free)) return free
    free = `${code}-${n}`
  }
}
