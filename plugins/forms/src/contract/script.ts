import { entity, json, text } from '@kith/sdk'
import { z } from 'zod'

/** The element's script as a snippet names it: kept, so that snippets on websites outlive an upgrade of this app. */
export const script = entity('forms.script', {
  fields: {
    /** `1.4.2-0a1b2c3d`: the package's version and the start of the content's hash. */
    release: text({ required: true, fixed: true, unique: true, max: 60 }),
    body: json({ shape: z.string().max(200_000), required: true, fixed: true }),
    /** By file name, what the script fetches from beside itself. */
    parts: json({ shape: z.record(z.string(), z.string().max(200_000)), default: {}, fixed: true }),
  },
})
