import { z } from 'zod'
import { entity } from '../entity.ts'
import { boolean } from '../fields/boolean.ts'
import { email } from '../fields/email.ts'
import { instant } from '../fields/instant.ts'
import { json } from '../fields/json.ts'
import { ref } from '../fields/ref.ts'
import { refs } from '../fields/refs.ts'
import { text } from '../fields/text.ts'
import { businessLine } from './business-line.ts'

/** A person of the team. Roles decide what he may do; `region` is where he works, for assignment; `team` and `lines` are what policies may speak of. */
export const user = entity('kernel.user', {
  fields: {
    name: text({ required: true, max: 200, search: true, personal: true }),
    email: email({ required: true, unique: true, personal: true }),
    active: boolean({ default: true }),
    roles: json({ shape: z.array(z.string().max(60)).max(50), default: [] }),
    locale: text({ default: 'en', max: 35 }),
    zone: text({ default: 'UTC', max: 60 }),
    region: text({ max: 100 }),
    team: ref('kernel.team', { index: true, onDelete: 'restrict' }),
    /** The business lines that he works for. */
    lines: refs(businessLine),
    /** When he was last deactivated: sessions and keys from before count no more. */
    endedAt: instant({ derived: true }),
  },
})
