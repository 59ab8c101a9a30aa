import { type AccountsContract, accountsContract } from '@kith/plugin-accounts/contract'
import { definePlugin, type Plugin } from '@kith/sdk'
import { type ActivitiesContract, activitiesContract } from './contract/index.ts'
import { escalate } from './jobs/escalate.ts'
import { month } from './jobs/month.ts'
import { overdue } from './jobs/overdue.ts'
import { reassign } from './jobs/reassign.ts'
import { remind } from './jobs/remind.ts'
import { locales } from './locales/index.ts'
import { mails } from './mails.ts'
import { handlers } from './operations/handlers.ts'
import { policies } from './policies.ts'
import { demo } from './presets/demo.ts'
import { standard } from './presets/standard.ts'
import { feedRoute } from './routes/feed.ts'
import { shown } from './shown.ts'
import { check } from './taps/check.ts'
import { checkType } from './taps/check-type.ts'
import { keepClosed, keepClosedThere, keepFiles, keepFilesThere } from './taps/closed.ts'
import { fill } from './taps/fill.ts'
import { remindLater } from './taps/remind.ts'
import { reported } from './taps/reports.ts'
import { tell } from './taps/tell.ts'

const work = ['activities.read', 'activities.work', 'activities.convert']

export const activities: Plugin<ActivitiesContract, AccountsContract> = definePlugin({
  contract: activitiesContract,
  dependsOn: [accountsContract],
  writes: {
    'accounts.account': ['create'],
    'accounts.contact': ['create'],
    'kernel.user': ['create'],
    'kernel.view': ['create'],
  },
  handlers,
  policies,
  grants: {
    sales: work,
    'sales-manager': [...work, 'activities.assign'],
    marketing: work,
    service: work,
    'data-administrator': ['activities.read'],
  },
  taps: [reported, fill, tell, remindLater, keepClosed, keepClosedThere, keepFiles, keepFilesThere, check, checkType],
  routes: [feedRoute],
  jobs: [remind, escalate, overdue, reassign, month],
  presets: [standard, demo],
  mails,
  locales,
  ui: shown,
})
