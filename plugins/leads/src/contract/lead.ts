import { account, contact } from '@kith/plugin-accounts/contract'
import { submission } from '@kith/plugin-forms/contract'
import { choice, email, entity, instant, integer, json, phone, ref, text, user } from '@kith/sdk'
import { z } from 'zod'
import { rule } from './rule.ts'

/** Somebody who may become a customer. Without an owner it lies in the pool (R18). */
export const lead = entity('leads.lead', {
  fields: {
    name: text({ required: true, max: 200, search: true, personal: true }),
    email: email({ index: true, personal: true }),
    phone: phone({ index: true, personal: true }),
    company: text({ max: 200, search: true }),
    title: text({ max: 200 }),
    kind: choice(['organisation', 'person'], { default: 'organisation' }),
    industry: text({ max: 100 }),
    size: text({ max: 60 }),
    region: text({ max: 100 }),
    message: text({ multiline: true, max: 10_000, personal: true }),
    status: choice(['new', 'working', 'qualified', 'converted', 'disqualified'], {
      default: 'new',
      steps: ['new', 'working', 'qualified'],
    }),
    priority: choice(['low', 'normal', 'high'], { default: 'normal' }),
    /** The code of a source (R3). */
    source: text({ required: true, default: 'other', max: 60 }),
    /** One person who is answerable for it (R11). */
    owner: ref(user, { onDelete: 'detach' }),
    /** The points of all rules that hold. */
    score: integer({ default: 0, derived: true }),
    /** The rule that decided whose it is, and its name as it was then. */
    rule: ref(rule, { derived: true, onDelete: 'detach' }),
    ruleName: text({ derived: true, max: 200 }),
    /** How many leads and contacts had the same e-mail or phone when it was written. */
    duplicates: integer({ default: 0, derived: true }),
    submission: ref(submission, { fixed: true, onDelete: 'detach' }),
    /** The public id of the form that it came through. */
    form: text({ fixed: true, max: 60 }),
    landingPage: text({ fixed: true, max: 2000 }),
    referrer: text({ fixed: true, max: 2000 }),
    utmSource: text({ fixed: true, max: 200 }),
    utmMedium: text({ fixed: true, max: 200 }),
    utmCampaign: text({ fixed: true, max: 200 }),
    /** What else is known of how they came: utm term and content, click ids. */
    attribution: json({ fixed: true, shape: z.record(z.string(), z.string()) }),
    disqualifiedReason: text({ multiline: true, max: 2000 }),
    convertedAt: instant({ derived: true }),
    convertedAccount: ref(account, { derived: true, onDelete: 'detach' }),
    convertedContact: ref(contact, { derived: true, onDelete: 'detach' }),
    remindedAt: instant({ derived: true }),
  },
  person: { by: ['email'], with: ['submission'] },
  indexes: [
    ['owner', 'createdAt'],
    ['status', 'createdAt'],
    ['status', 'updatedAt'],
  ],
})
