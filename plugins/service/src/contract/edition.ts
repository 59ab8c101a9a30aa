import { boolean, entity, integer, ref, text } from '@kith/sdk'
import { article } from './article.ts'

/** A published version of a solution, as it was read and sent. One of each article is current, or none when it is retired. */
export const edition = entity('service.edition', {
  within: 'article',
  fields: {
    title: text({ required: true, fixed: true, max: 200, search: true }),
    body: text({ required: true, fixed: true, multiline: true, max: 50_000, search: true }),
    language: text({ required: true, fixed: true, max: 35 }),
    article: ref(article, { required: true, fixed: true, index: true, onDelete: 'cascade' }),
    edition: integer({ required: true, fixed: true, min: 1 }),
    current: boolean({ default: true, derived: true }),
  },
  unique: [['article', 'edition']],
})
