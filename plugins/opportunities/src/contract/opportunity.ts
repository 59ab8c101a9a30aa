import { account, contact } from '@kith/plugin-accounts/contract'
import { lead } from '@kith/plugin-leads/contract'
import { boolean, businessLine, choice, date, entity, instant, integer, money, ref, text, user } from '@kith/sdk'
import { pipeline } from './pipeline.ts'
import { reason } from './reason.ts'
import { rule } from './rule.ts'
import { stage } from './stage.ts'

/** A chance to sell something to somebody (R36), on its way through the stages of a pipeline (R37). */
export const opportunity = entity('opportunities.opportunity', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    account: ref(account, { index: true, onDelete: 'restrict' }),
    /** Whom one talks to. */
    contact: ref(contact, { index: true, onDelete: 'detach' }),
    /** Given by itself: that of its stage, else the first active one. */
    pipeline: ref(pipeline, { index: true, onDelete: 'restrict' }),
    stage: ref(stage, { onDelete: 'restrict' }),
    /** What its stage says. */
    status: choice(['open', 'won', 'lost'], { default: 'open', derived: true }),
    /** What it brings; where it has line items, what these come to. */
    amount: money({ index: true }),
    /** Percent. That of its stage, unless somebody said otherwise (R38). */
    probability: integer({ min: 0, max: 100 }),
    /** Whether somebody said otherwise. */
    isOverridden: boolean({ default: false, derived: true }),
    /** The amount by its probability. */
    weighted: money({ derived: true }),
    expectedClose: date({ index: true }),
    deliveryDate: date(),
    line: ref(businessLine, { index: true, onDelete: 'detach' }),
    category: text({ max: 100 }),
    owner: ref(user, { onDelete: 'detach' }),
    /** The code of a lead source. */
    source: text({ max: 60 }),
    /** The lead that it came from. */
    lead: ref(lead, { fixed: true, index: true, onDelete: 'detach' }),
    region: text({ max: 100 }),
    /** What is needed: one of three things that make a lead an opportunity (R20). */
    need: text({ multiline: true, max: 10_000 }),
    /** How far they mean it (R20). */
    intent: choice(['interested', 'comparing', 'deciding']),
    /** When there is a chance to buy (R20). */
    timeframe: choice(['month', 'quarter', 'half-year', 'year', 'later']),
    specialNeeds: text({ multiline: true, max: 10_000 }),
    budgetFrom: money({ min: 0 }),
    budgetTo: money({ min: 0 }),
    /** Who decides. */
    decider: ref(contact, { onDelete: 'detach' }),
    nextStep: text({ max: 500 }),
    nextStepOn: date(),
    /** Why it was won or lost (R48). */
    reason: ref(reason, { onDelete: 'restrict' }),
    reasonNote: text({ multiline: true, max: 4000 }),
    /** How many line items it has: its amount is theirs then. */
    items: integer({ default: 0, derived: true }),
    stageSince: instant({ derived: true }),
    /** The stage whose activities were planned last (R40). */
    suggestedIn: ref(stage, { derived: true, onDelete: 'detach' }),
    closedAt: instant({ derived: true, index: true }),
    /** Days from its beginning to its end. */
    cycleDays: integer({ derived: true }),
    /** 'YYYY-MM': when it is expected, or when it was won or lost. */
    month: text({ derived: true, max: 7 }),
    reopenedAt: instant({ derived: true }),
    /** What somebody brought forward against whose it is (R44). */
    dispute: text({ derived: true, max: 2000 }),
    /** The rule that decided whose it is, and its name as it was then. */
    rule: ref(rule, { derived: true, onDelete: 'detach' }),
    ruleName: text({ derived: true, max: 200 }),
    /** When managers were told that it is large (R50). */
    toldAt: instant({ derived: true }),
  },
  timeline: { on: ['account', 'contact', 'lead'] },
  indexes: [
    ['owner', 'createdAt'],
    ['stage', 'createdAt'],
    ['status', 'month'],
    ['status', 'expectedClose'],
  ],
})
