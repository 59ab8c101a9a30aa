import { type AnyTap, reject, tap } from '@kith/sdk'
import { level, type ServiceContract } from '../contract/index.ts'

/** One active service level for each priority, whose solution is due after its answer. */
export const checkLevel: AnyTap<ServiceContract> = tap<ServiceContract>()(level.saving, {
  id: 'service.check-level',
  guard: async (ctx, rows) => {
    const levels = await ctx.asPlugin.snapshot(level)
    for (const { id, after } of rows) {
      if (after.solve < after.respond) {
        return reject('service.level_order', 'The solution is due after the first answer.', 'solve')
      }
      const others = [
        ...levels.filter(other => !rows.some(row => row.id === other.id)),
        ...rows.filter(row => row.id !== id).map(row => row.after),
      ]
      if (after.active && others.some(other => other.active && other.priority === after.priority)) {
        return reject('service.level_twice', 'There is a service level for this priority already.', 'priority')
      }
    }
    return undefined
  },
})
