import { messagesFor } from '@kith/form/messages'
import { type FormDefinition, type FormDesign, lookOf } from '../contract/index.ts'

/** What of a form visitors get. */
export interface Published {
  readonly id: string
  readonly publicId: string | null
  readonly version: number
  readonly definition: FormDesign
}

/** A form as visitors get it. */
export function definitionOf(row: Published): FormDefinition {
  const { look, ...design } = row.definition
  const dressed = look && { look: lookOf(look) }
  const messages = messagesFor([design.lang, ...Object.keys(design.texts ?? {})], hasFiles(design))
  const { publicId, id, version } = row
  return { v: 1, id: publicId ?? id, version, ...design, ...dressed, ...messages, honeypot: honeypotOf(row) }
}

/** Whether a design asks for files. */
export function hasFiles({ steps }: Pick<FormDesign, 'steps'>): boolean {
  return steps.some(step => step.fields.some(({ type }) => type === 'file'))
}

/** Varies by form, so that no list of names knows it; sounds like what programs fill in. */
function honeypotOf(row: { readonly id: string }): string {
  return `website_${row.id.slice(-4)}`
}
