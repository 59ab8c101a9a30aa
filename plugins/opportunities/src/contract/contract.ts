import { defineContract, type Infer, integer, json, text } from '@kith/sdk'
import { z } from 'zod'
import { competitor, rivalry } from './competitor.ts'
import { item } from './item.ts'
import {
  advance,
  assign,
  competition,
  dispute,
  forecast,
  funnel,
  lose,
  missing,
  move,
  reopen,
  results,
  win,
} from './operations.ts'
import { opportunity } from './opportunity.ts'
import { pipeline } from './pipeline.ts'
import { reason } from './reason.ts'
import { role, roleType } from './role.ts'
import { rule } from './rule.ts'
import { stage } from './stage.ts'
import { stageChange } from './stage-change.ts'
import { target } from './target.ts'

const contract = defineContract({
  name: 'opportunities',
  version: '0.1.0',
  main: opportunity,
  entities: {
    pipelines: pipeline,
    stages: stage,
    items: item,
    roles: role,
    roleTypes: roleType,
    reasons: reason,
    competitors: competitor,
    rivalries: rivalry,
    stageChanges: stageChange,
    targets: target,
    rules: rule,
  },
  permissions: {
    'opportunities.read': 'See what an opportunity lacks, and reports of opportunities',
    'opportunities.move': 'Move an opportunity from stage to stage',
    'opportunities.close': 'Say that an opportunity is won or lost, and reopen it',
    'opportunities.assign': 'Give opportunities to people',
    'opportunities.dispute': 'Bring forward that an opportunity is somebody else’s',
  },
  operations: {
    move,
    advance,
    win,
    lose,
    reopen,
    assign,
    dispute,
    missing,
    forecast,
    funnel,
    results,
    competition,
  },
  settings: {
    /** From what amount on managers are told, in whole units of the organisation's currency; 0 for never (R50). */
    largeDeal: integer({ default: 1_000_000, min: 0 }),
    /** The type of the activities that a stage suggests, by its code, and in how many days they are due (R40). */
    suggestedType: text({ default: 'task', max: 60 }),
    suggestedDays: integer({ default: 3, min: 0, max: 365 }),
    /** Fields that a complete opportunity has (R36). */
    wanted: json({
      shape: z.array(z.string()),
      default: ['account', 'contact', 'amount', 'expectedClose', 'need', 'decider', 'source', 'nextStep'] as string[],
    }),
  },
})

/** Answers under `opportunities` (opportunities) and `opportunities.pipelines`, `.stages`, `.items`, … */
export interface OpportunitiesContract extends Infer<typeof contract> {}
export const opportunitiesContract: OpportunitiesContract = contract
