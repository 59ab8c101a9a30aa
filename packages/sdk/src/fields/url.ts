import { z } from 'zod'
import type { FieldOptions, Kind, Typed } from './field.ts'
import { single } from './single.ts'

/** An http or https address, at most 2,000 characters. */
export function url<const O extends FieldOptions = Record<never, never>>(options?: O): Typed<string, O> {
  return { kind: 'url', options: options ?? {} } as unknown as Typed<string, O>
}

export const urlKind: Kind = single({
  name: 'url',
  compares: 'exact',
  column: 'text',
  fromText: text => (/^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(text.trim()) ? `https://${text.trim()}` : text.trim()),
  schema: () => z.url({ protocol: /^https?$/ }).max(2000),
})
