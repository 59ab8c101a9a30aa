import { boolean, type Condition, choice, entity, integer, json, ref, text } from '@kith/sdk'
import { z } from 'zod'
import { queue } from './queue.ts'

/**
 * A rule that sends cases on (R86). Rules are asked in the order of `position`; one whose condition holds sets its fields,
 * and the first that finds an active queue, and where it names people an active one of them, decides. `on` says when it is
 * asked: of new cases, or of open ones whose line, issue type, priority or dispute has changed, so that one case goes
 * through several departments (R88).
 */
export const rule = entity('service.rule', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    active: boolean({ default: true }),
    position: integer({ default: 100 }),
    on: choice(['new', 'changed'], { default: 'new' }),
    /** Asked of the case's fields; `{}` holds for every case. */
    when: json({
      shape: z.record(z.string(), z.json()) as unknown as z.ZodType<Condition>,
      default: {} as Condition,
      condition: 'service.case',
    }),
    queue: ref(queue, { index: true, onDelete: 'restrict' }),
    /** Whose the case is: nothing is decided by `none`; the queue with its default owner; the first active person; people in turn. */
    mode: choice(['none', 'queue', 'first', 'roundRobin'], { default: 'queue' }),
    /** Users who may get it, in order; none are the queue's members. */
    owners: json({ shape: z.array(z.uuid()).max(500), default: [] as string[], records: 'kernel.user' }),
    /** Colleagues who are told, so that they join in (R87). */
    notify: json({ shape: z.array(z.uuid()).max(50), default: [] as string[], records: 'kernel.user' }),
    /** Fields of the case to set: `{ priority: 'high' }`. */
    set: json({ shape: z.record(z.string(), z.json()) as z.ZodType<Record<string, unknown>>, default: {} }),
  },
  indexes: [['position']],
})
