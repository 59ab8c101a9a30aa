import type { ReadContext, Row } from '@kith/sdk'
import { type FormDefinition, type FormsContract, form } from '../contract/index.ts'
import { definitionOf } from '../definition/publish.ts'
import { type CompiledForm, compileForm } from '../validate/compile.ts'

export type Form = Row<typeof form>

/** A form ready to answer visitors. */
export interface Entry {
  readonly row: Form
  readonly definition: FormDefinition
  /** Compiled on first use. */
  compiled(): CompiledForm
}

/** Finds the form of a public id, whatever its case; drafts are not found. */
export type Book = (ctx: Pick<ReadContext<FormsContract>, 'asPlugin'>, publicId: string) => Promise<Entry | undefined>

/** Compiles each version of a form once. Its memory is that of the app's snapshot of the forms. */
export function createBook(): Book {
  const indexes = new WeakMap<readonly Form[], ReadonlyMap<string, Entry>>()
  return async (ctx, publicId) => {
    const rows = await ctx.asPlugin.snapshot(form)
    const index = indexes.get(rows) ?? makeIndex(rows)
    indexes.set(rows, index)
    return index.get(publicId.toLowerCase())
  }
}

function makeIndex(rows: readonly Form[]): ReadonlyMap<string, Entry> {
  const published = rows.filter(row => row.status !== 'draft')
  return new Map(published.map(row => [(row.publicId ?? row.id).toLowerCase(), makeEntry(row)]))
}

function makeEntry(row: Form): Entry {
  let compiled: CompiledForm | undefined
  return {
    row,
    definition: definitionOf(row),
    compiled: () => {
      compiled ??= compileForm(row.definition)
      return compiled
    },
  }
}
