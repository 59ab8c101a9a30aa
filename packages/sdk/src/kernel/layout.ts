import { z } from 'zod'
import { entity } from '../entity.ts'
import { json } from '../fields/json.ts'
import { text } from '../fields/text.ts'
import { query } from '../operations.ts'

const group = z.strictObject({
  /** Its heading by locale: `{ en: 'Budget', 'zh-CN': '预算' }`. Empty: none. */
  title: z.record(z.string().max(35), z.string().max(100)),
  /** Names of fields, in order. */
  fields: z.array(z.string().max(100)).max(300),
})
const groups = z.array(group).max(50)

/**
 * How the fields of one kind of record stand on its page and in its forms: groups in order, for the people of a role or,
 * with `*`, for everybody. It grants nothing: each reader sees the fields that he may. A field that no group names stands
 * behind them all.
 */
export const layout = entity('kernel.layout', {
  label: 'entity',
  fields: {
    /** The entity's name: 'leads.lead'. */
    entity: text({ required: true, fixed: true, max: 200, index: true }),
    /** The key of a role, or `*`. */
    role: text({ required: true, fixed: true, max: 60, default: '*' }),
    groups: json({ shape: groups, default: [] }),
  },
  unique: [['entity', 'role']],
})

export const layoutOperations = {
  /** The layout that is meant for the caller: that of the first of his roles that has one, else everybody's, else none. */
  layoutOf: query({
    needs: 'kernel.layout',
    input: z.strictObject({ entity: z.string().max(200) }),
    output: z.object({ id: z.string().nullable(), groups }),
  }),
}
