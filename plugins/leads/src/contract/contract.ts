import { defineContract, type Infer, integer, json } from '@kith/sdk'
import { z } from 'zod'
import { converted, converting, duplicates, offers as offersHook } from './hooks.ts'
import { lead } from './lead.ts'
import {
  assign,
  claim,
  convert,
  disqualify,
  matches,
  missing,
  nextOwner,
  offers,
  origin,
  success,
  tryRules,
} from './operations.ts'
import { rule } from './rule.ts'
import { source } from './source.ts'

const contract = defineContract({
  name: 'leads',
  version: '0.1.0',
  main: lead,
  entities: { rules: rule, sources: source },
  permissions: {
    'leads.read': 'See where a lead came from and what it lacks',
    'leads.convert': 'Turn a lead into an account and a contact',
    'leads.claim': 'Take a lead out of the pool',
    'leads.assign': 'Give leads to people',
    'leads.disqualify': 'Say that a lead comes to nothing',
  },
  operations: { convert, claim, assign, disqualify, origin, missing, matches, nextOwner, offers, tryRules, success },
  hooks: { converting, converted, duplicates, offers: offersHook },
  settings: {
    /** Days without a change after which the owner of a lead is reminded; 0 for never. */
    idleDays: integer({ default: 7, min: 0, max: 365 }),
    /** Fields that a complete lead has. Those of a company are not asked of a person. */
    wanted: json({
      shape: z.array(z.string()),
      default: ['email', 'phone', 'company', 'industry', 'size', 'region'] as string[],
    }),
  },
})

/** Answers under `leads` (leads), `leads.rules` and `leads.sources`. */
export interface LeadsContract extends Infer<typeof contract> {}
export const leadsContract: LeadsContract = contract
