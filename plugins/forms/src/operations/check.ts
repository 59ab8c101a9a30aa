import type { Handler } from '@kith/sdk'
import type { FormsContract } from '../contract/index.ts'
import { designProblems } from '../validate/design.ts'

export const check: Handler<FormsContract, 'check'> = (_ctx, { definition }) => ({
  problems: designProblems(definition),
})
