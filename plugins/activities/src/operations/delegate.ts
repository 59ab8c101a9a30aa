import type { Handler } from '@kith/sdk'
import type { ActivitiesContract } from '../contract/index.ts'
import { give } from './give.ts'

export const delegate: Handler<ActivitiesContract, 'delegate'> = (ctx, { id, to }) => give(ctx, id, to)
