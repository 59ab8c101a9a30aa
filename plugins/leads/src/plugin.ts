import { type AccountsContract, accountsContract } from '@kith/plugin-accounts/contract'
import { type ConsentsContract, consentsContract } from '@kith/plugin-consents/contract'
import { type FormsContract, formsContract } from '@kith/plugin-forms/contract'
import { definePlugin, type Plugin } from '@kith/sdk'
import { type LeadsContract, leadsContract } from './contract/index.ts'
import { idle } from './jobs/idle.ts'
import { locales } from './locales/index.ts'
import { mails } from './mails.ts'
import { assign } from './operations/assign.ts'
import { claim } from './operations/claim.ts'
import { convert } from './operations/convert.ts'
import { disqualify } from './operations/disqualify.ts'
import { matches } from './operations/matches.ts'
import { missing } from './operations/missing.ts'
import { nextOwner } from './operations/next-owner.ts'
import { offers } from './operations/offers.ts'
import { origin } from './operations/origin.ts'
import { success } from './operations/success.ts'
import { tryRules } from './operations/try-rules.ts'
import { policies } from './policies.ts'
import { demo } from './presets/demo.ts'
import { standard } from './presets/standard.ts'
import { shown } from './shown.ts'
import { assignNew } from './taps/assign.ts'
import { capture, captureConfirmed } from './taps/capture.ts'
import { checkLead } from './taps/check-lead.ts'
import { checkRule } from './taps/check-rule.ts'
import { checkSource } from './taps/check-source.ts'
import { contactDuplicates, leadDuplicates } from './taps/duplicates.ts'
import { flag } from './taps/flag.ts'
import { nameSource } from './taps/name-source.ts'
import { reported } from './taps/reports.ts'
import { tellOwner } from './taps/tell.ts'

export const leads: Plugin<LeadsContract, AccountsContract | ConsentsContract | FormsContract> = definePlugin({
  contract: leadsContract,
  dependsOn: [accountsContract, consentsContract, formsContract],
  writes: {
    'accounts.account': ['create'],
    'accounts.contact': ['create'],
    'kernel.user': ['create'],
    'kernel.importTemplate': ['create'],
    'kernel.view': ['create'],
  },
  handlers: { convert, claim, assign, disqualify, origin, missing, matches, nextOwner, offers, tryRules, success },
  policies,
  grants: {
    sales: ['leads.read', 'leads.convert', 'leads.claim', 'leads.disqualify'],
    'sales-manager': ['leads.read', 'leads.convert', 'leads.claim', 'leads.assign', 'leads.disqualify'],
    marketing: ['leads.read', 'leads.assign'],
    'data-administrator': ['leads.read', 'leads.assign', 'leads.disqualify'],
  },
  taps: [
    reported,
    capture,
    captureConfirmed,
    nameSource,
    assignNew,
    flag,
    tellOwner,
    leadDuplicates,
    contactDuplicates,
    checkLead,
    checkRule,
    checkSource,
  ],
  jobs: [idle],
  presets: [standard, demo],
  mails,
  locales,
  ui: shown,
})
