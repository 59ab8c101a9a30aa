import { boolean, choice, date, entity, integer, money, ref, refs, text, user } from '@kith/sdk'
import { channel } from './channel.ts'

/** What marketing does to win customers (R77): when, at what cost, by whom, with what, and what came back. */
export const campaign = entity('campaigns.campaign', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    kind: choice(['event', 'advertising', 'mailing', 'online', 'telephone', 'referral', 'other'], { default: 'other' }),
    channel: ref(channel, { index: true, onDelete: 'restrict' }),
    status: choice(['planned', 'running', 'completed', 'cancelled'], {
      default: 'planned',
      steps: ['planned', 'running', 'completed'],
    }),
    startsOn: date(),
    endsOn: date(),
    plannedCost: money({ min: 0 }),
    /** Members that are expected to respond. */
    expectedResponses: integer({ min: 0 }),
    /** What it is called in `utm_campaign`: lower case letters, digits, '-', '_' and '.'. Compared without case. */
    code: text({ unique: true, max: 100, search: true }),
    owner: ref(user, { onDelete: 'detach' }),
    /** Who takes part in the work. */
    people: refs(user),
    /** The campaign that it is a part of. */
    parent: ref('campaigns.campaign', { index: true, onDelete: 'restrict' }),
    /** Whether its members are written to: then only who may be written to becomes one. */
    writes: boolean({ default: true }),
    /** The code of the purpose of consents that they are written to for. */
    purpose: text({ default: 'news', max: 60 }),
    tasks: text({ multiline: true, max: 10_000 }),
    resources: text({ multiline: true, max: 10_000 }),
    feedback: text({ multiline: true, max: 10_000 }),
  },
  indexes: [
    ['status', 'createdAt'],
    ['owner', 'createdAt'],
  ],
})
