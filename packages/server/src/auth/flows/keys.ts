import { hashOf, newSecret } from '@kith/kernel'
import type { Actor } from '@kith/sdk'
import { z } from 'zod'
import { checkBody } from '../check-body.ts'
import type { Asked, Parts, Reply } from '../parts.ts'

const CreateKey = z.strictObject({
  name: z.string().trim().min(1).max(200),
  roles: z.array(z.string()).optional(),
  scopes: z.array(z.string()).min(1),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
})

/** What a key begins with, so that a person and a scanner of leaked secrets know it. */
export const keyPrefix = 'kith_'

/** Makes an API key and shows it, this once: only its hash is kept. */
export async function createKey(parts: Parts, asked: Asked, actor: Actor): Promise<Reply> {
  const given = checkBody(CreateKey, asked.body)
  const secret = `${keyPrefix}${newSecret()}`
  const values = { ...given, start: secret.slice(0, keyPrefix.length + 6), hash: hashOf(secret) }
  const { id } = (await parts.app.call(actor, 'kernel.createKey', values)) as { readonly id: string }
  return { body: { id, secret } }
}
