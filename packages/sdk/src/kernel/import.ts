import { z } from 'zod'
import { entity } from '../entity.ts'
import { boolean } from '../fields/boolean.ts'
import { json } from '../fields/json.ts'
import { ref } from '../fields/ref.ts'
import { text } from '../fields/text.ts'
import { batch } from './batch.ts'

const place = z.union([z.string().max(1000), z.int().min(0)])

/** Where one column of a file goes, or several together. A column may go to several fields, one that is not named goes nowhere. */
export const importColumn = z.strictObject({
  /** The column: its heading, or its number from 0. Several of them make one text. */
  from: z.union([place, z.array(place).min(2).max(10)]),
  /**
   * What stands between several. Default: they are parts of a person's name, given name first, and are written as its
   * script asks: 'Ann' and 'Li' as 'Ann Li', '伟' and '张' as '张伟'.
   */
  join: z.string().max(10).optional(),
  /** The field, or `externalId`: the source's own id of the row's record. */
  to: z.string().max(60),
  /** Of a ref: what the column holds of the other record. `externalId` (default; of users `email`), `id`, or a field of it. */
  by: z.string().max(60).optional(),
  /** Of dates like 03/04/2026. Default: what the first rows show. */
  dates: z.enum(['dmy', 'mdy']).optional(),
  decimal: z.enum(['.', ',']).optional(),
})

/** How a file becomes records of one kind. */
export const importMapping = z.strictObject({
  /** The entity's name: `leads.lead`. */
  entity: z.string().max(200),
  columns: z.array(importColumn).min(1).max(2000),
  /** What fields get that no column fills. */
  defaults: z.record(z.string(), z.json()).optional(),
  /** The field by which a row is known to be a record that is there. A known `externalId` always is. */
  match: z.string().max(60).optional(),
  /** What happens to a record that is there. Default `update`. */
  onMatch: z.enum(['update', 'skip']).optional(),
  /** What happens to a row that matches nothing. Default `create`. */
  onNew: z.enum(['create', 'skip']).optional(),
})

export const importedFile = importMapping.extend({ file: z.uuid() })

/** One run of an import: files, what becomes of them, and the batch that does it. */
export const importRun = entity('kernel.import', {
  label: 'title',
  fields: {
    title: text({ max: 300 }),
    /** The system that the files come from: ids of the same source are the same ids. */
    source: text({ required: true, max: 60, fixed: true }),
    dryRun: boolean({ default: false }),
    files: json({ required: true, fixed: true, shape: z.array(importedFile) }),
    /** Does the work and tells how far it is. */
    batch: ref(batch, { onDelete: 'restrict' }),
    /** Takes it back, once that was asked for. */
    undo: ref(batch, { onDelete: 'restrict' }),
  },
})

/** A mapping with a name, for the next file of the same kind (R102). */
export const importTemplate = entity('kernel.importTemplate', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    /** The system whose exports it fits: `hubspot`. */
    source: text({ max: 60 }),
    mapping: json({ required: true, shape: importMapping }),
  },
})
