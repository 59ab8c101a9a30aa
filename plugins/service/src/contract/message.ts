import { choice, email, entity, ref, text } from '@kith/sdk'
import { article } from './article.ts'
import { serviceCase } from './case.ts'

/** One turn of the conversation on a case: from the customer, to him, or a note that he does not see. */
export const message = entity('service.message', {
  label: 'subject',
  within: 'case',
  fields: {
    case: ref(serviceCase, { required: true, index: true, onDelete: 'cascade' }),
    direction: choice(['in', 'out', 'note'], { required: true, fixed: true }),
    subject: text({ max: 300, fixed: true, personal: true }),
    text: text({ required: true, multiline: true, max: 50_000, personal: true }),
    /** Who wrote it, where that is no person of the team. */
    name: text({ max: 200, fixed: true, personal: true }),
    email: email({ index: true, fixed: true, personal: true }),
    /** The `Message-ID` of a mail: the same mail is taken once. */
    messageId: text({ unique: true, fixed: true, max: 998 }),
    /** The solution that was sent. */
    article: ref(article, { fixed: true, onDelete: 'detach' }),
  },
  person: { by: ['email'] },
  indexes: [['case', 'createdAt']],
})
