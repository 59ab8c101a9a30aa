import { z } from 'zod'
import { formDesign } from './definition.ts'

/** What `GET /f/{id}.json` answers: the design and what the server adds to it. */
const formDefinition = z.object({
  v: z.literal(1),
  id: z.string().max(60),
  version: z.int().min(1),
  honeypot: z.string().max(60),
  messages: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  ...(formDesign as unknown as z.ZodObject).shape,
})

/** The protocol of definitions as JSON Schema, draft 2020-12: for programs that write or read them. */
export function definitionSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(formDefinition, { io: 'input', unrepresentable: 'any' })
  const about =
    'A form as GET /f/{id}.json answers it. Texts are text, never HTML. Readers take a type of field that they do not know for text, and leave out what they do not know.'
  return { $schema, title: 'Kith form definition, version 1', description: about, ...loose(schema) }
}

/** Later versions may say more: nobody refuses what is not listed. */
function loose(schema: object): Record<string, unknown> {
  const { additionalProperties: _, ...rest } = schema as Record<string, unknown>
  return rest
}
