import type { Condition, FieldType } from '@kith/rules'
import type { z } from 'zod'

/** How a column is stored, in words that every dialect maps to its own type. */
export type ColumnType = 'text' | 'integer' | 'real' | 'boolean' | 'instant' | 'date' | 'json'

/** A value as a column holds it. Booleans and JSON are encoded by the dialect's codec. */
export type ColumnValue = string | number | boolean | null

/** One column of a field: `suffix` is '' for the value itself, `_fold` for the folded text that is compared and sorted. */
export interface ColumnSpec {
  readonly suffix: string
  readonly type: ColumnType
}

/** What every field may say about itself. */
export interface FieldOptions {
  /** A value must be given, and may not be emptied. */
  readonly required?: boolean
  /** An index serves filters and sorts by this field. */
  readonly index?: boolean
  /** Two records may not share a value; empty values do not count. */
  readonly unique?: boolean
  /** The search finds the record by this field; then by its e-mail addresses and phone numbers too, unless they say `false`. */
  readonly search?: boolean
  /** About a person: erased with them, kept out of logs and events. */
  readonly personal?: boolean
  /** Written by its plugin only: callers cannot set it; writing it makes no new version and no audit row. */
  readonly derived?: boolean
  /** Set when the record is created, never changed after. */
  readonly fixed?: boolean
  /** The name that the column had before: renames it, never drops and adds. */
  readonly was?: string
  /** Shown, and asked for where it is required, only where this condition over the record holds. */
  readonly when?: Condition
}

/**
 * A field of an entity. `Out` is what reading answers, `In` what creating takes (`undefined` in it: may be left out;
 * `never`: may not be given).
 */
export interface Field<Out = unknown, In = unknown> {
  readonly kind: string
  readonly options: FieldOptions & { readonly default?: unknown } & Readonly<Record<string, unknown>>
  /** Types only, never set. */
  readonly $out?: Out
  readonly $in?: In
}

// biome-ignore lint/suspicious/noExplicitAny: the widest field; `unknown` would refuse every concrete one
export type AnyField = Field<any, any>
export type Fields = Readonly<Record<string, AnyField>>

/** `Out` and `In` of a field whose plain value is `T`, from its literal options. */
export type Typed<T, O> = O extends { derived: true }
  ? Field<O extends { default: unknown } ? T : T | null, never>
  : O extends { required: true }
    ? Field<T, O extends { default: unknown } ? T | undefined : T>
    : O extends { default: unknown }
      ? Field<T, T | undefined>
      : Field<T | null, T | null | undefined>

/** How a file writes what can be written in several ways. */
export interface TextHints {
  /** Of '03/04/2026': whether the day or the month stands first. */
  readonly dates: 'dmy' | 'mdy'
  /** What stands before the decimals. */
  readonly decimal: '.' | ','
  /** IANA zone of moments without an offset. */
  readonly zone: string
  /** The code of a choice by its label, folded; in any language. */
  readonly code?: (label: string) => string | undefined
}

/**
 * What a kind of field knows about itself. Shared code never branches on kinds: a new kind is a new file beside these
 * and a line in `kinds.ts`.
 */
export interface Kind {
  readonly name: string
  /** How conditions compare it. Absent: it cannot be filtered or sorted by. */
  readonly compares?: FieldType
  /** The suffix of the column that it is compared and sorted by. Default: `_fold` where there is one, else the first. */
  readonly compared?: string
  /** How the search finds its values where that is not by their words: such a field needs no `search: true`. */
  readonly searched?: 'email' | 'phone'
  columns(field: AnyField): readonly ColumnSpec[]
  /** The wire form of one value, without null: presence is the entity's business. Must have a JSON Schema. */
  schema(field: AnyField): z.ZodType
  /**
   * Whether a value is in its stored form beyond doubt: the schema is not asked then. It spares the greater part of what
   * checking costs; whoever cannot say so in a line leaves it out.
   */
  isStored?(value: unknown, field: AnyField): boolean
  /** What an administrator may say of a field of this kind that he adds, of the kind's own options. Absent: nothing. */
  settings?(): z.ZodObject
  /**
   * The wire form of what a file or a person wrote ('1.234,50', 'ja', '31/12/2026'); what cannot be read comes back as it
   * is, for the schema to refuse. Absent: the text itself, trimmed.
   */
  fromText?(text: string, hints: TextHints, field: AnyField): unknown
  /** A checked value with what it is worth: asked before a commit, of values that others are compared with. */
  priced?(value: unknown, worth: (amount: number, currency: string) => number | null): unknown
  /** A checked value as its columns, in the order of `columns`. `null` gives nulls. */
  encode(value: unknown, field: AnyField): readonly ColumnValue[]
  decode(columns: readonly ColumnValue[], field: AnyField): unknown
}
