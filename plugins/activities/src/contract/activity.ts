import { account } from '@kith/plugin-accounts/contract'
import { anyRef, boolean, choice, entity, instant, integer, ref, refs, text, user } from '@kith/sdk'
import { series } from './series.ts'
import { type } from './type.ts'

/** Once it is one of these, an activity is never changed again (R59). A rejected one is with the manager, and open. */
export const closedStates = ['done', 'cancelled'] as const

/**
 * Something that is done with a customer (R52): planned, carried out, reported on. It is about one record of any kind;
 * others take part by links of the kind `with`.
 */
export const activity = entity('activities.activity', {
  label: 'subject',
  within: 'about',
  timeline: { on: ['about', 'account'], at: 'at', ownRights: true },
  fields: {
    subject: text({ required: true, max: 300, search: true, personal: true }),
    type: ref(type, { required: true, index: true, onDelete: 'restrict' }),
    state: choice(['planned', 'in-progress', 'done', 'rejected', 'cancelled'], {
      default: 'planned',
      steps: ['planned', 'in-progress', 'done'],
    }),
    priority: choice(['low', 'normal', 'urgent'], { default: 'normal' }),
    about: anyRef({ index: true }),
    /** The account that the record it is about is, or belongs to (R60). */
    account: ref(account, { derived: true, onDelete: 'detach' }),
    start: instant(),
    end: instant(),
    /** When it must be done at the latest. */
    due: instant(),
    allDay: boolean({ default: false }),
    owner: ref(user, { onDelete: 'restrict' }),
    /** Colleagues who take part. */
    participants: refs(user),
    location: text({ max: 500 }),
    /** What is intended. */
    plan: text({ multiline: true, max: 10_000, personal: true }),
    /** What was done. */
    execution: text({ multiline: true, max: 10_000, personal: true }),
    /** What the customer said, and what comes of it (R60). */
    feedback: text({ multiline: true, max: 10_000, personal: true }),
    /** Why it was rejected or cancelled (R56). */
    reason: text({ multiline: true, max: 2000 }),
    /** Minutes before the start at which its owner is reminded (R71). */
    reminder: integer({ min: 0, max: 20_160 }),
    series: ref(series, { derived: true, index: true, onDelete: 'detach' }),
    /** The activity that this one follows up (R61). */
    previous: ref('activities.activity', { derived: true, index: true, onDelete: 'detach' }),
    /** When somebody else gave it to its owner (R53), and who. */
    assignedAt: instant({ derived: true }),
    assignedBy: ref(user, { derived: true, onDelete: 'detach' }),
    closedAt: instant({ derived: true }),
    closedBy: ref(user, { derived: true, onDelete: 'detach' }),
    /** Where it stands on timelines and calendars: its start, else when it is due, else when it was closed or made. */
    at: instant({ derived: true }),
    /** Whether and when it is late: its due, else its end, else its start. */
    late: instant({ derived: true }),
    /** The month of `at`, '2026-01', by the organisation's clock: for statistics (R72). */
    month: text({ derived: true, max: 7 }),
    /** When owner and manager were reminded that it is late or lies idle (R55, R58). */
    remindedAt: instant({ derived: true }),
    /** When the superior was told that nothing came of it (R57). */
    escalatedAt: instant({ derived: true }),
    /** A module made it by itself: what it is about is that module's business. */
    byModule: boolean({ default: false, derived: true }),
  },
  indexes: [
    ['owner', 'at'],
    ['owner', 'createdAt'],
    ['state', 'at'],
    ['state', 'createdAt'],
    ['state', 'late'],
    ['account', 'at'],
    ['month', 'type'],
  ],
})
