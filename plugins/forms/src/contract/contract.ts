import { defineContract, type Infer, integer, json } from '@kith/sdk'
import { z } from 'zod'
import { draft } from './draft.ts'
import { form, redirectHost } from './form.ts'
import { confirmed, receiving } from './hooks.ts'
import { addUp, check, confirm, funnel, keep, make, process, publish, receive, replay, snippet } from './operations.ts'
import { script } from './script.ts'
import { lesson } from './signal.ts'
import { submission } from './submission.ts'
import { tally } from './tally.ts'

const contract = defineContract({
  name: 'forms',
  version: '0.1.0',
  main: form,
  entities: { submissions: submission, drafts: draft, tallies: tally, scripts: script, lessons: lesson },
  permissions: {
    'forms.receive': 'Store what visitors send',
    'forms.process': 'Have a submission processed again, or say that it is not spam',
    'forms.make': 'Make a form from names of fields',
    'forms.snippet': 'Get the snippet of a form for a website',
    'forms.publish': 'Check a design and put it before visitors',
    'forms.funnel': 'See how visitors get on with a form',
  },
  operations: { receive, keep, confirm, replay, addUp, process, make, check, publish, snippet, funnel },
  hooks: { confirmed, receiving },
  settings: {
    /** Answers a minute from one address (IPv6: one /64 network); 0 for any number. This machine's own addresses are not counted. */
    ratePerAddress: integer({ min: 0, max: 1_000_000, default: 60 }),
    /** Files a minute from one address, and of one form from all; 0 for any number. */
    filesPerAddress: integer({ min: 0, max: 1_000_000, default: 20 }),
    filesPerForm: integer({ min: 0, max: 1_000_000, default: 120 }),
    /** Points from which a person looks at an answer before anybody else has it; see the signals in docs/plugins/forms.md. */
    reviewFrom: integer({ min: 1, max: 1000, default: 60 }),
    /** Answers a minute without proof of work from which a form is held to be under attack; 0 for never. */
    surge: integer({ min: 0, max: 1_000_000, default: 30 }),
    /** Answers a minute of one form from addresses of one mail domain, beyond which they count against it; 0 for never. */
    perDomain: integer({ min: 0, max: 1_000_000, default: 20 }),
    /** Most hashes that a browser has to try before it may send: 40,000 take a second. */
    proofWork: integer({ min: 2, max: 1_000_000, default: 40_000 }),
    /** Hosts to which any form may send visitors on: `www.example.com`, `*.example.com`. */
    redirects: json({ shape: z.array(redirectHost).max(100), default: [] as string[] }),
  },
})

/** Answers under `forms` (forms), `forms.submissions`, `forms.drafts` and `forms.tallies`. */
export interface FormsContract extends Infer<typeof contract> {}
export const formsContract: FormsContract = contract
