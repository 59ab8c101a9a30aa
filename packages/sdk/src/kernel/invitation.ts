import { entity } from '../entity.ts'
import { instant } from '../fields/instant.ts'
import { ref } from '../fields/ref.ts'
import { text } from '../fields/text.ts'
import { user } from './user.ts'

/** A link by which a person sets his first password, once. Of its secret only the SHA-256 is kept. */
export const invitation = entity('kernel.invitation', {
  fields: {
    user: ref(user, { required: true, fixed: true, index: true, onDelete: 'cascade' }),
    hash: text({ required: true, unique: true, max: 64, fixed: true }),
    expiresAt: instant({ required: true, fixed: true }),
    acceptedAt: instant(),
    revokedAt: instant(),
  },
})
