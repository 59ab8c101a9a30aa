import { businessLine, choice, entity, integer, ref, text } from '@kith/sdk'
import { issueType } from './issue-type.ts'

/** A solution as its authors work on it (R89). What readers and customers get is its published edition. */
export const article = entity('service.article', {
  fields: {
    title: text({ required: true, max: 200, search: true }),
    body: text({ required: true, multiline: true, max: 50_000 }),
    /** IETF: `en`, `zh-CN`. */
    language: text({ required: true, default: 'en', max: 35 }),
    state: choice(['draft', 'published', 'retired'], { default: 'draft', derived: true }),
    /** The solution that this one says in another language. */
    translationOf: ref('service.article', { index: true, onDelete: 'detach' }),
    issueType: ref(issueType, { onDelete: 'detach' }),
    line: ref(businessLine, { onDelete: 'detach' }),
    /** How many editions it has had, and how often it was sent. */
    editions: integer({ default: 0, derived: true }),
    sent: integer({ default: 0, derived: true }),
  },
})
