import type { FormDefinition, FormDesign } from '../contract/index.ts'

/** What of a form visitors get. */
export interface Published {
  readonly id: string
  readonly publicId: string | null
  readonly version: number
  readonly definition: FormDesign
}

/** A form as visitors get it. */
export function definitionOf(row: Published): FormDefinition {
  return { v: 1, id: row.publicId ?? row.id, version: row.version, ...row.definition, honeypot: honeypotOf(row) }
}

/** Varies by form, so that no list of names knows it; sounds like what programs fill in. */
function honeypotOf(row: { readonly id: string }): string {
  return `website_${row.id.slice(-4)}`
}
