import { type AnyTap, tap } from '@kith/sdk'
import { type OpportunitiesContract, stage } from '../contract/index.ts'

/** Where a stage gets another probability, the opportunities in it follow, except those of which somebody said otherwise (R38). */
export const followStage: AnyTap<OpportunitiesContract> = tap<OpportunitiesContract>()(stage.saved, {
  id: 'opportunities.follow-stage',
  run: (ctx, { id, verb, fields }) => {
    if (verb === 'update' && fields.includes('probability')) {
      ctx.change.schedule('opportunities.follow', { stage: id }, { record: { entity: stage.name, id } })
    }
  },
})
