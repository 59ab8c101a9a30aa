import { account, contact } from '@kith/plugin-accounts/contract'
import { submission } from '@kith/plugin-forms/contract'
import { boolean, businessLine, choice, email, entity, instant, integer, phone, ref, text, user } from '@kith/sdk'
import { issueType } from './issue-type.ts'
import { level } from './level.ts'
import { priorities } from './priorities.ts'
import { queue } from './queue.ts'
import { rule } from './rule.ts'

export const states = ['new', 'in-progress', 'waiting', 'solved', 'closed'] as const

/** How far a dispute has come (R92): open until it is agreed or rejected. */
export const disputeSteps = ['claimed', 'examined', 'offered', 'agreed', 'rejected'] as const

/** What a customer asks for help with (R84): from staff, a form, a mail or the API to its solution. */
export const serviceCase = entity('service.case', {
  fields: {
    subject: text({ required: true, max: 200, search: true }),
    /** `C-000042`: what people and mails call it. */
    number: text({ derived: true, unique: true, search: true, max: 20 }),
    state: choice(states, { default: 'new', steps: states }),
    priority: choice(priorities, { default: 'normal' }),
    description: text({ multiline: true, max: 20_000, personal: true }),
    account: ref(account, { index: true, onDelete: 'detach' }),
    contact: ref(contact, { index: true, onDelete: 'detach' }),
    /** Who asks, where no contact says it. */
    name: text({ max: 200, personal: true, search: true }),
    email: email({ index: true, personal: true }),
    phone: phone({ personal: true }),
    /** The product line (R86). */
    line: ref(businessLine, { onDelete: 'detach' }),
    issueType: ref(issueType, { index: true, onDelete: 'restrict' }),
    queue: ref(queue, { index: true, onDelete: 'restrict' }),
    owner: ref(user, { onDelete: 'detach' }),
    channel: choice(['staff', 'form', 'api', 'mail'], { default: 'staff', fixed: true }),
    /** What to do about it: written when it is solved. */
    solution: text({ multiline: true, max: 20_000 }),
    dispute: boolean({ default: false }),
    disputeStep: choice(disputeSteps, { steps: disputeSteps, when: { dispute: true } }),
    disputeReason: text({ multiline: true, max: 5000, personal: true, when: { dispute: true } }),
    /** What the clock says next: until the first answer `respondBy`, then `solveBy`; none while it waits for the customer. */
    dueAt: instant({ derived: true, index: true }),
    respondBy: instant({ derived: true }),
    solveBy: instant({ derived: true }),
    respondedAt: instant({ derived: true }),
    solvedAt: instant({ derived: true }),
    closedAt: instant({ derived: true }),
    /** Since when it waits for the customer, and for how many minutes of work it has done so before. */
    waitingSince: instant({ derived: true }),
    waited: integer({ default: 0, derived: true }),
    level: ref(level, { derived: true, onDelete: 'detach' }),
    /** When it was last put before somebody, and whom. */
    escalatedAt: instant({ derived: true }),
    escalatedTo: ref(user, { derived: true, onDelete: 'detach' }),
    /** The rule that decided where it goes, and its name as it was then. */
    rule: ref(rule, { derived: true, onDelete: 'detach' }),
    ruleName: text({ derived: true, max: 200 }),
    /** Minutes of work until the first answer and the solution, of what has come so far. */
    respondMinutes: integer({ derived: true }),
    solveMinutes: integer({ derived: true }),
    reopened: integer({ default: 0, derived: true }),
    /** The customer's answer to the survey, 1 to 5 (R90). */
    satisfaction: integer({ derived: true, min: 1, max: 5 }),
    /** `2026-11`, in the organisation's zone: what statistics are grouped by. */
    month: text({ derived: true, max: 7, index: true }),
    /** The customer's language. */
    locale: text({ max: 35 }),
    submission: ref(submission, { fixed: true, onDelete: 'detach' }),
  },
  person: { by: ['email'], with: ['submission'] },
  timeline: { on: ['account', 'contact'] },
  indexes: [
    ['owner', 'createdAt'],
    ['createdBy', 'createdAt'],
    ['state', 'createdAt'],
    ['queue', 'state', 'dueAt'],
  ],
})
