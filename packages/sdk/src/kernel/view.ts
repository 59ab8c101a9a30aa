import { z } from 'zod'
import { entity } from '../entity.ts'
import { choice } from '../fields/choice.ts'
import { json } from '../fields/json.ts'
import { ref } from '../fields/ref.ts'
import { text } from '../fields/text.ts'
import { user } from './user.ts'

const names = (most: number) => z.array(z.string().max(100)).max(most)

/**
 * A list of one kind of record, as somebody keeps it: what `list` takes, and what is shown. Its owner's alone, his
 * team's and the teams' below it, or everybody's. It grants nothing: each reader sees the records and fields that he may.
 */
export const view = entity('kernel.view', {
  fields: {
    name: text({ required: true, max: 200 }),
    /** The entity's name: 'leads.lead'. */
    entity: text({ required: true, fixed: true, max: 200, index: true }),
    filter: json({ shape: z.record(z.string(), z.json()), default: {} }),
    columns: json({ shape: names(100), default: [] }),
    sort: json({ shape: names(5), default: [] }),
    /** The field by which its records stand together. */
    group: text({ max: 100 }),
    audience: choice(['own', 'team', 'all'], { default: 'own' }),
    owner: ref(user, { onDelete: 'cascade' }),
    team: ref('kernel.team', { onDelete: 'detach' }),
    /** How its sort is served: by an index, by one that is being built, or by none: then a long list is slow. */
    index: choice(['ready', 'building', 'none'], { default: 'none', derived: true }),
  },
})
