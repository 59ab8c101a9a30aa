import { z } from 'zod'
import { entity } from '../entity.ts'
import { integer } from '../fields/integer.ts'
import { json } from '../fields/json.ts'
import { text } from '../fields/text.ts'

/** A file that was uploaded to be imported: read once, its rows kept until they are. */
export const importFile = entity('kernel.importFile', {
  audit: false,
  fields: {
    name: text({ required: true, max: 300, fixed: true }),
    /** `csv` or `xlsx`. */
    format: text({ required: true, max: 20, fixed: true }),
    encoding: text({ max: 20, fixed: true }),
    delimiter: text({ max: 1, fixed: true }),
    /** The headings, in order. */
    columns: json({ required: true, fixed: true, shape: z.array(z.string()) }),
    rows: integer({ required: true, fixed: true }),
    /** The first rows. */
    sample: json({ required: true, fixed: true, personal: true, shape: z.array(z.array(z.string())) }),
  },
})
