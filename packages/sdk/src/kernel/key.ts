import { z } from 'zod'
import { entity } from '../entity.ts'
import { instant } from '../fields/instant.ts'
import { json } from '../fields/json.ts'
import { ref } from '../fields/ref.ts'
import { text } from '../fields/text.ts'
import { user } from './user.ts'

/**
 * An API key. Of its secret only the SHA-256 is kept, and its first characters to know it by. It may do what its roles
 * may and its scopes name: `leads.list`, `leads.*`, `*`. A key of a user never does more than he may himself.
 */
export const key = entity('kernel.key', {
  fields: {
    name: text({ required: true, max: 200 }),
    user: ref(user, { fixed: true, onDelete: 'restrict' }),
    start: text({ required: true, max: 20, fixed: true }),
    hash: text({ required: true, unique: true, max: 64, fixed: true }),
    roles: json({ shape: z.array(z.string().max(60)).max(50), default: [], fixed: true }),
    scopes: json({ shape: z.array(z.string().max(200)).max(200), default: [], fixed: true }),
    expiresAt: instant({ fixed: true }),
    revokedAt: instant(),
    lastUsedAt: instant({ derived: true }),
  },
})
