import type { Row } from '@kith/sdk'
import type { FormDefinition, form } from '../contract/index.ts'

/** A form as visitors get it. */
export function definitionOf(row: Row<typeof form>): FormDefinition {
  return { v: 1, id: row.publicId ?? row.id, version: row.version, ...row.definition, honeypot: honeypotOf(row) }
}

/** Varies by form, so that no list of names knows it; sounds like what programs fill in. */
export function honeypotOf(row: { readonly id: string }): string {
  return `website_${row.id.slice(-4)}`
}
