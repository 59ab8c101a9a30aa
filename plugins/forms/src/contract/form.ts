import { boolean, choice, email, entity, integer, json, text } from '@kith/sdk'
import { z } from 'zod'
import { formDesign } from './definition.ts'

const origin = z
  .string()
  .max(255)
  .regex(/^(\*|null|https?:\/\/(\*\.)?[A-Za-z0-9.-]+(:(\d{1,5}|\*))?)$/, { error: 'origin' })

/** `shop.example.com`, `*.example.com`, `localhost:8080` */
export const redirectHost: z.ZodString = z
  .string()
  .max(255)
  .regex(/^(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:\d{1,5})?$/, { error: 'host' })

/** A form on websites. Its version counts its changes, and compiled forms are known by it: no counter may stand here. */
export const form = entity('forms.form', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    /** Its name in addresses, `/f/{publicId}`: chosen by the owner, or random when left out. Compared without case. */
    publicId: text({ unique: true, fixed: true, max: 60 }),
    status: choice(['draft', 'open', 'closed'], { default: 'open' }),
    definition: json({ required: true, shape: formDesign }),
    /** Where what comes through it comes from, as a code: `website`. */
    source: text({ default: 'website', max: 60 }),
    /** What its answers become, as a code that a module knows: `lead`, `case`. What no module knows stays a submission. */
    makes: text({ required: true, default: 'lead', max: 60 }),
    /** Websites that it may stand on: `https://example.com`, `https://*.example.com`, `http://localhost:*`, `*` for any. This app's own pages always may. */
    origins: json({ shape: z.array(origin).max(100), default: [] as string[] }),
    /** Hosts beside its websites to which it may send visitors on: `shop.example.com`, `*.example.com`. */
    redirects: json({ shape: z.array(redirectHost).max(100), default: [] as string[] }),
    /** Who is told of each submission. */
    notify: email(),
    /** Whether the visitor gets a mail that says that the answer has arrived. */
    confirm: boolean({ default: false }),
    /** Whether what a visitor agrees to for a purpose counts only once they confirm it by the link in a mail. */
    optIn: boolean({ default: false }),
    /** Answers a minute, from all visitors together; 0 for any number. */
    rate: integer({ min: 0, max: 1_000_000, default: 0 }),
  },
})
