import { z } from 'zod'
import { entity } from '../entity.ts'
import { anyRef } from '../fields/any-ref.ts'
import { choice } from '../fields/choice.ts'
import { email } from '../fields/email.ts'
import { instant } from '../fields/instant.ts'
import { json } from '../fields/json.ts'
import { text } from '../fields/text.ts'

/** A mail that was queued, sent or given up: the visible queue. */
export const mail = entity('kernel.mail', {
  audit: false,
  within: 'record',
  timeline: { on: ['record'] },
  fields: {
    subject: text({ required: true, max: 998, personal: true }),
    to: email({ required: true, personal: true }),
    text: text({ required: true, multiline: true, max: 100_000, personal: true }),
    /** What `{{names}}` in the text stand for until it is sent: links that let somebody in. Then gone. */
    secrets: json({ personal: true, shape: z.record(z.string(), z.string()) }),
    status: choice(['queued', 'sent', 'failed'], { default: 'queued' }),
    sentAt: instant(),
    error: text({ max: 2000 }),
    record: anyRef({ index: true }),
  },
})
