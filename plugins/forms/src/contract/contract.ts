import { defineContract, type Infer, integer } from '@kith/sdk'
import { form } from './form.ts'
import { receiving } from './hooks.ts'
import { keep, make, process, receive, replay, snippet } from './operations.ts'
import { script } from './script.ts'
import { submission } from './submission.ts'

const contract = defineContract({
  name: 'forms',
  version: '0.1.0',
  main: form,
  entities: { submissions: submission, scripts: script },
  permissions: {
    'forms.receive': 'Store what visitors send',
    'forms.process': 'Have a submission processed again, or say that it is not spam',
    'forms.make': 'Make a form from names of fields',
    'forms.snippet': 'Get the snippet of a form for a website',
  },
  operations: { receive, keep, replay, process, make, snippet },
  hooks: { receiving },
  settings: {
    /** Answers a minute from one address (IPv6: one /64 network); 0 for any number. This machine's own addresses are not counted. */
    ratePerAddress: integer({ min: 0, max: 1_000_000, default: 60 }),
  },
})

/** Answers under `forms` (forms) and `forms.submissions`. */
export interface FormsContract extends Infer<typeof contract> {}
export const formsContract: FormsContract = contract
