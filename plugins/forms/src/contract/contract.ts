import { defineContract, type Infer, integer } from '@kith/sdk'
import { draft } from './draft.ts'
import { form } from './form.ts'
import { receiving } from './hooks.ts'
import { addUp, check, funnel, keep, make, process, publish, receive, replay, snippet } from './operations.ts'
import { script } from './script.ts'
import { submission } from './submission.ts'
import { tally } from './tally.ts'

const contract = defineContract({
  name: 'forms',
  version: '0.1.0',
  main: form,
  entities: { submissions: submission, drafts: draft, tallies: tally, scripts: script },
  permissions: {
    'forms.receive': 'Store what visitors send',
    'forms.process': 'Have a submission processed again, or say that it is not spam',
    'forms.make': 'Make a form from names of fields',
    'forms.snippet': 'Get the snippet of a form for a website',
    'forms.publish': 'Check a design and put it before visitors',
    'forms.funnel': 'See how visitors get on with a form',
  },
  operations: { receive, keep, replay, addUp, process, make, check, publish, snippet, funnel },
  hooks: { receiving },
  settings: {
    /** Answers a minute from one address (IPv6: one /64 network); 0 for any number. This machine's own addresses are not counted. */
    ratePerAddress: integer({ min: 0, max: 1_000_000, default: 60 }),
  },
})

/** Answers under `forms` (forms), `forms.submissions`, `forms.drafts` and `forms.tallies`. */
export interface FormsContract extends Infer<typeof contract> {}
export const formsContract: FormsContract = contract
