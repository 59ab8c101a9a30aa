import { anyRef, choice, entity, instant, json, text } from '@kith/sdk'
import { z } from 'zod'

/** What was read when somebody agreed. */
export const evidence = z.object({
  /** The text as it stood. */
  text: z.string().max(5000),
  version: z.string().max(60),
  locale: z.string().max(35),
  page: z.string().max(2000),
  /** The submission in which it came. */
  submission: z.string().max(36),
})
export type Evidence = z.infer<typeof evidence>

/**
 * That somebody agreed, refused or took it back, once, for one purpose: never changed, the latest counts. It knows the
 * address by a mark only, so that who was erased or is unknown is still not written to.
 */
export const consent = entity('consents.consent', {
  label: 'state',
  within: 'about',
  timeline: { on: ['about'], at: 'at' },
  fields: {
    state: choice(['given', 'refused', 'withdrawn'], { required: true, fixed: true }),
    /** The code of a purpose; empty: all of them. */
    purpose: text({ fixed: true, max: 60 }),
    /** Whose record it stands on; empty where nobody is known by the address. */
    about: anyRef({ fixed: true, index: true }),
    at: instant({ required: true, fixed: true }),
    how: choice(['form', 'hand', 'link', 'import'], { required: true, fixed: true }),
    evidence: json({ fixed: true, shape: evidence }),
    note: text({ fixed: true, multiline: true, max: 2000, personal: true }),
    /** The keyed hash of the address. */
    mark: text({ required: true, fixed: true, max: 43 }),
  },
  indexes: [['mark', 'at']],
})
