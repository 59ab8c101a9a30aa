import { type AccountsContract, accountsContract } from '@kith/plugin-accounts/contract'
import { type FormsContract, formsContract } from '@kith/plugin-forms/contract'
import { definePlugin, type Plugin } from '@kith/sdk'
import { type ServiceContract, serviceContract } from './contract/index.ts'
import { closeSolved } from './jobs/close.ts'
import { due } from './jobs/due.ts'
import { locales } from './locales/index.ts'
import { mails } from './mails.ts'
import { handlers } from './operations/index.ts'
import { policies } from './policies.ts'
import { demo } from './presets/demo.ts'
import { standard } from './presets/standard.ts'
import { grants, roles } from './roles.ts'
import { shown } from './shown.ts'
import { capture } from './taps/capture.ts'
import { checkCalendar } from './taps/check-calendar.ts'
import { checkCase } from './taps/check-case.ts'
import { checkIssueType } from './taps/check-issue-type.ts'
import { checkLevel } from './taps/check-level.ts'
import { checkRule } from './taps/check-rule.ts'
import { clock } from './taps/clock.ts'
import { follow } from './taps/follow.ts'
import { handOn } from './taps/hand-on.ts'
import { prepare } from './taps/prepare.ts'
import { reported } from './taps/reports.ts'
import { route } from './taps/route.ts'
import { tell } from './taps/tell.ts'

export const service: Plugin<ServiceContract, AccountsContract | FormsContract> = definePlugin({
  contract: serviceContract,
  dependsOn: [accountsContract, formsContract],
  writes: {
    'accounts.account': ['create'],
    'accounts.contact': ['create'],
    'forms.form': ['create'],
    'kernel.businessLine': ['create'],
    'kernel.team': ['create'],
    'kernel.user': ['create', 'update'],
    'kernel.view': ['create'],
  },
  handlers,
  policies,
  roles,
  grants,
  taps: [
    reported,
    capture,
    prepare,
    route,
    handOn,
    clock,
    follow,
    tell,
    checkCase,
    checkRule,
    checkCalendar,
    checkLevel,
    checkIssueType,
  ],
  jobs: [due, closeSolved],
  presets: [standard, demo],
  mails,
  locales,
  ui: shown,
})
